/* SPDX-License-Identifier: ISC */
#include "trial.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "partway/forest.h"
#include "partway/str.h"

static const char *const sound[][2] = {
	{ "shared/cards.yaml",
	    "format: 1\ncards:\n"
	    "  - {id: note, title: A note, contact: none, do: [Rest.], sources: [A-1]}\n" },
	{ "shared/sources.yaml",
	    "format: 1\n"
	    "articles:\n  - {code: A, title: An article, by: Nobody, author: nobody}\n"
	    "items:\n  - {id: A-1, section: one, gist: Rest helps.}\n" },
	{ "shared/rules.yaml",
	    "format: 1\nfacts:\n  - {name: calm, safe: [yes], unsafe: [no]}\n"
	    "rules:\n  - {id: R1, title: Calm, why: It is safer., if-contact: [message],\n"
	    "     needs: [calm=yes]}\n" },
	{ "shared/helplines.yaml",
	    "format: 1\ncountries:\n  - {id: uk, title: United Kingdom, emergency: \"999\"}\n"
	    "lines:\n  - {country: uk, groups: [talk], service: Talk, call: \"1\",\n"
	    "     source: example.org, confidence: high}\n" },
	{ "shared/gate.yaml",
	    "format: 1\nid: gate\nmark: G\ntitle: Gate\nstart: safe\n"
	    "stops:\n  - {if: I am not safe., do: Stop., go: stop}\nquestions:\n"
	    "  - {id: safe, ask: Safe?, why: First., sources: [A-1], unsure: stop,\n"
	    "     answers: [{say: Yes, go: return}, {say: \"No\", go: stop}]}\n"
	    "endings:\n"
	    "  - {id: stop, title: Stop, do: [Stop.], why: Safety., contact: none, aim: crisis,\n"
	    "     help: [talk], sources: [A-1]}\n" },
	{ "x.yaml", TRIAL_TREE },
};

void
trial_start(struct trial *trial)
{
	*trial = (struct trial){ 0 };
	for (size_t i = 0; i < sizeof(sound) / sizeof(sound[0]); i++)
		trial_set(trial, sound[i][0], sound[i][1]);
}

void
trial_set(struct trial *trial, const char *name, const char *text)
{
	source_files_set(&trial->files, name, text, strlen(text));
}

void
trial_load(struct trial *trial)
{
	trial->forest = forest_load(&trial->files, "", &trial->diags);
	diags_sort(&trial->diags);
}

void
trial_expect(struct trial *trial, const char *wanted)
{
	struct str got = { 0 };

	trial_load(trial);
	for (size_t i = 0; i < trial->diags.count; i++) {
		const struct diag *diag = &trial->diags.items[i];

		if (diag->at.file > 0)
			str_add(&got, trial->diags.files[diag->at.file - 1].name);
		if (diag->at.line > 0)
			str_add_format(
			    &got, ":%u:%u", (unsigned)diag->at.line, (unsigned)diag->at.column);
		str_add_format(
		    &got, "%s%s\n", diag->at.file > 0 ? " " : "", diag_code_name(diag->code));
		cr_expect(diag->mend[0] != '\0', "no mend: %s", diag->words);
	}
	cr_expect(eq(str, (char *)str_text(&got), (char *)wanted));
	str_fini(&got);
}

void
trial_expect_tree(const char *bytes, size_t length, const char *wanted)
{
	struct trial trial;

	trial_start(&trial);
	source_files_set(&trial.files, "x.yaml", bytes, length);
	trial_expect(&trial, wanted);
	trial_free(&trial);
}

void
trial_free(struct trial *trial)
{
	forest_free(trial->forest);
	source_files_fini(&trial->files);
	diags_fini(&trial->diags);
}

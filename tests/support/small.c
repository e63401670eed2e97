/* SPDX-License-Identifier: ISC */
#include "small.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "partway/forest.h"
#include "partway/load.h"
#include "partway/str.h"

#define LINE_BYTES 400

static const char *const always[][2] = {
	{ "shared/cards.yaml",
	    "format: 1\ncards:\n"
	    "- {id: note, title: A note, contact: none, do: [Rest], sources: [A-1]}\n" },
	{ "shared/sources.yaml",
	    "format: 1\narticles:\n- {code: A, title: An article, by: Nobody, author: nobody}\n"
	    "items:\n- {id: A-1, section: one, gist: Rest helps}\n" },
	{ "shared/helplines.yaml",
	    "format: 1\ncountries:\n- {id: uk, title: United Kingdom, emergency: \"999\"}\n"
	    "lines:\n- {country: uk, groups: [talk], service: Talk, call: \"1\", source: a.org, "
	    "confidence: high}\n" },
};

/* The file that is being written. */
struct draft {
	struct source_files *files;
	struct str name, text;
	const char *part; /* "questions:", "facts:", ...: what the last line belongs to */
};

static void
end_file(struct draft *draft)
{
	if (draft->text.length > 0)
		source_files_set(
		    draft->files, str_text(&draft->name), draft->text.data, draft->text.length);
	str_clear(&draft->text);
	draft->part = "";
}

static void
begin_file(struct draft *draft, const char *folder, const char *id)
{
	end_file(draft);
	str_clear(&draft->name);
	str_add_format(&draft->name, "%s%s.yaml", folder, id);
	str_add(&draft->text, "format: 1\n");
}

static void
begin_part(struct draft *draft, const char *part)
{
	if (strcmp(draft->part, part) != 0)
		str_add_format(&draft->text, "%s\n", part);
	draft->part = part;
}

static void
begin_tree(struct draft *draft, const char *line, bool is_block)
{
	char id[LINE_BYTES], mark[LINE_BYTES];

	cr_assert_eq(sscanf(line, "%*s %s %s", id, mark), 2, "%s", line);
	begin_file(draft, is_block ? "shared/" : "", id);
	str_add_format(&draft->text, "id: %s\nmark: %s\ntitle: A title\n", id, mark);
	if (!is_block)
		str_add(&draft->text, "summary: A summary\nopens-with: gate\n");
}

static void
begin_entry(struct draft *draft, const char *part, const char *id)
{
	if (*draft->part == '\0')
		str_add_format(&draft->text, "start: %s\n", id);
	begin_part(draft, part);
}

/* ANSWER is "Yes, maybe a=yes b=no > somewhere", or "unsure > somewhere". */
static void
add_answer(struct str *out, char *answer)
{
	char *go = strstr(answer, " > "), *sets = strchr(answer, '=');

	cr_assert(go != NULL, "%s", answer);
	*go = '\0';
	if (strcmp(answer, "unsure") == 0) {
		str_add_format(out, "], unsure: %s}\n", go + 3);
		return;
	}
	for (char *c = sets; c && *c; c++)
		if (*c == ' ')
			*c = ',';
	while (sets && *sets != ' ')
		sets--;
	if (sets)
		*sets++ = '\0';
	str_add_format(out, "{say: %s, go: %s", answer, go + 3);
	if (sets)
		str_add_format(out, ", sets: [%s]", sets);
	str_add(out, "}, ");
}

static void
add_question(struct draft *draft, char *id, char *answers)
{
	char *answer, *rest = answers;

	begin_entry(draft, "questions:", id);
	str_add_format(&draft->text,
	    "- {id: %s, ask: Ask %s, why: Because, sources: [A-1], answers: [", id, id);
	while ((answer = strsep(&rest, ";")))
		add_answer(&draft->text, answer + strspn(answer, " "));
}

static void
add_ending(struct draft *draft, const char *id, const char *tags)
{
	char contact[LINE_BYTES], aim[LINE_BYTES];

	cr_assert_eq(sscanf(tags, "%s %s", contact, aim), 2, "%s", tags);
	begin_entry(draft, "endings:", id);
	str_add_format(&draft->text,
	    "- {id: %s, title: End %s, do: [Rest], why: Because, sources: [A-1], help: [talk], "
	    "contact: %s, aim: %s}\n",
	    id, id, contact, aim);
}

static void
add_fact(struct draft *draft, const char *name, char *values)
{
	char *safe = strsep(&values, "|");

	begin_part(draft, "facts:");
	str_add_format(&draft->text, "- {name: %s, safe: [%s], unsafe: [%s]}\n", name, safe,
	    values ? values : "");
}

/* LINE is "kind id: the rest". */
static void
add_line(struct draft *draft, char *line)
{
	char *kind = line, *id = strchr(line, ' ') + 1, *rest = strstr(line, ": ");

	if (strncmp(kind, "tree ", 5) == 0 || strncmp(kind, "block ", 6) == 0) {
		begin_tree(draft, line, *kind == 'b');
		return;
	}
	cr_assert(rest != NULL, "%s", line);
	*rest = id[-1] = '\0';
	rest += 2;
	if (strcmp(kind, "ask") == 0) {
		add_question(draft, id, rest);
	} else if (strcmp(kind, "end") == 0) {
		add_ending(draft, id, rest);
	} else if (strcmp(kind, "fact") == 0) {
		if (strcmp(draft->part, "facts:") != 0)
			begin_file(draft, "shared/", "rules");
		add_fact(draft, id, rest);
	} else {
		cr_assert_str_eq(kind, "rule");
		begin_part(draft, "rules:");
		str_add_format(
		    &draft->text, "- {id: %s, title: Title %s, why: Because, %s}\n", id, id, rest);
	}
}

void
small_load(struct small *small, const char *notation)
{
	struct source_files files = { 0 };
	struct draft draft = { .files = &files, .part = "" };
	struct str findings = { 0 };

	*small = (struct small){ 0 };
	for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++)
		source_files_set(&files, always[i][0], always[i][1], strlen(always[i][1]));
	while (*notation) {
		char line[LINE_BYTES];
		size_t length = strcspn(notation, "\n");

		cr_assert(length < sizeof(line), "%.*s", (int)length, notation);
		memcpy(line, notation, length);
		line[length] = '\0';
		add_line(&draft, line);
		notation += length + (notation[length] == '\n');
	}
	end_file(&draft);
	small->forest = forest_load(&files, "trees", &small->diags);
	diags_write(&small->diags, &findings);
	cr_assert(small->forest && small->diags.count == 0, "%s", str_text(&findings));
	str_fini(&findings);
	str_fini(&draft.text);
	str_fini(&draft.name);
	source_files_fini(&files);
}

void
small_free(struct small *small)
{
	forest_free(small->forest);
	diags_fini(&small->diags);
}

/* SPDX-License-Identifier: ISC */
/* Joining: what names nothing is found, once, where it stands, and what only follows from another
 * finding is not. The wording of findings is tested in tests/lint. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "partway/forest.h"
#include "partway/str.h"
#include "trial.h"

#define BLOCK(id) \
	"format: 1\nid: " id "\nmark: B\ntitle: B\nstart: first\nendings:\n" \
	"  - {id: first, title: B, do: [Rest.], why: It helps., contact: none,\n" \
	"     aim: accept, help: [talk], sources: [A-1]}\n" \
	"  - {id: last, title: B, do: [Rest.], why: It helps., contact: none,\n" \
	"     aim: accept, help: [talk], sources: [A-1]}\n"

/* Findings of one answer, on line 15; beside the tree there is a block b. */
static void
expect_answer(const char *answer, const char *wanted)
{
	struct str yaml = { 0 };
	struct trial trial;

	str_add_format(&yaml, "%s      - {say: This, %s}\n%s", TRIAL_HEAD TRIAL_QUESTION, answer,
	    TRIAL_ENDING);
	trial_start(&trial);
	trial_set(&trial, "x.yaml", str_text(&yaml));
	trial_set(&trial, "shared/b.yaml", BLOCK("b"));
	trial_expect(&trial, wanted);
	cr_expect(trial.forest != NULL);
	str_fini(&yaml);
	trial_free(&trial);
}

Test(freeze, takes_the_four_forms_of_a_way)
{
	expect_answer("go: e", "");
	expect_answer("go: block:b", "");
	expect_answer("go: tree:x", "x.yaml:15:25 cycle\n"); /* its own start */
	expect_answer("go: return", "x.yaml:15:25 return-outside\n");
}

Test(freeze, finds_ways_that_lead_nowhere)
{
	expect_answer("go: nowhere", "x.yaml:15:25 go-unknown\n");
	expect_answer("go: tree:nowhere", "x.yaml:15:25 go-unknown\n");
	expect_answer("go: block:nowhere", "x.yaml:15:25 go-unknown\n");
	expect_answer("go: block:x", "x.yaml:15:25 go-kind\n");
	expect_answer("go: tree:b", "x.yaml:15:25 go-kind\n");
	expect_answer("go: b", "x.yaml:15:25 go-kind\n");
	expect_answer("go: first", "x.yaml:15:25 go-elsewhere\n");
	expect_answer("go: last", "x.yaml:15:25 go-elsewhere\n");
	expect_answer("go: q", "x.yaml:15:25 cycle\n");
}

Test(freeze, does_not_guess_between_an_entry_and_a_block)
{
	struct trial trial;

	trial_start(&trial);
	trial_set(&trial, "shared/e.yaml", BLOCK("e"));
	trial_expect(&trial,
	    "x.yaml:13:13 go-ambiguous\nx.yaml:15:25 go-ambiguous\n"
	    "x.yaml:16:25 go-ambiguous\n");
	trial_free(&trial);
}

/* A file that did not load is one finding, and so is a wrong name: what leads there is fine. */
Test(freeze, does_not_blame_what_names_a_broken_file)
{
	struct trial trial;

	trial_start(&trial);
	trial_set(&trial, "x.yaml",
	    TRIAL_HEAD TRIAL_QUESTION "      - {say: This, go: \"block:broken\"}\n"
				      "      - {say: That, go: \"block:gone\"}\n" TRIAL_ENDING);
	trial_set(&trial, "shared/broken.yaml", "- a\n");
	trial_set(&trial, "shared/gone.yaml", BLOCK("away"));
	trial_expect(&trial, "shared/broken.yaml:1:1 value-kind\nshared/gone.yaml:2:5 file-name\n");
	trial_free(&trial);

	trial_start(&trial);
	trial_set(&trial, "shared/gate.yaml", "format: 1\nid: gate\n\tmark: G\n");
	trial_set(&trial, "shared/rules.yaml", "");
	trial_set(&trial, "shared/sources.yaml", "");
	trial_set(&trial, "shared/cards.yaml", "");
	trial_expect(&trial,
	    "shared/cards.yaml:1:1 file-empty\nshared/gate.yaml:3:1 yaml-tab\n"
	    "shared/rules.yaml:1:1 file-empty\nshared/sources.yaml:1:1 file-empty\n");
	trial_free(&trial);
}

Test(freeze, finds_facts_that_are_not_there)
{
	expect_answer("go: e, sets: [clam=yes, calm=maybe, calm]",
	    "x.yaml:15:35 fact-unknown\nx.yaml:15:45 fact-value\nx.yaml:15:57 value-form\n");
	expect_answer("go: e, sets: [calm=yes, calm=no, calm=yes]",
	    "x.yaml:15:45 fact-value\nx.yaml:15:54 listed-twice\n");
	expect_answer("go: e, sets: [calm=unsure]", "x.yaml:15:35 fact-value\n");
}

Test(freeze, finds_what_an_ending_names_and_what_is_taken)
{
	struct trial trial;

	trial_start(&trial);
	trial_set(&trial, "x.yaml",
	    "format: 1\n"
	    "id: x\n"
	    "mark: G\n"
	    "title: A tree\n"
	    "summary: For tests.\n"
	    "opens-with: gates\n"
	    "start: f\n"
	    "endings:\n"
	    "  - id: e\n"
	    "    title: Rest\n"
	    "    do: [Rest.]\n"
	    "    why: It helps.\n"
	    "    cards: [note, nota, note]\n"
	    "    again-in: 4 dyas\n"
	    "    contact: no\n"
	    "    aim: recovery\n"
	    "    help: [talk, tlak, talk]\n"
	    "    sources: [A-1, A-2, A-1]\n"
	    "  - {id: e, title: B, do: [Rest.], why: It helps., contact: none,\n"
	    "     aim: accept, help: [talk], sources: [A-1]}\n"
	    "  - {id: return, title: B, do: [Rest.], why: It helps., contact: none,\n"
	    "     aim: accept, help: [talk], sources: [A-1]}\n");
	trial_expect(&trial,
	    "x.yaml:3:7 mark-taken\n"
	    "x.yaml:6:13 go-unknown\n"
	    "x.yaml:7:8 go-unknown\n"
	    "x.yaml:13:19 card-unknown\n"
	    "x.yaml:13:25 listed-twice\n"
	    "x.yaml:14:15 value-form\n"
	    "x.yaml:15:14 value-unknown\n"
	    "x.yaml:16:10 value-unknown\n"
	    "x.yaml:17:18 value-unknown\n"
	    "x.yaml:17:24 listed-twice\n"
	    "x.yaml:18:20 source-unknown\n"
	    "x.yaml:18:25 listed-twice\n"
	    "x.yaml:19:10 id-taken\n"
	    "x.yaml:21:10 id-form\n");
	trial_free(&trial);
}

static const struct {
	const char *file, *text, *wanted;
} shared[] = {
	{ "shared/rules.yaml",
	    "format: 1\n"
	    "facts:\n"
	    "  - {name: calm, safe: [yes, unsure], unsafe: [no, yes]}\n"
	    "  - {name: Calm, safe: [], unsafe: []}\n"
	    "groups:\n"
	    "  - {name: g, facts: [calm=yes, loud=yes]}\n"
	    "rules:\n"
	    "  - {id: R 1, title: T, why: W, if-contact: [phone]}\n"
	    "  - {id: R2, title: T, why: W, needs: [h, calm=yes|maybe, calm=yes, g], again: no}\n"
	    "  - {id: R2, title: T, why: W, cards: [nota], at-once: yes}\n",
	    "shared/rules.yaml:3:25 rule-form\n"
	    "shared/rules.yaml:3:30 rule-form\n"
	    "shared/rules.yaml:3:52 rule-form\n"
	    "shared/rules.yaml:4:5 rule-form\n"
	    "shared/rules.yaml:4:12 id-form\n"
	    "shared/rules.yaml:6:33 fact-unknown\n"
	    "shared/rules.yaml:8:10 id-form\n"
	    "shared/rules.yaml:8:10 rule-form\n"
	    "shared/rules.yaml:8:46 value-unknown\n"
	    "shared/rules.yaml:9:40 rule-form\n"
	    "shared/rules.yaml:9:43 fact-value\n"
	    "shared/rules.yaml:9:69 rule-form\n"
	    "shared/rules.yaml:9:80 value-unknown\n"
	    "shared/rules.yaml:10:10 id-taken\n"
	    "shared/rules.yaml:10:40 card-unknown\n"
	    "shared/rules.yaml:10:56 rule-form\n" },
	{ "shared/sources.yaml",
	    "format: 1\n"
	    "articles:\n"
	    "  - {code: A, title: T, by: B, author: C}\n"
	    "  - {code: Ab, title: T, by: B, author: C}\n"
	    "  - {code: A, title: T, by: B, author: C}\n"
	    "items:\n"
	    "  - {id: A-1, gist: G}\n"
	    "  - {id: A-1, gist: G}\n"
	    "  - {id: B-1, gist: G}\n"
	    "  - {id: A1, gist: G}\n",
	    "shared/sources.yaml:4:12 id-form\n"
	    "shared/sources.yaml:5:12 id-taken\n"
	    "shared/sources.yaml:8:10 id-taken\n"
	    "shared/sources.yaml:9:10 source-unknown\n"
	    "shared/sources.yaml:10:10 id-form\n" },
	{ "shared/helplines.yaml",
	    "format: 1\n"
	    "countries:\n"
	    "  - {id: uk, title: United Kingdom}\n"
	    "  - {id: uk, title: United Kingdom}\n"
	    "lines:\n"
	    "  - {country: uk, groups: [talk], service: S, source: x, confidence: low}\n"
	    "  - {country: fr, groups: [tlak], service: S, source: x, confidence: high, call: "
	    "\"1\",\n"
	    "     checked-on: 2025-02-29, checked-by: T}\n",
	    "shared/helplines.yaml:4:10 id-taken\n"
	    "shared/helplines.yaml:6:5 key-missing\n"
	    "shared/helplines.yaml:6:70 value-unknown\n"
	    "shared/helplines.yaml:7:15 value-unknown\n"
	    "shared/helplines.yaml:7:28 value-unknown\n"
	    "shared/helplines.yaml:8:18 value-form\n" },
	{ "shared/cards.yaml",
	    "format: 1\n"
	    "cards:\n"
	    "  - {id: note, title: N, contact: some, do: [Rest.], sources: [A-9]}\n"
	    "  - {id: No te, title: N, contact: none, do: [Rest.], sources: [A-1]}\n",
	    "shared/cards.yaml:3:35 value-unknown\n"
	    "shared/cards.yaml:3:64 source-unknown\n"
	    "shared/cards.yaml:4:10 id-form\n" },
	{ "shared/gate.yaml", "format: 1\nid: gate\nmark: GATE\ntitle: Gate\nstart: nowhere\n",
	    "shared/gate.yaml:1:1 key-missing\n" },
	{ "y.yaml",
	    "format: 1\nid: y\nmark: X\ntitle: T\nsummary: S\nopens-with: x\nstart: q\n"
	    "questions:\n"
	    "  - {id: q, ask: A, why: W, sources: [A-1], answers: [{say: S, go: return}]}\n",
	    "y.yaml:3:7 mark-taken\ny.yaml:6:13 go-kind\ny.yaml:9:10 unsure-missing\n" },
};

Test(freeze, finds_what_is_wrong_in_each_kind_of_file)
{
	for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++) {
		struct trial trial;

		trial_start(&trial);
		trial_set(&trial, shared[i].file, shared[i].text);
		trial_expect(&trial, shared[i].wanted);
		trial_free(&trial);
	}
}

Test(freeze, lets_only_opening_blocks_return)
{
	struct trial trial;

	trial_start(&trial);
	trial_set(&trial, "shared/other.yaml",
	    "format: 1\nid: other\nmark: O\ntitle: T\nstart: q\nquestions:\n"
	    "  - {id: q, ask: A, why: W, sources: [A-1], unsure: return,\n"
	    "     answers: [{say: S, go: return}]}\n");
	trial_expect(&trial,
	    "shared/other.yaml:7:53 return-outside\nshared/other.yaml:8:29 return-outside\n");
	trial_free(&trial);
}

#define GATE(stops) \
	"format: 1\nid: gate\nmark: G\ntitle: Gate\nstart: safe\nstops:\n" stops "questions:\n" \
	"  - {id: sure, ask: Sure?, why: First., sources: [A-1], unsure: last,\n" \
	"     answers: [{say: Yes, go: return}, {say: \"No\", go: tree:x}]}\n" \
	"  - {id: safe, ask: Safe?, why: First., sources: [A-1], unsure: stop,\n" \
	"     answers: [{say: Yes, go: sure}, {say: \"No\", go: last}]}\n" \
	"endings:\n" \
	"  - {id: stop, title: Stop, do: [Stop.], why: Safety., contact: none, aim: crisis,\n" \
	"     help: [talk], sources: [A-1]}\n" \
	"  - {id: last, title: Last, do: [Stop.], why: Safety., contact: none, aim: crisis,\n" \
	"     help: [talk], sources: [A-1]}\n"

/* They follow the entries, which are sorted; and they are no arrows: nothing is sorted by them, and
 * one that names the question first asked closes no cycle. */
Test(freeze, takes_the_stops_of_a_block_in_the_order_of_its_author)
{
	struct str got = { 0 };
	struct trial trial;
	struct span stops;

	trial_start(&trial);
	trial_set(&trial, "shared/gate.yaml",
	    GATE("  - {if: I am tired., do: Rest first., go: last}\n"
		 "  - {if: I am not safe., do: Get safe., go: safe}\n"
		 "  - {if: I am elsewhere., do: Wait., go: \"tree:x\"}\n"));
	trial_expect(&trial, "");
	stops = trial.forest->trees[0].stops;
	for (uint32_t i = 0; i < stops.count; i++) {
		const struct stop *stop = &trial.forest->stops[stops.first + i];

		str_add_format(&got, "%u: %s %s ", (unsigned)stop->go.line,
		    forest_text(trial.forest, stop->say), forest_text(trial.forest, stop->todo));
		forest_add_number(trial.forest, &got, stop->go.index);
		str_add_char(&got, '\n');
	}
	cr_expect(eq(str, got.data,
	    "7: I am tired. Rest first. G4\n"
	    "8: I am not safe. Get safe. G1\n"
	    "9: I am elsewhere. Wait. X1\n"));
	str_fini(&got);
	trial_free(&trial);
}

Test(freeze, finds_stops_that_name_nothing)
{
	struct trial trial;

	trial_start(&trial);
	trial_set(&trial, "shared/gate.yaml",
	    GATE("  - {if: I am tired., do: Rest first., go: lats}\n"
		 "  - {if: I am not safe., do: Get safe., go: return}\n"
		 "  - {if: I am elsewhere., do: Wait., go: x}\n"
		 "  - {if: I am away., do: Wait., go: \"block:gone\"}\n"
		 "  - {if: I am anywhere., do: Wait., go: \"block:broken\"}\n"));
	trial_set(&trial, "shared/broken.yaml", "- a\n");
	trial_expect(&trial,
	    "shared/broken.yaml:1:1 value-kind\n"
	    "shared/gate.yaml:7:44 go-unknown\n"
	    "shared/gate.yaml:8:45 go-kind\n"
	    "shared/gate.yaml:9:42 go-kind\n"
	    "shared/gate.yaml:10:37 go-unknown\n");
	trial_free(&trial);
}

/* SPDX-License-Identifier: ISC */
/* The order of trees and entries: arrows lead down the table, authors' order holds where it can,
 * and the counts of what is still to come are those of the walks. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "partway/forest.h"
#include "partway/str.h"
#include "tree/sort.h"
#include "small.h"
#include "trial.h"

/* "gate: G1 first, G2 stop" and so on, a file a line. */
static void
expect_order(const struct forest *forest, const char *wanted)
{
	struct str got = { 0 };

	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		struct span entries = forest->trees[tree].entries;

		str_add_format(&got, "%s:", forest_text(forest, forest->trees[tree].id));
		for (uint32_t i = entries.first; i < entries.first + entries.count; i++) {
			str_add_char(&got, ' ');
			forest_add_number(forest, &got, i);
			str_add_format(&got, " %s", forest_text(forest, forest->entries[i].id));
			cr_expect(eq(u32, forest->entries[i].tree, tree));
		}
		str_add_char(&got, '\n');
	}
	cr_expect(eq(str, (char *)str_text(&got), (char *)wanted));
	str_fini(&got);
}

/* Every arrow leads further down; only after an error may one lead nowhere. */
static void
expect_arrows_down(const struct forest *forest)
{
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		struct span answers = forest->entries[entry].answers;

		for (uint32_t i = answers.first; i < answers.first + answers.count; i++) {
			uint32_t go = forest->answers[i].go.index;

			cr_expect(go > entry && (go < forest->entries_count || go >= GO_BROKEN));
		}
	}
}

Test(order, puts_arrows_before_names_and_names_before_nothing)
{
	struct small small;

	small_load(&small,
	    "block a-late A\n"
	    "end end: none accept\n"
	    "block gate G\n"
	    "ask g: Yes > stop; No > return; unsure > stop\n"
	    "end stop: none crisis\n"
	    "block z-early Z\n"
	    "ask z: Yes > block:a-late; No > block:a-late; unsure > block:a-late\n"
	    "tree one O\n"
	    "ask o: Yes > block:z-early; No > end; unsure > end\n"
	    "end end: none recover\n"
	    "tree start S\n"
	    "ask s: Yes > tree:one; No > tree:alpha; unsure > tree:one\n"
	    "tree alpha L\n"
	    "ask l: Yes > block:z-early; No > block:z-early; unsure > block:z-early\n"
	    "fact f: no | yes\n"
	    "rule R: if-aim: [crisis], contact: [none]\n");
	expect_order(small.forest,
	    "gate: G1 g G2 stop\n"
	    "start: S1 s\n"
	    "alpha: L1 l\n"
	    "one: O1 o O2 end\n"
	    "z-early: Z1 z\n"
	    "a-late: A1 end\n");
	expect_arrows_down(small.forest);
	small_free(&small);
}

/* All blocks that trees open with come before all trees. */
Test(order, begins_with_what_trees_open_with)
{
	struct trial trial;

	trial_start(&trial);
	trial_set(&trial, "a.yaml",
	    "format: 1\nid: a\nmark: A\ntitle: T\nsummary: S\nopens-with: zoo\nstart: "
	    "e\n" TRIAL_ENDING);
	trial_set(&trial, "shared/zoo.yaml",
	    "format: 1\nid: zoo\nmark: Z\ntitle: T\nstart: e\n" TRIAL_ENDING);
	trial_expect(&trial, "");
	expect_order(trial.forest,
	    "gate: G1 safe G2 stop\n"
	    "zoo: Z1 e\n"
	    "a: A1 e\n"
	    "x: X1 q X2 e\n");
	trial_free(&trial);
}

Test(order, keeps_the_authors_order_as_far_as_arrows_allow)
{
	struct small small;

	small_load(&small,
	    "block gate G\n"
	    "ask g: Yes > stop; No > return; unsure > stop\n"
	    "end stop: none crisis\n"
	    "tree x X\n"
	    "ask first: Yes > third; No > last; unsure > y\n"
	    "ask second: Yes > y; No > z; unsure > y\n"
	    "ask third: Yes > second; No > y; unsure > last\n"
	    "ask last: Yes > second; No > z; unsure > z\n"
	    "end z: none recover\n"
	    "end y: none recover\n"
	    "fact f: no | yes\n"
	    "rule R: if-aim: [crisis], contact: [none]\n");
	expect_order(small.forest,
	    "gate: G1 g G2 stop\n"
	    "x: X1 first X2 third X3 last X4 second X5 z X6 y\n");
	expect_arrows_down(small.forest);
	small_free(&small);
}

static void
expect_left(const struct forest *forest, const char *tree, const char *id, const char *wanted)
{
	uint32_t entry = forest_find_entry(forest, forest_find_tree(forest, tree), id);
	const struct entry *row = &forest->entries[entry];
	struct str got = { 0 };

	str_add_format(&got, "%d to %d, return %d to %d", (int)row->least_left, (int)row->most_left,
	    (int)row->least_return, (int)row->most_return);
	cr_expect(eq(str, (char *)str_text(&got), (char *)wanted), "%s", id);
	str_fini(&got);
}

/* -1 stands for NONE. */
Test(order, counts_what_is_still_to_come)
{
	struct small small;

	small_load(&small,
	    "block gate G\n"
	    "ask one: Yes > two; No > three; unsure > two\n"
	    "ask two: Yes > three; No > stop; unsure > stop\n"
	    "ask three: Yes > return; No > return; unsure > return\n"
	    "end stop: none crisis\n"
	    "tree x X\n"
	    "ask a: Yes > b; No > block:far; unsure > e\n"
	    "ask b: Yes > e; No > e; unsure > e\n"
	    "end e: none recover\n"
	    "block far F\n"
	    "ask f: Yes > f2; No > f2; unsure > f2\n"
	    "ask f2: Yes > f3; No > f3; unsure > f3\n"
	    "ask f3: Yes > end; No > end; unsure > end\n"
	    "end end: none recover\n"
	    "fact f: no | yes\n"
	    "rule R: if-aim: [crisis], contact: [none]\n");
	expect_left(small.forest, "gate", "one", "1 to 1, return 1 to 2");
	expect_left(small.forest, "gate", "two", "0 to 0, return 1 to 1");
	expect_left(small.forest, "gate", "three", "-1 to -1, return 0 to 0");
	expect_left(small.forest, "x", "a", "0 to 3, return -1 to -1");
	expect_left(small.forest, "x", "b", "0 to 0, return -1 to -1");
	expect_left(small.forest, "far", "f", "2 to 2, return -1 to -1");
	small_free(&small);
}

#define QUESTION(id, yes, no) \
	"  - {id: " id ", ask: A, why: W, sources: [A-1], unsure: e,\n" \
	"     answers: [{say: Yes, go: \"" yes "\"}, {say: \"No\", go: \"" no "\"}]}\n"

static bool
finds_words(const struct diags *diags, const char *words)
{
	for (size_t i = 0; i < diags->count; i++)
		if (strstr(diags->items[i].words, words))
			return true;
	return false;
}

Test(order, says_the_way_of_each_cycle)
{
	struct trial trial;

	trial_start(&trial);
	trial_set(&trial, "x.yaml",
	    TRIAL_HEAD QUESTION("q", "r", "e") QUESTION("r", "s", "t") QUESTION("s", "q", "e")
		QUESTION("t", "e", "t") TRIAL_ENDING);
	trial_expect(&trial, "x.yaml:14:31 cycle\nx.yaml:16:53 cycle\n");
	cr_expect(finds_words(&trial.diags, "q -> r -> s -> q"));
	cr_expect(finds_words(&trial.diags, "t -> t"));
	expect_arrows_down(trial.forest);
	trial_free(&trial);
}

Test(order, finds_cycles_between_files)
{
	struct trial trial;

	trial_start(&trial);
	trial_set(&trial, "x.yaml", TRIAL_HEAD QUESTION("q", "block:y", "e") TRIAL_ENDING);
	trial_set(&trial, "shared/y.yaml",
	    "format: 1\nid: y\nmark: Y\ntitle: T\nstart: q\nquestions:\n" QUESTION(
		"q", "tree:x", "block:z") TRIAL_ENDING);
	trial_set(&trial, "shared/z.yaml",
	    "format: 1\nid: z\nmark: Z\ntitle: T\nstart: q\nquestions:\n" QUESTION(
		"q", "block:gate", "e") TRIAL_ENDING);
	trial_expect(&trial, "shared/y.yaml:8:31 cycle\nshared/z.yaml:8:31 cycle\n");
	cr_expect(finds_words(&trial.diags, "x -> y -> x"));
	cr_expect(finds_words(&trial.diags, "gate -> x -> y -> z -> gate"));
	expect_arrows_down(trial.forest);
	trial_free(&trial);
}

/* --- the sort by itself */

static void
count_report(void *context, const struct cycle *cycle)
{
	uint32_t *count = context;

	for (uint32_t i = 0; i + 1 < cycle->count; i++)
		cr_expect(ne(u32, cycle->things[i], cycle->things[i + 1]));
	cr_expect(eq(u32, cycle->arrow->to, cycle->things[0]));
	cr_expect(eq(u32, cycle->arrow->from, cycle->things[cycle->count - 1]));
	++*count;
}

/* Random arrows, some in cycles: all things come, and no arrow that was kept leads back. */
Test(order, sorts_any_graph)
{
	uint32_t state = 1;

	for (uint32_t round = 0; round < 300; round++) {
		struct graph graph = { .count = 1 + round % 40 };
		uint32_t order[40], place[40], reports = 0, cut = 0;

		for (uint32_t i = 0; i < graph.count * (round % 5); i++) {
			uint32_t from = (state = state * 1103515245 + 12345) >> 16;
			uint32_t to = (state = state * 1103515245 + 12345) >> 16;

			graph_add(&graph, from % graph.count, to % graph.count, i);
		}
		memset(place, 0xff, sizeof(place));
		graph_sort(&graph, order, count_report, &reports);
		for (uint32_t i = 0; i < graph.count; i++) {
			cr_assert(order[i] < graph.count);
			cr_expect(eq(u32, place[order[i]], UINT32_MAX), "twice");
			place[order[i]] = i;
		}
		for (size_t i = 0; i < graph.arrows_count; i++) {
			const struct arrow *arrow = &graph.arrows[i];

			cut += arrow->is_cut;
			cr_expect(arrow->is_cut || place[arrow->from] < place[arrow->to]);
		}
		cr_expect(reports <= cut && (cut > 0) == (reports > 0));
		graph_fini(&graph);
	}
}

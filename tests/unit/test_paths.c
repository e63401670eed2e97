/* SPDX-License-Identifier: ISC */
/* Counting all ways through a tree, and taking each of them. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "small.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/str.h"
#include "partway/walk.h"

#define REST \
	"block gate G\n" \
	"ask g: Yes a=yes > stop; No a=no > return; unsure > stop\n" \
	"end stop: none crisis\n" \
	"fact a: no | yes\n" \
	"rule R1: if-contact: [reply], needs: [a=no]\n"

static struct small small;

static void
stop(void)
{
	small_free(&small);
}

TestSuite(paths, .fini = stop);

/* Adds "answer, answer: ending" and a newline. */
static void
note_path(const struct walk *walk, void *context)
{
	const struct forest *forest = walk->forest;

	for (size_t i = 0; i < walk->taken; i++) {
		const struct answer *answer = &forest->answers[walk->steps[i].answer];

		str_add_format(context, "%s%s", i > 0 ? ", " : "",
		    answer->is_unsure ? "?" : forest_text(forest, answer->say));
	}
	str_add_format(context, ": %s\n", forest_text(forest, forest->entries[walk->here].id));
}

Test(paths, each_way_is_taken_once_and_in_order)
{
	struct str seen = { 0 };
	uint64_t count;

	small_load(&small,
	    "tree one O\n"
	    "ask p: Left > q; Right > end; unsure > q\n"
	    "ask q: Up > end; Down > tree:two; unsure > end\n"
	    "end end: none recover\n"
	    "tree two T\n"
	    "end only: none accept\n" REST);
	paths_visit(small.forest, forest_find_tree(small.forest, "one"), note_path, &seen);
	cr_expect_str_eq(str_text(&seen),
	    "Yes: stop\n"
	    "No, Left, Up: end\n"
	    "No, Left, Down: only\n"
	    "No, Left, ?: end\n"
	    "No, Right: end\n"
	    "No, ?, Up: end\n"
	    "No, ?, Down: only\n"
	    "No, ?, ?: end\n"
	    "?: stop\n");
	cr_expect(paths_count(small.forest, forest_find_tree(small.forest, "one"), &count));
	cr_expect(eq(u64, count, 9));
	cr_expect(paths_count(small.forest, forest_find_tree(small.forest, "two"), &count));
	cr_expect(eq(u64, count, 3));
	str_fini(&seen);
}

static void
count_path(const struct walk *walk, void *context)
{
	(void)walk;
	++*(uint64_t *)context;
}

Test(paths, as_many_are_counted_as_there_are_in_the_shipped_trees)
{
	const struct forest *forest = forest_builtin();

	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		uint64_t counted, taken = 0;

		if (forest->trees[tree].is_block)
			continue;
		cr_assert(paths_count(forest, tree, &counted));
		paths_visit(forest, tree, count_path, &taken);
		cr_expect(
		    eq(u64, counted, taken), "%s", forest_text(forest, forest->trees[tree].id));
	}
}

/* A tree of COUNT questions, each with three answers that lead to the next one. */
static void
load_chain(int count)
{
	struct str text = { 0 };

	str_add(&text, "tree long L\n");
	for (int i = 1; i < count; i++)
		str_add_format(
		    &text, "ask q%d: A > q%d; B > q%d; unsure > q%d\n", i, i + 1, i + 1, i + 1);
	str_add_format(&text, "ask q%d: A > end; B > end; unsure > end\n", count);
	str_add(&text, "end end: none recover\n" REST);
	small_load(&small, str_text(&text));
	str_fini(&text);
}

Test(paths, more_than_fit_are_said_to_be_more)
{
	uint64_t count;

	load_chain(40); /* 3^40 is below 2^64, 3^41 is above */
	cr_expect(paths_count(small.forest, forest_find_tree(small.forest, "long"), &count));
	cr_expect(eq(u64, count, 12157665459056928801u + 2));
	small_free(&small);
	load_chain(41);
	cr_expect(not(paths_count(small.forest, forest_find_tree(small.forest, "long"), &count)));
	cr_expect(eq(u64, count, UINT64_MAX));
}

Test(paths, a_long_walk_is_found_and_shown)
{
	load_chain(11); /* and one question of the gate */
	paths_check_length(small.forest, &small.diags);
	cr_expect(eq(sz, small.diags.count, 0));
	small_free(&small);
	load_chain(12);
	paths_check_length(small.forest, &small.diags);
	cr_assert(eq(sz, small.diags.count, 1));
	cr_expect_str_eq(small.diags.items[0].words, "a walk of 13 questions, 12 is the limit");
	cr_expect(strstr(small.diags.items[0].walk, "long L12  \"Ask q12\"") != NULL);
}

/* Once the second tree is mended, the first one may be short enough. */
Test(paths, a_long_walk_by_way_of_another_tree_is_said_there)
{
	struct str text = { 0 };

	str_add(&text,
	    "tree one O\n"
	    "ask a: A > tree:two; B > end; unsure > end\n"
	    "end end: none recover\n"
	    "tree two T\n");
	for (int i = 1; i < 12; i++)
		str_add_format(&text, "ask q%d: A > q%d; B > end; unsure > end\n", i, i + 1);
	str_add(&text,
	    "ask q12: A > end; B > end; unsure > end\n"
	    "end end: none recover\n" REST);
	small_load(&small, str_text(&text));
	paths_check_length(small.forest, &small.diags);
	cr_assert(eq(sz, small.diags.count, 1));
	cr_expect_str_eq(small.diags.items[0].words, "a walk of 13 questions, 12 is the limit");
	str_fini(&text);
}

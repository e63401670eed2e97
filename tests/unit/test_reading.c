/* SPDX-License-Identifier: ISC */
/* What a reader of a tree may come across, and how much text that is. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "partway/forest.h"
#include "partway/reading.h"
#include "partway/str.h"
#include "small.h"

#define NOTATION \
	"block gate G\n" \
	"ask first: Yes a=yes > block:help; No a=no > return; unsure > block:help\n" \
	"tree start S\n" \
	"ask which: One > tree:one; Other > rest; unsure > rest\n" \
	"end rest: none recover\n" \
	"tree one O\n" \
	"ask what: This > block:near; That > rest; unsure > rest\n" \
	"end rest: none recover\n" \
	"block near N\n" \
	"ask how: So > block:far; Thus > rest; unsure > rest\n" \
	"end rest: none recover\n" \
	"block far F\n" \
	"end rest: none recover\n" \
	"block help H\n" \
	"end safe: none crisis\n" \
	"fact a: no | yes\n" \
	"rule R1: if-contact: [message], needs: [a=no]\n"

static void
expect_marks(const struct forest *forest, const char *tree, const char *wanted)
{
	bool trees[16] = { false }, cards[16] = { false };
	struct str found = { 0 };

	cr_assert(forest->trees_count <= 16 && forest->cards_count <= 16);
	reading_mark(forest, forest_find_tree(forest, tree), trees, cards);
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		if (!trees[i])
			continue;
		str_add(&found, found.length > 0 ? " " : "");
		str_add(&found, forest_text(forest, forest->trees[i].mark));
	}
	cr_expect_str_eq(str_text(&found), wanted, "%s", tree);
	str_fini(&found);
}

Test(reading, blocks_are_read_with_a_tree_and_other_trees_are_not)
{
	struct small small;

	small_load(&small, NOTATION);
	expect_marks(small.forest, "start", "G S H");
	expect_marks(small.forest, "one", "G O H N F");
	expect_marks(small.forest, "near", "N F");
	small_free(&small);
}

/* Each ending says "End ID", "Rest" and "Because"; each question "Ask ID", "Because", answers. */
Test(reading, what_a_tree_says_is_the_sum_of_what_its_blocks_say)
{
	struct reading reading = { 0 };
	struct small small;
	struct prose prose;

	small_load(&small, NOTATION);
	reading_init(&reading, small.forest);
	reading_of_tree(&reading, forest_find_tree(small.forest, "far"), &prose);
	cr_expect_eq(prose.words, 2 + 4);
	cr_expect_eq(prose.sentences, 1 + 3);
	reading_of_tree(&reading, forest_find_tree(small.forest, "near"), &prose);
	cr_expect_eq(prose.words, (2 + 4) + (2 + 5 + 4));
	reading_of_tree(&reading, forest_find_tree(small.forest, "start"), &prose);
	cr_expect_eq(prose.words, (2 + 5) + (2 + 4) + (2 + 2 + 5 + 4));
	reading_fini(&reading);
	small_free(&small);
}

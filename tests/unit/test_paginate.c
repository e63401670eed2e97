/* SPDX-License-Identifier: ISC */
/* Pages and heights: what stands on which page is known before a word is written, and no page is so
 * full that a formatter would break it elsewhere. */
#include <criterion/criterion.h>
#include <string.h>

#include "paper/height.h"
#include "paper/paginate.h"
#include "paper/printed.h"
#include "paper/type.h"
#include "partway/base.h"
#include "partway/forest.h"

#define PAGE 100u /* tenths of a line, in the first tests */

/* The pages of pieces of these HEIGHTS, as "1 1 2". */
static void
expect_pages(const struct piece *pieces, size_t count, const char *expected)
{
	struct piece copies[8];
	struct str pages = { 0 };

	memcpy(copies, pieces, count * sizeof(*pieces));
	paginate(copies, count, PAGE);
	for (size_t i = 0; i < count; i++)
		str_add_format(&pages, "%s%u", i > 0 ? " " : "", (unsigned)copies[i].page);
	cr_expect_str_eq(str_text(&pages), expected);
	str_fini(&pages);
}

#define EXPECT_PAGES(expected, ...) \
	do { \
		const struct piece pieces[] = { __VA_ARGS__ }; \
		expect_pages(pieces, ARRAY_LEN(pieces), expected); \
	} while (0)

Test(paginate, pieces_share_a_page_as_long_as_they_fit_and_are_not_split)
{
	EXPECT_PAGES("1", { .height = 100 });
	EXPECT_PAGES("1 1 2", { .height = 60 }, { .height = 40 }, { .height = 1 });
	EXPECT_PAGES("1 2 3", { .height = 60 }, { .height = 41 }, { .height = 60 });
}

Test(paginate, a_piece_can_start_a_page_and_none_stays_empty)
{
	EXPECT_PAGES(
	    "1 2 2", { .height = 10 }, { .height = 10, .starts_page = true }, { .height = 10 });
	EXPECT_PAGES("1 1", { .height = 10, .starts_page = true }, { .height = 10 });
}

/* Formatters want a further line below the last item of a list, but only there. */
Test(paginate, what_must_stay_free_below_counts_for_the_last_piece_of_a_page)
{
	EXPECT_PAGES("1 2", { .height = 50 }, { .height = 45, .below = 10 });
	EXPECT_PAGES("1 1", { .height = 50, .below = 10 }, { .height = 45 });
}

Test(paginate, a_piece_higher_than_a_page_has_pages_of_its_own)
{
	EXPECT_PAGES("1 2 5", { .height = 10 }, { .height = 226 }, { .height = 10 });
	EXPECT_PAGES("1 3", { .height = 225 }, { .height = 10 });
	EXPECT_PAGES("1 3", { .height = 126 }, { .height = 10 });
	EXPECT_PAGES("1 2", { .height = 125 }, { .height = 10 }); /* estimates are from above */
}

/* --- lines */

static uint32_t
lines_of(const char *text, uint32_t room)
{
	struct type type = { .room = room };

	type_add(&type, text, false);
	return type.lines;
}

Test(paginate, a_line_is_as_long_as_its_letters_are_wide)
{
	cr_expect_eq(lines_of("", 5000), 0);
	cr_expect_eq(lines_of("iiiiiiiiii iiiiiiiiii", 5000), 1); /* 22 x 222 + 278 */
	cr_expect_eq(lines_of("mmmmmmmmmm", 5000), 2);            /* 10 x 833 */
	cr_expect_eq(lines_of("mmmmm mmmmm", 4165), 2, "the space at the end takes no room");
	cr_expect_eq(lines_of("mmm mm\302\240mmm", 5000), 2, "parted at an unbreakable space");
	cr_expect_eq(lines_of("mmmmmmmmmmmm mm", 5000), 3, "a word of two lines and more");
	cr_expect_gt(type_width("arms", true), type_width("arms", false));
}

/* Bytes say nothing about room: these take two and three each. */
Test(paginate, letters_of_other_scripts_are_counted_as_letters)
{
	cr_expect_eq(lines_of("\316\261\316\262\316\263 \316\261\316\262\316\263", 5000), 1);
	cr_expect_eq(lines_of("\344\273\212\345\244\251\344\273\212\345\244\251", 2000), 2,
	    "Chinese breaks between letters");
	cr_expect_eq(lines_of("\344\273\212\345\244\251\343\200\202\344\273\212", 2000), 3,
	    "a full stop begins no line");
	cr_expect_eq(lines_of("\355\225\234 \355\225\234\352\265\255\355\225\234", 3500), 2,
	    "Korean breaks at spaces only");
	cr_expect_eq(lines_of("e\314\201", 5000), 1);
}

/* As groff sets them: a heading of one line with 0.4 above, a line of text, 0.4 above the list, and
 * two lines of it at 12 points, but three at 16. */
Test(paginate, the_height_of_an_entry_is_that_of_its_lines_and_of_the_room_between)
{
	struct flow flow = { 0 };

	flow_add(&flow, PARA_TITLE, "X1", "Which comes closest?");
	flow_add(&flow, PARA_TEXT, NULL, "A pause can help after one bad stretch.");
	cr_expect_eq(height_below(&flow, 1), 0);
	flow_add(&flow, PARA_CHOICE, "X12",
	    "We had split up before this, for whatever reason it was, and each time we found that "
	    "neither of us had wanted it to end for good")
	    ->choice = 0;
	flow_add(&flow, PARA_CHOICE, "sheet R", "There is an order");
	cr_expect_eq(height_of(paper_of_size(false), &flow, 0, flow.count), 14 + 10 + 4 + 20 + 10);
	cr_expect_eq(height_of(paper_of_size(true), &flow, 0, flow.count), 14 + 10 + 4 + 30 + 10);
	cr_expect_eq(height_below(&flow, 3), HEIGHT_LINE);
	flow_fini(&flow);
}

/* --- the shipped sheets */

static void
check_pages(uint32_t tree, bool is_large)
{
	const struct forest *forest = forest_builtin();
	const struct paper *paper = paper_of_size(is_large);
	uint32_t page = 0, used = 0;
	struct printed printed;

	printed_open(&printed, forest, tree, NONE, is_large);
	for (size_t i = 0; i < printed.count; i++) {
		const struct piece *piece = &printed.pieces[i];

		cr_assert(piece->page == page || piece->page == page + 1, "no page is left out");
		used = piece->page == page ? used + piece->height : piece->height;
		page = piece->page;
		cr_expect(used + piece->below <= paper->height, "page %u is too full", page);
		cr_expect(piece->place == NONE || printed.pages[piece->place] == page);
	}
	printed_close(&printed);
}

Test(paginate, no_page_of_a_shipped_sheet_is_too_full)
{
	const struct forest *forest = forest_builtin();
	size_t sheets = 0;

	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		if (forest->trees[tree].is_block)
			continue;
		check_pages(tree, false);
		check_pages(tree, true);
		sheets++;
	}
	cr_expect_eq(sheets, 5);
}

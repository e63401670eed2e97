/* SPDX-License-Identifier: ISC */
/* What changed from one page to the next: all of that is sent, and little else. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "page/cells.h"
#include "partway/page.h"

#define COLUMNS 20u

/* OLD stands on the screen, then NEW. */
static struct columns
change(const char *old, const char *new)
{
	const struct style style = { .ascii = false };
	struct page pages[2] = { { 0 }, { 0 } };
	const char *const texts[] = { old, new };
	struct columns columns;

	for (int i = 0; i < 2; i++) {
		struct pen pen = { .page = &pages[i], .style = &style, .end = COLUMNS };

		page_clear(&pages[i], 2, COLUMNS);
		cells_put(&pen, 1, 0, texts[i], strlen(texts[i]));
	}
	cr_assert(eq(u32, page_changed(&pages[0], &pages[1], 0).end, 0), "the row above");
	columns = page_changed(&pages[0], &pages[1], 1);
	page_fini(&pages[0]);
	page_fini(&pages[1]);
	return columns;
}

#define EXPECT_CHANGE(old, new, from, to) \
	do { \
		struct columns columns = change(old, new); \
		cr_expect(eq(u32, columns.first, from), "\"%s\" to \"%s\"", old, new); \
		cr_expect(eq(u32, columns.end, to), "\"%s\" to \"%s\"", old, new); \
	} while (0)

Test(cells, a_change_is_from_its_first_cell_to_its_last)
{
	EXPECT_CHANGE("> one", "> one", 0, 0);
	EXPECT_CHANGE("> one", "  one", 0, 1);
	EXPECT_CHANGE("the one here", "the two here", 4, 7);
	EXPECT_CHANGE("shorter", "", 0, 7);
	EXPECT_CHANGE("", "12345678901234567890", 0, COLUMNS);
}

Test(cells, a_wide_character_changes_as_a_whole)
{
	EXPECT_CHANGE("a 楽 b", "a 楽 b", 0, 0);
	EXPECT_CHANGE("a 楽 b", "a 語 b", 2, 3); /* the first half stands for both */
	EXPECT_CHANGE("a 楽 b", "a xy b", 2, 4);
	EXPECT_CHANGE("a xy b", "a 楽 b", 2, 4);
}

/* The numbers of both marks are the same: they are the first of their page. */
Test(cells, another_mark_on_a_letter_is_a_change)
{
	EXPECT_CHANGE("cafe\u0301s", "cafe\u0301s", 0, 0);
	EXPECT_CHANGE("cafe\u0301s", "cafe\u0300s", 3, 4);
	EXPECT_CHANGE("cafe\u0301s", "cafes", 3, 4);
	EXPECT_CHANGE("cafes", "cafe\u0301s", 3, 4);
}

Test(cells, marks_that_moved_to_other_numbers_are_no_change)
{
	EXPECT_CHANGE("e\u0301 cafe\u0300s", "e cafe\u0300s", 0, 1);
}

/* Over the second half of a wide character a look may change alone. */
Test(cells, a_change_never_begins_within_a_wide_character)
{
	const struct style style = { .ascii = false };
	struct page old = { 0 }, new = { 0 };
	struct pen pen = { .page = &old, .style = &style, .end = COLUMNS };
	struct columns columns;

	page_clear(&old, 1, COLUMNS);
	cells_put(&pen, 0, 4, "楽", strlen("楽"));
	pen.page = &new;
	page_clear(&new, 1, COLUMNS);
	cells_put(&pen, 0, 4, "楽", strlen("楽"));
	pen.look = LOOK_REVERSE;
	cells_mark(&pen, 0, 5, 1);
	columns = page_changed(&old, &new, 0);
	cr_expect(eq(u32, columns.first, 4));
	cr_expect(eq(u32, columns.end, 6));
	page_fini(&old);
	page_fini(&new);
}

Test(cells, no_more_than_three_marks_join_a_letter)
{
	const struct style style = { .ascii = false };
	struct page page = { 0 };
	struct pen pen = { .page = &page, .style = &style, .end = COLUMNS };
	const char *text = "e\u0301\u0302\u0303\u0304x";
	uint32_t points[CELL_POINTS];

	page_clear(&page, 1, COLUMNS);
	cells_put(&pen, 0, 0, text, strlen(text));
	page_points(&page, 0, points);
	cr_expect(
	    points[0] == 'e' && points[1] == 0x301 && points[2] == 0x302 && points[3] == 0x303);
	page_points(&page, 1, points);
	cr_expect(points[0] == 'x' && points[1] == 0);
	page_fini(&page);
}

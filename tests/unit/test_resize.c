/* SPDX-License-Identifier: ISC */
/* Windows of any size, and of many sizes in a row: nothing of the walk is lost, and the reader stays
 * where they were. On the forest of tests/page/forest. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/page.h"
#include "partway/str.h"

static struct ui ui;

static enum layer
layer(void)
{
	return ui_top(&ui)->layer;
}

Test(resize, in_a_window_that_is_too_small_nothing_changes_unseen)
{
	golden_start(&ui, 24, 80, "122");
	ui_resize(&ui, 8, 30);
	golden_type(&ui, "1\rb?r~v}2");
	cr_assert(ui.depth == 1 && ui.asking == ASK_NOTHING && ui.walk.taken == 1);
	golden_type(&ui, "0>\r");
	cr_assert_eq(layer(), LAYER_COUNTRY, "help lines can be used at any size");
	golden_type(&ui, "?r~~");
	cr_assert(ui.depth == 1 && ui.asking == ASK_NOTHING, "and closed");
	ui_resize(&ui, 24, 80);
	cr_assert_str_eq(forest_text(ui.forest, ui.forest->entries[ui.walk.here].id), "order");
	ui_fini(&ui);
}

/* The row that was on top is on top again, and what was selected is selected. */
Test(resize, any_sequence_of_sizes_keeps_the_place_and_the_selection)
{
	static const char *const pages[] = { "12202}", "1221210vvvv~}}", "122211}", "122v", "1vv" };
	static const uint32_t sizes[][2] = { { 1, 1 }, { 5, 7 }, { 12, 40 }, { 60, 200 },
		{ 200, 500 }, { 100000, 100000 }, { 0, 0 }, { 8, 30 }, { 24, 80 } };

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct view was;

		golden_start(&ui, 24, 80, pages[i]);
		was = *ui_top(&ui);
		for (size_t size = 0; size < sizeof(sizes) / sizeof(sizes[0]); size++) {
			ui_resize(&ui, sizes[size][0], sizes[size][1]);
			cr_assert(ui.rows >= 1 && ui.rows <= BOUND_ROWS);
			cr_assert(ui.columns >= 1 && ui.columns <= BOUND_COLUMNS);
			if (size == 0) {
				ui_resize(&ui, 24, 80);
				cr_assert_eq(ui_top(&ui)->scroll, was.scroll, "%s", pages[i]);
			}
		}
		cr_assert_eq(ui_top(&ui)->selected, was.selected, "%s", pages[i]);
		cr_assert_eq(ui_top(&ui)->layer, was.layer, "%s", pages[i]);
		ui_fini(&ui);
	}
}

/* What no size may change: answers, place, and what is open. */
static void
check_kept(const struct ui *was, const char *keys)
{
	cr_assert(ui.walk.tree == was->walk.tree && ui.walk.here == was->walk.here, "%s", keys);
	cr_assert(ui.walk.taken == was->walk.taken && ui.walk.count == was->walk.count, "%s", keys);
	cr_assert(ui.depth == was->depth && ui.asking == was->asking, "%s", keys);
	cr_assert_str_eq(ui.find, was->find, "%s", keys);
	for (uint32_t i = 0; i < ui.depth; i++)
		cr_assert(ui.views[i].layer == was->views[i].layer
			&& ui.views[i].selected == was->views[i].selected
			&& ui.views[i].country == was->views[i].country,
		    "%s, view %u", keys, i);
}

/* Ten thousand sizes in a row: back at the first one each page is scrolled to where it was. */
Test(resize, a_storm_of_sizes_loses_nothing, .timeout = 120)
{
	static const char *const pages[] = { "12202}", "1221210vvvv~}}", "122211}", "122v", "1vv",
		"122211}w}", "122211pv", "1222m^/f", "12221b", "122@012?}" };

	srand(1);
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct ui was;

		golden_start(&ui, 24, 80, pages[i]);
		was = ui; /* what it borrows is not looked at */
		for (int storm = 0; storm < 1000; storm++) {
			bool large = rand() % 4 == 0;

			ui_resize(&ui, 1 + (uint32_t)rand() % (large ? BOUND_ROWS : 40),
			    1 + (uint32_t)rand() % (large ? BOUND_COLUMNS : 130));
			check_kept(&was, pages[i]);
		}
		ui_resize(&ui, 24, 80);
		for (uint32_t view = 0; view < ui.depth; view++)
			cr_assert_eq(ui.views[view].scroll, was.views[view].scroll,
			    "%s, view %u: %u, not %u", pages[i], view, ui.views[view].scroll,
			    was.views[view].scroll);
		ui_fini(&ui);
	}
}

Test(resize, a_page_that_is_opened_in_a_large_window_begins_at_its_top_in_a_small_one)
{
	golden_start(&ui, 24, 80, "122?1");
	ui_resize(&ui, 12, 40);
	golden_type(&ui, "}");
	cr_assert(layer() == LAYER_PRIVACY && ui_top(&ui)->scroll > 0);
	ui_resize(&ui, BOUND_ROWS, BOUND_COLUMNS);
	cr_assert_eq(ui_top(&ui)->scroll, 0u);
	golden_type(&ui, "~~02");
	ui_resize(&ui, 12, 40);
	cr_assert(layer() == LAYER_COUNTRY && ui_top(&ui)->scroll == 0);
	ui_fini(&ui);
}

/* The text in row ROW of the screen. */
static void
read_row(uint32_t row, struct str *line)
{
	struct page page = { 0 };

	page_draw(&page, &ui, &(struct style){ 0 });
	golden_write_row(&page, row, line);
	page_fini(&page);
}

Test(resize, a_smaller_window_begins_where_the_larger_one_began)
{
	static const char *const pages[] = { "02>^", "122221>", "2" };

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct str before = { 0 }, after = { 0 };
		char word[16];

		golden_start(&ui, 24, 80, pages[i]);
		read_row(3, &before);
		for (int up = 0; up < 3 && sscanf(str_text(&before), "%15s", word) != 1; up++) {
			golden_type(&ui, "^"); /* a blank row stands on no small page */
			str_clear(&before);
			read_row(3, &before);
		}
		cr_assert_eq(sscanf(str_text(&before), "%15s", word), 1);
		ui_resize(&ui, 12, 40);
		read_row(2, &after);
		cr_assert(strstr(str_text(&after), word) != NULL, "%s is not in %s", word,
		    str_text(&after));
		str_fini(&before);
		str_fini(&after);
		ui_fini(&ui);
	}
}

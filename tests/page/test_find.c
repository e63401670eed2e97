/* SPDX-License-Identifier: ISC */
/* Typing words to be found on the map, on the forest of map_page.h. */
#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"
#include "map_page.h"
#include "partway/action.h"
#include "partway/bounds.h"
#include "partway/utf8.h"

Test(find, typing_finds_and_Enter_goes_on_and_round)
{
	map_page_start(24, 80, AT_X3, "m/what");
	map_page_check_selected("X3");
	map_page_check("Find: what   Enter next, Esc done", true);
	golden_type(&shown.ui, "\n");
	map_page_check_selected("X4");
	golden_type(&shown.ui, "\n\n");
	map_page_check_selected("X3");
	golden_type(&shown.ui, "\b\b\b\bcOUR");
	map_page_check_selected("G2");
	golden_type(&shown.ui, "~");
	map_page_check_selected("G2");
	cr_assert_eq(shown.ui.asking, ASK_NOTHING);
	map_page_finish();
}

Test(find, a_closed_part_is_opened_where_something_is_found)
{
	map_page_start(24, 80, AT_X3, "m");
	map_page_check("[+] O", true);
	golden_type(&shown.ui, "/contact");
	map_page_check_selected("O1");
	map_page_check("[+] O", false);
	golden_type(&shown.ui, "\b");
	map_page_check_selected("O1");
	map_page_finish();
}

/* A screen reader speaks the line of the cursor: the match, or that there is none. */
Test(find, the_cursor_is_on_the_match_or_else_on_what_was_typed)
{
	map_page_start(24, 80, AT_X3, "m/");
	map_page_draw();
	cr_assert_eq(shown.page.cursor_row, 22u);
	golden_type(&shown.ui, "h");
	map_page_draw();
	cr_assert_eq(
	    shown.page.cells[shown.page.cursor_row * 80 + shown.page.cursor_column].point, '>');
	golden_type(&shown.ui, "zz");
	map_page_draw();
	cr_assert_eq(shown.page.cursor_row, 22u);
	map_page_check("no match", true);
	map_page_check("Enter next", false);
	map_page_finish();
}

Test(find, the_ways_out_work_while_searching_and_q_is_text)
{
	static const uint32_t out[] = { 'x', 'X', 0x03, 0x1a };

	for (size_t i = 0; i < sizeof(out) / sizeof(out[0]); i++) {
		map_page_start(24, 80, AT_X3, "m/who");
		cr_assert_not(ui_key(&shown.ui, out[i]));
		map_page_finish();
	}
	map_page_start(24, 80, AT_X3, "m/q?brsp");
	cr_assert_str_eq(shown.ui.find, "q?brsp");
	golden_type(&shown.ui, "0");
	cr_assert_eq(ui_top(&shown.ui)->layer, LAYER_HELPLINES);
	cr_assert_eq(shown.ui.asking, ASK_NOTHING);
	cr_assert_str_eq(shown.ui.find, "", "it tells of the reader");
	golden_type(&shown.ui, "~/!");
	cr_assert_eq(ui_top(&shown.ui)->layer, LAYER_HELPLINES);
	golden_type(&shown.ui, "~/v");
	cr_assert_eq(shown.ui.asking, ASK_NOTHING, "an arrow ends the search");
	map_page_finish();
}

Test(find, what_is_typed_is_utf_8_and_bounded)
{
	map_page_start(24, 80, AT_X3, "m/");
	ui_key(&shown.ui, 0x202e);
	cr_assert_str_eq(shown.ui.find, "", "what turns text round is no letter");
	for (int i = 0; i < 100; i++)
		ui_key(&shown.ui, i % 2 ? 0xe9 : 0x697d);
	cr_assert_leq(strlen(shown.ui.find), (size_t)BOUND_FIND_BYTES);
	cr_assert_eq(utf8_points(shown.ui.find, strlen(shown.ui.find)), 16u);
	ui_key(&shown.ui, INPUT_BACKSPACE);
	cr_assert_eq(utf8_points(shown.ui.find, strlen(shown.ui.find)), 15u);
	ui_resize(&shown.ui, 12, 40);
	map_page_check("no match", true);
	map_page_finish();
}

Test(find, a_window_that_is_too_small_does_nothing)
{
	struct ui before;

	map_page_start(24, 80, AT_X3, "m/who");
	ui_resize(&shown.ui, 8, 30);
	before = shown.ui;
	golden_type(&shown.ui, "a\nb~\b");
	cr_assert_str_eq(shown.ui.find, before.find);
	cr_assert_eq(shown.ui.asking, ASK_FIND);
	map_page_check("Find", false);
	cr_assert_not(ui_key(&shown.ui, 'x'));
	map_page_finish();
}

Test(find, q_leaves_where_the_window_shows_nothing_of_the_search)
{
	map_page_start(24, 80, "122", "m/s");
	cr_assert_eq(shown.ui.asking, ASK_FIND);
	ui_resize(&shown.ui, 8, 30);
	cr_assert(ui_key(&shown.ui, 'q'));
	cr_assert_eq(shown.ui.asking, ASK_LEAVE);
	cr_assert_not(ui_key(&shown.ui, 'q'));
	map_page_finish();
}

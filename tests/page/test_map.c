/* SPDX-License-Identifier: ISC */
/* The map as a screen: its keys, all sizes, and the shipped trees for what must
 * hold for all of them. Searching is in test_find.c. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "map_page.h"
#include "partway/action.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/spoken.h"
#include "partway/str.h"

Test(screen_map, in_line_mode_the_nearest_part_can_be_spoken)
{
	struct str text = { 0 };
	struct spoken spoken = { .out = &text, .width = 72 };

	map_page_start(24, 80, AT_X3, "");
	shown.ui.rows = 0;
	golden_type(&shown.ui, "m");
	spoken_page(&spoken, &shown.ui);
	cr_assert_str_eq(str_text(&text),
	    "\nA breakup under stress. Map around X3.\n"
	    "You came by: G1, G2, X1, X2.\n"
	    "You are at X3: Who said it was over, and what came after that, as far as\n"
	    "you can tell? It leads straight to 2 endings.\n"
	    "From here it goes on to:\n"
	    "X6: What has happened since?\n"
	    "U1: Is there something that you two still have to settle?\n"
	    "X4: What did you settle?\n"
	    "Other answers to X2 go on to:\n"
	    "X4: What did you settle?\n");
	str_fini(&text);
	map_page_finish();
}

/* --- keys */

Test(screen_map, it_opens_at_the_place_of_the_reader_also_after_an_answer)
{
	map_page_start(12, 40, "122", "m");
	map_page_check_selected("G2");
	map_page_check("> G2 Is there, was there, ... <- HERE", true);
	golden_type(&shown.ui, "~2m");
	map_page_check_selected("X1");
	golden_type(&shown.ui, "?m");
	map_page_check_selected("X1");
	golden_type(&shown.ui, "b1111m");
	map_page_check("<- HERE", true);
	cr_assert_eq(map_page_selected()->entry, shown.ui.walk.here);
	cr_assert_eq(map_page_selected()->kind, MAP_ENDING);
	golden_type(&shown.ui, "ry");
	cr_assert_eq(shown.ui.map.count, 0u, "a new start forgets the way there, too");
	map_page_finish();
}

Test(screen_map, Enter_opens_and_closes_and_says_where_it_cannot)
{
	map_page_start(24, 80, AT_X3, "m");
	map_page_check("Your own way", false);
	golden_type(&shown.ui, "\n");
	map_page_check("Your own way stays open.", true);
	golden_type(&shown.ui, "<vv");
	map_page_check("[+] O", true);
	map_page_check("Enter open", true);
	golden_type(&shown.ui, "\n");
	map_page_check("[+] O", false);
	map_page_check("O1  Since it began", true);
	map_page_check("Enter close", true);
	golden_type(&shown.ui, "v\n");
	map_page_check("Nothing to open here.", true);
	map_page_check("Enter ", false);
	golden_type(&shown.ui, "^\n");
	map_page_check("[+] O", true);
	golden_type(&shown.ui, "b");
	cr_assert_eq(ui_top(&shown.ui)->layer, LAYER_WALK);
	map_page_finish();
}

Test(screen_map, a_resize_keeps_the_selected_row_in_sight)
{
	map_page_start(24, 80, AT_X3, "m>");
	for (uint32_t size = 12; size < 60; size++) {
		ui_resize(&shown.ui, size, 40 + (size * 7) % 160);
		map_page_draw();
		cr_assert_eq(shown.page
				 .cells[shown.page.cursor_row * shown.page.columns
				     + shown.page.cursor_column]
				 .point,
		    '>');
	}
	map_page_finish();
}

/* --- at any size, after any keys */

/* Each row has as many cells as the window has columns, and the cursor is inside. */
static void
check_cells(void)
{
	map_page_draw();
	for (uint32_t row = 0; row < shown.page.rows; row++) {
		uint32_t cells = 0;

		for (uint32_t column = 0; column < shown.page.columns; column++)
			cells += shown.page.cells[(size_t)row * shown.page.columns + column].width;
		cr_assert_eq(cells, shown.page.columns);
	}
	cr_assert(shown.page.cursor_row < shown.page.rows
	    && shown.page.cursor_column < shown.page.columns);
}

/* The mark is never cut, nor does a row run into what stands at its right. */
Test(screen_map, no_width_cuts_the_mark_of_the_place)
{
	for (uint32_t columns = 1; columns <= 200; columns++) {
		map_page_start(24, columns, AT_X3, "m");
		check_cells();
		if (columns >= 40) {
			map_page_check("HERE", true);
			map_page_check("?...", false);
			map_page_check(" X3", true);
		}
		if (columns >= 60)
			map_page_check("<- YOU ARE HERE  ", true);
		map_page_finish();
	}
}

Test(screen_map, random_keys_never_break_it, .timeout = 120)
{
	static const uint32_t keys[] = { INPUT_UP, INPUT_DOWN, INPUT_DOWN, INPUT_HOME, INPUT_END,
		INPUT_PAGE_UP, INPUT_PAGE_DOWN, INPUT_ENTER, INPUT_ENTER, INPUT_ENTER, '/', 'e',
		'w', 'h', '1', 'q', 'n', INPUT_BACKSPACE, INPUT_ESCAPE, 'm', 'm', '?', 'p',
		0x4e00 };

	srand(1);
	map_page_start(24, 80, AT_X3, "m");
	for (int i = 0; i < 20000; i++) {
		size_t at = (size_t)rand() % (sizeof(keys) / sizeof(keys[0]));

		if (!ui_key(&shown.ui, keys[at]))
			break;
		if (rand() % 50 == 0)
			ui_resize(&shown.ui, 1 + (uint32_t)rand() % 60, 1 + (uint32_t)rand() % 200);
		if (ui_top(&shown.ui)->layer == LAYER_MAP)
			cr_assert_lt(ui_top(&shown.ui)->selected, shown.ui.map.count);
		if (i % 20 == 0)
			check_cells();
	}
	cr_assert_not(ui_key(&shown.ui, 'x'));
	map_page_finish();
}

/* --- the shipped trees */

static void
open_all(void)
{
	for (size_t row = 0; row < shown.ui.map.count; row++)
		if (map_is_closed(&shown.ui.map, row))
			map_toggle(&shown.ui.map, row);
}

/* No text of the map is the title of another ending than the one that was reached; what stands at
 * the right of a row is a number of endings. */
static void
check_titles(void)
{
	const char *reached =
	    forest_text(shown.ui.forest, shown.ui.forest->entries[shown.ui.walk.here].title);
	struct flow flow = { 0 };
	struct heading heading = { 0 };

	screen_flow(&shown.ui, &flow, NULL, &heading);
	for (size_t i = 0; i < flow.count; i++) {
		const char *label = flow_label(&flow, &flow.items[i]);

		cr_assert(!*label || strcmp(label + strspn(label, "0123456789"), " endings") == 0
		    || strcmp(label, "1 ending") == 0);
	}
	for (uint32_t entry = 0; entry < shown.ui.forest->entries_count; entry++) {
		const char *title =
		    forest_text(shown.ui.forest, shown.ui.forest->entries[entry].title);

		if (shown.ui.forest->entries[entry].kind != ENTRY_ENDING || strstr(reached, title))
			continue;
		for (size_t i = 0; i < flow.count; i++)
			cr_assert(!strstr(flow_text(&flow, &flow.items[i]), title), "%s", title);
	}
	flow_fini(&flow);
	heading_fini(&heading);
}

static void
check_row_of_place(uint32_t rows, uint32_t columns)
{
	struct str row = { 0 }, number = { 0 };

	ui_resize(&shown.ui, rows, columns);
	map_page_draw();
	golden_write_row(&shown.page, shown.page.cursor_row, &row);
	forest_add_number(shown.ui.forest, &number, shown.ui.walk.here);
	str_add_char(&number, ' ');
	cr_assert(strstr(str_text(&row), str_text(&number)), "%s", str_text(&row));
	cr_assert(strstr(str_text(&row), "HERE"), "%s", str_text(&row));
	str_fini(&row);
	str_fini(&number);
}

/* Opens the map; however deep the place is, its row begins with its number. */
static void
open_map(void)
{
	shown.ui.views[0].layer = LAYER_WALK;
	shown.ui.depth = 1;
	golden_type(&shown.ui, "m");
	check_row_of_place(12, 40);
	check_row_of_place(24, 60);
	check_row_of_place(24, 80);
}

/* SEEN: by entry, true once the map of this ending was looked at. */
static void
check_ending(const struct walk *walk, void *seen)
{
	struct walk own = shown.ui.walk;
	const char *title =
	    forest_text(shown.ui.forest, shown.ui.forest->entries[walk->here].title);

	if (((bool *)seen)[walk->here])
		return;
	((bool *)seen)[walk->here] = true;
	shown.ui.walk = *walk;
	open_map();
	map_page_check(title, true);
	open_all();
	check_titles();
	walk_back(&shown.ui.walk);
	open_map();
	shown.ui.walk = own;
}

Test(screen_map, no_ending_is_named_but_the_one_that_was_reached, .timeout = 120)
{
	bool *seen;

	map_page_begin(forest_builtin());
	seen = calloc(shown.ui.forest->entries_count, sizeof(*seen));
	for (uint32_t tree = 0; tree < shown.ui.forest->trees_count; tree++)
		if (!shown.ui.forest->trees[tree].is_block)
			paths_visit(shown.ui.forest, tree, check_ending, seen);
	for (size_t i = 0; i < shown.ui.forest->entries_count; i++)
		cr_assert_eq(seen[i], shown.ui.forest->entries[i].kind == ENTRY_ENDING);
	free(seen);
	map_page_finish();
}

/* What it says of endings comes last, so nothing is cut where that is said: at 80x24 of all. */
static void
check_said(void)
{
	struct str rows = { 0 }, words = { 0 };
	const char *text;

	map_page_read(&rows);
	for (text = str_text(&rows); *text; text += strspn(text, " \n")) {
		size_t length = strcspn(text, " \n");

		str_add_bytes(&words, text, length);
		str_add_char(&words, ' ');
		text += length;
	}
	text = strstr(str_text(&words), " Leads straight to ");
	cr_assert(text && strstr(text, "ending"), "%s", str_text(&rows));
	str_fini(&rows);
	str_fini(&words);
}

Test(screen_map, of_each_shipped_question_all_is_said_below_the_map, .timeout = 120)
{
	uint32_t rows = 0;

	map_page_begin(forest_builtin());
	for (uint32_t tree = 0; tree < shown.ui.forest->trees_count; tree++) {
		if (shown.ui.forest->trees[tree].is_block)
			continue;
		walk_open(&shown.ui.walk, tree);
		shown.ui.views[0].layer = LAYER_WALK;
		shown.ui.depth = 1;
		golden_type(&shown.ui, "m");
		open_all();
		for (golden_type(&shown.ui, "<");
		     ui_top(&shown.ui)->selected + 1 < shown.ui.map.count;
		     golden_type(&shown.ui, "v")) {
			if (map_page_selected()->kind != MAP_QUESTION)
				continue;
			check_said();
			rows++;
		}
	}
	cr_assert_gt(rows, 100u);
	map_page_finish();
}

/* SPDX-License-Identifier: ISC */
/* Screens as cells: what holds for all of them at all sizes, and every page of the shipped trees
 * once. How they look is in test_screens.c. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "partway/forest.h"
#include "partway/page.h"
#include "partway/str.h"
#include "partway/utf8.h"
#include "words.h"

static struct ui ui;
static struct page page;

static void
draw(bool ascii)
{
	page_draw(&page, &ui, &(struct style){ .ascii = ascii });
}

static void
finish(void)
{
	page_fini(&page);
	ui_fini(&ui);
}

/* The keys to every kind of screen. */
static const char *const screens[] = { "", "1", "1v", "12222", "122221", "12212", "?", "2", "0",
	"02", "@0", "@01", "12222w", "122221w", "12222p", "12222m", "12222m/who", "12222q",
	"122221s", "122221sy&", "122\t" };

#define SCREENS (sizeof(screens) / sizeof(screens[0]))

/* Each row is full and not fuller, no character is unsafe, and the cursor is inside. */
static void
check_cells(bool ascii, const char *name)
{
	for (uint32_t row = 0; row < page.rows; row++) {
		uint32_t cells = 0;

		for (uint32_t column = 0; column < page.columns; column++) {
			size_t at = (size_t)row * page.columns + column;
			const struct cell *cell = &page.cells[at];
			uint32_t points[CELL_POINTS];

			page_points(&page, at, points);
			cr_assert_eq(cell->width == 0, cell->point == 0, "%s", name);
			cells += cell->width;
			for (int i = 0; i < CELL_POINTS && points[i]; i++) {
				cr_assert(!utf8_is_unsafe(points[i]), "%s", name);
				cr_assert(!ascii || points[i] <= 0x7e, "%s", name);
			}
		}
		cr_assert_eq(cells, page.columns, "%s at %ux%u", name, page.columns, page.rows);
	}
	cr_assert(page.cursor_row < page.rows && page.cursor_column < page.columns, "%s", name);
}

Test(page, nothing_is_drawn_outside_at_any_size, .timeout = 300)
{
	for (size_t i = 0; i < SCREENS; i++) {
		golden_start(&ui, 24, 80, screens[i]);
		for (uint32_t rows = 1; rows <= 40; rows++) {
			for (uint32_t columns = 1; columns <= 120; columns++) {
				ui.rows = rows; /* as ui_resize(), without the care for the place */
				ui.columns = columns;
				draw((rows + columns) % 2 == 0);
				check_cells((rows + columns) % 2 == 0, screens[i]);
			}
		}
		finish();
	}
}

/* The cursor is on the > of the selected choice whenever that is on the screen. */
Test(page, the_cursor_is_on_the_mark)
{
	for (uint32_t columns = 40; columns <= 120; columns++) {
		golden_start(&ui, 24, columns, "12222");
		for (int i = 0; i < 7; i++) {
			draw(false);
			cr_assert_eq(
			    page.cells[page.cursor_row * columns + page.cursor_column].point, '>',
			    "%u columns, answer %d", columns, i + 1);
			cr_assert_eq(ui_top(&ui)->selected, (uint32_t)i);
			golden_type(&ui, "v");
		}
		finish();
	}
}

Test(page, a_choice_that_was_moved_to_stays_on_a_smaller_screen)
{
	golden_start(&ui, 24, 80, "12222vvvv");
	ui_resize(&ui, 12, 40);
	draw(false);
	cr_assert_eq(page.cells[page.cursor_row * 40 + page.cursor_column].point, '>');
	cr_assert_eq(page.cells[page.cursor_row * 40 + page.cursor_column + 1].point, '5');
	finish();
}

static void
check_reading(const char *keys, uint32_t rows, uint32_t columns)
{
	bool compact = columns < 60 || rows < 20;
	struct str shown = { 0 }, said = { 0 };
	const char *from;

	golden_start(&ui, rows, columns, "");
	ui_resize(&ui, 24, 80);
	golden_type(&ui, keys);
	ui_resize(&ui, rows, columns);
	words_say(&said, &ui, !compact);
	words_read(&shown, &ui);
	from = strstr(str_text(&shown), str_text(&said)); /* behind a title, where there is one */
	cr_assert(from && strlen(from) == said.length, "%s at %ux%u shows\n%s\ninstead of\n%s",
	    keys, columns, rows, str_text(&shown), str_text(&said));
	str_fini(&shown);
	str_fini(&said);
	finish();
}

/* Scrolling through a page shows every word of it once, in reading order. (The picker of a
 * compact page and the side column of a wide one say things in another order; the next tests are
 * theirs.) */
Test(page, scrolling_through_shows_every_word_once_in_order, .timeout = 300)
{
	static const char *const pages[] = { "", "1", "12222", "122221", "12212", "?", "2", "0",
		"02", "@0" };
	static const uint32_t all_rows[] = { 12, 13, 19, 20, 24, 40 };

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		for (size_t r = 0; r < 6; r++)
			for (uint32_t columns = 40; columns < 120; columns++)
				if (strcmp(pages[i], "1") != 0
				    || (all_rows[r] >= 20 && columns >= 60))
					check_reading(pages[i], all_rows[r], columns);
}

Test(page, help_lines_can_be_read_in_a_window_that_is_too_small)
{
	for (uint32_t rows = 5; rows < 12; rows++)
		for (uint32_t columns = 16; columns < 40; columns++)
			check_reading(columns % 3 == 0 ? "0"
				: columns % 3 == 1     ? "02"
						       : "@0",
			    rows, columns);
}

/* On a small screen the selected tree's summary stands below all titles, behind its number. */
Test(page, a_narrow_footer_still_names_both_ways_out)
{
	static const char *const footers[] = { "0 help x leave\n", "0 help x leave\n",
		"0 help lines x leave\n", "0 help lines x leave\n", "0 help lines x leave now\n",
		"0 help lines x leave now\n", " 0 help lines  x leave now\n" };
	static const uint32_t columns[] = { 14, 19, 20, 23, 24, 26, 27 };

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		struct str row = { 0 };

		golden_start(&ui, 24, 80, "0");
		ui_resize(&ui, 12, columns[i]);
		draw(true);
		golden_write_row(&page, 11, &row);
		cr_assert_str_eq(str_text(&row), footers[i]);
		str_fini(&row);
		finish();
	}
}

Test(page, a_compact_picker_tells_what_the_selected_tree_is)
{
	static const char *const summaries[] = { "1 Mostly good, until it ended",
		"2 One heated moment", "3 One more question" };

	for (int i = 0; i < 3; i++) {
		struct str words = { 0 };

		golden_start(&ui, 12, 40, "11");
		golden_type(&ui, i == 0 ? "" : i == 1 ? "v" : "vv");
		words_read(&words, &ui);
		for (int other = 0; other < 3; other++)
			cr_assert_eq(strstr(str_text(&words), summaries[other]) != NULL, other == i,
			    "%s", str_text(&words));
		str_fini(&words);
		finish();
	}
}

/* Both columns scroll as one, so the longer one is never cut. */
Test(page, a_wide_page_shows_every_word_of_both_columns)
{
	static const char *const said[] = { "A pause helps after one bad stretch.", "EB-150",
		"Whoever writes, the order binds the one it names.", "Your answers so far", "G2" };
	struct str words = { 0 };

	golden_start(&ui, 24, 80, "1222");
	ui_resize(&ui, 30, 120);
	words_read(&words, &ui);
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		const char *text = said[i];

		for (size_t word = strcspn(text, " "); *text; word = strcspn(text, " ")) {
			struct str one = { 0 };

			str_add_bytes(&one, text, word);
			cr_assert(strstr(str_text(&words), str_text(&one)), "%s", str_text(&one));
			str_fini(&one);
			text += word + (text[word] == ' ');
		}
	}
	str_fini(&words);
	finish();
}

/* The first cell that begins with POINT, or NULL. */
static const struct cell *
find_cell(uint32_t point)
{
	for (size_t i = 0; i < (size_t)page.rows * page.columns; i++)
		if (page.cells[i].point == point)
			return &page.cells[i];
	return NULL;
}

Test(page, wide_and_combining_characters_keep_their_cells)
{
	const struct cell *wide, *joined;
	uint32_t points[CELL_POINTS];

	golden_start(&ui, 24, 80, "1");
	draw(false);
	wide = find_cell(0x697d);
	cr_assert(wide && wide[0].width == 2 && wide[1].width == 0 && wide[2].point == 0x3057);
	for (joined = wide; joined->marks == 0; joined++)
		; /* on to "cafes", where an accent joins the e */
	page_points(&page, (size_t)(joined - page.cells), points);
	cr_assert(points[0] == 'e' && points[1] == 0x301 && points[2] == 0 && joined->width == 1);
	cr_assert(joined[1].point == 's', "the next letter stands right behind it");
	draw(true); /* into the same cells: in ASCII a wide character becomes two */
	for (int i = 0; i < 6; i++)
		cr_assert(wide[i].width == 1 && wide[i].point == '?');
	finish();
}

static const uint32_t tiers[][2] = { { 24, 80 }, { 12, 40 }, { 60, 200 } };

/* Somebody in danger sees where help is without scrolling, on the smallest screen too. */
static bool
is_urgent(const struct entry *entry)
{
	return entry->kind == ENTRY_ENDING
	    && (entry->aim == AIM_CRISIS || entry->aim == AIM_SAFETY);
}

static void
draw_shipped(const struct forest *forest, uint32_t entry)
{
	for (size_t i = 0; i < 3; i++) {
		struct str text = { 0 }, wanted = { 0 };

		ui_resize(&ui, tiers[i][0], tiers[i][1]);
		draw(i == 1);
		check_cells(i == 1, forest_text(forest, forest->entries[entry].id));
		golden_write(&page, &text);
		forest_add_number(forest, &wanted, entry);
		cr_assert(strstr(str_text(&text), str_text(&wanted)), "%s", str_text(&wanted));
		if (is_urgent(&forest->entries[entry]))
			cr_assert(strstr(str_text(&text), "Press 0: "), "%s at %u columns",
			    str_text(&wanted), (unsigned)tiers[i][1]);
		str_fini(&text);
		str_fini(&wanted);
	}
}

static bool
names_legal(const struct forest *forest, const struct entry *ending)
{
	for (uint32_t i = 0; i < ending->help.count; i++)
		if (forest->refs[ending->help.first + i].index == HELP_LEGAL)
			return true;
	return false;
}

/* safety.md, T9: the limits of what this is, and where help is, stand on every ending. */
static void
check_limits(const struct forest *forest, const struct entry *ending)
{
	struct str words = { 0 };

	words_say(&words, &ui, true);
	cr_assert(strstr(str_text(&words), "Limits This is general information. ") != NULL);
	cr_assert_eq(strstr(str_text(&words),
			 "Limits This is general information. It is not legal "
			 "advice. Laws differ; an order and the court come")
		!= NULL,
	    names_legal(forest, ending), "%s", forest_text(forest, ending->id));
	cr_assert(strstr(str_text(&words), "Help Press 0 ") != NULL);
	str_fini(&words);
}

/* Every question and ending, as if it were where the walk is. */
Test(page, every_page_of_the_shipped_trees_can_be_drawn, .timeout = 300)
{
	const struct forest *forest = forest_builtin();
	struct date today = { .year = 2026, .month = 8, .day = 22 };
	uint32_t tree = forest_find_tree(forest, "start");
	uint32_t drawn = 0;

	cr_assert(forest->entries_count > 50 && tree != NONE);
	ui_init(&ui, forest, today);
	ui_key(&ui, '1');
	ui_choose(&ui, 1);
	ui.walk.tree = tree;
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		ui.walk.here = entry;
		ui.views[0].selected = forest->entries[entry].kind == ENTRY_QUESTION ? 0 : NONE;
		draw_shipped(forest, entry);
		if (forest->entries[entry].kind == ENTRY_ENDING)
			check_limits(forest, &forest->entries[entry]);
		drawn++;
	}
	cr_assert_eq(drawn, forest->entries_count);
	finish();
}

/* SPDX-License-Identifier: ISC */
/* Moving, scrolling and resizing. Arrows move the selected choice while it is on the screen, and
 * the text by one row while it is not: so a reader with arrows alone passes every line. */
#include "page/scroll.h"

#include "page/layers.h"
#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/ui.h"
#include "page/sheet.h"

bool
scroll_shows(const struct ui *ui, uint32_t choice)
{
	struct sheet sheet = { 0 };
	bool shows;

	if (ui->rows == 0)
		return true;
	sheet_open(&sheet, ui);
	shows = sheet_shows(&sheet, choice);
	sheet_fini(&sheet);
	return shows;
}

/* Scrolls by ROWS rows, or says that there is nothing there. */
static void
scroll_by(struct ui *ui, struct sheet *sheet, uint32_t rows, bool down)
{
	uint32_t limit = sheet_scroll_limit(sheet), room = limit - sheet->scroll;

	if (limit == 0)
		ui->message = "This is the whole page.";
	else if (down && room == 0)
		ui->message = "This is the end.";
	else if (!down && sheet->scroll == 0)
		ui->message = "This is the top.";
	else if (down)
		sheet->scroll += room < rows ? room : rows;
	else
		sheet->scroll -= sheet->scroll < rows ? sheet->scroll : rows;
}

static void
select_choice(struct ui *ui, struct sheet *sheet, uint32_t choice)
{
	layers_top(ui)->selected = choice;
	sheet_reveal(sheet, choice);
}

void
scroll_select(struct ui *ui, uint32_t choice)
{
	struct sheet sheet = { 0 };

	sheet_open(&sheet, ui);
	select_choice(ui, &sheet, choice);
	layers_top(ui)->scroll = sheet.scroll;
	sheet_fini(&sheet);
}

static void
move_one(struct ui *ui, struct sheet *sheet, bool down)
{
	uint32_t count = ui_choice_count(ui), selected = layers_top(ui)->selected;
	bool has_next = count > 0 && (down ? selected + 1 < count : selected > 0);

	if (has_next && sheet_shows(sheet, selected))
		select_choice(ui, sheet, down ? selected + 1 : selected - 1);
	else
		scroll_by(ui, sheet, 1, down);
}

static void
move_to_first(struct ui *ui, struct sheet *sheet)
{
	sheet->scroll = 0;
	if (ui_choice_count(ui) > 0)
		layers_top(ui)->selected = 0;
}

/* The last choice; the end of the text where that is selected already. */
static void
move_to_last(struct ui *ui, struct sheet *sheet)
{
	uint32_t count = ui_choice_count(ui);

	if (count > 0 && layers_top(ui)->selected + 1 != count)
		select_choice(ui, sheet, count - 1);
	else
		sheet->scroll = sheet_scroll_limit(sheet);
}

bool
scroll_move(struct ui *ui, enum action action)
{
	struct sheet sheet = { 0 };
	uint32_t page;

	if (ui->rows == 0 || action < ACTION_UP || action > ACTION_PAGE_DOWN)
		return false;
	sheet_open(&sheet, ui);
	page = sheet.frame.text_rows > 1 ? sheet.frame.text_rows - 1 : 1;
	if (action == ACTION_UP || action == ACTION_DOWN)
		move_one(ui, &sheet, action == ACTION_DOWN);
	else if (action == ACTION_FIRST)
		move_to_first(ui, &sheet);
	else if (action == ACTION_LAST)
		move_to_last(ui, &sheet);
	else
		scroll_by(ui, &sheet, page, action == ACTION_PAGE_DOWN);
	layers_top(ui)->scroll = sheet.scroll;
	sheet_fini(&sheet);
	return true;
}

/* Where the reader is in one view. */
struct kept_place {
	struct anchor anchor;
	bool shown; /* a choice that the reader has moved to was on the screen */
};

/* UI with DEPTH layers only; borrows everything. */
static struct ui
cut_to(const struct ui *ui, uint32_t depth)
{
	struct ui cut = *ui;

	cut.depth = depth;
	return cut;
}

static void
keep_place(const struct ui *ui, struct kept_place *place)
{
	uint32_t selected = ui_top(ui)->selected;
	struct sheet sheet = { 0 };

	sheet_open(&sheet, ui);
	place->anchor = sheet_anchor(&sheet);
	place->shown = selected != NONE && selected > 0 && sheet_shows(&sheet, selected);
	sheet_fini(&sheet);
}

static uint32_t
find_place(const struct ui *ui, const struct kept_place *place)
{
	struct sheet sheet = { 0 };
	uint32_t scroll;

	sheet_open(&sheet, ui);
	sheet_find(&sheet, place->anchor);
	if (place->shown)
		sheet_reveal(&sheet, ui_top(ui)->selected);
	scroll = sheet.scroll;
	sheet_fini(&sheet);
	return scroll;
}

static uint32_t
clamp(uint32_t value, uint32_t most)
{
	return value < 1 ? 1 : value > most ? most : value;
}

void
ui_resize(struct ui *ui, uint32_t rows, uint32_t columns)
{
	struct kept_place places[UI_LAYERS] = { 0 };

	for (uint32_t depth = 1; depth <= ui->depth && ui->rows > 0; depth++) {
		struct ui cut = cut_to(ui, depth);

		keep_place(&cut, &places[depth - 1]);
	}
	ui->rows = clamp(rows, BOUND_ROWS);
	ui->columns = clamp(columns, BOUND_COLUMNS);
	for (uint32_t depth = 1; depth <= ui->depth; depth++) {
		struct ui cut = cut_to(ui, depth);

		ui->views[depth - 1].scroll = find_place(&cut, &places[depth - 1]);
	}
}

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

	layers_top(ui)->selected = choice;
	if (ui->rows == 0)
		return;
	sheet_open(&sheet, ui);
	sheet_reveal(&sheet, choice);
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

/* UI with DEPTH layers only; borrows everything. */
static struct ui
cut_to(const struct ui *ui, uint32_t depth)
{
	struct ui cut = *ui;

	cut.depth = depth;
	return cut;
}

/* Where the reader is on the view on top: as before, if nothing was moved since. */
static struct bookmark
find_reader(const struct ui *ui)
{
	const struct view *view = ui_top(ui);
	struct bookmark bookmark = view->bookmark;
	struct sheet sheet = { 0 };
	struct anchor anchor;

	if (bookmark.known && bookmark.scroll == view->scroll
	    && bookmark.selected == view->selected)
		return bookmark;
	sheet_open(&sheet, ui);
	anchor = sheet_anchor(&sheet);
	bookmark = (struct bookmark){ .known = true,
		.selected = view->selected,
		.para = anchor.para,
		.offset = anchor.offset,
		.shown = view->selected != NONE && view->selected > 0
		    && sheet_shows(&sheet, view->selected) };
	sheet_fini(&sheet);
	return bookmark;
}

/* The scroll at which BOOKMARK is on the screen. */
static uint32_t
find_scroll(const struct ui *ui, const struct bookmark *bookmark)
{
	struct sheet sheet = { 0 };
	uint32_t scroll;

	sheet_open(&sheet, ui);
	sheet_find(&sheet, (struct anchor){ bookmark->para, bookmark->offset });
	if (bookmark->shown)
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
	for (uint32_t depth = 1; depth <= ui->depth && ui->rows > 0; depth++) {
		struct ui cut = cut_to(ui, depth);

		ui->views[depth - 1].bookmark = find_reader(&cut);
	}
	ui->rows = clamp(rows, BOUND_ROWS);
	ui->columns = clamp(columns, BOUND_COLUMNS);
	for (uint32_t depth = 1; depth <= ui->depth; depth++) {
		struct view *view = &ui->views[depth - 1];
		struct ui cut = cut_to(ui, depth);

		view->scroll = view->bookmark.scroll = find_scroll(&cut, &view->bookmark);
	}
}

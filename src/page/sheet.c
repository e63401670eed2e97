/* SPDX-License-Identifier: ISC */
/* The frame of a screen in its three tiers (screens.md 1), and the text set into it. */
#include "page/sheet.h"

#include "partway/forest.h"
#include "partway/ui.h"
#include "partway/utf8.h"

#define COMPACT_COLUMNS 60u /* below these a page is compact */
#define COMPACT_ROWS 20u
#define WIDE_COLUMNS 120u /* from these on there is a side column */
#define WIDE_ROWS 30u
#define MOST_ROWS 40u /* the footer stays near the text */
#define TEXT_WIDTH 72u
#define SIDE_WIDTH 64u
#define BELOW_LEAST 3u /* rows of text that does not scroll */
#define BELOW_MOST 6u

bool
sheet_is_compact(const struct ui *ui)
{
	return ui->columns < COMPACT_COLUMNS || ui->rows < COMPACT_ROWS;
}

bool
sheet_is_small(const struct ui *ui)
{
	return ui->rows > 0 && (ui->rows < SMALL_ROWS || ui->columns < SMALL_COLUMNS);
}

bool
sheet_is_hidden(const struct ui *ui)
{
	enum layer layer = ui_top(ui)->layer;

	return sheet_is_small(ui) && layer != LAYER_REGION && layer != LAYER_HELPLINES
	    && layer != LAYER_COUNTRY;
}

static uint32_t
least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Columns: margins, text, and the side column if the page has one. */
static void
set_columns(struct frame *frame, uint32_t columns, bool has_side)
{
	uint32_t margins;

	frame->tight = columns < COMPACT_COLUMNS;
	frame->margin = columns >= 80 ? 4 : !frame->tight ? 2 : columns > 2 ? 1 : 0;
	margins = columns < 16 ? frame->margin : 2 * frame->margin;
	frame->width = columns > margins + 2 ? least(TEXT_WIDTH, columns - margins) : 2;
	frame->end = frame->margin + frame->width;
	if (!frame->wide || !has_side)
		return;
	frame->side = frame->end + frame->margin;
	frame->side_width = least(SIDE_WIDTH, columns - frame->margin - frame->side);
	frame->end = frame->side + frame->side_width;
}

/* Rows of a window of any height: text first, then the footer, then the rest. In a low one the
 * emergency number must be seen without scrolling. */
static void
set_rows(struct frame *frame, uint32_t rows)
{
	uint32_t head = frame->compact ? 2 : 3;

	rows = least(rows, MOST_ROWS);
	frame->footer = rows > 1 ? rows - 1 : NONE;
	frame->status = rows > 2 ? rows - 2 : NONE;
	frame->title = rows > 6 ? 0 : NONE;
	frame->rule = rows > 7 ? 1 : NONE;
	frame->text = rows > 7 ? head : rows > 6 ? 1 : 0;
	frame->text_rows = rows - frame->text - (rows > 1) - (rows > 2);
}

/* The second row of a compact page says where the reader is, or holds a short title. */
static void
set_second(struct sheet *sheet, const struct ui *ui, struct setup *setup)
{
	const struct flow *main = &sheet->main;
	const struct para *first = main->items;

	if (!sheet->frame.compact || sheet->heading.help || main->count == 0)
		return;
	if (sheet->heading.place.length > 0) {
		if (ui_top(ui)->layer == LAYER_WALK && walk_ended(&ui->walk)) {
			str_add_format(&sheet->second, "%s  ", flow_label(main, first));
			setup->bare_title = true;
		}
		str_add(&sheet->second, str_text(&sheet->heading.place));
	} else if (first->kind == PARA_TITLE
	    && utf8_text_cells(flow_text(main, first)) <= sheet->frame.width) {
		str_add(&sheet->second, flow_text(main, first));
		setup->first = 1;
	}
}

/* Text that does not scroll stands behind the rest, or at the end of the window. It always takes
 * the same number of rows, so that moving the selection never moves it off the screen. */
static void
set_below(struct sheet *sheet, struct setup setup)
{
	struct frame *frame = &sheet->frame;
	uint32_t gap = !frame->compact;
	uint32_t rows = least((frame->text_rows + 1) / 4, BELOW_MOST);

	if (rows < BELOW_LEAST)
		rows = BELOW_LEAST;
	setup.stays = true;
	layout_flow(&sheet->below, &sheet->main, &setup);
	if (sheet->below.rows == 0 || frame->text_rows < 2 * rows)
		return;
	frame->text_rows -= rows + gap;
	frame->below = frame->text + gap + least(frame->text_rows, sheet->left.rows);
	frame->below_rows = rows;
}

void
sheet_open(struct sheet *sheet, const struct ui *ui)
{
	struct frame *frame = &sheet->frame;
	struct setup setup = { .selected = ui_top(ui)->selected };

	frame->wide = ui->columns >= WIDE_COLUMNS && ui->rows >= WIDE_ROWS;
	frame->compact = sheet_is_compact(ui);
	screen_flow(ui, &sheet->main, frame->wide ? &sheet->side : NULL, &sheet->heading);
	set_columns(frame, ui->columns, sheet->side.count > 0);
	set_rows(frame, ui->rows);
	setup.width = frame->width;
	setup.tight = frame->tight;
	setup.compact = frame->compact;
	setup.grid = sheet->heading.help;
	set_second(sheet, ui, &setup);
	layout_flow(&sheet->left, &sheet->main, &setup);
	set_below(sheet, setup);
	if (sheet->side.count > 0)
		layout_flow(&sheet->right, &sheet->side,
		    &(struct setup){ .width = frame->side_width, .side = true, .selected = NONE });
	sheet->rows = sheet->left.rows > sheet->right.rows ? sheet->left.rows : sheet->right.rows;
	sheet->scroll = least(ui_top(ui)->scroll, sheet_scroll_limit(sheet));
}

void
sheet_fini(struct sheet *sheet)
{
	heading_fini(&sheet->heading);
	flow_fini(&sheet->main);
	flow_fini(&sheet->side);
	layout_fini(&sheet->left);
	layout_fini(&sheet->right);
	layout_fini(&sheet->below);
	str_fini(&sheet->second);
}

uint32_t
sheet_scroll_limit(const struct sheet *sheet)
{
	uint32_t shown = sheet->frame.text_rows;

	return sheet->rows > shown ? sheet->rows - shown : 0;
}

bool
sheet_shows(const struct sheet *sheet, uint32_t choice)
{
	const struct spot *spot = &sheet->left.spots[choice];
	uint32_t shown = sheet->frame.text_rows;

	if (spot->rows > shown)
		return spot->row == sheet->scroll;
	return spot->row >= sheet->scroll && spot->row + spot->rows <= sheet->scroll + shown;
}

void
sheet_reveal(struct sheet *sheet, uint32_t choice)
{
	const struct spot *spot = &sheet->left.spots[choice];
	uint32_t shown = sheet->frame.text_rows;

	if (sheet_shows(sheet, choice))
		return;
	if (spot->row < sheet->scroll || spot->rows > shown)
		sheet->scroll = spot->row;
	else
		sheet->scroll = spot->row + spot->rows - shown;
}

struct anchor
sheet_anchor(const struct sheet *sheet)
{
	for (size_t i = 0; sheet->scroll > 0 && i < sheet->left.count; i++) {
		const struct run *run = &sheet->left.runs[i];

		if (run->row >= sheet->scroll)
			return (struct anchor){ run->para, run->start };
	}
	return (struct anchor){ sheet->scroll > 0 ? NONE : 0, 0 };
}

void
sheet_find(struct sheet *sheet, struct anchor anchor)
{
	sheet->scroll = sheet_scroll_limit(sheet);
	for (size_t i = 0; i < sheet->left.count; i++) {
		const struct run *run = &sheet->left.runs[i];
		size_t end = run->is_label ? 1 : run->start + run->length;

		if (run->para > anchor.para || (run->para == anchor.para && end > anchor.offset)) {
			sheet->scroll = least(run->row, sheet->scroll);
			return;
		}
	}
}

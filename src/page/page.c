/* SPDX-License-Identifier: ISC */
/* Draws the view on top: head, text in one or two columns, status row, footer, cursor. It changes
 * nothing but the page, so a screen is a function of what is shown, its size and the style. */
#include "partway/page.h"

#include "page/bars.h"
#include "page/cells.h"
#include "partway/action.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/ui.h"
#include "partway/wrap.h"
#include "page/sheet.h"

#define BAR 0x2502u /* between the columns of a wide page; drawn as | in ASCII */

/* The rows of the text that are on the screen, and where they go. */
struct window {
	const struct frame *frame;
	uint32_t scroll;
};

/* The row of the page on which row ROW of the text is, or NONE. */
static uint32_t
row_on_page(const struct window *window, uint32_t row)
{
	if (row < window->scroll || row - window->scroll >= window->frame->text_rows)
		return NONE;
	return window->frame->text + row - window->scroll;
}

static void
draw_column(struct pen *pen, const struct window *window, const struct flow *flow,
    const struct layout *layout, uint32_t left)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct run *run = &layout->runs[i];
		uint32_t row = row_on_page(window, run->row);
		enum para_kind kind = flow->items[run->para].kind;

		if (row == NONE)
			continue;
		pen->look = kind == PARA_TITLE || kind == PARA_PART ? LOOK_BOLD : LOOK_PLAIN;
		cells_put(pen, row, left + run->column, run->text, run->length);
	}
	pen->look = LOOK_PLAIN;
}

/* Marks the selected choice, and puts the cursor on its mark. */
static void
draw_selected(struct pen *pen, const struct window *window, const struct spot *spot)
{
	const struct frame *frame = window->frame;
	uint32_t left = frame->margin + spot->column, mark = frame->tight ? left - 1 : left - 2;
	uint32_t row;

	pen->look = LOOK_REVERSE;
	for (uint32_t i = 0; i < spot->rows; i++) {
		row = row_on_page(window, spot->row + i);
		if (row != NONE)
			cells_mark(pen, row, left, spot->width);
	}
	pen->look = LOOK_PLAIN;
	row = row_on_page(window, spot->row);
	if (row == NONE)
		return;
	if (frame->margin > 0)
		cells_put(pen, row, mark, ">", 1);
	pen->page->cursor_row = row;
	pen->page->cursor_column = frame->margin > 0 ? mark : 0;
}

static void
draw_side(struct pen *pen, const struct window *window, const struct sheet *sheet)
{
	const struct frame *frame = window->frame;
	struct pen bar = *pen;

	if (frame->side == 0)
		return;
	bar.end = frame->side - 1;
	for (uint32_t row = 0; row < frame->text_rows; row++)
		cells_rule(&bar, frame->text + row, frame->side - 2, BAR);
	pen->end = frame->end;
	draw_column(pen, window, &sheet->side, &sheet->right, frame->side);
}

static void
draw_sheet(struct pen *pen, const struct sheet *sheet, const struct ui *ui)
{
	const struct frame *frame = &sheet->frame;
	const struct view *view = ui_top(ui);
	struct window window = { .frame = frame, .scroll = sheet->scroll };

	pen->end = frame->end;
	bars_draw_head(pen, sheet);
	pen->page->cursor_row = frame->text;
	pen->page->cursor_column = frame->margin;
	pen->end = frame->margin + frame->width;
	draw_column(pen, &window, &sheet->main, &sheet->left, frame->margin);
	if (view->selected != NONE)
		draw_selected(pen, &window, &sheet->left.spots[view->selected]);
	draw_side(pen, &window, sheet);
	pen->end = frame->end;
	if (frame->status != NONE)
		bars_draw_status(pen, sheet, ui);
	if (frame->footer != NONE)
		bars_draw_footer(pen, sheet, ui);
	if (ui->asking != ASK_NOTHING && frame->status != NONE) {
		pen->page->cursor_row = frame->status;
		pen->page->cursor_column = frame->margin;
	}
}

/* Writes TEXT over as many rows as it takes, from ROW on; returns the row behind it. */
static uint32_t
draw_wrapped(struct pen *pen, uint32_t row, const char *text)
{
	struct wrap wrap;
	struct wrap_line line;

	wrap_start(&wrap, text);
	while (wrap_next(&wrap, pen->end > 2 ? pen->end : 2, &line))
		cells_put(pen, row++, 0, line.start, line.length);
	return row;
}

/* Keys first, so that a window of one row still shows them. */
static void
draw_too_small(struct pen *pen, const struct ui *ui)
{
	struct str text = { 0 };
	uint32_t row;

	pen->end = ui->columns;
	str_add_format(&text, "%s  %s", action_row(ACTION_HELPLINES)->footer,
	    action_row(ACTION_LEAVE_NOW)->footer);
	row = draw_wrapped(pen, 0, str_text(&text));
	str_clear(&text);
	if (ui->asking != ASK_NOTHING) {
		bars_add_asking(&text, ui, ui->columns);
		pen->page->cursor_row = row < ui->rows ? row : 0;
		row = draw_wrapped(pen, row, str_text(&text));
		str_clear(&text);
	}
	str_add_format(
	    &text, "Window too small: %ux%u.", (unsigned)ui->columns, (unsigned)ui->rows);
	row = draw_wrapped(pen, row, str_text(&text));
	str_clear(&text);
	str_add_format(
	    &text, "Needed: %ux%u. Your place is kept. q leave.", SMALL_COLUMNS, SMALL_ROWS);
	draw_wrapped(pen, row, str_text(&text));
	str_fini(&text);
}

void
page_draw(struct page *page, const struct ui *ui, const struct style *style)
{
	struct pen pen = { .page = page, .style = style };
	struct sheet sheet = { 0 };

	assert(ui->rows > 0 && ui->columns > 0);
	cells_clear(page, ui->rows, ui->columns);
	if (sheet_is_hidden(ui)) {
		draw_too_small(&pen, ui);
		return;
	}
	sheet_open(&sheet, ui);
	draw_sheet(&pen, &sheet, ui);
	sheet_fini(&sheet);
}

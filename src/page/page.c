/* SPDX-License-Identifier: ISC */
/* Draws the view on top: head, text in one or two columns, status row, footer, cursor. It changes
 * nothing but the page, so a screen is a function of what is shown, its size and the style. */
#include "partway/page.h"

#include <string.h>

#include "page/bars.h"
#include "page/cells.h"
#include "page/find.h"
#include "page/footer.h"
#include "partway/action.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/ui.h"
#include "partway/utf8.h"
#include "partway/wrap.h"
#include "page/sheet.h"
#include "page/warn.h"

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

/* The text that does not scroll; three dots where it does not all fit. */
static void
draw_below(struct pen *pen, const struct sheet *sheet)
{
	const struct frame *frame = &sheet->frame;
	const struct layout *layout = &sheet->below;

	for (size_t i = 0; i < layout->count; i++) {
		const struct run *run = &layout->runs[i];
		bool is_cut = run->row + 1 == frame->below_rows && layout->rows > frame->below_rows;
		struct str words = { 0 };

		if (run->row >= frame->below_rows)
			break;
		str_add_bytes(&words, run->text, run->length);
		if (is_cut)
			str_add(&words, " ...");
		cells_put_cut(
		    pen, frame->below + run->row, frame->margin + run->column, str_text(&words));
		str_fini(&words);
	}
}

static bool
is_in(const struct spot *spot, const struct run *run)
{
	return run->row >= spot->row && run->row - spot->row < spot->rows
	    && run->column >= spot->column && run->column - spot->column < spot->width;
}

/* Reverses the words of a choice, from the first to the last in each row: what is sent for a move
 * is their length, not that of the rows. */
static void
reverse(struct pen *pen, const struct window *window, const struct layout *layout,
    const struct spot *spot)
{
	uint32_t row, from, end = 0, last = NONE;

	pen->look = LOOK_REVERSE;
	for (size_t i = 0; i < layout->count; i++) {
		const struct run *run = &layout->runs[i];

		row = row_on_page(window, run->row);
		if (row == NONE || !is_in(spot, run))
			continue;
		from = row == last ? end : window->frame->margin + run->column;
		end = window->frame->margin + run->column
		    + (uint32_t)utf8_cells(run->text, run->length);
		cells_mark(pen, row, from, end - from);
		last = row;
	}
	pen->look = LOOK_PLAIN;
}

/* Marks the selected choice, and puts the cursor on its mark. */
static void
draw_selected(struct pen *pen, const struct window *window, const struct layout *layout,
    const struct spot *spot)
{
	const struct frame *frame = window->frame;
	uint32_t left = frame->margin + spot->column, mark = frame->tight ? left - 1 : left - 2;
	uint32_t row = row_on_page(window, spot->row);

	reverse(pen, window, layout, spot);
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

/* True where what is in the status row is to be spoken. */
static bool
is_asked_below(const struct ui *ui)
{
	if (ui->asking == ASK_FIND)
		return !find_has_match(ui);
	return ui->asking != ASK_NOTHING;
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
		draw_selected(pen, &window, &sheet->left, &sheet->left.spots[view->selected]);
	draw_below(pen, sheet);
	draw_side(pen, &window, sheet);
	pen->end = frame->end;
	if (frame->status != NONE)
		bars_draw_status(pen, sheet, ui);
	if (frame->footer != NONE)
		footer_draw(pen, sheet, ui);
	if (is_asked_below(ui) && frame->status != NONE) {
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

/* How to get help and how to leave, side by side or one below the other; returns the row behind
 * them. */
static uint32_t
draw_ways_out(struct pen *pen)
{
	const char *help = action_row(ACTION_HELPLINES)->footer;
	const char *leave = action_row(ACTION_LEAVE_NOW)->footer;
	uint32_t column = cells_put(pen, 0, 0, help, strlen(help)) + 2;

	if (column + utf8_text_cells(leave) > pen->end)
		return draw_wrapped(pen, draw_wrapped(pen, 0, help), leave);
	cells_put(pen, 0, column, leave, strlen(leave));
	return 1;
}

/* Keys first, so that a window of one row still shows them. */
static void
draw_too_small(struct pen *pen, const struct ui *ui)
{
	struct str text = { 0 };
	uint32_t row;

	pen->end = ui->columns;
	row = draw_ways_out(pen);
	if (ui->asking != ASK_NOTHING || ui_warns(ui))
		pen->page->cursor_row = row < ui->rows ? row : 0;
	if (ui_warns(ui)) { /* the only thing that matters now */
		draw_wrapped(pen, row, warn_words(ui));
		return;
	}
	if (ui->asking != ASK_NOTHING) {
		bars_add_asking(&text, ui, ui->columns);
		row = draw_wrapped(pen, row, str_text(&text));
		str_clear(&text);
	}
	if (ui_top(ui)->layer == LAYER_SAVED)
		row = draw_wrapped(pen, row,
		    ui->saved.why ? "The page is not saved."
				  : "The page is saved. A larger window says where.");
	if (ui_top(ui)->layer == LAYER_WELCOME)
		row = draw_wrapped(pen, row, "2 plain text");
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
	page_clear(page, ui->rows, ui->columns);
	if (sheet_is_hidden(ui)) {
		draw_too_small(&pen, ui);
		return;
	}
	sheet_open(&sheet, ui);
	draw_sheet(&pen, &sheet, ui);
	sheet_fini(&sheet);
}

/* SPDX-License-Identifier: ISC */
/* The rows above and below the text (screens.md 1), but for the footer (footer.c): nothing that is
 * asked or said ever covers that. */
#include "page/bars.h"

#include <string.h>

#include "partway/forest.h"
#include "partway/page.h"
#include "partway/ui.h"
#include "partway/utf8.h"
#include "page/find.h"
#include "page/sheet.h"

#define RULE 0x2500u /* drawn as - in ASCII */

/* A rule with words in it, so that they are seen but do not shout. */
static void
draw_rule(struct pen *pen, uint32_t row, uint32_t column, uint32_t point, const char *words)
{
	struct pen inner = *pen;

	cells_rule(pen, row, column, point);
	if (!*words)
		return;
	inner.end = pen->end - 1;
	column = cells_put(&inner, row, column + 2, " ", 1);
	column = cells_put_cut(&inner, row, column, words);
	cells_put(pen, row, column, " ", 1);
}

/* Title on the left, place on the right. */
static void
draw_title(struct pen *pen, const struct sheet *sheet)
{
	const struct frame *frame = &sheet->frame;
	const char *place = frame->compact ? "" : str_text(&sheet->heading.place);
	uint32_t right = frame->margin + frame->width;
	struct pen left = *pen;
	bool is_name = sheet->main.count == 0 || sheet->main.items[0].kind != PARA_TITLE;

	left.end = right;
	left.look = is_name ? LOOK_BOLD : LOOK_PLAIN; /* of the page itself: it has no other */
	if (*place && utf8_text_cells(place) + 2 < frame->width) {
		left.end = right - utf8_text_cells(place) - 2;
		cells_put(pen, frame->title, right - utf8_text_cells(place), place, strlen(place));
	}
	cells_put_cut(&left, frame->title, frame->margin, str_text(&sheet->heading.title));
}

void
bars_draw_head(struct pen *pen, const struct sheet *sheet)
{
	const struct frame *frame = &sheet->frame;
	struct pen second = *pen;
	bool is_title = sheet->heading.place.length == 0;

	if (frame->title == NONE)
		return;
	draw_title(pen, sheet);
	if (frame->rule == NONE)
		return;
	if (sheet->second.length > 0) {
		second.look = is_title ? LOOK_BOLD : LOOK_PLAIN;
		cells_put_cut(&second, frame->rule, frame->margin, str_text(&sheet->second));
	} else if (sheet->heading.help) {
		draw_rule(pen, frame->rule, frame->margin, '=',
		    frame->compact ? str_text(&sheet->heading.place) : "");
	} else {
		draw_rule(pen, frame->rule, frame->margin, RULE, "");
	}
}

void
page_add_asking(struct str *out, const struct ui *ui)
{
	size_t answers = ui->walk.count;

	if (ui->asking == ASK_SAVE)
		str_add_format(out, "Save %s? Others can find the file.",
		    ui_top(ui)->layer == LAYER_PATH ? "your answers" : "this page");
	else
		str_add_format(out, "%s Your %zu answer%s %s.",
		    ui->asking == ASK_LEAVE ? "Leave?" : "Start again?", answers,
		    answers == 1 ? " is" : "s are",
		    ui->asking == ASK_LEAVE ? "not kept" : "forgotten");
}

void
bars_add_asking(struct str *out, const struct ui *ui, uint32_t width)
{
	static const char *const keys[] = {
		[ASK_LEAVE] = "   q or y leave   n or Esc stay",
		[ASK_RESTART] = "   y yes   n or Esc stay",
		[ASK_SAVE] = "   y save   n or Esc no",
	};
	static const char *const brief[] = {
		[ASK_LEAVE] = "Leave? q or y.  Stay? n or Esc.",
		[ASK_RESTART] = "Start again? y.  Stay? n or Esc.",
		[ASK_SAVE] = "Save? y. Others can find it. No? n.",
	};

	if (ui->asking == ASK_FIND) {
		if (!sheet_is_hidden(ui))
			find_add_status(out, ui, width);
		return;
	}
	page_add_asking(out, ui);
	str_add(out, keys[ui->asking]);
	if (utf8_text_cells(str_text(out)) <= width)
		return;
	str_clear(out);
	str_add(out, brief[ui->asking]);
}

/* Adds which answers are not on the screen; nothing where all are, or none is above the edge. */
static void
add_hidden_answers(struct str *out, const struct sheet *sheet)
{
	uint32_t count = (uint32_t)sheet->left.spot_count;
	uint32_t first = 0;

	while (first < count && sheet_shows(sheet, first))
		first++;
	if (first == count || sheet->left.spots[first].row < sheet->scroll)
		return;
	str_add(out, sheet->scroll > 0 ? "more above; below: " : "more below: ");
	if (first + 1 == count)
		str_add_format(out, "answer %u", (unsigned)count);
	else
		str_add_format(out, "answers %u-%u", (unsigned)first + 1, (unsigned)count);
}

/* Adds which rows are on the screen, in as many words as WIDTH cells allow. The first of several
 * screens names the key as well: no other place does, on a small one. */
static void
add_hidden_lines(struct str *out, const struct sheet *sheet, uint32_t width)
{
	unsigned first = sheet->scroll + 1, all = sheet->rows;
	unsigned last = sheet->scroll + sheet->frame.text_rows;
	bool above = first > 1, below = last < all;
	const char *where = !above ? "below" : !below ? "above" : "above and below";

	if (!above && !below)
		return;
	if (!below)
		last = all;
	str_add_format(out,
	    above ? "more %s: lines %u-%u of %u" : "Space: more %s, lines %u-%u of %u", where,
	    first, last, all);
	if (utf8_text_cells(str_text(out)) <= width)
		return;
	str_clear(out);
	str_add_format(
	    out, above ? "%s: %u-%u of %u" : "Space: %s, %u-%u of %u", where, first, last, all);
	if (utf8_text_cells(str_text(out)) <= width)
		return;
	str_clear(out);
	str_add_format(out, "%u-%u of %u", first, last, all);
}

static void
add_more(struct str *out, const struct sheet *sheet, const struct ui *ui, uint32_t width)
{
	if (ui_top(ui)->layer == LAYER_WALK)
		add_hidden_answers(out, sheet);
	if (out->length == 0)
		add_hidden_lines(out, sheet, width);
}

void
bars_draw_status(struct pen *pen, const struct sheet *sheet, const struct ui *ui)
{
	const struct frame *frame = &sheet->frame;
	struct str words = { 0 };

	if (ui->asking != ASK_NOTHING) {
		bars_add_asking(&words, ui, frame->width);
		cells_put_cut(pen, frame->status, frame->margin, str_text(&words));
	} else {
		if (ui->message)
			str_add(&words, ui->message);
		else
			add_more(&words, sheet, ui, frame->width > 4 ? frame->width - 4 : 0);
		draw_rule(pen, frame->status, frame->margin, RULE, str_text(&words));
	}
	str_fini(&words);
}

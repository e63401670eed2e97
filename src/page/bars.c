/* SPDX-License-Identifier: ISC */
/* The rows around the text (screens.md 1). Help lines and leave now stand first in the footer, on
 * every page and in the same words; nothing that is asked or said ever covers them. */
#include "page/bars.h"

#include <string.h>

#include "partway/action.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/ui.h"
#include "partway/utf8.h"
#include "page/find.h"
#include "page/map_view.h"
#include "page/sheet.h"

#define RULE 0x2500u /* drawn as - in ASCII */
#define WAYS_OUT 25u /* cells of "0 help lines  x leave now" */

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

static void
add_asking_save(struct str *out, const struct ui *ui, uint32_t width)
{
	str_add_format(out, "Save %s? Others can find the file.   y save   n or Esc no",
	    ui_top(ui)->layer == LAYER_PATH ? "your answers" : "this page");
	if (utf8_text_cells(str_text(out)) <= width)
		return;
	str_clear(out);
	str_add(out, "Save? y. Others can find it. No? n.");
}

void
bars_add_asking(struct str *out, const struct ui *ui, uint32_t width)
{
	bool leave = ui->asking == ASK_LEAVE;
	size_t answers = ui->walk.count;

	if (ui->asking == ASK_FIND) {
		if (!sheet_is_hidden(ui))
			find_add_status(out, ui, width);
		return;
	}
	if (ui->asking == ASK_SAVE) {
		add_asking_save(out, ui, width);
		return;
	}

	str_add_format(out, "%s Your %zu answer%s %s.%s", leave ? "Leave?" : "Start again?",
	    answers, answers == 1 ? " is" : "s are", leave ? "not kept" : "forgotten",
	    leave ? "   q or y leave   n or Esc stay" : "   y yes   n or Esc stay");
	if (utf8_text_cells(str_text(out)) <= width)
		return;
	str_clear(out);
	str_add(
	    out, leave ? "Leave? q or y.  Stay? n or Esc." : "Start again? y.  Stay? n or Esc.");
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

/* The keys that matter on the view on top, most needed first; ended by ACTION_NONE. */
static const enum action *
footer_actions(const struct ui *ui)
{
	static const enum action asking[] = { ACTION_NO, ACTION_NONE };
	static const enum action page[] = { ACTION_CHOOSE, ACTION_BACK, ACTION_NONE };
	static const enum action question[] = { ACTION_CHOOSE, ACTION_BACK, ACTION_FORWARD,
		ACTION_WHY, ACTION_NONE };
	static const enum action ending[] = { ACTION_BACK, ACTION_PATH, ACTION_COPY, ACTION_SAVE,
		ACTION_RESTART, ACTION_NONE };
	static const enum action layer[] = { ACTION_CHOOSE, ACTION_CLOSE, ACTION_COPY,
		ACTION_NONE };
	static const enum action path[] = { ACTION_ENTER, ACTION_CLOSE, ACTION_SAVE, ACTION_NONE };
	static const enum action map[] = { ACTION_CLOSE, ACTION_FIND, ACTION_ENTER, ACTION_NONE };
	static const enum action find[] = { ACTION_ENTER, ACTION_CLOSE, ACTION_NONE };

	if (ui->asking == ASK_FIND)
		return find;
	if (ui->asking != ASK_NOTHING)
		return asking;
	switch (ui_top(ui)->layer) {
	case LAYER_WALK:
		return walk_ended(&ui->walk) ? ending : question;
	case LAYER_PATH:
		return path;
	case LAYER_MAP:
		return map;
	default:
		return ui->depth > 1 ? layer : page;
	}
}

/* "1-4 answer": what the digits do here. */
static void
add_digits(struct str *out, const struct ui *ui)
{
	static const char *const verbs[] = {
		[LAYER_NOTICE] = "choose",
		[LAYER_PICKER] = "choose",
		[LAYER_WALK] = "answer",
		[LAYER_REGION] = "other countries",
		[LAYER_HELPLINES] = "country",
	};
	enum layer layer = ui_top(ui)->layer;
	uint32_t count = ui_choice_count(ui);

	if (count == 0 || layer >= ARRAY_LEN(verbs) || !verbs[layer])
		return;
	str_add_char(out, '1');
	if (count > 1)
		str_add_format(out, "-%u", count < 9 ? (unsigned)count : 9u);
	str_add_format(out, " %s", verbs[layer]);
}

/* What Enter does, where that is not what a digit does; "" for nothing. */
static const char *
enter_words(const struct ui *ui)
{
	if (ui->asking == ASK_FIND)
		return find_has_match(ui) ? "Enter next" : "";
	return ui_top(ui)->layer == LAYER_PATH ? "Enter change" : map_view_turn_words(ui);
}

/* The key of ACTION in as few words as BRIEF asks for; nothing where it does nothing here. */
static void
add_key(struct str *out, const struct ui *ui, enum action action, bool brief)
{
	const struct action_row *row = action_row(action);

	str_clear(out);
	if (!ui_has(ui, action))
		return;
	if (action == ACTION_CHOOSE)
		add_digits(out, ui);
	else if (action == ACTION_ENTER)
		str_add(out, enter_words(ui));
	else if (action == ACTION_CLOSE && ui->asking == ASK_FIND)
		str_add(out, "Esc done");
	else
		str_add(out, brief && row->brief ? row->brief : row->footer);
}

/* How to get help and how to leave, in a row that is too short for all their words. */
static void
draw_ways_out(struct pen *pen, uint32_t row)
{
	const char *words = pen->end < 20 ? "0 help x leave" : "0 help lines x leave";

	cells_put(pen, row, 0, words, strlen(words));
}

void
bars_draw_footer(struct pen *pen, const struct sheet *sheet, const struct ui *ui)
{
	const struct frame *frame = &sheet->frame;
	uint32_t gap = frame->tight ? 2 : 3, column = frame->margin;
	const char *more =
	    frame->tight ? action_row(ACTION_KEYS)->brief : action_row(ACTION_KEYS)->footer;
	bool has_more = ui->asking == ASK_NOTHING && ui->depth == 1;
	uint32_t end = frame->margin + frame->width - (has_more ? gap + utf8_text_cells(more) : 0);
	struct str key = { 0 };

	if (frame->width < WAYS_OUT) { /* they matter more than blanks around them */
		column = 0;
		gap = 1;
		pen->end = pen->page->columns;
	}
	if (pen->end + 1 < WAYS_OUT) {
		draw_ways_out(pen, frame->footer);
		return;
	}
	add_key(&key, ui, ACTION_HELPLINES, frame->tight);
	column = cells_put_cut(pen, frame->footer, column, str_text(&key));
	add_key(&key, ui, ACTION_LEAVE_NOW, frame->tight);
	column = cells_put_cut(pen, frame->footer, column + gap, str_text(&key));
	for (const enum action *next = footer_actions(ui); *next != ACTION_NONE; next++) {
		add_key(&key, ui, *next, frame->tight);
		if (column + gap + utf8_text_cells(str_text(&key)) > end)
			add_key(&key, ui, *next, true);
		if (key.length && column + gap + utf8_text_cells(str_text(&key)) <= end)
			column = cells_put_cut(pen, frame->footer, column + gap, str_text(&key));
	}
	if (has_more)
		cells_put_cut(pen, frame->footer, column + gap, more);
	str_fini(&key);
}

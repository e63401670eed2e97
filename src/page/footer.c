/* SPDX-License-Identifier: ISC */
/* The last row: keys that do something here. Help lines and leave now stand first, on every page
 * and in the same words. */
#include "page/footer.h"

#include <string.h>

#include "page/find.h"
#include "page/map_view.h"
#include "page/sheet.h"
#include "page/warn.h"
#include "partway/action.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/ui.h"
#include "partway/utf8.h"

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
	static const enum action warning[] = { ACTION_CLOSE, ACTION_NONE };

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
	case LAYER_STILL_THERE:
	case LAYER_LAST_MINUTE:
		return warning;
	default:
		return ui->depth > 1 ? layer : page;
	}
}

/* "1-4 answer": what the digits do here. */
static void
add_digits(struct str *out, const struct ui *ui)
{
	static const char *const verbs[] = {
		[LAYER_WELCOME] = "choose",
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
	else if (action == ACTION_CLOSE && ui_warns(ui))
		str_add(out, warn_key(ui, brief));
	else
		str_add(out, brief && row->brief ? row->brief : row->footer);
}

/* How many cells the ways out take in all their words. */
static uint32_t
ways_out_cells(void)
{
	return utf8_text_cells(action_row(ACTION_HELPLINES)->footer) + 2
	    + utf8_text_cells(action_row(ACTION_LEAVE_NOW)->footer);
}

/* How to get help and how to leave, in a row that is too short for all their words. */
static void
draw_ways_out(struct pen *pen, uint32_t row)
{
	const struct action_row *help = action_row(ACTION_HELPLINES);
	const struct action_row *leave = action_row(ACTION_LEAVE_NOW);
	struct str words = { 0 };

	str_add_format(&words, "%s %s", help->footer, leave->brief);
	if (utf8_text_cells(str_text(&words)) > pen->end) {
		str_clear(&words);
		str_add_format(&words, "%s %s", help->brief, leave->brief);
	}
	cells_put(pen, row, 0, str_text(&words), words.length);
	str_fini(&words);
}

void
footer_draw(struct pen *pen, const struct sheet *sheet, const struct ui *ui)
{
	const struct frame *frame = &sheet->frame;
	uint32_t gap = frame->tight ? 2 : 3, column = frame->margin;
	const char *more =
	    frame->tight ? action_row(ACTION_KEYS)->brief : action_row(ACTION_KEYS)->footer;
	bool has_more = ui->asking == ASK_NOTHING && ui->depth == 1;
	uint32_t end = frame->margin + frame->width - (has_more ? gap + utf8_text_cells(more) : 0);
	struct str key = { 0 };

	if (frame->width < ways_out_cells()) { /* they matter more than blanks around them */
		column = 0;
		gap = 1;
		pen->end = pen->page->columns;
	}
	if (pen->end + 1 < ways_out_cells()) {
		draw_ways_out(pen, frame->footer);
		return;
	}
	add_key(&key, ui, ACTION_HELPLINES, false);
	column = cells_put_cut(pen, frame->footer, column, str_text(&key));
	add_key(&key, ui, ACTION_LEAVE_NOW, false);
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

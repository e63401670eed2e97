/* SPDX-License-Identifier: ISC */
/* Pages as lines of text. Nothing on them needs to be seen: no rules, no columns, no marks; each
 * line is a sentence that can be spoken. Blank lines only between pages. */
#include "line/say.h"

#include <string.h>

#include "partway/action.h"
#include "partway/flow.h"
#include "partway/page.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "partway/utf8.h"
#include "partway/wrap.h"

/* Adds part of a line, in ASCII where that is wanted: as many cells as before. */
static void
add_shown(const struct say *say, const char *text, size_t length)
{
	uint32_t point;

	if (!say->ascii) {
		str_add_bytes(say->out, text, length);
		return;
	}
	for (size_t at = 0; at < length;) {
		at += utf8_decode(text + at, length - at, &point);
		str_add_times(say->out, (char)page_ascii(point), (size_t)utf8_width(point));
	}
}

/* Adds TEXT in lines; those after the first begin INDENT cells further in. */
static void
say_wrapped(const struct say *say, const char *text, size_t indent)
{
	struct wrap wrap;
	struct wrap_line line;
	size_t width = say->width;

	wrap_start(&wrap, text);
	while (wrap_next(&wrap, width, &line)) {
		str_add_times(say->out, ' ', say->width - width);
		add_shown(say, line.start, line.length);
		str_add_char(say->out, '\n');
		width = say->width - indent;
	}
}

void
say_text(const struct say *say, const char *text)
{
	say_wrapped(say, text, 0);
}

/* Adds TEXT, and a full stop unless it ends like a sentence. */
static void
add_sentence(struct str *out, const char *text)
{
	str_add(out, text);
	if (*text && !strchr(".?!:", text[strlen(text) - 1]))
		str_add_char(out, '.');
}

/* Adds "LABEL<between>" unless there is no label. */
static void
add_label(struct str *out, const char *label, const char *between)
{
	if (*label)
		str_add_format(out, "%s%s", label, between);
}

static void
say_heading(const struct say *say, const struct ui *ui, const struct heading *heading)
{
	enum layer layer = ui_top(ui)->layer;
	const char *place = str_text(&heading->place);
	struct str line = { 0 };

	if (layer == LAYER_NOTICE || layer == LAYER_PICKER)
		return; /* there it is the program's name */
	if (heading->place.length == 0) {
		add_sentence(&line, str_text(&heading->title));
	} else {
		str_add_format(&line, "%s%s ", str_text(&heading->title),
		    *place >= 'a' && *place <= 'z' ? "," : ".");
		add_sentence(&line, place);
	}
	say_text(say, str_text(&line));
	str_fini(&line);
}

/* A choice and what it means are one line: "1. Go on" or "1. Many fights. Highs and lows." */
static void
say_choice(const struct say *say, const struct flow *flow, size_t i)
{
	const struct para *para = &flow->items[i];
	const char *label = flow_label(flow, para);
	bool has_detail = i + 1 < flow->count && flow->items[i + 1].kind == PARA_DETAIL;
	struct str line = { 0 };

	add_label(&line, label, ". ");
	if (has_detail) {
		add_sentence(&line, flow_text(flow, para));
		str_add_format(&line, " %s", flow_text(flow, para + 1));
	} else {
		str_add(&line, flow_text(flow, para));
	}
	say_wrapped(say, str_text(&line), utf8_cells(label, strlen(label)) + 2);
	str_fini(&line);
}

static void
say_para(const struct say *say, const struct flow *flow, size_t i)
{
	const struct para *para = &flow->items[i];
	const char *text = flow_text(flow, para);
	struct str line = { 0 };

	switch (para->kind) {
	case PARA_TITLE:
		add_label(&line, flow_label(flow, para), ". ");
		add_sentence(&line, text);
		break;
	case PARA_PART:
		add_sentence(&line, text);
		break;
	case PARA_FIELD:
		add_label(&line, flow_label(flow, para), *text ? ": " : "");
		str_add(&line, text);
		break;
	case PARA_QUOTE:
		str_add_format(&line, "\"%s\"", text);
		break;
	case PARA_TEXT:
	case PARA_DO:
	case PARA_AVOID:
		str_add(&line, text);
		break;
	case PARA_CHOICE:
		say_choice(say, flow, i);
		break;
	case PARA_DETAIL: /* said with its choice */
	case PARA_GAP:
		break;
	}
	say_text(say, str_text(&line));
	str_fini(&line);
}

void
say_page(const struct say *say, const struct ui *ui)
{
	struct flow flow = { 0 };
	struct heading heading = { 0 };

	screen_flow(ui, &flow, NULL, &heading);
	str_add_char(say->out, '\n');
	say_heading(say, ui, &heading);
	for (size_t i = 0; i < flow.count; i++)
		say_para(say, &flow, i);
	flow_fini(&flow);
	heading_fini(&heading);
}

void
say_asking(const struct say *say, const struct ui *ui)
{
	size_t answers = ui->walk.count;
	struct str line = { 0 };

	if (ui->asking == ASK_NOTHING)
		return;
	str_add_format(&line, "%s Your %zu answer%s %s",
	    ui->asking == ASK_LEAVE ? "Leave?" : "Start again?", answers, answers == 1 ? "" : "s",
	    answers == 1 ? "is" : "are");
	str_add(&line,
	    ui->asking == ASK_LEAVE ? " not kept, but the text above stays." : " forgotten.");
	say_text(say, str_text(&line));
	str_fini(&line);
}

/* The keys that do something here, behind those that always do. */
static const char *
keys_here(const struct ui *ui)
{
	if (ui_top(ui)->layer == LAYER_NOTICE)
		return "q";
	return ui->walk.count > 0 ? "b r q" : "b q";
}

void
say_prompt(const struct say *say, const struct ui *ui)
{
	static const enum action always[] = { ACTION_HELPLINES, ACTION_LEAVE_NOW, ACTION_KEYS };
	uint32_t choices = ui_choice_count(ui);

	for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		str_add_format(say->out, "%s%s", i > 0 ? ", " : "", action_row(always[i])->footer);
	if (ui->asking != ASK_NOTHING)
		str_add(say->out, ". y or n: ");
	else if (choices == 0)
		str_add_format(say->out, ". One of %s: ", keys_here(ui));
	else if (choices == 1)
		str_add(say->out, ". Choose 1: ");
	else
		str_add_format(say->out,
		    ". %s 1-%u: ", ui_top(ui)->layer == LAYER_WALK ? "Answer" : "Choose",
		    (unsigned)choices);
}

void
say_expected(const struct say *say, const struct ui *ui)
{
	uint32_t choices = ui_choice_count(ui);
	struct str line = { 0 };

	if (ui->asking != ASK_NOTHING)
		str_add(&line, "Type y or n, or one of 0 x ?");
	else if (choices > 1)
		str_add_format(&line, "Type a number from 1 to %u, or one of 0 x ? %s",
		    (unsigned)choices, keys_here(ui));
	else
		str_add_format(&line, "Type one of %s0 x ? %s", choices ? "1 " : "", keys_here(ui));
	str_add_char(&line, '.');
	say_text(say, str_text(&line));
	str_fini(&line);
}

/* SPDX-License-Identifier: ISC */
/* Pages as lines of text. Nothing on them needs to be seen: no rules, no columns, no marks; each
 * line is a sentence that can be spoken. The line mode says them, and a saved page is written
 * so. */
#include "partway/spoken.h"

#include "partway/flow.h"
#include "partway/page.h"
#include "partway/ui.h"
#include "partway/utf8.h"
#include "partway/wrap.h"

/* Adds part of a line, in ASCII where that is wanted: as many cells as before. */
static void
add_shown(const struct spoken *spoken, const char *text, size_t length)
{
	uint32_t point;

	if (!spoken->ascii) {
		str_add_bytes(spoken->out, text, length);
		return;
	}
	for (size_t at = 0; at < length;) {
		at += utf8_decode(text + at, length - at, &point);
		str_add_times(spoken->out, (char)page_ascii(point), (size_t)utf8_width(point));
	}
}

void
spoken_lines(const struct spoken *spoken, const char *text, size_t indent)
{
	struct wrap wrap;
	struct wrap_line line;
	size_t width = spoken->width;

	wrap_start(&wrap, text);
	while (wrap_next(&wrap, width, &line)) {
		str_add_times(spoken->out, ' ', spoken->width - width);
		add_shown(spoken, line.start, line.length);
		str_add_char(spoken->out, '\n');
		width = spoken->width - indent;
	}
}

void
spoken_text(const struct spoken *spoken, const char *text)
{
	spoken_lines(spoken, text, 0);
}

/* Adds "LABEL<between>" unless there is no label. */
static void
add_label(struct str *out, const char *label, const char *between)
{
	if (*label)
		str_add_format(out, "%s%s", label, between);
}

void
spoken_heading(const struct spoken *spoken, const struct ui *ui, const struct heading *heading)
{
	enum layer layer = ui_top(ui)->layer;
	const char *place = str_text(&heading->place);
	struct str line = { 0 };

	if (layer <= LAYER_PICKER || layer >= LAYER_STILL_THERE)
		return; /* there it is the program's name */
	if (heading->place.length == 0) {
		str_add_sentence(&line, str_text(&heading->title));
	} else {
		str_add_format(&line, "%s%s ", str_text(&heading->title),
		    *place >= 'a' && *place <= 'z' ? "," : ".");
		str_add_sentence(&line, place);
	}
	spoken_text(spoken, str_text(&line));
	str_fini(&line);
}

/* A choice and what it means are one line: "1. Go on" or "1. Many fights. Highs and lows." */
static void
speak_choice(const struct spoken *spoken, const struct flow *flow, size_t i)
{
	const struct para *para = &flow->items[i];
	const char *label = flow_label(flow, para);
	bool has_detail = i + 1 < flow->count && flow->items[i + 1].kind == PARA_DETAIL;
	struct str line = { 0 };

	add_label(&line, label, ". ");
	if (has_detail) {
		str_add_sentence(&line, flow_text(flow, para));
		str_add_format(&line, " %s", flow_text(flow, para + 1));
	} else {
		str_add(&line, flow_text(flow, para));
	}
	spoken_lines(spoken, str_text(&line), utf8_text_cells(label) + 2);
	str_fini(&line);
}

static void
speak_para(const struct spoken *spoken, const struct flow *flow, size_t i)
{
	const struct para *para = &flow->items[i];
	const char *text = flow_text(flow, para);
	struct str line = { 0 };

	switch (para->kind) {
	case PARA_TITLE:
		add_label(&line, flow_label(flow, para), ". ");
		str_add_sentence(&line, text);
		break;
	case PARA_PART:
		str_add_sentence(&line, text);
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
	case PARA_BRANCH:
		speak_choice(spoken, flow, i);
		break;
	case PARA_DETAIL: /* said with its choice */
	case PARA_GAP:
		break;
	}
	spoken_text(spoken, str_text(&line));
	str_fini(&line);
}

void
spoken_page(const struct spoken *spoken, const struct ui *ui)
{
	struct flow flow = { 0 };
	struct heading heading = { 0 };

	screen_flow(ui, &flow, NULL, &heading);
	str_add_char(spoken->out, '\n');
	spoken_heading(spoken, ui, &heading);
	for (size_t i = 0; i < flow.count; i++)
		speak_para(spoken, &flow, i);
	flow_fini(&flow);
	heading_fini(&heading);
}

/* SPDX-License-Identifier: ISC */
/* A page for a file or the clipboard. It is read without the program, perhaps much later: so it
 * tells no keys, and has the numbers of help lines on it. Marks are those of the screen: + to do,
 * - not to do. */
#include "partway/written.h"

#include <string.h>

#include "page/ending_words.h"
#include "page/screens.h"
#include "partway/ascii.h"
#include "partway/bounds.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/spoken.h"
#include "partway/ui.h"

struct writer {
	const struct spoken *spoken;
	const struct ui *ui;
	bool gap; /* a blank line is due */
};

static bool
is_ending(const struct ui *ui)
{
	return ui_top(ui)->layer == LAYER_WALK && walk_ended(&ui->walk);
}

/* Adds BEFORE and TEXT as a paragraph of its own. */
static void
write_text(struct writer *writer, const char *before, const char *text, size_t indent)
{
	struct str line = { 0 };

	str_add(&line, before);
	ending_add_words(&line, text, " " HELP_MARK, "");
	if (writer->gap && writer->spoken->out->length > 0)
		str_add_char(writer->spoken->out, '\n');
	writer->gap = false;
	spoken_lines(writer->spoken, str_text(&line), indent);
	str_fini(&line);
}

static void
write_labelled(struct writer *writer, const char *label, const char *between, const char *text)
{
	struct str before = { 0 };

	if (*label)
		str_add_format(&before, "%s%s", label, *text ? between : "");
	write_text(writer, str_text(&before), text, 0);
	str_fini(&before);
}

/* A number would only serve to choose it. One with a name stands apart, with what belongs to it. */
static void
write_choice(struct writer *writer, const struct flow *flow, const struct para *para)
{
	const char *label = flow_label(flow, para), *text = flow_text(flow, para);
	struct str words = { 0 };

	str_add_bytes(&words, text, strlen(text) - para->tail);
	if (ascii_is_digit(*label)) {
		write_text(writer, "", str_text(&words), 0);
	} else {
		writer->gap = true;
		write_labelled(writer, label, "  ", str_text(&words));
	}
	str_fini(&words);
}

static void
write_para(struct writer *writer, const struct flow *flow, const struct para *para)
{
	const char *label = flow_label(flow, para), *text = flow_text(flow, para);

	switch (para->kind) {
	case PARA_GAP:
		writer->gap = true;
		break;
	case PARA_PART:
		writer->gap = true;
		write_text(writer, "", text, 0);
		break;
	case PARA_TITLE:
		write_labelled(writer, label, "  ", text);
		break;
	case PARA_CHOICE:
	case PARA_BRANCH:
		write_choice(writer, flow, para);
		break;
	case PARA_FIELD:
		write_labelled(writer, label, ": ", text);
		break;
	case PARA_DO:
		write_text(writer, "+ ", text, 2);
		break;
	case PARA_AVOID:
		write_text(writer, "- ", text, 2);
		break;
	case PARA_DETAIL:
	case PARA_QUOTE:
	case PARA_TEXT:
		write_text(writer, "", text, 0);
		break;
	}
}

/* What the hint to press 0 leads to on the screen. */
static void
write_numbers(struct writer *writer)
{
	struct flow numbers = { 0 };

	add_help_numbers(&numbers, writer->ui);
	for (size_t i = 0; i < numbers.count; i++)
		write_para(writer, &numbers, &numbers.items[i]);
	flow_fini(&numbers);
	writer->gap = true;
}

static void
write_flow(struct writer *writer, const struct flow *flow)
{
	bool has_answers = ui_top(writer->ui)->layer == LAYER_PATH;
	bool due = is_ending(writer->ui);

	for (size_t i = 0; i < flow->count; i++) {
		const struct para *para = &flow->items[i];

		if (para->of_keys && due) {
			write_numbers(writer);
			due = false;
		}
		if (!para->of_keys && (!para->of_reader || has_answers))
			write_para(writer, flow, para);
	}
	if (due)
		write_numbers(writer);
}

void
written_page(const struct spoken *spoken, const struct ui *ui)
{
	struct writer writer = { .spoken = spoken, .ui = ui };
	struct flow flow = { 0 };
	struct heading heading = { 0 };

	screen_flow(ui, &flow, NULL, &heading);
	if (!is_ending(ui)) /* that has a title of its own */
		spoken_heading(spoken, ui, &heading);
	writer.gap = true;
	write_flow(&writer, &flow);
	flow_fini(&flow);
	heading_fini(&heading);
}

/* Adds the message that the ending on top offers. */
static void
write_message(const struct spoken *spoken, const struct ui *ui)
{
	struct flow flow = { 0 };
	struct heading heading = { 0 };
	size_t i = 0;

	screen_flow(ui, &flow, NULL, &heading);
	while (i < flow.count && flow.items[i].kind != PARA_QUOTE)
		i++;
	if (i < flow.count)
		spoken_text(spoken, flow_text(&flow, &flow.items[i]));
	flow_fini(&flow);
	heading_fini(&heading);
}

static bool
has_message(const struct ui *ui)
{
	return is_ending(ui) && ui->forest->entries[ui->walk.here].message.text != 0;
}

bool
written_copy(struct str *out, const struct ui *ui, bool ascii)
{
	struct str text = { 0 };
	bool fits;

	if (has_message(ui))
		write_message(&(struct spoken){ &text, BOUND_TEXT_BYTES, ascii }, ui);
	else
		written_page(&(struct spoken){ &text, WRITTEN_WIDTH, ascii }, ui);
	while (text.length > 0 && text.data[text.length - 1] == '\n')
		text.length--; /* pasted, it ends where the words end */
	fits = text.length <= BOUND_COPY_BYTES;
	if (fits)
		str_add_bytes(out, str_text(&text), text.length);
	str_fini(&text);
	return fits;
}

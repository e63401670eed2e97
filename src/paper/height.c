/* SPDX-License-Identifier: ISC */
/* Lines are filled as a formatter fills them, so little is left to chance: a pair of letters that
 * stand closer, a font that differs a bit. What is left is rounded up. */
#include "paper/height.h"

#include "paper/printed.h"
#include "paper/type.h"
#include "partway/flow.h"

#define SECTION 14u      /* a section's heading, with the room above it */
#define GAP 4u           /* above a heading or a list */
#define BOX 1500u        /* before the words of an answer, in thousandths of an em */
#define LABEL 4500u      /* before the words of a field */
#define LINE 2000u       /* before a line of a list */
#define LABEL_SPACE 600u /* that formatters want behind a label */
#define HANGING 1000u    /* before the second line of a heading */

#define NO_BREAK "\xC2\xA0"
#define PAGE " (p." NO_BREAK "00)"
#define LAST_PAGE NO_BREAK "(p." NO_BREAK "00)."
#define PARENT_PAGE "," NO_BREAK "p." NO_BREAK "00; "
#define ARROW " \xE2\x86\x92" NO_BREAK

/* What is measured: the paragraphs of a piece. */
struct gauge {
	const struct paper *paper;
	const struct flow *flow;
	struct type type; /* the paragraph at hand */
	uint32_t height;  /* of all before it */
};

const struct paper *
paper_of_size(bool is_large)
{
	/* Width: 6.5 in or 7.25 in less 24 points, by 12 or 16 points. Height: 11 in less 2 in, by
	 * 14.5 or 19 points, less a bit; on a first page 18, with less room at its headings. */
	static const struct paper usual = { 37000, 445, 445 }, large = { 31100, 339, 376 };

	return is_large ? &large : &usual;
}

/* Begins a paragraph that stands behind INDENT. */
static void
begin(struct gauge *gauge, uint32_t indent)
{
	gauge->type = (struct type){ .room = gauge->paper->width - indent };
}

static void
end(struct gauge *gauge)
{
	gauge->height += gauge->type.lines * HEIGHT_LINE;
}

static void
add(struct gauge *gauge, const char *text, bool bold)
{
	type_add(&gauge->type, text, bold);
}

/* Adds where an arrow or a field leads. */
static void
add_page(struct gauge *gauge, const struct para *para)
{
	if (para->choice != NONE)
		add(gauge, PAGE, false);
}

static void
measure_choice(struct gauge *gauge, const struct para *para, const struct para *last)
{
	const struct para *detail = para < last && para[1].kind == PARA_DETAIL ? para + 1 : NULL;

	begin(gauge, BOX);
	add(gauge, flow_text(gauge->flow, para), detail != NULL);
	if (detail) {
		add(gauge, " ", false);
		add(gauge, flow_text(gauge->flow, detail), false);
	}
	add(gauge, ARROW, false);
	add(gauge, flow_label(gauge->flow, para), true);
	add_page(gauge, para);
	if (para < last && printed_runs_on(gauge->flow, para + 1)) {
		add(gauge, ": ", false);
		add(gauge, flow_text(gauge->flow, para + 1), false);
	}
	end(gauge);
}

/* Measures a field, and those that run on behind it; they are passed by. */
static void
measure_field(struct gauge *gauge, const struct para *para, const struct para *last)
{
	const char *label = flow_label(gauge->flow, para);

	if (!*flow_text(gauge->flow, para)) { /* the label stands alone */
		gauge->height += HEIGHT_LINE + GAP;
		return;
	}
	if (type_width(label, true) > LABEL - LABEL_SPACE)
		gauge->height += HEIGHT_LINE;
	begin(gauge, LABEL);
	add(gauge, para->kind == PARA_QUOTE ? "\"\"" : "", false);
	add(gauge, flow_text(gauge->flow, para), false);
	add_page(gauge, para);
	while (++para <= last && printed_runs_on(gauge->flow, para)) {
		add(gauge, ", ", false);
		add(gauge, flow_text(gauge->flow, para), false);
		add_page(gauge, para);
	}
	end(gauge);
}

static void
measure_line(struct gauge *gauge, const struct para *para)
{
	begin(gauge, LINE);
	add(gauge, flow_label(gauge->flow, para), true);
	add(gauge, ": ", false);
	add(gauge, flow_text(gauge->flow, para), false);
	end(gauge);
}

static void
measure_text(struct gauge *gauge, const struct para *para)
{
	const char *label = flow_label(gauge->flow, para);
	bool is_title = para->kind == PARA_TITLE;

	if (is_title)
		gauge->height += GAP;
	else if (*label) /* on the line of its heading */
		gauge->height -= HEIGHT_LINE;
	begin(gauge, is_title ? HANGING : 0);
	if (*label && !is_title)
		add(gauge, flow_text(gauge->flow, para - 1), true);
	add(gauge, label, is_title);
	add(gauge, *label ? is_title ? ".  " : " " : "", is_title);
	add(gauge, flow_text(gauge->flow, para), is_title);
	add(gauge, para->choice == NONE ? "" : LAST_PAGE, false);
	end(gauge);
}

/* Measures the entries that lead here, which are one paragraph, at the first one. (Manual pages are
 * for terminals only.) */
static void
measure_branches(struct gauge *gauge, const struct para *para, const struct para *last)
{
	begin(gauge, 0);
	add(gauge, "(from" NO_BREAK, false);
	for (; para <= last && para->kind == PARA_BRANCH; para++) {
		add(gauge, flow_label(gauge->flow, para), false);
		add(gauge, PARENT_PAGE, false);
	}
	end(gauge);
}

static bool
is_item(const struct para *para)
{
	return para->kind != PARA_PART && para->kind != PARA_TITLE && para->kind != PARA_TEXT
	    && para->kind != PARA_BRANCH;
}

static void
measure(struct gauge *gauge, const struct para *para, const struct para *last)
{
	switch (para->kind) {
	case PARA_PART:
		gauge->height += SECTION;
		break;
	case PARA_CHOICE:
		measure_choice(gauge, para, last);
		break;
	case PARA_FIELD:
	case PARA_DO:
	case PARA_AVOID:
	case PARA_QUOTE:
		measure_field(gauge, para, last);
		break;
	case PARA_BRANCH:
		measure_branches(gauge, para, last);
		break;
	case PARA_TITLE:
	case PARA_TEXT:
		measure_text(gauge, para);
		break;
	case PARA_DETAIL:
		measure_line(gauge, para);
		break;
	case PARA_GAP:
		break;
	}
}

/* True where PARA was measured with the one before it. */
static bool
goes_with(const struct flow *flow, const struct para *para)
{
	return printed_runs_on(flow, para)
	    || (para->kind == PARA_DETAIL && para[-1].kind == PARA_CHOICE)
	    || (para->kind == PARA_BRANCH && para[-1].kind == PARA_BRANCH);
}

uint32_t
height_of(const struct paper *paper, const struct flow *flow, size_t first, size_t count)
{
	struct gauge gauge = { .paper = paper, .flow = flow };
	const struct para *top = flow->items + first, *last = top + count - 1;

	for (const struct para *para = top; para <= last; para++) {
		if (para->of_keys || (para > top && goes_with(flow, para)))
			continue;
		if (para > top && is_item(para) && !is_item(para - 1))
			gauge.height += GAP;
		measure(&gauge, para, last);
	}
	return gauge.height;
}

uint32_t
height_above(const struct flow *flow, size_t first)
{
	return flow->items[first].kind == PARA_TITLE ? HEIGHT_LINE / 2 : 0;
}

uint32_t
height_below(const struct flow *flow, size_t last)
{
	return is_item(&flow->items[last]) ? HEIGHT_LINE : 0;
}

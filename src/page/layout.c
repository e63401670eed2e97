/* SPDX-License-Identifier: ISC */
/* Sets a flow: what each kind of paragraph looks like, labels in line, choices in a column or a
 * grid. Each word of the flow comes out, at any width. */
#include "page/layout.h"

#include <stdlib.h>

#include "partway/base.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/utf8.h"
#include "page/setter.h"

#define LABEL_LEAST 12u  /* column behind the labels of fields, so that pages look alike */
#define LABEL_MOST 26u   /* a longer label does not push all others aside */
#define BRANCH_LEAST 24u /* cells that a row of the map has beside what stands at its right */

static uint32_t
most(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

static const struct para *
para_at(const struct setter *setter)
{
	return &setter->flow->items[setter->para];
}

/* The column behind the labels of fields: of all of them, or in a side column of those around
 * this one. */
static uint32_t
field_column(const struct setter *setter)
{
	const struct flow *flow = setter->flow;
	size_t from = setter->setup->side ? setter->para : 0;
	uint32_t longest = 0, fields = 0;

	while (from > 0 && flow->items[from - 1].kind == PARA_FIELD)
		from--;
	for (size_t i = from; i < flow->count; i++) {
		const struct para *para = &flow->items[i];
		uint32_t label = utf8_text_cells(flow_label(flow, para)) + 2;

		if (para->kind != PARA_FIELD && setter->setup->side)
			break;
		if (para->kind != PARA_FIELD || label > LABEL_MOST)
			continue;
		fields += label > 2;
		longest = most(label, longest);
	}
	if (fields > 1 && longest < LABEL_LEAST && !setter->setup->side)
		return LABEL_LEAST;
	return longest;
}

static void
set_field(struct setter *setter)
{
	const char *label = flow_label(setter->flow, para_at(setter));
	const char *text = flow_text(setter->flow, para_at(setter));

	if (setter->setup->tight || utf8_text_cells(label) + 2 > LABEL_MOST)
		setter_run_on(setter, label, text);
	else
		setter_labelled(setter, label, text, field_column(setter));
}

/* A choice of a grid stands beside the one before it, until the row is full. */
static void
set_cell(struct setter *setter)
{
	const struct para *para = para_at(setter);
	uint32_t place = para->choice % setter->per_row;
	uint32_t column = place * (setter->setup->width / setter->per_row);

	if (place > 0)
		setter->row--;
	setter_add_spot(setter,
	    (struct spot){
		.row = setter->row, .rows = 1, .column = column, .width = setter->cell });
	setter_word(setter, column, flow_label(setter->flow, para));
	setter_word(setter, column + setter->choices, flow_text(setter->flow, para));
	setter->row++;
}

static void
set_choice(struct setter *setter)
{
	const struct para *para = para_at(setter);
	uint32_t row = setter->row;

	if (setter->cell > 0) {
		set_cell(setter);
		return;
	}
	setter_labelled(
	    setter, flow_label(setter->flow, para), flow_text(setter->flow, para), setter->choices);
	if (para->choice != NONE)
		setter_add_spot(setter,
		    (struct spot){
			.row = row, .rows = setter->row - row, .width = setter->setup->width });
}

/* One row, whatever stands in it. Where there is little room, what stands at the right is left out:
 * the rows below the map say it of the selected row. */
static void
set_branch(struct setter *setter)
{
	const struct para *para = para_at(setter);
	const char *right = flow_label(setter->flow, para);
	uint32_t width = setter->setup->width, cells = utf8_text_cells(right);

	if (cells > 0 && width >= cells + 2 + BRANCH_LEAST) {
		setter_word(setter, width - cells, right);
		width -= cells + 2;
	}
	setter_cut(setter, flow_text(setter->flow, para), para->tail, width);
	if (para->choice != NONE)
		setter_add_spot(
		    setter, (struct spot){ .row = setter->row, .rows = 1, .width = width });
	setter->row++;
}

/* The column behind the numbers of choices, and the cells of a grid if they make one. */
static void
measure_choices(struct setter *setter)
{
	const struct setup *setup = setter->setup;
	uint32_t gutter = setup->tight ? 1 : 2;
	uint32_t label = 0, text = 0; /* the longest */

	for (size_t i = 0; i < setter->flow->count; i++) {
		const struct para *para = &setter->flow->items[i];

		if (para->kind != PARA_CHOICE)
			continue;
		label = most(label, utf8_text_cells(flow_label(setter->flow, para)));
		if (setup->grid)
			text = most(text, utf8_text_cells(flow_text(setter->flow, para)));
	}
	setter->choices = label + gutter;
	if (!setup->grid)
		return;
	setter->per_row = (setup->width + gutter + 2) / (setter->choices + text + gutter + 2);
	if (setter->per_row > 1)
		setter->cell = setter->choices + text;
}

static void
set_title(struct setter *setter)
{
	const char *label = flow_label(setter->flow, para_at(setter));

	if (setter->setup->bare_title)
		label = "";
	setter_labelled(setter, label, flow_text(setter->flow, para_at(setter)),
	    *label ? utf8_text_cells(label) + 2 : 0);
}

/* True for a detail that a compact page tells of the selected choice only, below all of them. */
static bool
is_apart(const struct setter *setter, const struct para *para)
{
	return setter->setup->compact && para->kind == PARA_DETAIL
	    && *flow_label(setter->flow, para);
}

/* Below its choice. One without a number is part of it: chosen, marked and shown with it. */
static void
set_detail(struct setter *setter)
{
	const struct para *para = para_at(setter);
	const char *label = flow_label(setter->flow, para);
	const char *text = flow_text(setter->flow, para);
	uint32_t row = setter->row;

	if (is_apart(setter, para))
		setter_run_on(setter, label, text);
	else
		setter_labelled(setter, "", text, setter->choices);
	if (!*label)
		setter->layout->spots[para->choice].rows += setter->row - row;
}

static void
set_para(struct setter *setter)
{
	const struct para *para = para_at(setter);
	const char *text = flow_text(setter->flow, para);
	uint32_t quote = setter->setup->tight ? 2 : 4;

	switch (para->kind) {
	case PARA_TITLE:
		set_title(setter);
		break;
	case PARA_CHOICE:
		set_choice(setter);
		break;
	case PARA_BRANCH:
		set_branch(setter);
		break;
	case PARA_DETAIL:
		set_detail(setter);
		break;
	case PARA_FIELD:
		set_field(setter);
		break;
	case PARA_DO:
		setter_labelled(setter, "+", text, 2);
		break;
	case PARA_AVOID:
		setter_labelled(setter, "-", text, 2);
		break;
	case PARA_QUOTE:
		setter_labelled(setter, "", text, quote);
		break;
	case PARA_PART:
	case PARA_TEXT:
	case PARA_GAP:
		setter_text(setter, text, 0, 0);
		break;
	}
}

/* Sets paragraph PARA, with the blank row that is due before it. */
static void
set_next(struct setter *setter, uint32_t para)
{
	if (setter->gap && setter->row > 0 && !setter->setup->compact)
		setter->row++;
	setter->gap = false;
	setter->para = para;
	set_para(setter);
}

/* On a compact page the detail of the selected choice comes below all choices. */
static void
set_selected_detail(struct setter *setter)
{
	for (uint32_t i = setter->setup->first; i < setter->flow->count; i++) {
		const struct para *para = &setter->flow->items[i];

		if (para->kind == PARA_DETAIL && para->choice == setter->setup->selected)
			set_next(setter, i);
	}
}

void
layout_flow(struct layout *layout, const struct flow *flow, const struct setup *setup)
{
	struct setter setter = { .layout = layout, .flow = flow, .setup = setup };
	bool detail_due = false;

	assert(setup->width >= 2);
	measure_choices(&setter);
	for (uint32_t i = setup->first; i < flow->count; i++) {
		enum para_kind kind = flow->items[i].kind;

		if (flow->items[i].stays != setup->stays)
			continue;
		if (kind == PARA_GAP) {
			setter.gap = true;
		} else if (is_apart(&setter, &flow->items[i])) {
			detail_due = true;
		} else {
			if (detail_due && kind != PARA_CHOICE)
				set_selected_detail(&setter);
			detail_due = detail_due && kind == PARA_CHOICE;
			set_next(&setter, i);
		}
	}
	if (detail_due)
		set_selected_detail(&setter);
	layout->rows = setter.row;
}

void
layout_fini(struct layout *layout)
{
	free(layout->runs);
	free(layout->spots);
	*layout = (struct layout){ 0 };
}

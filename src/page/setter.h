/* SPDX-License-Identifier: ISC */
/* Sets pieces of text into the rows of a layout; layout.c decides where. */
#ifndef PARTWAY_PAGE_SETTER_H
#define PARTWAY_PAGE_SETTER_H

#include "page/layout.h"

struct setter {
	struct layout *layout;
	const struct flow *flow;
	const struct setup *setup;
	uint32_t para;    /* the paragraph being set */
	uint32_t row;     /* where the next text goes */
	uint32_t choices; /* column behind the numbers of choices */
	uint32_t cell;    /* grid: cells of a choice; 0: choices stand in a column */
	uint32_t per_row; /* grid */
	bool gap;         /* a blank row is due */
};

/* Puts TEXT as it is into the row where the setter is. */
void setter_word(struct setter *setter, uint32_t column, const char *text);

/* Puts TEXT into that row, cut at a space to WIDTH cells with "..." before its last TAIL bytes. */
void setter_cut(struct setter *setter, const char *text, size_t tail, uint32_t width);

/* Notes the cells of the next choice. */
void setter_add_spot(struct setter *setter, struct spot spot);

/* Sets TEXT from column FIRST on, further rows from column REST on. */
void setter_text(struct setter *setter, const char *text, uint32_t first, uint32_t rest);

/* Sets LABEL, and TEXT from COLUMN on; below the label where there is no room beside it. */
void setter_labelled(struct setter *setter, const char *label, const char *text, uint32_t column);

/* Sets "LABEL: TEXT", further rows a little further in. */
void setter_run_on(struct setter *setter, const char *label, const char *text);

#endif

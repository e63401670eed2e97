/* SPDX-License-Identifier: ISC */
/* Paragraphs set into rows of a width. Knows no screen: rows count from the first one of the text,
 * columns from the text's left edge. */
#ifndef PARTWAY_PAGE_LAYOUT_H
#define PARTWAY_PAGE_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct flow;

/* How a column of text is set. */
struct setup {
	uint32_t width; /* in cells, at least 2 */
	bool tight;     /* narrow gutters; a field runs on behind its label */
	bool compact; /* no blank rows; of details only the selected choice's, below the choices */
	bool grid;    /* several short choices in a row */
	bool side;    /* a side column: labels stand in line only with their neighbours */
	bool bare_title;   /* the title without its number */
	bool stays;        /* only the paragraphs that do not scroll; else only the others */
	uint32_t selected; /* choice, or NONE */
	uint32_t first;    /* paragraph to begin with */
};

/* A piece of text in one row. */
struct run {
	uint32_t row, column;
	uint32_t para;    /* index into the flow */
	const char *text; /* borrowed from the flow, which must not grow */
	size_t length;    /* bytes */
	size_t start;     /* of the piece in the paragraph's text, in bytes */
	bool is_label;    /* it is not of that text */
};

/* The cells of a choice. */
struct spot {
	uint32_t row, rows, column, width;
};

/* Starts as { 0 }. */
struct layout {
	struct run *runs; /* in reading order */
	size_t count, capacity;
	struct spot *spots; /* by choice */
	size_t spot_count, spot_capacity;
	uint32_t rows;
};

void layout_flow(struct layout *layout, const struct flow *flow, const struct setup *setup);

void layout_fini(struct layout *layout);

#endif

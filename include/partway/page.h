/* SPDX-License-Identifier: ISC */
/* A screen as cells: a pure function of what is shown, the size and the style. */
#ifndef PARTWAY_PAGE_H
#define PARTWAY_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/str.h"

struct ui;

enum cell_look { LOOK_PLAIN, LOOK_BOLD, LOOK_REVERSE };

#define CELL_MARKS 3 /* that join a character: more are dropped */
#define CELL_POINTS (1 + CELL_MARKS)

struct cell {
	uint32_t point; /* code point; 0 behind a wide character */
	uint16_t marks; /* combining marks that join it: 0, or a number for page_points() */
	uint8_t width;  /* cells: 1 or 2; 0 behind a wide character */
	uint8_t look;   /* enum cell_look */
};

struct style {
	bool ascii; /* no character above U+007E */
};

/* Starts as { 0 }. */
struct page {
	uint32_t rows, columns;
	struct cell *cells; /* row by row */
	struct str marks;   /* CELL_MARKS code points for each cell that has any; 0: no more */
	/* On the > of the selected choice, else on the first line shown; while something is asked,
	 * on the question: a screen reader speaks the line of the cursor. */
	uint32_t cursor_row, cursor_column;
};

/* Wipes and frees. */
void page_fini(struct page *page);

/* Makes PAGE one of spaces of this size. */
void page_clear(struct page *page, uint32_t rows, uint32_t columns);

/* The code points of cell AT of PAGE: its character, what joins it, then 0 as far as there is room. */
void page_points(const struct page *page, size_t at, uint32_t points[CELL_POINTS]);

/* Some columns of a row: those from FIRST on, before END. */
struct columns {
	uint32_t first, end;
};

/* Where ROW of two pages of the same size differs; FIRST is no second half of a wide character of
 * NEW. None: END is 0. */
struct columns page_changed(const struct page *old, const struct page *new, uint32_t row);

/* Fills PAGE with the screen of UI at the size that UI has: rows and columns of at least 1, at most
 * those of bounds.h. */
void page_draw(struct page *page, const struct ui *ui, const struct style *style);

/* Adds what UI asks, in words without keys: "Leave? Your 3 answers are not kept." Not for
 * ASK_NOTHING and ASK_FIND. */
void page_add_asking(struct str *out, const struct ui *ui);

/* What stands for POINT in the ASCII style, once for each of its cells; '?' where nothing does. */
uint32_t page_ascii(uint32_t point);

#endif

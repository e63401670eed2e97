/* SPDX-License-Identifier: ISC */
/* A screen as cells: a pure function of what is shown, the size and the style. */
#ifndef PARTWAY_PAGE_H
#define PARTWAY_PAGE_H

#include <stdbool.h>
#include <stdint.h>

struct str;
struct ui;

enum cell_look { LOOK_PLAIN, LOOK_BOLD, LOOK_REVERSE };

#define CELL_POINTS 4 /* a base and up to three combining marks; more are dropped */

struct cell {
	uint32_t points[CELL_POINTS]; /* code points, ended by 0; all 0 behind a wide character */
	uint8_t width;                /* cells: 1 or 2; 0 behind a wide character */
	uint8_t look;                 /* enum cell_look */
};

struct style {
	bool ascii; /* no character above U+007E */
};

/* Starts as { 0 }. */
struct page {
	uint32_t rows, columns;
	struct cell *cells; /* row by row */
	/* On the > of the selected choice, else on the first line shown; while something is asked,
	 * on the question: a screen reader speaks the line of the cursor. */
	uint32_t cursor_row, cursor_column;
};

/* Wipes and frees. */
void page_fini(struct page *page);

/* Fills PAGE with the screen of UI at the size that UI has: rows and columns of at least 1, at most
 * those of bounds.h. */
void page_draw(struct page *page, const struct ui *ui, const struct style *style);

/* Adds what UI asks, in words without keys: "Leave? Your 3 answers are not kept." Not for
 * ASK_NOTHING and ASK_FIND. */
void page_add_asking(struct str *out, const struct ui *ui);

/* What stands for POINT in the ASCII style, once for each of its cells; '?' where nothing does. */
uint32_t page_ascii(uint32_t point);

#endif

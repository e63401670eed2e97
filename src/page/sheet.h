/* SPDX-License-Identifier: ISC */
/* The top view laid out for its screen: what stands where. page.c draws it, ui.c asks it what the
 * reader can see; so an answer that counts is one that was shown. */
#ifndef PARTWAY_PAGE_SHEET_H
#define PARTWAY_PAGE_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "page/layout.h"
#include "partway/flow.h"

struct ui;

#define SMALL_ROWS 12u /* below this size only help lines are shown */
#define SMALL_COLUMNS 40u

/* The parts of a screen: rows and columns from 0. Rows that there is no room for are NONE. */
struct frame {
	uint32_t margin;            /* column where text begins */
	uint32_t width;             /* of the text */
	uint32_t side, side_width;  /* column of the side column's text; 0: there is none */
	uint32_t end;               /* column behind the last one in use */
	uint32_t title, rule;       /* rows; the rule is the second row of a compact page */
	uint32_t text, text_rows;   /* first row of text, and how many */
	uint32_t below, below_rows; /* the same for text that does not scroll; 0: there is none */
	uint32_t status, footer;
	bool tight, compact, wide;
};

/* Starts as { 0 }. */
struct sheet {
	struct heading heading;
	struct flow main, side;
	struct frame frame;
	struct layout left, right, below;
	struct str second; /* words of a compact page's second row; none: it is a rule */
	uint32_t rows;     /* of text, the longer column counts */
	uint32_t scroll;   /* of the view, no further than there is text */
};

void sheet_open(struct sheet *sheet, const struct ui *ui);

void sheet_fini(struct sheet *sheet);

/* The most that a view can be scrolled down. */
uint32_t sheet_scroll_limit(const struct sheet *sheet);

/* True where the whole of CHOICE is on the screen; one that is taller than the screen counts when
 * it starts on the first row. */
bool sheet_shows(const struct sheet *sheet, uint32_t choice);

/* Scrolls no further than needed to show CHOICE. */
void sheet_reveal(struct sheet *sheet, uint32_t choice);

/* A place in the text that a new layout can find again. */
struct anchor {
	uint32_t para;
	size_t offset; /* bytes */
};

/* What stands in the first row. */
struct anchor sheet_anchor(const struct sheet *sheet);

/* Scrolls until ANCHOR stands there, or as far as there is text. */
void sheet_find(struct sheet *sheet, struct anchor anchor);

/* True where there is little room: a page has no blank rows then. */
bool sheet_is_compact(const struct ui *ui);

/* True where the window is too small for pages. */
bool sheet_is_small(const struct ui *ui);

/* True where it therefore does not show the view on top: it always shows help lines. */
bool sheet_is_hidden(const struct ui *ui);

#endif

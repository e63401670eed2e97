/* SPDX-License-Identifier: ISC */
/* From cells to curses. Private to this folder. */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include "partway/page.h"

struct ui;

/* Starts as { 0 }. */
struct paint {
	struct page pages[2]; /* the one that is shown and the one to be drawn next */
	unsigned shown;       /* index of the one that is shown */
	bool anew;            /* that one is forgotten */
};

/* Wipes and frees. */
void paint_fini(struct paint *paint);

/* Forgets what is shown: all of it is sent again. */
void paint_forget(struct paint *paint);

/* Brings UI to the screen: rows that differ, then the cursor, in one write. */
void paint_draw(struct paint *paint, const struct ui *ui, const struct style *style);

#endif

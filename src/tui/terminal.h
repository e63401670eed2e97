/* SPDX-License-Identifier: ISC */
/* The terminal: open, size, and the bytes that blank it. Private to this folder. */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include <stdbool.h>

#include "partway/str.h"

struct screen;
struct ui;

/* Starts as { 0 }. */
struct terminal {
	struct screen *screen; /* of curses */
	struct str farewell;   /* the bytes of the way out */
};

/* Starts curses on a terminal with this name (NULL: unknown) and prepares the way out, on which UI
 * is wiped, and what was scrolled away is erased where others SHARE the terminal. TERMINAL must stay
 * where it is until terminal_close(). False: the cursor cannot be placed there; nothing was written,
 * and modes are as before. */
bool terminal_open(struct terminal *terminal, const char *name, bool shared, struct ui *ui);

/* Takes the size of the window over into curses and UI. */
void terminal_resize(struct ui *ui);

/* Blanks the screen, restores the terminal, wipes what curses remembers of the pages. */
void terminal_close(struct terminal *terminal);

#endif

/* SPDX-License-Identifier: ISC */
/* What terminfo knows of a terminal: a close name, and the bytes that blank it. Private to this
 * folder. */
#ifndef TUI_TERMINFO_H
#define TUI_TERMINFO_H

#include <stdbool.h>

struct str;

/* True for the name (NULL: unknown) of a terminal that does what xterm does, and takes all its
 * sequences or swallows them whole. */
bool terminfo_is_xterm_kin(const char *name);

/* NAME (NULL: unknown), or one that is close where terminfo does not know it. NULL: the cursor
 * cannot be placed there. LINES and COLS of curses are what it takes for the size then. Writes
 * nothing. */
const char *terminfo_find(const char *name);

/* The bytes that the terminal is to have before the first page; constant. */
const char *terminfo_greeting(void);

/* Adds the bytes that blank the page, give back the ordinary screen and blank that too (safety.md
 * 6.1). SHARED: what was scrolled away on that one as well. */
void terminfo_add_farewell(struct str *out, bool shared);

/* Adds the bytes that clear a terminal of this name on which plain lines stand, where those of ANSI do
 * not. */
void terminfo_add_clear(struct str *out, const char *name);

/* False where bold and reverse are better left alone: on some old terminals each change of the look
 * takes up a cell of the screen, on some nobody can tell whether it is on or off. */
bool terminfo_has_looks(void);

/* Makes curses send each screen in one write. */
void terminfo_tune(void);

#endif

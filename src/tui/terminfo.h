/* SPDX-License-Identifier: ISC */
/* What terminfo knows of a terminal: a close name, and the bytes that blank it. Private to this
 * folder. */
#ifndef TUI_TERMINFO_H
#define TUI_TERMINFO_H

#include <stdbool.h>

struct screen;
struct str;

/* Starts curses for a terminal of this name (NULL: unknown), or of one that is close where
 * terminfo does not know it. NULL: the cursor cannot be placed there. Writes nothing. */
struct screen *terminfo_start(const char *name);

/* The bytes that the terminal is to have before the first page; constant. */
const char *terminfo_greeting(void);

/* Adds the bytes that blank the page, give back the ordinary screen and blank that too (safety.md
 * 6.1). */
void terminfo_add_farewell(struct str *out);

/* False where bold and reverse are better left alone: on some old terminals each change of the look
 * takes up a cell of the screen, on some nobody can tell whether it is on or off. */
bool terminfo_has_looks(void);

/* Makes curses send each screen in one write. */
void terminfo_tune(void);

#endif

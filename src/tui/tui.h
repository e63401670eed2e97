/* SPDX-License-Identifier: ISC */
/* The full screen. The door of this folder; the rest of it is private. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include "partway/ui.h"

struct str;

struct tui_options {
	const char *term;   /* the terminal's name, from TERM; NULL: not known */
	bool ascii;         /* nothing above U+007E */
	bool clipboard;     /* c may send text to the terminal's clipboard, where it can have one */
	bool shared;        /* somebody else comes next: what was scrolled away is erased, too */
	struct saver saver; /* saves pages */
};

/* Shows UI on the terminal that is standard input and output, until the reader leaves; the screen
 * is blank then. False: go on line by line; either this terminal cannot place its cursor, and
 * nothing was written, or the reader asked for it, and the screen is blank. The caller wipes UI. */
bool tui_run(struct ui *ui, const struct tui_options *options);

/* Adds the bytes that clear a terminal of this name ("": not known), for the line mode: none where those
 * of ANSI do. Reads files. */
void tui_add_clear(struct str *out, const char *term);

#endif

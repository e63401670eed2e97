/* SPDX-License-Identifier: ISC */
/* The line mode: for screen readers, dumb terminals and pipes. The door of this folder. */
#ifndef LINE_LINE_H
#define LINE_LINE_H

#include <stdbool.h>

#include "partway/ui.h"

struct line_options {
	bool ascii;         /* nothing above U+007E */
	struct saver saver; /* saves pages */
	const char *clear;  /* clears the terminal, borrowed; NULL or "": as in ANSI */
};

/* Prints UI on standard output, a page at a time, and reads what is typed, a line at a time, from
 * standard input, until the reader leaves or the input ends. The caller wipes UI. False: standard
 * output cannot be written. */
bool line_run(struct ui *ui, const struct line_options *options);

#endif

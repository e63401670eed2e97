/* SPDX-License-Identifier: ISC */
/* One paragraph into lines of a width, for screen and line mode alike. */
#ifndef PARTWAY_WRAP_H
#define PARTWAY_WRAP_H

#include <stdbool.h>
#include <stddef.h>

struct wrap {
	const char *rest; /* what is still to be wrapped; borrowed */
};

struct wrap_line {
	const char *start; /* into the text given to wrap_start() */
	size_t length;     /* bytes, without the space it was broken at */
	size_t cells;
};

/* Begins at the start of TEXT, which must stay as long as its lines are used. */
void wrap_start(struct wrap *wrap, const char *text);

/* Takes the next line of at most WIDTH cells (at least 2) into *LINE. Breaks at spaces, ends at
 * newlines; a word longer than a line is cut at the edge, never lost. False at the end. An empty
 * text has no line. */
bool wrap_next(struct wrap *wrap, size_t width, struct wrap_line *line);

#endif

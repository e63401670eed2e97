/* SPDX-License-Identifier: ISC */
/* Lines from standard input, bounded. Private to this folder. */
#ifndef LINE_TYPED_H
#define LINE_TYPED_H

#include <stdbool.h>
#include <stddef.h>

#include "partway/bounds.h"

enum got {
	GOT_LINE,
	GOT_TOO_LONG,    /* a line of more than BOUND_LINE_BYTES was read and thrown away */
	GOT_STILL_THERE, /* nothing at all, for long (leave.h) */
	GOT_LAST_MINUTE,
	GOT_SIGNAL, /* leave now */
	GOT_END     /* nothing more will come */
};

/* Starts as { 0 }. */
struct typed {
	char line[BOUND_LINE_BYTES + 1]; /* GOT_LINE: without spaces around it */
	char bytes[BOUND_LINE_BYTES];    /* read, not yet part of a line */
	size_t length;
	bool discarding; /* the rest of a line that is too long */
	bool leaves;     /* GOT_TOO_LONG: x was among what was thrown away */
	bool ended;
};

/* Waits for the next line. */
enum got typed_next(struct typed *typed);

void typed_wipe(struct typed *typed);

#endif

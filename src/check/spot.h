/* SPDX-License-Identifier: ISC */
/* Where in its file a part of a text stands: the mark of a finding is then under the very words.
 * Private to this folder. */
#ifndef PARTWAY_SPOT_H
#define PARTWAY_SPOT_H

#include <stddef.h>

#include "partway/diag.h"

struct forest;
struct said;

/* Bytes of a text. */
struct part {
	size_t start, length;
};

/* Starts as { .diags = ... }; borrowed, as are its files. */
struct spots {
	const struct diags *diags;
	uint32_t file, line; /* where AT is; file 0: nowhere yet */
	const char *at;      /* the start of the line that was asked for last */
};

/* The place of PART of TEXT, which is at WHOLE; WHOLE where the file spells TEXT in another way,
 * as with \u0041. Fast for places in about the order of the file. */
struct place spot_find(struct spots *spots, struct place whole, const char *text, struct part part);

/* The place of PART of what is said; of all of it where the finding would only be counted. */
struct place spot_of_said(
    struct spots *spots, const struct forest *forest, const struct said *said, struct part part);

#endif

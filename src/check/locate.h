/* SPDX-License-Identifier: ISC */
/* Where in its file a part of a text stands: the mark of a finding is then under the very words.
 * Private to this folder. */
#ifndef PARTWAY_LOCATE_H
#define PARTWAY_LOCATE_H

#include <stddef.h>

#include "partway/diag.h"

struct forest;
struct said;

/* Bytes of a text. */
struct part {
	size_t start, length;
};

/* Starts as { .diags = ... }; borrowed, as are its files. */
struct locator {
	const struct diags *diags;
	uint32_t file, line; /* where AT is; file 0: nowhere yet */
	const char *at;      /* the start of the line that was asked for last */
};

/* The place of PART of TEXT, which is at WHOLE; WHOLE where the file spells TEXT in another way,
 * as with \u0041. Fast for places in about the order of the file. */
struct place locate_part(
    struct locator *locator, struct place whole, const char *text, struct part part);

/* The place of PART of what is said; of all of it where the finding would only be counted. */
struct place locate_said(struct locator *locator, const struct forest *forest,
    const struct said *said, struct part part);

#endif

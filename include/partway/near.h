/* SPDX-License-Identifier: ISC */
/* "Did you mean": the nearest of the names that would be legal. */
#ifndef PARTWAY_NEAR_H
#define PARTWAY_NEAR_H

#include <stddef.h>
#include <stdint.h>

struct near {
	const char *name; /* what was written; borrowed */
	const char *best; /* nearest name so far, or NULL; borrowed from near_offer() */
	uint32_t tag;     /* what came with it */
	size_t distance;  /* of best: insertions, deletions, changes, swaps of two neighbours */
};

/* Begins the search for what is near NAME (bytes, not code points, are compared). */
void near_start(struct near *near, const char *name);

/* Offers one legal name, with a TAG (an index, a line) to know it again. It is taken when it is
 * nearer than the best so far, and near at all: a distance of at most 2, or a third of the name's
 * length, and less than that length. Names of more than BOUND_KEY_BYTES are never near. */
void near_offer(struct near *near, const char *candidate, uint32_t tag);

#endif

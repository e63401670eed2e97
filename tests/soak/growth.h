/* SPDX-License-Identifier: ISC */
/* How what a program holds changes over hours. */
#ifndef PARTWAY_SOAK_GROWTH_H
#define PARTWAY_SOAK_GROWTH_H

#include <stdbool.h>
#include <stddef.h>

#include "held.h"

struct sample {
	double seconds; /* of the soak */
	struct held held;
};

/* All zeros: nothing was measured yet. */
struct growth {
	struct sample *samples;
	size_t count, room;
};

/* What was least in one part of the time, less what was least in the part before. A program that
 * saw a large window gives back what it took for it sooner or later; what leaks never comes
 * back. */
struct growth_found {
	size_t count;       /* samples; below GROWTH_LEAST nothing else is found */
	double own, share;  /* kB in the second half more than in the first; share: PSS */
	double late;        /* kB of its own in the last quarter more than in the one before */
	double files;       /* descriptors more than in the first sample, whenever fewest */
	double slope;       /* of its own, in the second half, kB an hour */
	double first, last; /* medians of the first and the last quarter, kB of its own */
};

#define GROWTH_LEAST 8u

void growth_add(struct growth *growth, double seconds, const struct held *held);

/* Forgets and frees all. */
void growth_clear(struct growth *growth);

/* Looks at what was measured WARM seconds after the first sample, and later. */
struct growth_found growth_find(const struct growth *growth, double warm);

/* What was measured last by SECONDS, not more than a little earlier; NULL: nothing. */
const struct held *growth_at(const struct growth *growth, double seconds);

/* COUNT values, in any order; puts them in order. 0: none. */
double growth_median(double *values, size_t count);

#endif

/* SPDX-License-Identifier: ISC */
/* How something grows: as which power of the size. */
#ifndef PARTWAY_BENCH_FOREST_SLOPE_H
#define PARTWAY_BENCH_FOREST_SLOPE_H

#include <stddef.h>

/* Sums of logarithms. All zeros: nothing yet. */
struct slope {
	double x, y, xx, xy;
	size_t count;
};

/* VALUE was measured at SIZE; both are above 0. */
void slope_add(struct slope *slope, double size, double value);

/* The exponent of the power that fits best, by least squares; 0: fewer than two sizes. */
double slope_exponent(const struct slope *slope);

#endif

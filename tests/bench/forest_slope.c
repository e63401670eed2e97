/* SPDX-License-Identifier: ISC */
/* A power is a straight line where both axes are logarithms: its slope is the exponent. */
#include "forest_slope.h"

#include <math.h>

void
slope_add(struct slope *slope, double size, double value)
{
	double x = log(size), y = log(value);

	slope->x += x;
	slope->y += y;
	slope->xx += x * x;
	slope->xy += x * y;
	slope->count++;
}

double
slope_exponent(const struct slope *slope)
{
	double n = (double)slope->count;

	if (slope->count < 2)
		return 0;
	return (n * slope->xy - slope->x * slope->y) / (n * slope->xx - slope->x * slope->x);
}

/* SPDX-License-Identifier: ISC */
#include "numbers.h"

#include <stdlib.h>

static int
compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

void
numbers_sort(double *numbers, size_t count)
{
	qsort(numbers, count, sizeof(*numbers), compare);
}

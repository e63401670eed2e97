/* SPDX-License-Identifier: ISC */
/* Edit distance with swaps (Damerau-Levenshtein, restricted), over short names. */
#include "partway/near.h"

#include <string.h>

#include "partway/bounds.h"

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t rows[3][BOUND_KEY_BYTES + 1];

	for (size_t j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			row[j] = least(
			    above[j - 1] + (a[i - 1] != b[j - 1]), least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return rows[a_length % 3][b_length];
}

void
near_start(struct near *near, const char *name)
{
	*near = (struct near){ .name = name, .distance = SIZE_MAX };
}

void
near_offer(struct near *near, const char *candidate, uint32_t tag)
{
	size_t length = strlen(near->name), other = strlen(candidate);
	size_t limit = length / 3 > 2 ? length / 3 : 2;
	size_t found;

	if (length == 0 || length > BOUND_KEY_BYTES || other > BOUND_KEY_BYTES)
		return;
	if (length + limit < other || other + limit < length)
		return;
	found = distance(near->name, length, candidate, other);
	if (found > limit || found >= near->distance || found >= length)
		return;
	near->best = candidate;
	near->tag = tag;
	near->distance = found;
}

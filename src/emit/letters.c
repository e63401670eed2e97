/* SPDX-License-Identifier: ISC */
/* The guard at the head of a page: roff leaves out what its fonts lack, with no more than a warning.
 * It reads the page itself, so that no text can be forgotten. */
#include "emit/roff.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/str.h"

struct letters {
	unsigned long *points;
	size_t count, capacity;
};

static int
compare_points(const void *a, const void *b)
{
	const unsigned long *first = a, *second = b;

	return (*first > *second) - (*first < *second);
}

/* Takes the distinct letters of ROFF, in order. A backslash of a text is \e: what looks like a
 * letter's name is one. */
static void
find_letters(struct letters *letters, const char *roff)
{
	size_t kept = 0;

	while ((roff = strstr(roff, "\\[u"))) {
		letters->points = alloc_grow(letters->points, &letters->capacity,
		    letters->count + 1, sizeof(*letters->points));
		roff += strlen("\\[u");
		letters->points[letters->count++] = strtoul(roff, NULL, 16);
	}
	if (letters->count > 0)
		qsort(letters->points, letters->count, sizeof(*letters->points), compare_points);
	for (size_t i = 0; i < letters->count; i++)
		if (i == 0 || letters->points[i] != letters->points[i - 1])
			letters->points[kept++] = letters->points[i];
	letters->count = kept;
}

/* Before the page has begun .ab leaves no half of it. */
void
roff_guard(struct str *out, const char *roff)
{
	struct letters letters = { 0 };

	find_letters(&letters, roff);
	if (letters.count > 0)
		str_add(out,
		    ".de pG\n"
		    ".if !c\\\\$1 \\{\\\n"
		    ".ie t .ab partway: this paper font lacks \\\\$2; print it with 'make print', "
		    "see partway(1)\n"
		    ".el .char \\\\$1 ?\n"
		    ".\\}\n"
		    "..\n");
	for (size_t i = 0; i < letters.count; i++)
		str_add_format(
		    out, ".pG \\[u%04lX] U+%04lX\n", letters.points[i], letters.points[i]);
	free(letters.points);
}

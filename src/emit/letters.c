/* SPDX-License-Identifier: ISC */
/* The guard at the head of a page: roff leaves out what its fonts lack, with no more than a warning.
 * It reads the page itself, so that no text can be forgotten. */
#include "emit/roff.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/str.h"

#define POINTS 0x110000u /* of Unicode */

/* Notes in HAS, by code point, the letters of ROFF, and returns whether there are any. A backslash of
 * a text is \(rs: what looks like a letter's name is one. */
static bool
find_letters(bool *has, const char *roff)
{
	bool any = false;

	while ((roff = strstr(roff, "\\[u"))) {
		unsigned long point = strtoul(roff += strlen("\\[u"), NULL, 16);

		assert(point < POINTS);
		has[point] = any = true;
	}
	return any;
}

/* Before the page has begun .ab leaves no half of it. */
void
roff_guard(struct str *out, const char *roff)
{
	bool *has = alloc_array(POINTS, sizeof(*has));
	bool any = find_letters(has, roff);

	if (any)
		str_add(out,
		    ".de pG\n"
		    ".if !c\\\\$1 \\{\\\n"
		    ".ie t .ab partway: this paper font lacks \\\\$2; print it with 'make print', "
		    "see partway(1)\n"
		    ".el .char \\\\$1 ?\n"
		    ".\\}\n"
		    "..\n");
	for (unsigned point = 0; any && point < POINTS; point++)
		if (has[point])
			str_add_format(out, ".pG \\[u%04X] U+%04X\n", point, point);
	free(has);
}

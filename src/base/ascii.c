/* SPDX-License-Identifier: ISC */
/* What is more than a look at one byte. */
#include "partway/ascii.h"

bool
ascii_begins(const char *text, const char *start)
{
	while (*start && ascii_lower(*text) == ascii_lower(*start)) {
		text++;
		start++;
	}
	return *start == '\0';
}

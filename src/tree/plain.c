/* SPDX-License-Identifier: ISC */
/* Words as somebody hears them. Two answers of one question must differ in this form, and cases
 * name answers by it. */
#include "tree/plain.h"

#include <string.h>

#include "partway/str.h"

static char
to_lower(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c | 0x20);
	return c;
}

void
plain_add(struct str *out, const char *text)
{
	for (; *text; text++)
		str_add_char(out, to_lower(*text));
	while (out->length > 0 && strchr(" .,;:!?", out->data[out->length - 1]))
		out->data[--out->length] = '\0';
}

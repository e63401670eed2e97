/* SPDX-License-Identifier: ISC */
/* Words as somebody hears them. Two answers of one question must differ in this form, and cases
 * name answers by it. */
#include "tree/plain.h"

#include <string.h>

#include "partway/ascii.h"
#include "partway/str.h"

void
plain_add(struct str *out, const char *text)
{
	for (; *text; text++)
		str_add_char(out, ascii_lower(*text));
	while (out->length > 0 && strchr(" .,;:!?", out->data[out->length - 1]))
		out->data[--out->length] = '\0';
}

/* SPDX-License-Identifier: ISC */
/* Pages as lines of text that can be spoken: for the line mode, and for pages that are saved. */
#ifndef PARTWAY_SPOKEN_H
#define PARTWAY_SPOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "partway/str.h"

struct ui;

struct spoken {
	struct str *out; /* borrowed */
	size_t width;    /* of lines, in cells; at least 10 */
	bool ascii;      /* nothing above U+007E */
};

/* Adds the page on top: where the reader is, what it says, the numbered choices. */
void spoken_page(const struct spoken *spoken, const struct ui *ui);

/* Adds one paragraph. */
void spoken_text(const struct spoken *spoken, const char *text);

#endif

/* SPDX-License-Identifier: ISC */
/* Pages as lines of text that can be spoken: for the line mode, and for pages that are saved. */
#ifndef PARTWAY_SPOKEN_H
#define PARTWAY_SPOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "partway/str.h"

struct heading;
struct ui;

struct spoken {
	struct str *out; /* borrowed */
	size_t width;    /* of lines, in cells; at least 10 */
	bool ascii;      /* nothing above U+007E */
};

/* Adds the page on top: where the reader is, what it says, the numbered choices. */
void spoken_page(const struct spoken *spoken, const struct ui *ui);

/* Adds where the reader is: "A quarrel. Question 2, at most 1 more." */
void spoken_heading(
    const struct spoken *spoken, const struct ui *ui, const struct heading *heading);

/* Adds one paragraph; its lines after the first begin INDENT cells further in. */
void spoken_lines(const struct spoken *spoken, const char *text, size_t indent);

/* The same without an indent. */
void spoken_text(const struct spoken *spoken, const char *text);

#endif

/* SPDX-License-Identifier: ISC */
/* How much room text takes on paper, estimated from above: fonts and formatters differ, and a page that
 * is too full would break where nobody planned it (print.md 5). */
#ifndef PARTWAY_PAPER_HEIGHT_H
#define PARTWAY_PAPER_HEIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct flow;

#define HEIGHT_LINE 10u /* heights are tenths of a line */

/* What a page has room for. */
struct paper {
	uint32_t width;  /* of a line behind the margin, in thousandths of an em */
	uint32_t height; /* tenths of a line */
	uint32_t front;  /* the same of the first page, where lines may stand closer */
};

/* At 12 points, or in large print at 16. Constant. */
const struct paper *paper_of_size(bool is_large);

/* The height of COUNT paragraphs of FLOW, from FIRST on, as one piece. */
uint32_t height_of(const struct paper *paper, const struct flow *flow, size_t first, size_t count);

/* The room above what begins with paragraph FIRST, where it does not begin a page: between entries. */
uint32_t height_above(const struct flow *flow, size_t first);

/* The room that formatters want to be left below paragraph LAST where a page ends with it. */
uint32_t height_below(const struct flow *flow, size_t last);

#endif

/* SPDX-License-Identifier: ISC */
/* How wide printed letters are, and how many lines they fill. Widths are thousandths of an em. */
#ifndef PARTWAY_PAPER_TYPE_H
#define PARTWAY_PAPER_TYPE_H

#include <stdbool.h>
#include <stdint.h>

/* A paragraph as it fills lines. Starts with its room: the width of a line, at least 2000. */
struct type {
	uint32_t room;
	uint32_t lines;  /* so far */
	uint32_t used;   /* of the last line, up to the last place where it may end */
	uint32_t word;   /* behind that */
	uint32_t before; /* the last code point */
};

/* Adds TEXT. Lines end at spaces, but not at unbreakable ones, and where breaks.h says so; a word that
 * no line has room for is broken. */
void type_add(struct type *type, const char *text, bool bold);

/* The width of TEXT as one line. */
uint32_t type_width(const char *text, bool bold);

#endif

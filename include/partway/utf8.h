/* SPDX-License-Identifier: ISC */
/* UTF-8: code points, their width in cells, and text made safe to show. */
#ifndef PARTWAY_UTF8_H
#define PARTWAY_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

#define UTF8_BAD UINT32_MAX
#define UTF8_MOST 4 /* bytes of a character */

/* Decodes the code point at BYTES, of which LENGTH (at least 1) may be read. Returns how many
 * bytes it takes; *POINT is UTF8_BAD, and the result 1, where they are not UTF-8 (RFC 3629). */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *point);

/* Writes POINT, U+10FFFF at most, as UTF-8 into OUT; returns how many bytes it took. */
size_t utf8_encode(uint32_t point, char out[4]);

struct utf8_range {
	uint32_t first, last;
};

/* True where POINT is in one of COUNT ranges, which are in rising order. */
bool utf8_is_in(const struct utf8_range *ranges, size_t count, uint32_t point);

/* Cells that POINT takes on a terminal: 0 (joins the one before), 1 or 2. Our own table
 * (width.c), so that pages do not depend on the C library's. Controls count 1. */
int utf8_width(uint32_t point);

/* How many of LENGTH bytes at TEXT, from the first one on, are printable ASCII: each is safe, and takes
 * one cell. Nearly all of our text is, and needs no look at a table. */
size_t utf8_plain(const char *text, size_t length);

/* Cells of LENGTH bytes of text; a byte that is not UTF-8 counts 1. */
size_t utf8_cells(const char *text, size_t length);

/* The same of a whole TEXT. */
uint32_t utf8_text_cells(const char *text);

/* Code points of LENGTH bytes of text, bytes that are not UTF-8 too: the columns of findings. */
size_t utf8_points(const char *text, size_t length);

/* True for what no text may hold: C0, C1, DEL, line and paragraph separators, bidirectional
 * controls, zero-width marks that hide, and what is no character at all. Newline and tab too. */
bool utf8_is_unsafe(uint32_t point);

/* Adds TEXT to OUT with each unsafe code point as <U+001B> and each bad byte as <FF>, ended
 * with "..." after about LIMIT bytes. Stands between any text and any terminal, log or page. */
void utf8_add_safe(struct str *out, const char *text, size_t length, size_t limit);

#endif

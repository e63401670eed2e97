/* SPDX-License-Identifier: ISC */
/* Words as two texts can be compared by, one of which was set in lines by a program that chose its
 * own spaces, quotation marks and places to break. */
#ifndef PARTWAY_TEST_PLAIN_H
#define PARTWAY_TEST_PLAIN_H

#include <stddef.h>

struct str;

/* Adds TEXT with a newline for each white space that has one, a space for any other, and none where
 * a line may break without one (behind a hyphen or a slash, beside a wide letter); without boxes, and
 * with marks of ASCII where ASCII has one: quotation marks, hyphens, arrows. What was added before
 * counts as what stands before it. */
void plain_add(struct str *out, const char *text);

/* Bytes of PRINTED that say what WANTED says from its beginning on, both plain; 0: they do not. Where
 * WANTED has a space, a line may end; also within words that no line has room for. */
size_t plain_match(const char *printed, const char *wanted);

/* Where PRINTED first says WANTED, or NULL. */
const char *plain_find(const char *printed, const char *wanted);

#endif

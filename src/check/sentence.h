/* SPDX-License-Identifier: ISC */
/* The sentences of a text. Private to this folder. */
#ifndef PARTWAY_SENTENCE_H
#define PARTWAY_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

struct sentence {
	const char *start; /* its first word; borrowed from the text */
	size_t length;     /* bytes, with the stop that ends it */
	size_t words;      /* at least 1 */
};

/* Takes the next sentence from *TEXT, which moves behind it, and is NULL behind the last one. False
 * where none is left. */
bool sentence_next(const char **text, struct sentence *sentence);

#endif

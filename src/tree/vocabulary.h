/* SPDX-License-Identifier: ISC */
/* The words of ours that authors choose from. For src/tree and src/walk. */
#ifndef PARTWAY_TREE_VOCABULARY_H
#define PARTWAY_TREE_VOCABULARY_H

#include <stdint.h>

struct near;

struct vocabulary {
	const char *what;         /* "contact" */
	const char *const *words; /* by the value that they stand for */
	uint32_t count;
};

extern const struct vocabulary contact_words; /* enum contact */
extern const struct vocabulary aim_words;     /* enum aim */
extern const struct vocabulary help_words;    /* enum help */
extern const struct vocabulary said_words;    /* enum said_kind */

/* The value that WORD stands for, or NONE. */
uint32_t vocabulary_find(const struct vocabulary *vocabulary, const char *word);

/* Offers all words to NEAR, with the tag NONE. */
void vocabulary_offer(const struct vocabulary *vocabulary, struct near *near);

#endif

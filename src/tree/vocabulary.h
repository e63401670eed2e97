/* SPDX-License-Identifier: ISC */
/* The words of ours that authors choose from. */
#ifndef PARTWAY_TREE_VOCABULARY_H
#define PARTWAY_TREE_VOCABULARY_H

#include <stdint.h>

struct vocabulary {
	const char *what;         /* "contact" */
	const char *const *words; /* by the value that they stand for */
	uint32_t count;
};

extern const struct vocabulary contact_words; /* enum contact */
extern const struct vocabulary aim_words;     /* enum aim */
extern const struct vocabulary help_words;    /* enum help */
extern const struct vocabulary said_words;    /* enum said_kind */

#endif

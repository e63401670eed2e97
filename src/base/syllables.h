/* SPDX-License-Identifier: ISC */
/* How many syllables a word has. Private to this folder. */
#ifndef PARTWAY_BASE_SYLLABLES_H
#define PARTWAY_BASE_SYLLABLES_H

#include <stddef.h>

/* Syllables of LENGTH bytes of English: at least 1 where there is a letter; each digit is one, up
 * to three. */
size_t syllables_count(const char *word, size_t length);

#endif

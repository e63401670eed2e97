/* SPDX-License-Identifier: ISC */
/* Where rows of a forest stand in its files, for findings. For src/tree, src/walk and
 * src/check. */
#ifndef PARTWAY_PLACE_H
#define PARTWAY_PLACE_H

#include <stdint.h>

#include "partway/diag.h"

struct forest;
struct words;

/* TEXT, which stands in file number FILE. */
struct place place_of_text(uint32_t file, uint32_t line, uint32_t column, const char *text);

/* These words in file number FILE (struct tree, enum forest_file). */
struct place place_of_words(const struct forest *forest, uint32_t file, struct words words);

/* The id of an entry: findings about the whole of it. */
struct place place_of_entry(const struct forest *forest, uint32_t entry);

#endif

/* SPDX-License-Identifier: ISC */
/* Rows of a forest as places of struct diags. The mark of a finding is as wide as the words. */
#include "tree/place.h"

#include <string.h>

#include "partway/forest.h"
#include "partway/utf8.h"

struct place
place_of_text(uint32_t file, uint32_t line, uint32_t column, const char *text)
{
	return (struct place){ file, line, column, (uint32_t)utf8_points(text, strlen(text)) };
}

struct place
place_of_words(const struct forest *forest, uint32_t file, struct words words)
{
	return place_of_text(file, words.line, words.column, forest_text(forest, words));
}

struct place
place_of_entry(const struct forest *forest, uint32_t entry)
{
	const struct entry *row = &forest->entries[entry];

	return place_of_words(forest, forest->trees[row->tree].file, row->id);
}

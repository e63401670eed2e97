/* SPDX-License-Identifier: ISC */
/* Searching the map: part of a word is enough. What is closed is searched, too; endings are not. */
#include <string.h>

#include "partway/ascii.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/walk.h"
#include "walk/map_parts.h"

static bool
holds(const char *text, const char *words)
{
	for (; *text; text++)
		if (ascii_begins(text, words))
			return true;
	return false;
}

static bool
is_number(const struct forest *forest, uint32_t entry, const char *words)
{
	struct words mark = forest->trees[forest->entries[entry].tree].mark;
	struct str number = { 0 };
	bool is_whole, begins_digits;

	forest_add_number(forest, &number, entry);
	is_whole = strlen(words) == number.length && ascii_begins(str_text(&number), words);
	begins_digits = ascii_begins(str_text(&number) + strlen(forest_text(forest, mark)), words);
	str_fini(&number);
	return is_whole || begins_digits;
}

bool
map_matches(const struct map *map, uint32_t entry, const char *words)
{
	const struct forest *forest = map->forest;

	return *words
	    && (holds(forest_text(forest, forest->entries[entry].title), words)
		|| is_number(forest, entry, words));
}

/* The question behind ENTRY, the top one behind the last. */
static uint32_t
next_round(const struct map *map, uint32_t entry)
{
	uint32_t next = map_next(map, entry, true);

	return next == NONE ? walk_opening(map->forest, map->walk->tree) : next;
}

uint32_t
map_find_start(const struct map *map, size_t row)
{
	const struct map_row *start = &map->rows[row];

	/* a leaf stands above the children of its question */
	if (start->kind == MAP_WAY || (start->kind == MAP_ENDING && start->from != NONE))
		return next_round(map, start->from);
	return start->entry;
}

uint32_t
map_find(const struct map *map, uint32_t from, bool behind, const char *words)
{
	uint32_t entry = from;

	if (!*words || map->forest->entries[from].kind != ENTRY_QUESTION)
		return NONE; /* the gate of such a tree is an ending: it has no question */
	if (behind)
		entry = next_round(map, entry);
	do {
		if (map_matches(map, entry, words))
			return entry;
		entry = next_round(map, entry);
	} while (entry != from);
	return map_matches(map, entry, words) ? entry : NONE;
}

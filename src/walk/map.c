/* SPDX-License-Identifier: ISC */
/* The outline of a tree: where each question stands, and what is open. Arrows lead down the table
 * of entries only, so one pass finds the shortest way to each; and each place knows the answer that
 * it hangs on, so the outline is walked without a stack. Its rows are written in map_rows.c. */
#include "partway/map.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/walk.h"
#include "walk/map_parts.h"

/* Each row but the top one and those of parts hangs on an answer of its own. */
void
map_init(struct map *map, const struct forest *forest)
{
	size_t rows = forest->answers_count + forest->trees_count + 1;

	*map = (struct map){
		.forest = forest,
		.places = alloc_array(forest->entries_count, sizeof(*map->places)),
		.rows = alloc_array(rows, sizeof(*map->rows)),
		.capacity = rows,
	};
}

void
map_wipe(struct map *map)
{
	if (map->places && map->walk)
		explicit_bzero(map->places, map->forest->entries_count * sizeof(*map->places));
	if (map->rows)
		explicit_bzero(map->rows, map->touched * sizeof(*map->rows));
	map->walk = NULL;
	map->count = map->touched = 0;
	map->find_entry = map->found = NONE;
}

void
map_fini(struct map *map)
{
	map_wipe(map);
	free(map->places);
	free(map->rows);
	*map = (struct map){ 0 };
}

static bool
is_question(const struct walk *walk, uint32_t entry)
{
	return walk->forest->entries[entry].kind == ENTRY_QUESTION;
}

static uint32_t
target(const struct walk *walk, uint32_t answer)
{
	return walk_target(walk->forest, walk->tree, answer);
}

static uint32_t
opening(const struct map *map)
{
	return walk_opening(map->forest, map->walk->tree);
}

bool
map_starts_part(const struct map *map, uint32_t entry)
{
	uint32_t tree = map->forest->entries[entry].tree;

	return entry == map->forest->trees[tree].start && entry != opening(map)
	    && tree != map->walk->tree;
}

/* The entry where answer I, from 0, of question FROM leads; NONE where an earlier one does. */
static uint32_t
leads_first(const struct walk *walk, uint32_t from, uint32_t i)
{
	uint32_t first = walk->forest->entries[from].answers.first;
	uint32_t to = target(walk, first + i);

	while (i-- > 0)
		if (target(walk, first + i) == to)
			return NONE;
	return to;
}

uint32_t
map_onward(const struct walk *walk, uint32_t entry, uint32_t *answer)
{
	while (*answer < walk->forest->entries[entry].answers.count) {
		uint32_t to = leads_first(walk, entry, (*answer)++);

		if (to != NONE && is_question(walk, to))
			return to;
	}
	return NONE;
}

uint32_t
map_endings(const struct walk *walk, uint32_t entry)
{
	uint32_t endings = 0;

	for (uint32_t i = 0; i < walk->forest->entries[entry].answers.count; i++) {
		uint32_t to = leads_first(walk, entry, i);

		endings += to != NONE && !is_question(walk, to);
	}
	return endings;
}

uint32_t
map_next(const struct map *map, uint32_t entry, bool into)
{
	struct span answers = map->forest->entries[entry].answers;
	uint32_t answer = into ? answers.first : answers.first + answers.count;

	for (;;) {
		for (; answer < answers.first + answers.count; answer++) {
			uint32_t to = target(map->walk, answer);

			if (is_question(map->walk, to) && map->places[to].by == answer)
				return to;
		}
		if (map->places[entry].from == NONE)
			return NONE;
		answer = map->places[entry].by + 1;
		entry = map->places[entry].from;
		answers = map->forest->entries[entry].answers;
	}
}

/* Hangs each question on the first answer of those that reach it in the fewest steps. */
static void
find_places(struct map *map)
{
	const struct forest *forest = map->forest;
	uint32_t first = opening(map);

	for (uint32_t entry = 0; entry < forest->entries_count; entry++)
		map->places[entry] = (struct map_place){ .from = NONE, .by = NONE, .steps = NONE };
	map->places[first].steps = 0;
	for (uint32_t entry = first; entry < forest->entries_count; entry++) {
		struct span answers = forest->entries[entry].answers;
		uint32_t steps =
		    map->places[entry].steps + 1; /* 0: not reached, NONE is the largest */

		for (uint32_t i = 0; steps > 0 && i < answers.count; i++) {
			struct map_place *to = &map->places[target(map->walk, answers.first + i)];

			if (steps < to->steps) {
				to->steps = steps;
				to->from = entry;
				to->by = answers.first + i;
			}
		}
	}
}

/* Of ways that are equally short the reader's own is the one to draw. */
static void
prefer_own(struct map *map)
{
	for (size_t i = 0; i < map->walk->taken; i++) {
		const struct step *step = &map->walk->steps[i];
		struct map_place *to = &map->places[target(map->walk, step->answer)];

		if (to->steps == map->places[step->entry].steps + 1) {
			to->from = step->entry;
			to->by = step->answer;
		}
	}
}

static void
number_places(struct map *map)
{
	uint32_t order = 0;

	for (uint32_t entry = opening(map); entry != NONE; entry = map_next(map, entry, true)) {
		struct map_place *place = &map->places[entry];

		place->order = order++;
		if (place->from != NONE)
			place->depth = map->places[place->from].depth + 1;
		place->depth += map_starts_part(map, entry);
	}
}

/* Opens question ENTRY and all that it lies in, for good. */
static void
open_own(struct map *map, uint32_t entry)
{
	for (; entry != NONE; entry = map->places[entry].from)
		map->places[entry].state |= STATE_OPEN | STATE_PART_OPEN | STATE_OWN;
}

static void
open_path(struct map *map)
{
	for (size_t i = 0; i < map->walk->taken; i++)
		open_own(map, map->walk->steps[i].entry);
	if (!walk_ended(map->walk))
		open_own(map, map->walk->here);
}

/* Opens all questions, but no other part. */
static void
open_questions(struct map *map)
{
	for (uint32_t entry = 0; entry < map->forest->entries_count; entry++)
		map->places[entry].state |= STATE_OPEN;
}

/* Closes all but the own path. */
static void
close_others(struct map *map)
{
	for (uint32_t entry = 0; entry < map->forest->entries_count; entry++)
		if (!(map->places[entry].state & STATE_OWN))
			map->places[entry].state = 0;
}

void
map_open(struct map *map, const struct walk *walk, size_t room)
{
	assert(walk->here != NONE);
	map->walk = walk;
	map->found = NONE;
	find_places(map);
	prefer_own(map);
	number_places(map);
	open_path(map);
	open_questions(map);
	if (map_write_rows(map, room))
		return;
	close_others(map);
	map_write_rows(map, map->capacity);
}

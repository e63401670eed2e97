/* SPDX-License-Identifier: ISC */
/* The rows of the outline: those of what is open. All but the lines between them are written from
 * the top; whether a line goes on below a row is known from the end. */
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/walk.h"
#include "walk/map_parts.h"

static void
add_row(struct map *map, struct map_row row)
{
	assert(map->count < map->capacity);
	if (map->count == map->touched)
		map->touched++;
	map->rows[map->count++] = row;
}

/* What hangs on the answers of question ENTRY and has nothing below it: the ending that was
 * reached, and other ways to questions. */
static void
add_leaves(struct map *map, uint32_t entry)
{
	const struct walk *walk = map->walk;
	uint32_t first = map->forest->entries[entry].answers.first, answer = 0;
	struct map_row row = { .from = entry, .depth = map->places[entry].depth + 1 };

	if (walk_ended(walk) && walk->taken > 0 && walk->steps[walk->taken - 1].entry == entry) {
		row.kind = MAP_ENDING;
		row.entry = walk->here;
		row.by = walk->steps[walk->taken - 1].answer;
		add_row(map, row);
	}
	row.kind = MAP_WAY;
	while ((row.entry = map_onward(walk, entry, &answer)) != NONE) {
		row.by = first + answer - 1;
		if (map->places[row.entry].from != entry)
			add_row(map, row);
	}
}

/* Adds the rows of question ENTRY. True where those below it are shown, too. */
static bool
add_question(struct map *map, uint32_t entry)
{
	const struct map_place *place = &map->places[entry];
	struct map_row row = { MAP_QUESTION, entry, place->from, place->by, place->depth, 0 };

	if (map_starts_part(map, entry)) {
		struct map_row part = row;

		part.kind = MAP_PART;
		part.depth--;
		add_row(map, part);
		if (!(place->state & STATE_SHOWS_PART))
			return false;
	}
	add_row(map, row);
	if (!(place->state & STATE_SHOWS))
		return false;
	add_leaves(map, entry);
	return true;
}

static void
draw_lines(struct map *map)
{
	uint64_t below = 0; /* bit N: a row of depth N follows */

	for (size_t i = map->count; i-- > 0;) {
		struct map_row *row = &map->rows[i];
		uint32_t depth = row->depth < MAP_DEPTH ? row->depth : MAP_DEPTH;
		uint64_t own = UINT64_C(1) << depth, less = own - 1;

		row->lines = below & (less | own);
		below = (below & less) | own;
	}
}

bool
map_write_rows(struct map *map, size_t room)
{
	uint32_t entry = walk_opening(map->forest, map->walk->tree);

	map->count = 0;
	if (map->forest->entries[entry].kind != ENTRY_QUESTION) {
		add_row(map, (struct map_row){ MAP_ENDING, entry, NONE, NONE, 0, 0 });
		return true;
	}
	while (entry != NONE && map->count <= room)
		entry = map_next(map, entry, add_question(map, entry));
	draw_lines(map);
	return map->count <= room;
}

bool
map_names_part(const struct map *map, const struct map_row *row)
{
	return row->kind == MAP_PART || (row->kind == MAP_WAY && map_starts_part(map, row->entry));
}

bool
map_is_closed(const struct map *map, size_t row)
{
	uint32_t entry = map->rows[row].entry, state = map->places[entry].state, answer = 0;

	if (map->rows[row].kind == MAP_PART)
		return !(state & STATE_SHOWS_PART);
	return map->rows[row].kind == MAP_QUESTION && !(state & STATE_SHOWS)
	    && map_onward(map->walk, entry, &answer) != NONE;
}

bool
map_can_close(const struct map *map, size_t row)
{
	bool has_more = row + 1 < map->count && map->rows[row + 1].depth > map->rows[row].depth;

	return has_more && !map_is_own(map, row);
}

bool
map_is_own(const struct map *map, size_t row)
{
	enum map_kind kind = map->rows[row].kind;

	return kind == MAP_ENDING
	    || (kind != MAP_WAY && (map->places[map->rows[row].entry].state & STATE_OWN));
}

bool
map_toggle(struct map *map, size_t row)
{
	struct map_place *place;
	bool is_part;

	assert(row < map->count);
	place = &map->places[map->rows[row].entry];
	is_part = map->rows[row].kind == MAP_PART;
	if (map_can_close(map, row))
		place->state &= ~(uint32_t)(is_part ? STATE_SHOWS_PART : STATE_SHOWS);
	else if (map_is_closed(map, row)) /* who opens a part wants to see how it goes on */
		place->state |= STATE_OPEN | (is_part ? STATE_PART_OPEN : 0);
	else
		return false;
	map_write_rows(map, map->capacity);
	return true;
}

bool
map_leads_down(const struct map *map, size_t row)
{
	const struct map_row *way = &map->rows[row];

	assert(way->kind == MAP_WAY);
	return map->places[way->entry].order > map->places[way->from].order;
}

/* The row that question ENTRY has, which must be shown. */
static size_t
row_of(const struct map *map, uint32_t entry)
{
	size_t row = 0;

	while (map->rows[row].entry != entry || map->rows[row].kind == MAP_WAY
	    || map->rows[row].kind == MAP_PART) {
		row++;
		assert(row < map->count);
	}
	return row;
}

size_t
map_here(const struct map *map)
{
	return row_of(map, map->walk->here);
}

/* Sets what shows question ENTRY, or takes it away. */
static void
mark_found(struct map *map, uint32_t entry, bool found)
{
	uint32_t state = STATE_PART_FOUND; /* its own children need not be seen */

	for (; entry != NONE; entry = map->places[entry].from) {
		if (found)
			map->places[entry].state |= state;
		else
			map->places[entry].state &= ~state;
		state = STATE_FOUND | STATE_PART_FOUND;
	}
}

size_t
map_reveal(struct map *map, uint32_t entry)
{
	mark_found(map, map->found, false);
	mark_found(map, entry, true);
	map->found = entry;
	map_write_rows(map, map->capacity);
	return row_of(map, entry);
}

/* SPDX-License-Identifier: ISC */
/* The questions that can be reached in the tree that is open, as rows of an outline (screens.md 9).
 * Each question stands once, at its shallowest place; parts of it can be closed. Endings are
 * counted, never named, but for the one that was reached: nobody is to aim for one.
 *
 * Opening, finding and wiping take time in proportion to the forest, and no memory. */
#ifndef PARTWAY_MAP_H
#define PARTWAY_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct forest;
struct walk;

enum map_kind {
	MAP_QUESTION,
	MAP_PART,  /* another tree or block; entry: the question that it starts with */
	MAP_WAY,   /* another way to a question that stands elsewhere, or to the part it starts */
	MAP_ENDING /* the one that was reached */
};

struct map_row {
	enum map_kind kind;
	uint32_t entry;
	uint32_t from, by; /* the question and the answer that lead here; NONE at the top */
	uint32_t depth;    /* from 0 */
	/* Bit N, up to the row's own depth: behind this row another one of depth N follows, before
	 * one that is less deep. Depths from MAP_DEPTH on count as that. */
	uint64_t lines;
};

#define MAP_DEPTH 63u

/* Where a question stands in the outline. */
struct map_place {
	uint32_t from, by; /* as above */
	uint32_t steps;    /* answers from where walks begin; NONE: cannot be reached */
	uint32_t depth;    /* of its row */
	uint32_t order;    /* in the outline with all parts open */
	uint32_t state;    /* what of it is open; private */
};

/* The walk must not change as long as the rows are used. */
struct map {
	const struct forest *forest; /* borrowed */
	const struct walk *walk;     /* borrowed; NULL: not opened */
	struct map_place *places;    /* by entry */
	struct map_row *rows;        /* those that are shown, from the top */
	size_t count, capacity;
	size_t touched;      /* so many rows were used at most: they are wiped */
	uint32_t find_entry; /* where a search began */
	uint32_t found;      /* what is open only because this was revealed; or NONE */
};

/* Takes the memory. FOREST must have passed the checks of ways. */
void map_init(struct map *map, const struct forest *forest);

void map_fini(struct map *map);

/* Forgets all of the walk: no rows. Async-signal-safe. */
void map_wipe(struct map *map);

/* Draws the outline for WALK, which must have begun. Open is what lies on its path; all questions
 * are, and only other parts closed, where they are not more than ROOM rows. */
void map_open(struct map *map, const struct walk *walk, size_t room);

/* Opens or closes row ROW. False where there is nothing to open or close, or the own path is in
 * it. */
bool map_toggle(struct map *map, size_t row);

/* True where ROW is about another tree or block as a whole, not about its first question. */
bool map_names_part(const struct map *map, const struct map_row *row);

/* True where row ROW holds rows that are not shown, or that are and can be hidden. */
bool map_is_closed(const struct map *map, size_t row);
bool map_can_close(const struct map *map, size_t row);

/* True where row ROW leads to the place of the walk, or is it. */
bool map_is_own(const struct map *map, size_t row);

/* True where what the way ROW leads to stands further down. */
bool map_leads_down(const struct map *map, size_t row);

/* The row of the place of the walk. */
size_t map_here(const struct map *map);

/* Of the questions that the answers of question ENTRY lead to, each once, the first one from answer
 * *ANSWER on (from 0), which moves behind it. NONE: no more. */
uint32_t map_onward(const struct walk *walk, uint32_t entry, uint32_t *answer);

/* How many endings the answers of question ENTRY lead to, directly. */
uint32_t map_endings(const struct walk *walk, uint32_t entry);

/* The question at or behind row ROW, at which a search begins. */
uint32_t map_find_start(const struct map *map, size_t row);

/* The first question from FROM on, or behind it, that WORDS are found in: also in closed parts, and
 * at last from the top on to FROM. NONE: in no question. */
uint32_t map_find(const struct map *map, uint32_t from, bool behind, const char *words);

/* True where WORDS are part of the words of question ENTRY, or its number, or the digits that this
 * begins with behind its mark. Small and capital letters of ASCII are the same. */
bool map_matches(const struct map *map, uint32_t entry, const char *words);

/* Opens what question ENTRY, which can be reached, lies in, and closes again what was opened for
 * the one before; returns its row. */
size_t map_reveal(struct map *map, uint32_t entry);

#endif

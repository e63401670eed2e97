/* SPDX-License-Identifier: ISC */
/* The questions that can be reached in the tree that is open, as rows of an outline (screens.md 9).
 * Endings are counted, never named: nobody is to aim for one. */
#ifndef PARTWAY_MAP_H
#define PARTWAY_MAP_H

#include <stddef.h>
#include <stdint.h>

struct forest;
struct walk;

/* One row: a question, at its shallowest place. */
struct map_row {
	uint32_t entry;
	uint32_t depth; /* 0: where walks of this tree begin */
};

struct map {
	struct map_row *rows; /* those that are shown, from the top */
	size_t count, capacity;
};

/* Takes the memory. FOREST must have passed the checks of ways. */
void map_init(struct map *map, const struct forest *forest);

void map_fini(struct map *map);

/* Forgets what is open. Async-signal-safe. */
void map_wipe(struct map *map);

/* Opens or closes row ROW. */
void map_toggle(struct map *map, size_t row);

#endif

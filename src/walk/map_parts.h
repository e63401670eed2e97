/* SPDX-License-Identifier: ISC */
/* How the files of the map see the outline. Private to them. */
#ifndef WALK_MAP_PARTS_H
#define WALK_MAP_PARTS_H

#include "partway/map.h"

/* What of a place is open. */
enum map_state {
	STATE_OPEN = 1,      /* its children are shown */
	STATE_PART_OPEN = 2, /* it starts another part, of which it is shown */
	STATE_OWN = 4,       /* the own path leads through it: both stay open */
	STATE_FOUND = 8,     /* as the first two, but only until something else is revealed */
	STATE_PART_FOUND = 16
};

#define STATE_SHOWS (STATE_OPEN | STATE_FOUND)
#define STATE_SHOWS_PART (STATE_PART_OPEN | STATE_PART_FOUND)

/* True where question ENTRY starts a part, the row of which stands above its own. */
bool map_starts_part(const struct map *map, uint32_t entry);

/* The question behind ENTRY in the outline; those below it come first where INTO, and are passed by
 * where not. NONE: it was the last. */
uint32_t map_next(const struct map *map, uint32_t entry, bool into);

/* Writes the rows of what is open. False, and not all of them, where they are more than ROOM. */
bool map_write_rows(struct map *map, size_t room);

#endif

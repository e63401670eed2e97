/* SPDX-License-Identifier: ISC */
/* The outline of a tree. */
#include "partway/map.h"

#include <stdlib.h>

void
map_init(struct map *map, const struct forest *forest)
{
	(void)forest;
	*map = (struct map){ 0 };
}

void
map_fini(struct map *map)
{
	free(map->rows);
	*map = (struct map){ 0 };
}

void
map_wipe(struct map *map)
{
	map->count = 0;
}

void
map_toggle(struct map *map, size_t row)
{
	(void)map;
	(void)row;
}

/* SPDX-License-Identifier: ISC */
/* Growing tables, one set of functions for each row type of FOREST_TABLES. */
#include "tree/tables.h"

#include <stdlib.h>

#include "partway/alloc.h"

void
tables_fini(struct tables *tables)
{
#define TABLE_FREE(type, name) free(tables->name);
	FOREST_TABLES(TABLE_FREE)
#undef TABLE_FREE
	*tables = (struct tables){ 0 };
}

#define TABLE_ADD(type, name) \
	struct type *tables_add_##type(struct tables *tables) \
	{ \
		tables->name = alloc_grow(tables->name, &tables->name##_capacity, \
		    tables->name##_count + 1, sizeof(*tables->name)); \
		tables->name[tables->name##_count] = (struct type){ 0 }; \
		return &tables->name[tables->name##_count++]; \
	}
FOREST_TABLES(TABLE_ADD)
#undef TABLE_ADD

/* A smaller block, or the old one where the machine has none to give. */
static void *
trim(void *block, size_t size)
{
	void *smaller = size > 0 ? realloc(block, size) : NULL;

	return smaller ? smaller : block;
}

void
tables_trim(struct tables *tables)
{
#define TABLE_TRIM(type, name) \
	tables->name = trim(tables->name, tables->name##_count * sizeof(*tables->name)); \
	tables->name##_capacity = tables->name##_count;
	FOREST_TABLES(TABLE_TRIM)
#undef TABLE_TRIM
}

/* SPDX-License-Identifier: ISC */
/* The tables of a forest while they grow. */
#ifndef PARTWAY_TREE_TABLES_H
#define PARTWAY_TREE_TABLES_H

#include <stddef.h>

#include "partway/forest.h"

/* Starts as { 0 }. */
struct tables {
#define TABLE_MEMBER(type, name) \
	struct type *name; \
	size_t name##_count, name##_capacity;
	FOREST_TABLES(TABLE_MEMBER)
#undef TABLE_MEMBER
};

void tables_fini(struct tables *tables);

/* Adds a row of zeros, valid until the next one: tables_add_card(), tables_add_entry(), ... */
#define TABLE_ADD(type, name) struct type *tables_add_##type(struct tables *tables);
FOREST_TABLES(TABLE_ADD)
#undef TABLE_ADD

/* Gives back what memory the tables do not need. */
void tables_trim(struct tables *tables);

#endif

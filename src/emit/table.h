/* SPDX-License-Identifier: ISC */
/* The plain tables of partway stats: a name, then numbers under their titles. Private to this
 * folder. */
#ifndef PARTWAY_EMIT_TABLE_H
#define PARTWAY_EMIT_TABLE_H

#include <stdint.h>

struct forest;
struct str;

struct table {
	struct str *out;
	uint32_t name_cells; /* of the first column, the same in all tables */
};

/* Begins a line with NAME, made safe. */
void table_name(struct table *table, const char *name);

/* Adds a cell of CELLS at the right-hand end of which TEXT or NUMBER stands. */
void table_text(struct table *table, uint32_t cells, const char *text);
void table_number(struct table *table, uint32_t cells, uint64_t number);

/* Adds the tables of what trees share: endings by contact and aim, sources, help lines, and how
 * much there is of the rest. */
void table_shared(struct table *table, const struct forest *forest);

#endif

/* SPDX-License-Identifier: ISC */
/* What was measured of forests: by shape, size, and what was run. */
#ifndef PARTWAY_BENCH_FOREST_TABLE_H
#define PARTWAY_BENCH_FOREST_TABLE_H

#include <stddef.h>

#include "bench.h"
#include "forest_apart.h"
#include "forest_shapes.h"

struct str;

#define FOREST_SIZES 5u
#define FOREST_WHO 17u

extern const size_t forest_sizes[FOREST_SIZES]; /* entries */

struct forest_cell {
	struct series processor, clock, memory; /* ms, ms, kB */
};

struct forest_table {
	double bytes[SHAPE_COUNT][FOREST_SIZES]; /* of YAML */
	struct forest_cell cells[SHAPE_COUNT][FOREST_SIZES][FOREST_WHO];
};

/* The number of what is called NAME; it must be known. */
size_t forest_who(const char *name);

const char *forest_who_name(size_t who);

/* Adds what was measured. */
void forest_cell_add(struct forest_cell *cell, const struct apart *apart);

/* Adds what bench-forest has written, and takes it apart. */
void forest_take_lines(struct forest_cell cells[FOREST_WHO], struct str *out);

/* Adds the same of the trees that are shipped, and of those that are built in. */
void forest_shipped(struct report *report, const char *programs);

/* Adds all that the table holds, and how it grows with the size. */
void forest_table_tell(const struct forest_table *table, struct report *report);

#endif

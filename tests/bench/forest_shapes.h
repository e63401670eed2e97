/* SPDX-License-Identifier: ISC */
/* Which forests are measured. */
#ifndef PARTWAY_BENCH_FOREST_SHAPES_H
#define PARTWAY_BENCH_FOREST_SHAPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct generate_plan;

struct shape {
	const char *name; /* as a part of the report */
	size_t entries_in_file;
	uint32_t ways; /* generate.h */
	bool blocks;   /* half of the files are blocks */
	uint32_t facts, sentences;
	size_t most;  /* entries; 0: as many as anybody wants */
	bool is_full; /* every command is measured on it */
};

#define SHAPE_COUNT 6u
extern const struct shape shapes[SHAPE_COUNT];

/* A forest of this shape with about so many ENTRIES. */
struct generate_plan shape_plan(const struct shape *shape, size_t entries);

#endif

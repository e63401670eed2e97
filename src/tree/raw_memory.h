/* SPDX-License-Identifier: ISC */
/* Memory for what libcyaml loads of one file: very many small blocks, and a few lists that grow
 * long. All of it is taken back as one. Private to src/tree. */
#ifndef PARTWAY_TREE_RAW_MEMORY_H
#define PARTWAY_TREE_RAW_MEMORY_H

#include <stddef.h>

#include "partway/arena.h"

#define RAW_SIZES 64 /* of blocks that are used again */

struct raw_block;

/* Starts as { 0 }, but for LEFT. */
struct raw_memory {
	struct arena arena;
	struct raw_block *spare[RAW_SIZES]; /* by size: what was given back */
	struct raw_block **lists;           /* long ones, not in the arena */
	size_t lists_count, lists_capacity;
	size_t left; /* bytes that may still be taken */
};

/* The allocator of libcyaml; CONTEXT is a struct raw_memory. As realloc(), and as free() where SIZE
 * is 0; what it gives is aligned for pointers and numbers, not zeroed. NULL where nothing is left. */
void *raw_memory_take(void *context, void *data, size_t size);

/* Takes everything back, and keeps memory for the next file. */
void raw_memory_clear(struct raw_memory *memory);

void raw_memory_fini(struct raw_memory *memory);

#endif

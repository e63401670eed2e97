/* SPDX-License-Identifier: ISC */
/* The tables that are compiled in: defined by build/trees.c, which stage1 writes. Only builtin.c
 * may read them. */
#ifndef PARTWAY_TREE_BUILTIN_H
#define PARTWAY_TREE_BUILTIN_H

#include "partway/forest.h"

#define BUILTIN_TABLE(type, name) \
	extern const size_t builtin_##name##_count; \
	extern const struct type builtin_##name[];
FOREST_TABLES(BUILTIN_TABLE)
#undef BUILTIN_TABLE

extern const uint32_t builtin_files[FILE_COUNT];
extern const size_t builtin_text_length;
extern const unsigned char builtin_text[];

#endif

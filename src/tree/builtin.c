/* SPDX-License-Identifier: ISC */
/* Puts a head over the tables that are compiled in. The head is filled at run time, with the same
 * values by every call: pointers in constant data would have to be relocated in each process. */
#include "tree/builtin.h"

#include <string.h>

const struct forest *
forest_builtin(void)
{
	static struct forest forest;

#define POINT_TO(type, table) \
	forest.table = builtin_##table; \
	forest.table##_count = builtin_##table##_count;
	FOREST_TABLES(POINT_TO)
#undef POINT_TO
	forest.text = (const char *)builtin_text;
	forest.text_length = builtin_text_length;
	memcpy(forest.files, builtin_files, sizeof(forest.files));
	return &forest;
}

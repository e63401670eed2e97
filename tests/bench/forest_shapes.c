/* SPDX-License-Identifier: ISC */
/* Shapes that forests grow in. */
#include "forest_shapes.h"

#include "generate.h"

#define ANY SIZE_MAX /* of entries in a file */

/* There are marks for some 650 files only: with a million entries, small files are not as small. */
const struct shape shapes[SHAPE_COUNT] = {
	{ "forest, limits raised: one large file", ANY, 6, false, 0, 0, 0, true },
	{ "forest, limits raised: few large files", 30000, 6, false, 0, 0, 0, false },
	{ "forest, limits raised: many small files", 165, 3, false, 0, 0, 0, true },
	{ "forest, limits raised: trees that call blocks", 330, 6, true, 0, 0, 0, false },
	{ "forest, limits raised: many facts", 3000, 4, false, GENERATE_MOST_FACTS, 0, 0, false },
	{ "forest, limits raised: long texts", 3000, 4, false, 0, 5, 100000, false },
};

struct generate_plan
shape_plan(const struct shape *shape, size_t entries)
{
	struct generate_plan plan = { .entries = entries,
		.ways = shape->ways,
		.seed = 1,
		.facts = shape->facts,
		.sentences = shape->sentences };
	size_t files = shape->entries_in_file == ANY ? 1 : entries / shape->entries_in_file;

	if (files > GENERATE_MOST_FILES)
		files = GENERATE_MOST_FILES;
	if (files < 2 && shape->entries_in_file != ANY)
		files = 2;
	plan.files = (uint32_t)files;
	plan.blocks = shape->blocks ? plan.files / 2 : 0;
	return plan;
}

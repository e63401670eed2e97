/* SPDX-License-Identifier: ISC */
/* One pass over the parts that walks come into, and their entries, from the first to the last: every
 * arrow leads down, so all ways to an entry are known when its turn comes. */
#include "emit/reach.h"

#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/forest.h"
#include "partway/walk.h"

static const struct range nowhere = { NONE, 0 };

static void
forget(struct reach *reach, uint32_t part)
{
	struct span entries = reach->forest->trees[part].entries;

	reach->parts[part] = false;
	for (int kind = 0; kind < WALK_KINDS; kind++)
		for (uint32_t i = 0; i < entries.count; i++)
			reach->before[kind][entries.first + i] = nowhere;
}

void
reach_init(struct reach *reach, const struct forest *forest)
{
	*reach = (struct reach){ .forest = forest };
	for (int kind = 0; kind < WALK_KINDS; kind++)
		reach->before[kind] = alloc_array(forest->entries_count, sizeof(struct range));
	reach->parts = alloc_array(forest->trees_count, sizeof(*reach->parts));
	for (uint32_t part = 0; part < forest->trees_count; part++)
		forget(reach, part);
}

void
reach_fini(struct reach *reach)
{
	for (int kind = 0; kind < WALK_KINDS; kind++)
		free(reach->before[kind]);
	free(reach->parts);
	*reach = (struct reach){ 0 };
}

void
range_add(struct range *range, struct range other, uint32_t more_least, uint32_t more_most)
{
	if (other.least == NONE)
		return;
	if (range->least == NONE || other.least + more_least < range->least)
		range->least = other.least + more_least;
	if (other.most + more_most > range->most)
		range->most = other.most + more_most;
}

/* Goes on from ENTRY with every answer; an answer that returns makes the walk a whole one. */
static void
go_on(struct reach *reach, uint32_t tree, uint32_t entry, int kind)
{
	struct span answers = reach->forest->entries[entry].answers;

	if (reach->before[kind][entry].least == NONE)
		return;
	for (uint32_t i = answers.first; i < answers.first + answers.count; i++) {
		bool returns = reach->forest->answers[i].go.index == GO_RETURN;
		uint32_t next = walk_target(reach->forest, tree, i);

		reach->parts[reach->forest->entries[next].tree] = true;
		range_add(&reach->before[returns ? WALK_WHOLE : kind][next],
		    reach->before[kind][entry], 1, 1);
	}
}

static void
go_through(struct reach *reach, uint32_t tree, uint32_t part)
{
	struct span entries = reach->forest->trees[part].entries;

	for (uint32_t i = 0; i < entries.count; i++)
		for (int kind = 0; kind < WALK_KINDS; kind++)
			go_on(reach, tree, entries.first + i, kind);
}

void
reach_of_tree(struct reach *reach, uint32_t tree)
{
	const struct forest *forest = reach->forest;
	int first = forest->trees[tree].opens_with == NONE ? WALK_WHOLE : WALK_STOPPED;
	uint32_t opening = walk_opening(forest, tree);

	for (uint32_t part = 0; part < forest->trees_count; part++)
		if (reach->parts[part])
			forget(reach, part);
	reach->before[first][opening] = (struct range){ 0, 0 };
	reach->parts[forest->entries[opening].tree] = true;
	for (uint32_t part = 0; part < forest->trees_count; part++)
		if (reach->parts[part])
			go_through(reach, tree, part);
}

struct range
reach_any(const struct reach *reach, uint32_t entry)
{
	struct range range = nowhere;

	for (int kind = 0; kind < WALK_KINDS; kind++)
		range_add(&range, reach->before[kind][entry], 0, 0);
	return range;
}

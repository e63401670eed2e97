/* SPDX-License-Identifier: ISC */
/* Which parts and entries a printed walkthrough or a graph shows: a tree and everything that its
 * arrows can reach but other trees, or the whole forest. Private to the library. */
#ifndef PARTWAY_WALK_SCOPE_H
#define PARTWAY_WALK_SCOPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/forest.h"

struct scope {
	const struct forest *forest; /* borrowed */
	uint32_t tree;               /* the tree that is shown, or NONE: all of them */
	uint32_t *parts; /* trees and blocks, in the order in which every arrow points forward */
	size_t part_count;
	bool *holds; /* by entry: it is shown */
	/* By entry, into from: the shown questions that lead to it, each once, in their order. */
	struct span *parents;
	uint32_t *from;
};

/* Takes the memory, and finds what TREE (an index, no block) shows, or with NONE everything. FOREST
 * must have passed the checks of ways. Linear in its size. */
void scope_open(struct scope *scope, const struct forest *forest, uint32_t tree);

void scope_close(struct scope *scope);

/* The entry that an answer (an index) leads to; where it ends the block that trees open with, the
 * start of the tree that is shown, or NONE: it ends the block, and all trees are shown. May be an
 * entry that is not shown: the opening of another tree. */
uint32_t scope_target(const struct scope *scope, uint32_t answer);

/* The shown entries of part PART (an index into trees) that are of KIND, in order: those from *AT on
 * (an index into entries, from 0), which moves behind it. NONE: no more. */
uint32_t scope_next(const struct scope *scope, uint32_t part, enum entry_kind kind, uint32_t *at);

#endif

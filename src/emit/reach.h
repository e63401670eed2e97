/* SPDX-License-Identifier: ISC */
/* What the walks of one tree come to, and after how many questions. Private to this folder. */
#ifndef PARTWAY_EMIT_REACH_H
#define PARTWAY_EMIT_REACH_H

#include <stdbool.h>
#include <stdint.h>

struct forest;

/* Fewest and most questions. */
struct range {
	uint32_t least, most; /* least NONE: there is no such walk */
};

enum { WALK_STOPPED, WALK_WHOLE, WALK_KINDS };

struct reach {
	const struct forest *forest; /* borrowed */
	/* By entry: the questions asked before it, on walks that did not, and that did go on past
	 * the block that the tree opens with. A tree that opens with none has whole walks only. */
	struct range *before[WALK_KINDS];
	bool
	    *parts; /* by tree or block: walks come into it; only entries of these were looked at */
};

/* Takes the memory, for reach_of_tree(). FOREST must have passed the checks of ways. */
void reach_init(struct reach *reach, const struct forest *forest);

void reach_fini(struct reach *reach);

/* Follows all walks of TREE (an index, no block) at once: linear in the size of what they reach, and in the
 * number of trees. */
void reach_of_tree(struct reach *reach, uint32_t tree);

/* The questions asked before ENTRY on walks of any kind. */
struct range reach_any(const struct reach *reach, uint32_t entry);

/* Widens *RANGE so that it holds OTHER, with MORE_LEAST and MORE_MOST questions added. */
void range_add(struct range *range, struct range other, uint32_t more_least, uint32_t more_most);

#endif

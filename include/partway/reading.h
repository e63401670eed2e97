/* SPDX-License-Identifier: ISC */
/* How much text a tree has, and how hard it is to read (safety.md 4.2). */
#ifndef PARTWAY_READING_H
#define PARTWAY_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "partway/prose.h"

struct forest;

/* The texts of a forest, counted once. Starts as { 0 }. */
struct reading {
	const struct forest *forest; /* borrowed */
	struct prose *trees;         /* by tree or block: its own texts */
	struct prose *cards;
	struct prose *entries; /* which are counted in their trees, too */
};

/* Counts all texts; ways need not be sound. The caller frees with reading_fini(). */
void reading_init(struct reading *reading, const struct forest *forest);

void reading_fini(struct reading *reading);

/* Marks what a reader of TREE (an index) may come across, in TREES and CARDS, one place for each
 * row and none of them marked: the tree, the blocks that its walks can reach, the opening one
 * too, and the cards that their endings name. Other trees that it leads to are measured by
 * themselves. */
void reading_mark(const struct forest *forest, uint32_t tree, bool *trees, bool *cards);

/* How much that is, into *PROSE. */
void reading_of_tree(const struct reading *reading, uint32_t tree, struct prose *prose);

#endif

/* SPDX-License-Identifier: ISC */
/* All ways through a tree, answer by answer. The forest must have passed the checks of ways. */
#ifndef PARTWAY_PATHS_H
#define PARTWAY_PATHS_H

#include <stdbool.h>
#include <stdint.h>

struct diags;
struct forest;
struct walk;

/* How many different ways lead from the opening of TREE to an ending. False, and UINT64_MAX, where
 * there are as many or more. Linear in the size of the forest, as is the sum over all trees. */
bool paths_count(const struct forest *forest, uint32_t tree, uint64_t *count);
bool paths_count_all(const struct forest *forest, uint64_t *count);

/* The same for each tree: COUNTS has a place for each tree or block, those of blocks are left as they
 * are. As linear as one of them. */
void paths_count_each(const struct forest *forest, uint64_t *counts);

/* Takes every way through TREE, one after the other, and calls VISIT at each ending; the walk is
 * only borrowed. For forests with few paths: tests and sign-off. */
void paths_visit(const struct forest *forest, uint32_t tree,
    void (*visit)(const struct walk *walk, void *context), void *context);

/* Adds a finding, with the walk, for each tree on which a walk can have more than BOUND_WALK
 * questions, and for each block that trees open with, where a walk goes on from it after fewer or
 * more questions than the limits of the rules say (safety.md S4). */
void paths_check_length(const struct forest *forest, struct diags *diags);

#endif

/* SPDX-License-Identifier: ISC */
/* A tree on paper: a sheet of numbered entries that is worked through with a pen, as roff for man(7).
 * It is a manual page, partway-TREE(7), besides (print.md). */
#ifndef PARTWAY_WALKTHROUGH_H
#define PARTWAY_WALKTHROUGH_H

#include <stdbool.h>
#include <stdint.h>

struct forest;
struct str;

struct walkthrough {
	const struct forest *forest; /* borrowed; must have passed its checks (check.h) */
	uint32_t tree;               /* the tree (an index, no block) */
	uint32_t region;             /* the country whose help lines are printed; NONE: all */
	bool is_large;               /* 16 points, else 12 */
};

/* Adds the whole sheet. It holds nobody's answers. Time and memory are linear in the size of the
 * forest. */
void walkthrough_write(const struct walkthrough *walkthrough, struct str *out);

#endif

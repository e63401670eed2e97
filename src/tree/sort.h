/* SPDX-License-Identifier: ISC */
/* Puts numbered things into an order in which every arrow leads forward. */
#ifndef PARTWAY_TREE_SORT_H
#define PARTWAY_TREE_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arrow {
	uint32_t from, to;
	uint32_t answer; /* whose arrow it is, or NONE */
	uint32_t is_cut; /* it would lead back */
};

/* Starts as { 0 }, with COUNT things and no arrow. */
struct graph {
	uint32_t count;
	struct arrow *arrows;
	size_t arrows_count, arrows_capacity;
};

void graph_fini(struct graph *graph);

void graph_add(struct graph *graph, uint32_t from, uint32_t to, uint32_t answer);

/* A cycle: the arrow that leads back to its first thing; things 0 .. COUNT - 1 lead one to the
 * next. */
struct cycle {
	const struct arrow *arrow;
	const uint32_t *things;
	uint32_t count;
};

/* Writes all things into ORDER so that every arrow leads forward, and the smaller number comes
 * first where arrows leave a choice. Arrows that stand in the way are cut; REPORT is called for
 * the first few, with the cycle that each closes. Linear but for a logarithm. */
void graph_sort(struct graph *graph, uint32_t *order,
    void (*report)(void *context, const struct cycle *cycle), void *context);

#endif

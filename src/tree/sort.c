/* SPDX-License-Identifier: ISC */
/* Kahn's algorithm with a heap for ties. Where nothing is left without an arrow to it, the rest
 * holds a cycle: one is found by going backward, reported, and opened at its smallest thing. */
#include "tree/sort.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"

#define CYCLES_SHOWN 20 /* each costs a pass over all arrows; more are cut without words */

struct sort {
	struct graph *graph;
	size_t *first;     /* by thing: its arrows in BY_FROM; one more at the end */
	uint32_t *by_from; /* arrows, by the thing that they lead from */
	uint32_t *waiting; /* by thing: arrows to it that are neither cut nor passed */
	bool *is_placed;
	uint32_t *heap; /* what waits for nothing; the smallest first */
	uint32_t heap_count;
	uint32_t *order, placed;
	uint32_t smallest; /* none below is left */
};

void
graph_fini(struct graph *graph)
{
	free(graph->arrows);
	*graph = (struct graph){ 0 };
}

void
graph_add(struct graph *graph, uint32_t from, uint32_t to, uint32_t answer)
{
	graph->arrows = alloc_grow(graph->arrows, &graph->arrows_capacity, graph->arrows_count + 1,
	    sizeof(*graph->arrows));
	graph->arrows[graph->arrows_count++] = (struct arrow){ from, to, answer, false };
}

static void
push(struct sort *sort, uint32_t thing)
{
	uint32_t at = sort->heap_count++;

	for (; at > 0 && sort->heap[(at - 1) / 2] > thing; at = (at - 1) / 2)
		sort->heap[at] = sort->heap[(at - 1) / 2];
	sort->heap[at] = thing;
}

static uint32_t
pop(struct sort *sort)
{
	uint32_t top = sort->heap[0], last = sort->heap[--sort->heap_count], at = 0;

	for (;;) {
		uint32_t child = 2 * at + 1;

		if (child + 1 < sort->heap_count && sort->heap[child + 1] < sort->heap[child])
			child++;
		if (child >= sort->heap_count || sort->heap[child] >= last)
			break;
		sort->heap[at] = sort->heap[child];
		at = child;
	}
	sort->heap[at] = last;
	return top;
}

/* Sorts the arrows by where they lead from, and counts those that lead to each thing. */
static void
begin(struct sort *sort)
{
	const struct graph *graph = sort->graph;
	size_t *next;

	for (size_t i = 0; i < graph->arrows_count; i++) {
		sort->first[graph->arrows[i].from + 1]++;
		sort->waiting[graph->arrows[i].to]++;
	}
	for (uint32_t thing = 0; thing < graph->count; thing++)
		sort->first[thing + 1] += sort->first[thing];
	next = alloc_array(graph->count, sizeof(*next));
	for (uint32_t thing = 0; thing < graph->count; thing++)
		next[thing] = sort->first[thing];
	for (size_t i = 0; i < graph->arrows_count; i++)
		sort->by_from[next[graph->arrows[i].from]++] = (uint32_t)i;
	free(next);
	for (uint32_t thing = 0; thing < graph->count; thing++)
		if (sort->waiting[thing] == 0)
			push(sort, thing);
}

static void
place(struct sort *sort, uint32_t thing)
{
	sort->order[sort->placed++] = thing;
	sort->is_placed[thing] = true;
	for (size_t i = sort->first[thing]; i < sort->first[thing + 1]; i++) {
		struct arrow *arrow = &sort->graph->arrows[sort->by_from[i]];

		if (sort->is_placed[arrow->to])
			arrow->is_cut = true;
		else if (!arrow->is_cut && --sort->waiting[arrow->to] == 0)
			push(sort, arrow->to);
	}
}

/* Takes from FROM_WHERE, the arrow by which each thing is reached, the cycle that a way backward
 * from START runs into. Its things are written to THINGS, from the last one to the first. */
static uint32_t
follow_back(const struct sort *sort, const uint32_t *from_where, uint32_t start, uint32_t *things)
{
	bool *seen = alloc_array(sort->graph->count, sizeof(*seen));
	uint32_t thing = start, end, count = 0;

	for (; !seen[thing]; thing = sort->graph->arrows[from_where[thing]].from)
		seen[thing] = true;
	end = thing;
	do {
		things[count++] = thing;
		thing = sort->graph->arrows[from_where[thing]].from;
	} while (thing != end);
	free(seen);
	return count;
}

/* Turns a cycle that was written backward so that it begins with its smallest thing, and runs
 * forward. */
static void
turn(uint32_t *things, uint32_t count)
{
	uint32_t *forward = alloc_array(count, sizeof(*forward));
	uint32_t smallest = 0;

	for (uint32_t i = 1; i < count; i++)
		if (things[i] < things[smallest])
			smallest = i;
	for (uint32_t i = 0; i < count; i++)
		forward[i] = things[(smallest + count - i) % count];
	memcpy(things, forward, count * sizeof(*things));
	free(forward);
}

/* Reports one cycle of what is left, and cuts the arrow that closes it. */
static void
open_cycle(
    struct sort *sort, void (*report)(void *context, const struct cycle *cycle), void *context)
{
	struct graph *graph = sort->graph;
	uint32_t *from_where = alloc_array(graph->count, sizeof(*from_where));
	uint32_t *things = alloc_array(graph->count, sizeof(*things));
	struct arrow *arrow;
	uint32_t count;

	for (size_t i = graph->arrows_count; i-- > 0;) {
		arrow = &graph->arrows[i];
		if (!arrow->is_cut && !sort->is_placed[arrow->from] && !sort->is_placed[arrow->to])
			from_where[arrow->to] = (uint32_t)i;
	}
	count = follow_back(sort, from_where, sort->smallest, things);
	turn(things, count);
	arrow = &graph->arrows[from_where[things[0]]];
	report(context, &(struct cycle){ arrow, things, count });
	arrow->is_cut = true;
	if (--sort->waiting[arrow->to] == 0)
		push(sort, arrow->to);
	free(from_where);
	free(things);
}

void
graph_sort(struct graph *graph, uint32_t *order,
    void (*report)(void *context, const struct cycle *cycle), void *context)
{
	struct sort sort = {
		.graph = graph,
		.first = alloc_array((size_t)graph->count + 1, sizeof(*sort.first)),
		.by_from = alloc_array(graph->arrows_count, sizeof(*sort.by_from)),
		.waiting = alloc_array(graph->count, sizeof(*sort.waiting)),
		.is_placed = alloc_array(graph->count, sizeof(*sort.is_placed)),
		.heap = alloc_array(graph->count, sizeof(*sort.heap)),
		.order = order,
	};
	uint32_t cycles = 0;

	begin(&sort);
	while (sort.placed < graph->count) {
		while (sort.heap_count > 0)
			place(&sort, pop(&sort));
		while (sort.smallest < graph->count && sort.is_placed[sort.smallest])
			sort.smallest++;
		if (sort.placed == graph->count)
			break;
		if (cycles++ < CYCLES_SHOWN)
			open_cycle(&sort, report, context);
		else
			place(&sort, sort.smallest);
	}
	free(sort.first);
	free(sort.by_from);
	free(sort.waiting);
	free(sort.is_placed);
	free(sort.heap);
}

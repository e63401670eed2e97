/* SPDX-License-Identifier: ISC */
/* Trees as pictures: the source of a graph of questions, answers and endings (screens.md 10). */
#ifndef PARTWAY_GRAPH_H
#define PARTWAY_GRAPH_H

#include <stdbool.h>
#include <stdint.h>

struct forest;
struct str;

enum graph_format { GRAPH_DOT, GRAPH_MERMAID };

struct graph {
	const struct forest *forest; /* borrowed; must have passed its checks (check.h) */
	uint32_t tree;               /* the tree (an index, no block), or NONE: all of them */
	enum graph_format format;
	bool numbers; /* numbers only, without words: the route map, one page of paper */
};

/* Adds the whole graph. The same forest gives the same bytes. Time and memory are linear in its
 * size. */
void graph_write(const struct graph *graph, struct str *out);

#endif

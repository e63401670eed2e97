/* SPDX-License-Identifier: ISC */
/* What graph.c draws, and how a format writes it. Texts come plain; escaping them is the format's
 * business, and all that it must know. Private to this folder. */
#ifndef PARTWAY_EMIT_DRAWING_H
#define PARTWAY_EMIT_DRAWING_H

#include <stdbool.h>

struct str;

/* In labels; no text of a tree holds them. */
#define LABEL_BREAK '\n'  /* between two lines */
#define LABEL_ANSWER '\f' /* before each answer where several share an arrow */

enum node_kind {
	NODE_QUESTION,
	NODE_ENDING,
	NODE_SHEET, /* the start of another tree, which is not shown */
	NODE_WAY_ON /* all trees are shown: on to the one that the reader opened */
};

struct node {
	enum node_kind kind;
	bool is_opening;   /* walks begin here */
	const char *id;    /* letters and digits, the first of them n */
	const char *label; /* made safe, in lines */
};

struct arrow {
	const char *from, *to; /* ids of nodes */
	const char *label;     /* made safe, in lines; "": none */
	bool is_shared;        /* by several answers */
};

/* A format: what is called in this order, parts with their nodes first, then other nodes, then
 * arrows. Each adds to OUT. */
struct pen {
	void (*begin)(struct str *out, bool numbers);
	void (*begin_part)(struct str *out, const char *mark, const char *title);
	void (*end_part)(struct str *out);
	void (*node)(struct str *out, const struct node *node, bool numbers);
	void (*arrow)(struct str *out, const struct arrow *arrow);
	void (*end)(struct str *out);
};

extern const struct pen dot_pen, mermaid_pen;

#endif

/* SPDX-License-Identifier: ISC */
/* Every walk through a tree, written down for people who sign it off. */
#ifndef PARTWAY_PATHS_TABLE_H
#define PARTWAY_PATHS_TABLE_H

#include <stdint.h>

struct forest;
struct str;

enum paths_format {
	PATHS_TSV,     /* a line of names, then a line for each walk, its cells between tabs */
	PATHS_MARKDOWN /* a part for each tree and walk, and room for a name and a date */
};

struct paths_table {
	const struct forest *forest; /* borrowed; must have passed its checks (check.h) */
	enum paths_format format;
	/* Takes the next part of the text, some 64 KB at most, so that no number of walks needs
	 * more memory; PART is only borrowed. */
	void (*take)(const struct str *part, void *context);
	void *context;
};

/* Writes every walk of TREE (an index, no block), or with NONE of all trees. How many there are
 * says paths_count(). Texts of the trees can break neither the table nor a terminal. */
void paths_table_write(const struct paths_table *table, uint32_t tree);

#endif

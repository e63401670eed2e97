/* SPDX-License-Identifier: ISC */
/* Names that rows of a forest are known by, found without looking through them. Each belongs to a
 * scope, so that a card and an entry may be called the same. */
#ifndef PARTWAY_TREE_NAMES_H
#define PARTWAY_TREE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "tree/texts.h"

struct near;

enum scope {
	SCOPE_TREE, /* trees and blocks */
	SCOPE_MARK,
	SCOPE_CARD,
	SCOPE_ARTICLE,
	SCOPE_ITEM,
	SCOPE_FACT,
	SCOPE_GROUP,
	SCOPE_RULE,
	SCOPE_WORDING,
	SCOPE_COUNTRY,
	SCOPE_TERRITORY,
	SCOPE_ENTRY /* of the first tree; plus an index for the others */
};

struct name {
	uint32_t scope;
	uint32_t text;  /* offset into struct texts */
	uint32_t index; /* of its row */
	uint32_t file, line;
};

/* Starts as { 0 }. */
struct names {
	struct name *items;
	size_t count, capacity;
	uint32_t *slots; /* a hash table of places in items, from 1; 0: free */
	size_t slot_count;
};

void names_fini(struct names *names);

/* Adds NAME. Where its scope has one of the same text, that one stays, and is returned until
 * the next call; else NULL. */
const struct name *names_add(struct names *names, struct name name);

/* The name of this text, or NULL. */
const struct name *names_find(const struct names *names, uint32_t scope, uint32_t text);

/* Offers all names of SCOPE, in the order in which they were added, with their lines. */
void names_offer(
    const struct names *names, const struct texts *texts, uint32_t scope, struct near *near);

#endif

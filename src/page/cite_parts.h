/* SPDX-License-Identifier: ISC */
/* Sources one by one, and how they are named: shared by cite.c and cite_items.c. */
#ifndef PARTWAY_PAGE_CITE_PARTS_H
#define PARTWAY_PAGE_CITE_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "partway/forest.h"

struct str;

/* The item behind source I, from 0. */
const struct item *cite_item(const struct forest *forest, struct span sources, uint32_t i);

/* True where one of SOURCES is of ARTICLE. */
bool cite_names(const struct forest *forest, struct span sources, uint32_t article);

/* True where no earlier source is of the same article as source I, or of the same section of it. */
bool cite_begins_article(const struct forest *forest, struct span sources, uint32_t i);
bool cite_begins_section(const struct forest *forest, struct span sources, uint32_t i);

/* True for what no article says: the project's own. */
bool cite_is_ours(const struct forest *forest, uint32_t article);

/* Adds who published an article, or its title in quotes where nobody is named. */
void cite_add_name(struct str *out, const struct forest *forest, uint32_t article);

/* Adds what may be told of an article where titles may be named (OPEN): its title and, of others, its
 * publisher; less where they may not. */
void cite_add_article(struct str *out, const struct forest *forest, uint32_t article, bool open);

/* Adds a section: its heading in quotes, or "the opening". */
void cite_add_section(struct str *out, const char *section);

/* Ids of one article in the order they are given, those that follow each other as one: "EB-01,
 * EB-04 to EB-06". Starts with where they are added, and 0. */
struct cite_ids {
	struct str *out;
	const char *first, *last; /* of those that are not written yet; borrowed */
	unsigned long count;      /* how many they are */
};

void cite_add_id(struct cite_ids *ids, const char *id);

/* Adds those that were kept back to be joined. */
void cite_end_ids(struct cite_ids *ids);

#endif

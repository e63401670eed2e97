/* SPDX-License-Identifier: ISC */
/* What the pages of the built-in forest say about sources, and how articles are named there. */
#ifndef PARTWAY_TEST_WHY_H
#define PARTWAY_TEST_WHY_H

#include <stdbool.h>
#include <stdint.h>

#include "partway/forest.h"
#include "partway/str.h"
#include "partway/ui.h"

/* Writes to TEXT what the page of ENTRY says in LAYER, a line for each label and each text. */
void why_read_page(uint32_t entry, enum layer layer, struct str *text);

const char *why_words(struct words of);

/* The item behind source I, from 0. */
const struct item *why_item_at(struct span sources, uint32_t i);

/* True for what no article says: the project's own. */
bool why_is_ours(const struct article *article);

/* How pages name an article in words, on the page itself (LAYER_WALK) or behind w. */
const char *why_name_of(const struct article *article, enum layer layer);

/* True where TEXT says WORDS, with small or capital letters. */
bool why_says(const struct str *text, const char *words);

#endif

/* SPDX-License-Identifier: ISC */
/* Where a question or an ending comes from: in words on its own page, item by item behind `w`.
 *
 * An article is named by its publisher, or by its title where nobody knows the publisher. Its
 * headings are quoted as pointers only where a walk can still end in contact: many of them speak
 * of getting somebody back. Pages for danger, despair and orders only count the articles, as some
 * names promise the same; behind `w` they are named. */
#ifndef PARTWAY_PAGE_CITE_H
#define PARTWAY_PAGE_CITE_H

#include <stdbool.h>
#include <stdint.h>

#include "partway/forest.h"

struct flow;

/* True where an ending that allows more than the practical can still be reached from ENTRY, or is
 * ENTRY. What lies behind the block that trees open with is not counted: before it has let the
 * reader pass nothing is known of them, and what is not known counts as unsafe. */
bool cite_is_open(const struct forest *forest, uint32_t entry);

/* True for an ending that a reader in danger, in despair or under an order is led to, and for the
 * questions of an opening block, which ask about these. */
bool cite_is_grave(const struct forest *forest, uint32_t entry);

/* Adds the articles of ENTRY, the first behind LABEL, and those that only its cards are from, in
 * words. */
void cite_words(struct flow *flow, const char *label, const struct forest *forest, uint32_t entry);

/* Adds the items of ENTRY and what each says, by article and section, then the numbers of those
 * that only its cards are from. */
void cite_items(struct flow *flow, const struct forest *forest, uint32_t entry);

/* The same in brief, for the side column: the first MOST items of ENTRY, at least 1, by article. */
void cite_first_items(
    struct flow *flow, const struct forest *forest, uint32_t entry, uint32_t most);

#endif

/* SPDX-License-Identifier: ISC */
/* Entries and cards as they stand on paper. */
#ifndef PARTWAY_PAPER_PRINTED_ENTRY_H
#define PARTWAY_PAPER_PRINTED_ENTRY_H

#include <stdint.h>

#include "walk/scope.h"

struct flow;
struct words;

/* Adds ENTRY, which SCOPE holds. */
void printed_entry(struct flow *flow, const struct scope *scope, uint32_t entry);

/* Adds card CARD (an index). */
void printed_card(struct flow *flow, const struct forest *forest, uint32_t card);

/* Adds where an arrow to ENTRY leads on the sheet of TREE: its number, "X7", or "sheet R" where it
 * starts another tree. Returns the place for struct para.choice. */
uint32_t printed_add_target(
    struct str *out, const struct forest *forest, uint32_t tree, uint32_t entry);

#endif

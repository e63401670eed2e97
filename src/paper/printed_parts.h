/* SPDX-License-Identifier: ISC */
/* What a printed sheet is put together from. Private to this folder. */
#ifndef PARTWAY_PAPER_PRINTED_PARTS_H
#define PARTWAY_PAPER_PRINTED_PARTS_H

#include "paper/printed.h"

/* Begins a piece: what is added to the flow from here on is not split. Returns it for the caller to
 * fill in the rest, valid until the next one begins. */
struct piece *piece_begin(struct printed *printed, uint32_t place);

/* How to use the sheet. */
void printed_add_how(struct printed *printed);

/* The parts of the tree, entry by entry. */
void printed_add_entries(struct printed *printed);

/* The cards that the endings name, the sources, the help lines and where to look further. */
void printed_add_cards(struct printed *printed);
void printed_add_sources(struct printed *printed);
void printed_add_helplines(struct printed *printed);

/* Adds the heading of a section: TEXT in capital letters where all of it is ASCII. */
void printed_add_section(struct flow *flow, const char *text);

/* Adds the emergency numbers of REGION, or with NONE of all countries, on a line or two. */
void printed_emergency(struct flow *flow, const struct forest *forest, uint32_t region);

/* Adds whom to call first of each group of help lines: of REGION, or with NONE of those that serve
 * everywhere. Whole sentences, with a space behind them. */
void printed_first_lines(struct str *out, const struct forest *forest, uint32_t region);

#endif

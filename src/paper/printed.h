/* SPDX-License-Identifier: ISC */
/* A printed sheet (print.md): what stands on it, and on which page. Its text is one flow, in pieces
 * that are never split over two pages. Writers of src/emit turn it into a document. */
#ifndef PARTWAY_PAPER_PRINTED_H
#define PARTWAY_PAPER_PRINTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/flow.h"
#include "walk/scope.h"

/* In a flow for paper:
 *   PARA_PART    the heading of a section
 *   PARA_TITLE   the heading of an entry or a card; label: its number
 *   PARA_TEXT    label: its first words, where it stands on the line of the heading above it; one
 *                that refers to a place ends without a full stop, which comes behind the page
 *   PARA_CHOICE  a box to tick; label: where the arrow behind it leads, "X7" or "sheet R"
 *   PARA_DETAIL  what to do where the box above is ticked, before the arrow; elsewhere a line that
 *                begins with its label
 *   PARA_FIELD, PARA_DO, PARA_AVOID, PARA_QUOTE
 *                without a label they go on with the field above, on a new line; without words
 *                the label stands alone; where one that refers to a place follows another,
 *                without a label, it runs on behind it; so does one behind a choice
 *   PARA_BRANCH  one of those in a row: an entry that leads here; label: its number; or else a
 *                manual page; label: its name, text: its section
 * choice is the place (below) that a choice, a field, a text or a branch refers to, or NONE. What is
 * of keys is for terminals only, and what stays for paper only. */

/* Stands in words for the page of the help lines, which terminals do not name; as wide as any. */
#define PRINTED_HELP \
	"(page\xC2\xA0" \
	"000)"

/* Places that can be referred to: entries by their index, then cards, then these. */
enum { PLACE_HELPLINES, PLACE_SOURCES, PLACE_COUNT };

struct piece {
	size_t first, count; /* paragraphs */
	uint32_t place;      /* that it is, or NONE */
	uint32_t height;     /* tenths of a line */
	uint32_t above; /* the same, left free above it where it is not the first on its page */
	uint32_t below; /* the same, which must be left free below it on its page */
	uint32_t page;  /* from 1 */
	bool starts_page;
};

struct printed {
	const struct forest *forest; /* borrowed */
	uint32_t region;             /* whose help lines are printed; NONE: of all countries */
	bool is_large;
	struct scope scope; /* its tree is the one that is printed */
	struct flow flow;
	struct piece *pieces;
	size_t count, capacity;
	bool *cards;     /* by card: an ending of the sheet names it */
	uint32_t *pages; /* by place: the page, from 1; 0: not on the sheet */
};

/* Fills in the whole sheet. TREE and REGION as in struct walkthrough; FOREST must have passed its
 * checks. Linear in its size. */
void printed_open(struct printed *printed, const struct forest *forest, uint32_t tree,
    uint32_t region, bool is_large);

void printed_close(struct printed *printed);

/* True where the field PARA runs on behind what is before it. */
bool printed_runs_on(const struct flow *flow, const struct para *para);

/* The place of card CARD (an index), and of one of the last parts. */
uint32_t printed_card_place(const struct forest *forest, uint32_t card);
uint32_t printed_last_place(const struct forest *forest, uint32_t part);

#endif

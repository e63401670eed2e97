/* SPDX-License-Identifier: ISC */
/* Holds a printed sheet against the trees it was made from. What stands on a sheet is found here
 * anew, from the arrows of the trees only: the code that made the sheet is not asked. */
#ifndef PARTWAY_TEST_FOLLOW_H
#define PARTWAY_TEST_FOLLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/str.h"
#include "seen.h"

struct card;
struct forest;

struct sheet {
	const struct forest *forest;
	uint32_t tree; /* index */
	const char *name;
	bool paged;
	uint32_t region; /* index of the country whose help lines it has; NONE: all */
	struct seen seen;
	bool *holds; /* by entry: an arrow leads there without leaving for another tree */
	bool *cards; /* by card: an ending of the sheet has it */
	size_t references, pages_named, walks, differences;
};

/* Prints a difference. */
void differ(struct sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A place in a text that is plain (plain.h). */
struct cursor {
	const char *at;
};

/* Passes white space. */
void skip_space(struct cursor *cursor);

/* True where TEXT, which is made plain, is what comes next; then it is passed, with a space. */
bool take(struct cursor *cursor, const char *text);

/* True where a page is named next, "(p. 7)"; then it is passed. *PAGE is 0 otherwise. */
bool take_page(struct cursor *cursor, uint32_t *page);

/* The words of an entry as SHEET says them: there is no key to press but on paper a page to turn to,
 * and no date. To be freed with str_fini(). */
struct str paper_words(const struct sheet *sheet, const char *text);

/* "X3"; to be freed with str_fini(). */
struct str number_of(const struct sheet *sheet, uint32_t entry);

/* Compares what ARROW says with ENTRY, to which the answer leads, and counts it. BLOCK has the
 * arrow. */
void check_arrow(
    struct sheet *sheet, const struct block *block, const struct arrow *arrow, uint32_t entry);

/* Compares a page as printed, in WHAT, with the page on which BLOCK (NULL: nowhere) begins, and
 * counts it. */
void check_page_number(
    struct sheet *sheet, const char *what, uint32_t page, const struct block *block);

/* Where CARD stands below the heading CARDS, or NULL. */
const struct block *find_card(const struct sheet *sheet, const struct card *card);

/* Every question and ending: once, whole, in order, with its words and arrows. */
void check_entries(struct sheet *sheet);

/* The section TITLE, which must stand on the first page if IS_FIRST; NULL, and a difference: there is
 * none. */
const struct block *want_section(struct sheet *sheet, const char *title, bool is_first);

/* Page 1, and how to use the sheet: the path. */
void check_first_page(struct sheet *sheet);

/* Pages, headings of parts, cards, help lines: all the rest. */
void check_frame(struct sheet *sheet);

/* After these three: every page that is named was looked up. */
void check_all_named(struct sheet *sheet);

/* Every walk of the tree, taken along printed arrows only. SHEETS are all sheets, of which COUNT
 * there are: an arrow may lead to another one. */
void replay_walks(struct sheet *sheet, const struct sheet *sheets, size_t count);

#endif

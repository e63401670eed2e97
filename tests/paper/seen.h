/* SPDX-License-Identifier: ISC */
/* A sheet as it was printed: what a reader with a pen has, read from the text of a PDF or of a
 * terminal. Knows how sheets look, and nothing of trees. */
#ifndef PARTWAY_TEST_SEEN_H
#define PARTWAY_TEST_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/str.h"

#define SEEN_NUMBER 12 /* bytes of "X7" with its NUL */

/* An arrow: "-> X7 (p. 3)", "-> sheet R". */
struct arrow {
	char number[SEEN_NUMBER]; /* of the entry, or of a sheet */
	bool is_sheet;
	uint32_t page;     /* as printed, or 0: none is */
	size_t start, end; /* in the text of its block, in bytes */
};

/* A heading and what stands below it, up to the next heading. */
struct block {
	char number[SEEN_NUMBER]; /* of an entry, else "" */
	bool is_section;          /* the heading begins at the margin */
	uint32_t first_page, last_page;
	struct str text; /* plain (plain.h), from behind the number of an entry on */
	uint32_t boxes;  /* to tick; not to be seen in the text of a PDF */
	struct arrow *arrows;
	size_t arrow_count, arrow_capacity;
};

/* What is printed on a page, but its first and last line. Pages are numbered from 1 here. */
struct seen_page {
	struct str head; /* without spaces */
	struct str text; /* plain */
	uint32_t number; /* that ends the last line; 0: none */
};

/* Starts as { 0 }. */
struct seen {
	struct block *blocks;
	size_t block_count, block_capacity;
	struct seen_page *pages; /* of a terminal: one */
	size_t page_count, page_capacity;
	size_t margin;      /* columns before the heading of a section */
	size_t text_indent; /* columns before the text below a heading */
	uint32_t widest;    /* cells of the longest line */
};

/* Reads the file PATH; PAGED: form feeds end its pages. False: it cannot be read. */
bool seen_read(struct seen *seen, const char *path, bool paged);

void seen_fini(struct seen *seen);

/* The block of the entry with this number, or NULL; PAGE: where to look, or 0. */
const struct block *seen_entry(const struct seen *seen, const char *number, uint32_t page);

/* The first section whose text begins with TEXT (plain), or NULL. */
const struct block *seen_section(const struct seen *seen, const char *text);

#endif

/* SPDX-License-Identifier: ISC */
/* Manual pages as their readers get them, for tests that hold them against the program. */
#ifndef PARTWAY_TEST_TREES_PAGE_H
#define PARTWAY_TEST_TREES_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "partway/str.h"

#define TREES_PAGE "man/partway-trees.5"
#define KIOSK_PAGE "man/partway-kiosk.8"

/* The lines of the page, their escapes taken out: ".It Ic again-in Pq name , required". */
struct trees_page {
	char **lines;
	size_t count;
};

void trees_page_read(struct trees_page *page, const char *path);

void trees_page_free(struct trees_page *page);

/* Lines FIRST to END - 1 under a heading. */
struct section {
	size_t first, end;
};

/* What stands under the heading that the macro (".Sh", ".Ss") gives: up to the next one of its kind,
 * or of a higher one. The test fails where there is none. */
struct section trees_page_find(
    const struct trees_page *page, const char *macro, const char *heading);

/* How many headings of ".Ss" begin with START. */
size_t trees_page_count(const struct trees_page *page, const char *start);

/* An item ".It Ic NAME Pq SAYS" with what follows it. */
struct page_item {
	char name[64], says[128]; /* SAYS as it is read: "name, required" */
	struct section body;      /* the lines of its text */
};

/* Takes the next item of SECTION, whose first line moves behind it. False: there is none. */
bool trees_page_next(
    const struct trees_page *page, struct section *section, struct page_item *item);

/* Adds the words of SECTION with one space between them, what macros show included. */
void trees_page_add_words(const struct trees_page *page, struct section section, struct str *out);

/* An example: lines FIRST to END - 1 within ".Bd -literal". */
struct page_example {
	struct section body;
	const char *before, *after; /* the comment in front of it and behind it, or "" */
};

/* Takes the next example from line *LINE on, which moves behind it. False: there is none. */
bool trees_page_next_example(
    const struct trees_page *page, size_t *line, struct page_example *example);

/* Adds the lines of an example, each with its newline. */
void trees_page_add_example(
    const struct trees_page *page, const struct page_example *example, struct str *out);

#endif

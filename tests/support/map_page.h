/* SPDX-License-Identifier: ISC */
/* What the tests of the map's screen share: a forest with enough of a map, the state of a reader in
 * it, and what the screen shows. */
#ifndef PARTWAY_TEST_MAP_PAGE_H
#define PARTWAY_TEST_MAP_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "partway/page.h"
#include "partway/ui.h"

struct str;

/* The keys to question X3 of the forest; one more 1 leads to an ending. */
#define AT_X3 "122211"

struct map_page {
	struct ui ui;
	struct page page; /* as drawn last */
};

extern struct map_page shown;

/* Begins at 24x80 on this forest. */
void map_page_begin(const struct forest *forest);

/* Begins on the forest of tests/page/forest with the files of tests/page/map, and types KEYS (as
 * golden_type()) at 24x80; then the window gets its size, and AFTER is typed. */
void map_page_start(uint32_t rows, uint32_t columns, const char *keys, const char *after);

/* Frees all. */
void map_page_finish(void);

void map_page_draw(void);

/* Draws, and sets OUT to what the screen shows, row by row. */
void map_page_read(struct str *out);

/* Fails unless the screen shows TEXT, or does not where SHOWN is false. */
void map_page_check(const char *text, bool is_shown);

/* The selected row of the map, and a failure unless it is about the entry with this number. */
const struct map_row *map_page_selected(void);
void map_page_check_selected(const char *number);

#endif

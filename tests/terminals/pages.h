/* SPDX-License-Identifier: ISC */
/* What has to be on a terminal, as page_draw() gives it. */
#ifndef PARTWAY_TEST_PAGES_H
#define PARTWAY_TEST_PAGES_H

#include <stdbool.h>

#include "emulator.h"
#include "partway/page.h"

struct pages {
	struct page first, second, blank; /* in order: before any key, after 1, after x */
};

#define PAGES_WHY 200 /* bytes */

struct forest;
struct site;

/* The trees of tests/support/forest; the caller frees it with forest_free(). */
struct forest *pages_forest(void);

/* Draws them for a terminal of this size: notice and picker, or of the kiosk of SITE welcome and notice
 * (NULL: it is none). PAGES starts as { 0 }. */
void pages_draw(struct pages *pages, const struct forest *forest, const struct site *site, int rows,
    int columns);

void pages_fini(struct pages *pages);

/* Whether CELLS show PAGE, with the looks that the terminal is able to. If not, WHY tells. */
bool pages_match(const struct page *page, const struct emulator_cell *cells,
    const struct emulator_abilities *abilities, char why[PAGES_WHY]);

#endif

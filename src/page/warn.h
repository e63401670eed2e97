/* SPDX-License-Identifier: ISC */
/* The warnings of a kiosk, which lie over every page for a while. */
#ifndef PARTWAY_PAGE_WARN_H
#define PARTWAY_PAGE_WARN_H

#include <stdbool.h>

struct ui;

/* Takes a warning away, if one is on top. */
void warn_end(struct ui *ui);

/* The warning on top in one sentence, for a window that is too small for pages; constant. */
const char *warn_words(const struct ui *ui);

/* What any key does to it, as the footer says so; constant. */
const char *warn_key(const struct ui *ui, bool brief);

#endif

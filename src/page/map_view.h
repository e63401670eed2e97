/* SPDX-License-Identifier: ISC */
/* The map as a view: opened at the place of the reader, its parts opened and closed. */
#ifndef PARTWAY_PAGE_MAP_VIEW_H
#define PARTWAY_PAGE_MAP_VIEW_H

#include <stdint.h>

struct ui;

/* Shows the map as it is now, over what is shown, with the place of the reader selected. */
void map_view_open(struct ui *ui);

/* Opens or closes the selected row, or says why not. */
void map_view_turn(struct ui *ui);

/* What map_view_turn() would do: "Enter open", "Enter close", or "" for nothing; constant. */
const char *map_view_turn_words(const struct ui *ui);

#endif

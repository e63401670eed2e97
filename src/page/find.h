/* SPDX-License-Identifier: ISC */
/* Typing words to be found on the map. */
#ifndef PARTWAY_PAGE_FIND_H
#define PARTWAY_PAGE_FIND_H

#include <stdbool.h>
#include <stdint.h>

struct str;
struct ui;

/* Begins at the selected row. */
void find_start(struct ui *ui);

/* Applies a key that does the same nowhere else: part of the words, or what ends the search. */
void find_take(struct ui *ui, uint32_t key);

/* Wipes the words. Nothing is asked any more. */
void find_end(struct ui *ui);

/* True where the selected row is what was looked for. */
bool find_has_match(const struct ui *ui);

/* Adds what was typed and what can be done, in WIDTH cells if that is enough for the first. */
void find_add_status(struct str *out, const struct ui *ui, uint32_t width);

#endif

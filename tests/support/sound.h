/* SPDX-License-Identifier: ISC */
/* What is true of a reader's state and of its page whatever was typed. For tests and fuzzers alike:
 * what is not so aborts, by assert() of partway/base.h. */
#ifndef PARTWAY_TEST_SOUND_H
#define PARTWAY_TEST_SOUND_H

#include <stdbool.h>

#include "partway/page.h"
#include "partway/ui.h"

/* The page, as drawn for UI, is whole: each row is full, nothing unsafe stands in it (and nothing
 * above U+007E where it is ASCII), the cursor is on it, and so is the way out where it fits. */
void sound_page(const struct page *page, const struct ui *ui, bool ascii);

/* Layers lie in order, what is selected is there, and no wish is left. */
void sound_ui(const struct ui *ui);

/* Each step is an answer of its question, those of the path lead to the next one, and those that are kept
 * can still be reached. */
void sound_walk(const struct walk *walk);

/* The keys that leave, and those of the help lines, work here. UI stays as it is. */
void sound_ways_out(const struct ui *ui);

/* Wipes UI as who leaves does; nothing then tells of them. */
void sound_wipe(struct ui *ui);

#endif

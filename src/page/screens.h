/* SPDX-License-Identifier: ISC */
/* The screens, one writer for each, and the few words that they share. */
#ifndef PARTWAY_PAGE_SCREENS_H
#define PARTWAY_PAGE_SCREENS_H

#include <stdint.h>

#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/ui.h"

/* Writes what the top view of UI says. SIDE: the side column of a wide screen, which then says
 * what MAIN leaves out; NULL on others. */
typedef void screen_writer(
    const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading);

screen_writer screen_welcome, screen_still_there, screen_last_minute, screen_notice, screen_picker,
    screen_question, screen_ending, screen_keys, screen_privacy, screen_helplines, screen_country,
    screen_why, screen_path, screen_map, screen_saved;

/* Adds the title of the scenario that the reader is in. */
void add_scenario(struct heading *heading, const struct walk *walk);

/* Adds the title of the question or ending where the reader is, and a gap. */
void add_title(struct flow *flow, const struct walk *walk);

/* Adds a choice, from 0, with its number before it. Returns it, as flow_add() does. */
struct para *add_choice(struct flow *flow, uint32_t choice, const char *text);

/* Adds what that choice means. */
void add_detail(struct flow *flow, uint32_t choice, const char *text);

void add_gap(struct flow *flow);
void add_part(struct flow *flow, const char *name);
void add_text(struct flow *flow, const char *text);

/* Adds "2 endings": those that the answers of question ENTRY lead to; nothing where there is
 * none. */
void add_endings(struct str *out, const struct walk *walk, uint32_t entry);

/* Adds the answers of the path as fields, each behind the number of its question. */
void add_answers(struct flow *flow, const struct ui *ui, const char *name);

/* Adds the numbers for the ending of the walk, for a page that is read elsewhere: danger now, then
 * the groups that the ending names. They are of the reader's region, or else of all countries. */
void add_help_numbers(struct flow *flow, const struct ui *ui);

/* Adds the nearest part of the map in sentences: the way to WALK's place, it, what is next to
 * it. */
void add_nearby(struct flow *flow, const struct walk *walk);

/* Adds it as at most eight rows to a side column: where the reader is, and what may come next. */
void add_place(struct flow *side, const struct walk *walk);

/* How many trees the picker offers, and the one behind CHOICE: in the order of the forest, but the
 * tree for those who cannot tell comes last. */
uint32_t picker_count(const struct forest *forest);
uint32_t picker_tree(const struct forest *forest, uint32_t choice);

/* Adds why the ending is advised, as a paragraph. */
void add_advice_reason(struct flow *flow, const struct ui *ui);

#endif

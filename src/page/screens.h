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

screen_writer screen_notice, screen_picker, screen_question, screen_ending, screen_keys,
    screen_privacy, screen_helplines, screen_country, screen_why, screen_path, screen_map,
    screen_saved;

/* Adds a choice, from 0, with its number before it. */
void add_choice(struct flow *flow, uint32_t choice, const char *text);

/* Adds what that choice means. */
void add_detail(struct flow *flow, uint32_t choice, const char *text);

void add_gap(struct flow *flow);
void add_part(struct flow *flow, const char *name);
void add_text(struct flow *flow, const char *text);

/* Adds the answers of the path as fields, each behind the number of its question. */
void add_answers(struct flow *flow, const struct ui *ui, const char *name);

/* How many trees the picker offers, and the one behind CHOICE: in the order of the forest, but the
 * tree for those who cannot tell comes last. */
uint32_t picker_count(const struct forest *forest);
uint32_t picker_tree(const struct forest *forest, uint32_t choice);

/* Adds the articles of SOURCES as fields, the first behind LABEL: "Title (publisher). EB-07." */
void cite_sources(
    struct flow *flow, const char *label, const struct forest *forest, struct span sources);

/* Adds the numbers of SOURCES as one field: "EB-07, SD-01 to SD-04." */
void cite_numbers(
    struct flow *flow, const char *label, const struct forest *forest, struct span sources);

/* Adds an article as a field behind its code: "EB", "Title (publisher)." */
void cite_article(struct flow *flow, const struct forest *forest, uint32_t article);

/* True where one of SOURCES is of ARTICLE. */
bool cites_article(const struct forest *forest, struct span sources, uint32_t article);

#endif

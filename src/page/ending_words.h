/* SPDX-License-Identifier: ISC */
/* What is said of an ending besides its author's words, on screens and on paper alike. */
#ifndef PARTWAY_PAGE_ENDING_WORDS_H
#define PARTWAY_PAGE_ENDING_WORDS_H

#include <stdbool.h>

#include "partway/forest.h"

struct str;

#define AGAIN_MARK "{again}" /* in the words of trees: the day to look again */
#define HELP_MARK "(key 0)"  /* in the words of trees: where the help lines are */

/* Behind the day to look again where no contact is allowed (safety.md S7: time never unlocks). */
#define DAY_OPENS_NOTHING "The date opens nothing by itself."

/* How much contact ENDING allows; NULL in a crisis, where "none" could be read as "talk to
 * nobody". Constant, as the others are. */
const char *ending_contact(const struct entry *ending);

/* A group of help lines. */
const char *ending_help(enum help help);

/* Within which limits ENDING is meant (safety.md T9). */
const char *ending_limits(const struct forest *forest, const struct entry *ending);

/* True where ENDING names this group of help lines. */
bool ending_names_help(const struct forest *forest, const struct entry *ending, enum help help);

/* Adds TEXT with WORDS in the place of each MARK. */
void ending_add_words(struct str *out, const char *text, const char *mark, const char *words);

#endif

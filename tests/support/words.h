/* SPDX-License-Identifier: ISC */
/* The words of a page, one after the other: as it is said (flow.h), and as it is read off the
 * screen. All forms must have the same ones in the same order. */
#ifndef PARTWAY_TEST_WORDS_H
#define PARTWAY_TEST_WORDS_H

#include <stdbool.h>

#include "partway/str.h"
#include "partway/ui.h"

/* Adds the words of TEXT, a space behind each, without what only marks them: "> + -", and the
 * colon behind a label. */
void words_add(struct str *out, const char *text);

/* Adds what the view on top says in its main column; its title only where TITLE is true. */
void words_say(struct str *out, const struct ui *ui, bool title);

/* Pages through the view on top and adds each row of its text once. Leaves UI on the last rows. */
void words_read(struct str *out, struct ui *ui);

/* Takes away what makes a spoken line of each word: full stops and quotation marks around it. */
void words_make_bare(struct str *words);

/* Takes all spaces away: where lines may end anywhere, they mean nothing. */
void words_make_spaceless(struct str *words);

#endif

/* SPDX-License-Identifier: ISC */
/* Lists of phrases, looked for in many texts: all lists at once, in one pass over a text. Whole
 * words count, whatever their case; a hyphen parts words like a space, typed and typographic
 * apostrophes are the same, and what follows one ('s, 'll) does not matter. In a phrase, * behind
 * two letters or more stands for any ending, # for a number in digits or words (one to ten), and a
 * mark such as % for itself. Private to this folder. */
#ifndef PARTWAY_PHRASE_H
#define PARTWAY_PHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PHRASE_LISTS 64u /* lists are numbers below this */

enum phrase_role {
	PHRASE_SOUGHT,
	PHRASE_THEN,    /* where a list has any, one must follow what is sought at once */
	PHRASE_EXCUSE,  /* before what is sought, in the same sentence, it makes that right */
	PHRASE_BUT_NOT, /* around what is sought, it makes that right */
	PHRASE_ROLES
};

struct phrases;

/* No phrases yet; to be freed with phrases_free(). In all texts together they are compared with
 * what stands there at most BUDGET times, word by word. */
struct phrases *phrases_new(uint64_t budget);
void phrases_free(struct phrases *phrases);

/* Adds PHRASE, of which a copy is kept, to list number LIST. One without a word or mark is never
 * found. */
void phrases_add(struct phrases *phrases, uint32_t list, enum phrase_role role, const char *phrase);

struct phrase_hit {
	uint32_t list;
	const char *start; /* borrowed from the text */
	size_t length;     /* bytes */
};

/* Looks in TEXT for what the lists in the mask LISTS seek. Fills HITS, with room for PHRASE_LISTS,
 * with the first hit of each list, in the order of the text; returns how many there are. */
size_t phrases_find(
    struct phrases *phrases, uint64_t lists, const char *text, struct phrase_hit *hits);

/* True where the budget was not enough: some texts were not looked at to the end. */
bool phrases_are_spent(const struct phrases *phrases);

#endif

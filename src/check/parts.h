/* SPDX-License-Identifier: ISC */
/* The parts of check_forest() that look at texts. Private to this folder. */
#ifndef PARTWAY_CHECK_PARTS_H
#define PARTWAY_CHECK_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "partway/diag.h"

struct date;
struct forest;
struct phrase_hit;
struct phrases;
struct reading;

/* Lists of words: word-banned, word-poor. SPOKEN: what prove_forest() filled. */
void check_wordings(const struct forest *forest, const uint64_t *spoken, struct diags *diags);

/* Adds the phrases of list number LIST to PHRASES. */
void wording_add(const struct forest *forest, uint32_t list, struct phrases *phrases);

/* Tells of one that was found, at PLACE. */
void wording_tell(const struct forest *forest, const struct phrase_hit *hit, struct place place,
    struct diags *diags);

/* Lengths: sentence-long, text-long, two-questions. */
void check_lengths(const struct reading *reading, struct diags *diags);

/* How hard trees and endings are to read: reading-level. */
void check_grades(const struct reading *reading, struct diags *diags);

/* What a screen has no room for: screen-full, word-wide. */
void check_fit(const struct forest *forest, struct diags *diags);

/* What a sheet of paper has no room for: page-full. */
void check_paper(const struct forest *forest, struct diags *diags);

/* What would not look as it was meant: markup, letter-missing. */
void check_signs(const struct forest *forest, struct diags *diags);

/* Numbers, and when somebody last checked them: phone-form and the codes beside it. */
void check_helplines(const struct forest *forest, struct date today, struct diags *diags);

/* Takes out what the files allow. Where ALL_FOUND, nothing kept the check from finding things, and
 * what is allowed and was not found is a finding itself: allow-unused. */
void check_allows(const struct forest *forest, bool all_found, struct diags *diags);

#endif

/* SPDX-License-Identifier: ISC */
/* The parts of check_forest() that look at texts. Private to this folder. */
#ifndef PARTWAY_CHECK_PARTS_H
#define PARTWAY_CHECK_PARTS_H

#include <stdint.h>

struct date;
struct diags;
struct forest;

/* Lists of words: word-banned, word-poor. SPOKEN: what prove_forest() filled. */
void check_wordings(const struct forest *forest, const uint64_t *spoken, struct diags *diags);

/* Sentences, lengths and grades: sentence-long, text-long, reading-level, two-questions. */
void check_reading(const struct forest *forest, struct diags *diags);

/* What a screen or paper cannot show: screen-full, word-wide, markup, letter-missing. */
void check_fit(const struct forest *forest, struct diags *diags);

/* Numbers, and when somebody last checked them: phone-form and the codes beside it. */
void check_helplines(const struct forest *forest, struct date today, struct diags *diags);

/* Takes out what the files allow; what is allowed and was not found is a finding itself. */
void check_allows(const struct forest *forest, struct diags *diags);

#endif

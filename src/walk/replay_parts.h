/* SPDX-License-Identifier: ISC */
/* What replay.c is made of: names looked up (replay_find.c), findings (replay_report.c). Private
 * to it. */
#ifndef PARTWAY_REPLAY_PARTS_H
#define PARTWAY_REPLAY_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/cases.h"
#include "partway/replay.h"

/* --- replay_find.c --------------------------------------------------------------------------- */

/* The tree that WORDS name, or NONE and a finding. */
uint32_t replay_find_tree(const struct replay *replay, const struct case_words *words);

/* The ending that WORDS name, or NONE and a finding. */
uint32_t replay_find_ending(const struct replay *replay, const struct case_words *words);

/* Adds a finding where WORDS name nothing that a case can rule out. */
void replay_check_never(const struct replay *replay, const struct case_words *words);

/* True where WORDS rule out ENDING: its level of contact, its aim or itself. "practical", which is
 * the name of a level and of an aim, is the level. */
bool replay_rules_out(const struct forest *forest, const struct case_words *words, uint32_t ending);

/* The choice (from 0) of QUESTION that TEXT names, or NONE; FITS: how many begin so. */
uint32_t replay_find_choice(
    const struct forest *forest, uint32_t question, const char *text, uint32_t *fits);

/* Adds the name by which a case can name ENDING: its id, with its file where others have it. */
void replay_add_ending(struct str *out, const struct forest *forest, uint32_t ending);

/* --- replay_report.c: findings about the walk as far as it has come --------------------------- */

/* Answer NUMBER of ROW names none here, or, where FITS is not 0, so many. */
void replay_report_answer(
    const struct replay *replay, const struct walk_case *row, size_t number, uint32_t fits);

/* The walk was over before answer NUMBER. */
void replay_report_over(const struct replay *replay, const struct walk_case *row, size_t number);

/* The answers end at a question. */
void replay_report_short(const struct replay *replay, const struct walk_case *row);

/* The walk ends here, and EXPECTED is another ending. */
void replay_report_ending(
    const struct replay *replay, const struct walk_case *row, uint32_t expected);

/* The walk ends here, and WORDS rule that out. */
void replay_report_never(const struct replay *replay, const struct case_words *words);

#endif

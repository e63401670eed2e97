/* SPDX-License-Identifier: ISC */
/* What every file may use: checks of our own bugs, and the way out when nothing else is left. */
#ifndef PARTWAY_BASE_H
#define PARTWAY_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Checks a promise of our own code, in every build. A failure restores the terminal, prints and
 * aborts. Never for data that comes from a user: that is a finding (diag.h). */
#define assert(claim) ((claim) ? (void)0 : base_assert_failed(#claim, __FILE__, __LINE__))

/* Prints "partway: WHY" on standard error and ends with status 1, after the last-words hook.
 * For a broken machine: no memory, no clock. */
_Noreturn void die(const char *why);

/* What assert() calls: the last-words hook, the place on standard error, abort(). */
_Noreturn void base_assert_failed(const char *claim, const char *file, int line);

/* HOOK is called once before die() or a failed assert prints; it must restore the terminal.
 * NULL takes the hook away. */
void base_set_last_words(void (*hook)(void));

#endif

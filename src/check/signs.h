/* SPDX-License-Identifier: ISC */
/* What a text holds that its readers would not see as it was meant. Private to this folder. */
#ifndef PARTWAY_SIGNS_H
#define PARTWAY_SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "check/locate.h"
#include "partway/diag.h"

/* The first markup of TEXT, which would be shown as typed. False: there is none. */
bool signs_find_markup(const char *text, struct part *part);

/* Tells of it: it is at PLACE, the PART of TEXT. */
void signs_tell_markup(struct diags *diags, struct place place, const char *text, struct part part);

/* The first sign of TEXT that letters cannot be set with, side by side from left to right, and how
 * to mend it; NULL: there is none. */
const char *signs_find_odd(const char *text, struct part *part, uint32_t *point);

/* The first piece of TEXT without a place to break a line at that the smallest screen has no row for,
 * and how many cells it takes; 0: there is none. Lines break at spaces, and beside wide letters. */
size_t signs_find_wide(const char *text, struct part *part);

/* Tells of it. */
void signs_tell_wide(struct diags *diags, struct place place, size_t cells);

#endif

/* SPDX-License-Identifier: ISC */
/* The attempts themselves. Private to hostile.c. */
#ifndef PARTWAY_TEST_TRIED_H
#define PARTWAY_TEST_TRIED_H

#include <stddef.h>

extern const size_t tried_count;
extern int tried_target; /* a process, or the number of a terminal */

const char *tried_name(size_t attempt);

/* Tries it. What it returned where that was no error, else -errno. */
long tried_make(size_t attempt);

#endif

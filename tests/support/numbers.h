/* SPDX-License-Identifier: ISC */
/* What was measured again and again. */
#ifndef PARTWAY_TEST_NUMBERS_H
#define PARTWAY_TEST_NUMBERS_H

#include <stddef.h>

/* Puts COUNT numbers in order, the least first. */
void numbers_sort(double *numbers, size_t count);

#endif

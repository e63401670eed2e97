/* SPDX-License-Identifier: ISC */
/* The time, for measuring how long something takes. */
#ifndef PARTWAY_TEST_CLOCK_H
#define PARTWAY_TEST_CLOCK_H

#include <time.h>

/* Seconds of a steady clock. */
static inline double
clock_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif

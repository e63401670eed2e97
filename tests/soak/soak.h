/* SPDX-License-Identifier: ISC */
/* Many monkeys at once, and what is said of them. */
#ifndef PARTWAY_SOAK_SOAK_H
#define PARTWAY_SOAK_SOAK_H

#include <stddef.h>

#include "monkey.h"

#define SOAK_STILL 3.0 /* seconds in which a program gets back to its usual window */

struct soak {
	struct monkey_plan plan;
	struct monkey_counts counts;
	struct monkey **monkeys;
	size_t count;
	double still, sample, progress; /* when these are due */
	double length;                  /* seconds, in the end */
};

/* Seconds since the start. */
double soak_now(const struct soak *soak);

/* A line, while it runs; all, at the end. On standard output. */
void soak_say_progress(const struct soak *soak);
void soak_say_summary(const struct soak *soak);

#endif

/* SPDX-License-Identifier: ISC */
/* A program of which call after call fails (tests/preload/faults.c), each in a copy of it, and what may
 * come of that: the words of die() and status 1, a finding, or what it says unharmed; never a crash,
 * another result, or memory that is not given back. */
#ifndef PARTWAY_TORTURE_FAULTS_H
#define PARTWAY_TORTURE_FAULTS_H

#include <stdbool.h>

#include "run.h"

struct faults {
	struct start start; /* without variables */
	const char *call;   /* "alloc", "open", "read", "fstat", "write" */
	unsigned step;      /* every so many calls; 0: every one */
};

/* Counted over several. Starts as { 0 }. */
struct toll {
	unsigned long points, died, found, same; /* the last three are all that may be */
	unsigned long crashes, leaks;
};

/* Runs it once with all its copies, judges each, and adds to TOLL. */
void faults_run(const struct faults *faults, struct toll *toll);

/* Fails where there is anything that may not be, and prints the figure of what NAME says. */
void faults_tell(const char *name, const struct toll *toll);

#endif

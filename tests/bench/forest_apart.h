/* SPDX-License-Identifier: ISC */
/* One program, run from its start to its end, and what that took. */
#ifndef PARTWAY_BENCH_FOREST_APART_H
#define PARTWAY_BENCH_FOREST_APART_H

struct str;

struct apart {
	double processor, clock; /* seconds: of the program and the kernel for it; and how long */
	double memory;           /* kB at the most */
	int status;              /* of exit(); -1: ended by a signal */
};

/* Runs ARGV, which ends with NULL, without input. What it writes is put into OUT, or if that is NULL,
 * only asserted to be something. Does not return where the program fails; that texts are a line too
 * long for paper, as made-up ones are now and then, is no failure. */
struct apart apart_run(const char *const *argv, struct str *out);

#endif

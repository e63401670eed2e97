/* SPDX-License-Identifier: ISC */
/* A program without a terminal: what goes in, what comes out. */
#ifndef PARTWAY_TEST_PROGRAM_H
#define PARTWAY_TEST_PROGRAM_H

#include "partway/str.h"

/* Starts as { 0 }. */
struct program {
	struct str out, err; /* standard output, standard error */
	int status;          /* of its exit, or 1000 and the number of a signal */
};

/* Runs COMMAND in a shell, in which $PARTWAY is the program under test, with INPUT on standard
 * input (NULL: there is none). Environment: LC_ALL is C.UTF-8; no variable of ours is set. */
void program_run(struct program *program, const char *command, const char *input);

void program_fini(struct program *program);

/* Ends the test, which cannot run here, and says WHY: tests/check.sh counts what is said so. Criterion
 * itself would leave it out without a word. */
void skip_here(const char *why);

#endif

/* SPDX-License-Identifier: ISC */
/* The program on a pseudo-terminal, without an eye: only the bytes. */
#ifndef PARTWAY_TEST_CHILD_H
#define PARTWAY_TEST_CHILD_H

#include <stdbool.h>
#include <sys/ioctl.h>

#include "partway/str.h"

struct child {
	int fd, process;
	struct str bytes; /* all that it wrote */
};

/* Starts PROGRAM with TERM=NAME and the trees of tests/support/forest. */
bool child_start(struct child *child, const char *program, const char *name, struct winsize size);

void child_type(struct child *child, const char *keys);

/* Adds what the program writes to the bytes. False: nothing came for WAIT milliseconds, or nothing
 * more will come. */
bool child_listen(struct child *child, int wait);

/* Waits LIMIT milliseconds for the end, then ends the program. Returns its exit status, 1000 and
 * the number of the signal, or -1: it did not end by itself. */
int child_end(struct child *child, int limit);

#endif

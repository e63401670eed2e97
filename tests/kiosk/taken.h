/* SPDX-License-Identifier: ISC */
/* What the visits of an account take of the machine, told by whose process it is. For tests that run
 * alone. */
#ifndef PARTWAY_TEST_TAKEN_H
#define PARTWAY_TEST_TAKEN_H

#include <stddef.h>
#include <sys/types.h>

/* The three processes of a visit: sshd as root, sshd as the visitor, and the program. */
enum taken_part { TAKEN_MONITOR, TAKEN_SSHD, TAKEN_PROGRAM, TAKEN_PARTS };

#define TAKEN_MOST 1024

struct taken {
	size_t count;
	pid_t ids[TAKEN_MOST];
	enum taken_part parts[TAKEN_MOST];
};

/* All processes of visits to ACCOUNT now. */
void taken_find(struct taken *taken, const char *account);

size_t taken_count(const struct taken *taken, enum taken_part part);

/* Their share of memory (PSS), and what only one process has, in kB. */
long taken_memory(const struct taken *taken, enum taken_part part);
long taken_private(const struct taken *taken, enum taken_part part);

/* Seconds of the processors' time since their start. */
double taken_time(const struct taken *taken);

/* Seconds until all of them are gone, or -1: after SECONDS some are not. */
double taken_gone(const struct taken *taken, double seconds);

#endif

/* SPDX-License-Identifier: ISC */
/* What a running program holds of the machine, and whether it is at work. */
#ifndef PARTWAY_TEST_HELD_H
#define PARTWAY_TEST_HELD_H

#include <stdbool.h>
#include <sys/types.h>

struct held {
	long resident; /* kB of memory, where what several programs share counts in full (RSS) */
	long share;    /* kB of it, where what they share counts in parts (PSS) */
	long private;  /* kB that it has for itself and has written to */
	long files;    /* open descriptors */
};

/* False: it has ended, or may not be looked at. */
bool held_read(pid_t process, struct held *held);

/* Seconds of processor time since its start; 0 where it has ended. */
double held_time(pid_t process);

/* How often it has gone to sleep; -1 while it is awake, or where it has ended. */
long held_sleeps(pid_t process);

#endif

/* SPDX-License-Identifier: ISC */
/* Many copies of one program at once, each on a terminal of its own, looked at by one loop. */
#ifndef PARTWAY_BENCH_MANY_H
#define PARTWAY_BENCH_MANY_H

#include <stdbool.h>
#include <stddef.h>

struct many_setup {
	const char *const *command; /* NULL-ended, the path first */
	const char *down, *up;      /* keys that move within its page, and do nothing else */
	size_t count;               /* copies */
	size_t seconds;             /* for which each of them gets a key a second */
};

/* All of one round. Times in milliseconds, shares in per cent of one processor. */
enum many_value {
	MANY_SHOW,    /* from the first start until all show their page */
	MANY_SHARE,   /* memory: kB for each copy, with its part of what is shared (PSS) */
	MANY_PRIVATE, /* kB that each copy has for itself */
	MANY_MEDIAN,  /* key to last byte */
	MANY_P99,
	MANY_WORST,
	MANY_BUSY, /* processor time of all copies while keys come */
	MANY_OWN,  /* that of the measuring process at the same time */
	MANY_END,  /* from the moment all terminals are gone until all copies are */
	MANY_VALUES
};

/* False: WHY says what was not possible. Nothing is left running, either way. */
bool many_measure(
    const struct many_setup *setup, double values[MANY_VALUES], char *why, size_t room);

#endif

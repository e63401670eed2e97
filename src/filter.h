/* SPDX-License-Identifier: ISC */
/* The system calls of a sealed kiosk, from which src/filter.c makes the filter that is compiled into
 * it. Private to that tool, and to the tests that hold the list to what is used. */
#ifndef PARTWAY_FILTER_H
#define PARTWAY_FILTER_H

#include <stddef.h>
#include <stdint.h>

/* One allowed call, or one allowed value of an argument. */
struct filter_call {
	const char *name;
	const char *with;  /* the value in words, "TCGETS"; NULL: any arguments */
	unsigned argument; /* the one that is looked at, from 0 */
	uint64_t bits;     /* of it, the ones that count */
	uint64_t value;    /* and what they must be */
	int refusal;       /* errno that comes back in its place; 0: the call is made */
	const char *why;   /* it is here although a visit does not make it; NULL: a visit does */
};

extern const struct filter_call filter_calls[];
extern const size_t filter_call_count;

#endif

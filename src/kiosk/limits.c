/* SPDX-License-Identifier: ISC */
/* The kernel's own limits. They hold where the filter of system calls cannot: for time and memory. */
#include "kiosk/limits.h"

#include <sys/resource.h>

#include "partway/base.h"

static const struct {
	unsigned resource;
	rlim_t soft, hard;
} limits[] = {
	{ RLIMIT_CORE, 0, 0 },
	{ RLIMIT_FSIZE, 0, 0 }, /* no byte into a file; a terminal is none */
	{ RLIMIT_NPROC, 0, 0 }, /* no other process, no thread */
	{ RLIMIT_NOFILE, 16, 16 },
	{ RLIMIT_AS, 128u << 20, 128u << 20 },
	/* Seconds of work; a long visit takes less than one. Between the two SIGXCPU leaves time to
	 * blank and to wipe (leave.c). */
	{ RLIMIT_CPU, 120, 125 },
};

bool
limits_set(void)
{
	for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
		const struct rlimit limit = { limits[i].soft, limits[i].hard };

		if (setrlimit(limits[i].resource, &limit) != 0)
			return false;
	}
	return true;
}

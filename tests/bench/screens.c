/* SPDX-License-Identifier: ISC */
#include "bench.h"

void
bench_screens(struct report *report, const char *programs)
{
	(void)report;
	(void)programs;
}

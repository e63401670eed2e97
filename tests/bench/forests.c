/* SPDX-License-Identifier: ISC */
#include "bench.h"

void
bench_forests(struct report *report, const char *programs)
{
	(void)report;
	(void)programs;
}

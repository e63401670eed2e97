/* SPDX-License-Identifier: ISC */
/* Memory that is not ours to wipe one by one: the library's blocks, the stack, a core. */
#include "leave/memory.h"

#include <malloc.h>
#include <string.h>
#include <sys/resource.h>

#define STACK_BYTES 65536 /* deeper than this no page is ever drawn */

void
memory_secure(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
#ifdef M_PERTURB
	mallopt(M_PERTURB, 1);
#endif
}

__attribute__((noinline)) void
memory_wipe_stack(void)
{
	char below[STACK_BYTES];

	explicit_bzero(below, sizeof(below));
}

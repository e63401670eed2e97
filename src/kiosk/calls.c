/* SPDX-License-Identifier: ISC */
/* The first wall: what is on the other side of a system call that is not made cannot be attacked. */
#include "kiosk/calls.h"

#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

bool
calls_set(void)
{
	/* The kernel only reads them, but does not say so. */
	const struct sock_fprog filter = { calls_step_count,
		(struct sock_filter *)(uintptr_t)calls_steps };

	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0;
}

/* SPDX-License-Identifier: ISC */
/* The order of what is given up. Everything is loaded by then (leave.h). Each needs what comes after
 * it to be still allowed. */
#include "kiosk/seal.h"

#include <sys/prctl.h>

#include "kiosk/calls.h"
#include "kiosk/landlock.h"
#include "kiosk/limits.h"
#include "partway/base.h"

/* Not dumpable: no core, also where systemd-coredump takes what RLIMIT_CORE forbids, and other
 * visitors' programs, which have the same uid, cannot look into this one. */
static bool
drop_privileges(void)
{
	return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
	    && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

void
seal_kiosk(void)
{
	if (!limits_set() || !drop_privileges() || !landlock_set() || !calls_set())
		die("this machine cannot protect a visit, so it is closed. "
		    "Please tell the people here. In danger now? Call the emergency number.");
}

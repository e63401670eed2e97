/* SPDX-License-Identifier: ISC */
/* The order of what is given up. Everything is loaded by then (leave.h). */
#include "kiosk/seal.h"

#include <sys/prctl.h>

#include "partway/base.h"

void
seal_kiosk(void)
{
	if (prctl(PR_SET_DUMPABLE, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		die("the kiosk cannot be sealed here");
}

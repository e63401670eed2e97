/* SPDX-License-Identifier: ISC */
/* No file, no port, no process of others: landlock(7). Private to the kiosk. */
#ifndef KIOSK_LANDLOCK_H
#define KIOSK_LANDLOCK_H

#include <stdbool.h>

/* Gives up every right that the running kernel can take away: there is no rule, so nothing is left.
 * What is open stays open. True, too, on a kernel without landlock: the filter of system calls
 * stands alone then. False: it is there, and fails. Needs no_new_privs. */
bool landlock_set(void);

#endif

/* SPDX-License-Identifier: ISC */
/* What the kiosk gives up for good, so that there is nothing to escape to. Private to the kiosk. */
#ifndef KIOSK_SEAL_H
#define KIOSK_SEAL_H

/* Gives up files, programs, the network, other processes and more memory than a visit takes, in
 * this order: limits (setrlimit(2)), privileges (prctl(2)), files (landlock(7)), system calls
 * (seccomp(2)). Does not return where it cannot: nobody is let into a kiosk that is not sealed. */
void seal_kiosk(void);

#endif

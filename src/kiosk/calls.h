/* SPDX-License-Identifier: ISC */
/* No system call but those that a visit makes: seccomp(2). Private to the kiosk. */
#ifndef KIOSK_CALLS_H
#define KIOSK_CALLS_H

#include <linux/filter.h>
#include <stdbool.h>

/* From src/filter.c. */
extern const struct sock_filter calls_steps[];
extern const unsigned short calls_step_count;

/* Lets the kernel hold the program to the list in src/filter_calls.c. False: it cannot. Needs
 * no_new_privs. */
bool calls_set(void);

#endif

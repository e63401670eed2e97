/* SPDX-License-Identifier: ISC */
/* How much of the machine a visit may take. Private to the kiosk. */
#ifndef KIOSK_LIMITS_H
#define KIOSK_LIMITS_H

#include <stdbool.h>

/* Sets the limits of setrlimit(2), which a taken-over kiosk cannot raise again. False: one of them
 * cannot be set. */
bool limits_set(void);

#endif

/* SPDX-License-Identifier: ISC */
/* The day that it is where this machine stands. Only for what has a main(): nothing below asks. */
#ifndef PARTWAY_TODAY_H
#define PARTWAY_TODAY_H

#include "partway/date.h"

/* Reads the clock and the time zone, which is a file. Ends the program where it cannot. */
struct date today_local(void);

#endif

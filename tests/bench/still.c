/* SPDX-License-Identifier: ISC */
/* What is other in programs whose instructions are counted. Time stands still: curses reads terminfo
 * anew where a second has passed. And the kiosk does not seal itself: callgrind needs more of the
 * system than a visit does. */
#include <time.h>

void __wrap_seal_kiosk(void);

time_t
time(time_t *now)
{
	const time_t day = 1738324800; /* 2025-01-31, noon */

	if (now)
		*now = day;
	return day;
}

void
__wrap_seal_kiosk(void)
{
}

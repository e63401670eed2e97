/* SPDX-License-Identifier: ISC */
/* The one place that asks what day it is. */
#include "today.h"

#include <time.h>

#include "partway/base.h"

struct date
today_local(void)
{
	time_t now = time(NULL);
	struct tm day;

	if (!localtime_r(&now, &day))
		die("the clock of this machine cannot be read");
	return (struct date){ day.tm_year + 1900, day.tm_mon + 1, day.tm_mday };
}

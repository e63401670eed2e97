/* SPDX-License-Identifier: ISC */
#include "check/parts.h"

void
check_reading(const struct forest *forest, struct diags *diags)
{
	(void)forest;
	(void)diags;
}

/* SPDX-License-Identifier: ISC */
#include "check/parts.h"

void
check_wordings(const struct forest *forest, const uint64_t *spoken, struct diags *diags)
{
	(void)forest;
	(void)diags;
	(void)spoken;
}

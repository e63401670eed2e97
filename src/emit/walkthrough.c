/* SPDX-License-Identifier: ISC */
#include "partway/walkthrough.h"

#include "partway/str.h"

void
walkthrough_write(const struct walkthrough *walkthrough, struct str *out)
{
	(void)walkthrough;
	str_add(out, "");
}

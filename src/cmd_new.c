/* SPDX-License-Identifier: ISC */
/* partway new: a small tree to start from. */
#include "cmd.h"

enum status
cmd_new(const struct options *options, struct arguments arguments)
{
	(void)options;
	(void)arguments;
	return STATUS_FAILED;
}

/* SPDX-License-Identifier: ISC */
/* partway stats: how large a forest is, and how it reads. */
#include "cmd.h"

enum status
cmd_stats(const struct options *options, struct arguments arguments)
{
	(void)options;
	(void)arguments;
	return STATUS_FAILED;
}

/* SPDX-License-Identifier: ISC */
/* partway test: replays case files. */
#include "cmd.h"

enum status
cmd_test(const struct options *options, struct arguments arguments)
{
	(void)options;
	(void)arguments;
	return STATUS_FAILED;
}

/* SPDX-License-Identifier: ISC */
/* partway paths: every way through the trees, for sign-off. */
#include "cmd.h"

enum status
cmd_paths(const struct options *options, struct arguments arguments)
{
	(void)options;
	(void)arguments;
	return STATUS_FAILED;
}

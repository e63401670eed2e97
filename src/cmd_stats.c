/* SPDX-License-Identifier: ISC */
/* partway stats: how large a forest is, and how it reads. */
#include "cmd.h"

#include "partway/stats.h"
#include "partway/str.h"

static enum status
write_stats(const struct forest *forest, const struct options *options, struct arguments arguments)
{
	struct str out = { 0 };
	enum status status;

	(void)options;
	(void)arguments;
	stats_write(forest, &out);
	status = cmd_print(&out);
	str_fini(&out);
	return status;
}

enum status
cmd_stats(const struct options *options, struct arguments arguments)
{
	return cmd_with_proven(options, arguments, write_stats);
}

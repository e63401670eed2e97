/* SPDX-License-Identifier: ISC */
/* partway stats: how large a forest is, and how it reads. */
#include "cmd.h"

#include "partway/stats.h"
#include "partway/str.h"

enum status
cmd_stats(const struct options *options, struct arguments arguments)
{
	struct opened opened = { 0 };
	struct str out = { 0 };
	enum status status = cmd_open_proven(&opened, options);

	(void)arguments;
	if (status == STATUS_DONE) {
		stats_write(opened.forest, &out);
		status = cmd_print(&out);
	}
	str_fini(&out);
	cmd_close_forest(&opened);
	return status;
}

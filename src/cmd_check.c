/* SPDX-License-Identifier: ISC */
/* partway check: all findings of a folder of trees, then what was looked at. Without a folder it
 * checks the forest that is built in, which is the one that readers walk. */
#include "cmd.h"

#include "partway/check.h"
#include "partway/diag.h"
#include "partway/report_json.h"
#include "partway/str.h"

enum status
cmd_check(const struct options *options, struct arguments arguments)
{
	struct opened opened = { 0 };
	struct diags diags = { 0 };
	struct coverage coverage = { 0 };
	struct str out = { 0 };
	enum status status;

	status = cmd_open_forest(
	    &opened, arguments.count > 0 ? arguments.items[0] : options->trees, &diags);
	if (status == STATUS_DONE) {
		check_forest(opened.forest, opened.files, options->today, &diags, &coverage);
		status = cmd_judge(&diags);
	}
	if (options->format == CHECK_JSON)
		report_json_write(opened.forest, &diags, &coverage, &out);
	else
		diags_write(&diags, &out);
	if (options->format == CHECK_TEXT && status != STATUS_FAILED)
		coverage_write(&coverage, &diags, &out);
	if (cmd_print(&out) != STATUS_DONE)
		status = STATUS_FAILED;
	str_fini(&out);
	cmd_close_forest(&opened);
	diags_fini(&diags);
	return status;
}

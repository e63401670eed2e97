/* SPDX-License-Identifier: ISC */
/* partway test: replays case files on a forest that has passed the check, then says what no case
 * takes. That is no error: which files belong together, only their authors know. */
#include "cmd.h"

#include "partway/cases.h"
#include "partway/diag.h"
#include "partway/load.h"
#include "partway/replay.h"
#include "partway/str.h"

/* Reads all files, whether or not one of them cannot be read: then false. */
static bool
read_cases(struct cases *cases, struct arguments arguments, struct diags *diags)
{
	struct source_files files = { 0 };
	bool fine = true;

	for (size_t i = 0; i < arguments.count; i++)
		fine = source_files_read_one(&files, arguments.items[i], diags) && fine;
	cases_load(cases, &files, diags);
	source_files_fini(&files);
	return fine;
}

static void
replay_all(
    const struct forest *forest, const struct cases *cases, struct diags *diags, struct str *out)
{
	struct replay replay;

	replay_init(&replay, forest, diags);
	replay_cases(&replay, cases);
	diags_sort(diags);
	diags_write(diags, out);
	replay_write(&replay, out);
	replay_fini(&replay);
}

static enum status
test_files(const struct forest *forest, const struct options *options, struct arguments arguments)
{
	struct cases cases = { 0 };
	struct diags diags = { 0 };
	struct str out = { 0 };
	bool all_read = read_cases(&cases, arguments, &diags);
	enum status status;

	(void)options;
	replay_all(forest, &cases, &diags, &out);
	status = all_read ? cmd_judge(&diags) : STATUS_FAILED;
	if (cmd_print(&out) != STATUS_DONE)
		status = STATUS_FAILED;
	str_fini(&out);
	cases_fini(&cases);
	diags_fini(&diags);
	return status;
}

enum status
cmd_test(const struct options *options, struct arguments arguments)
{
	return cmd_with_proven(options, arguments, test_files);
}

/* SPDX-License-Identifier: ISC */
/* partway: a walk, on the full screen or line by line. A forest from a folder is proven first, by
 * the same check that the built-in one had to pass: nobody is led by trees that are not in order. */
#include "cmd.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "line/line.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "tui/tui.h"

/* No picture of the memory is ever written; output that nobody reads is an error like others. */
static void
secure(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
}

static void
print_findings(const struct diags *diags)
{
	struct str out = { 0 };

	diags_write(diags, &out);
	cmd_complain(&out);
	str_fini(&out);
}

static enum status
open_proven(struct opened *opened, const struct options *options)
{
	struct diags diags = { 0 };
	struct coverage coverage;
	enum status status = cmd_open_forest(opened, options->trees, &diags);

	if (options->trees && status == STATUS_DONE)
		check_forest(opened->forest, opened->files, options->today, &diags, &coverage);
	if (status == STATUS_DONE && diags.levels[DIAG_ERROR] > 0)
		status = STATUS_FINDINGS;
	if (status != STATUS_DONE)
		print_findings(&diags);
	diags_fini(&diags);
	return status;
}

static bool
show(struct ui *ui, const struct options *options)
{
	bool is_screen = !options->plain && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);

	if (is_screen && tui_run(ui, &(struct tui_options){ options->term, options->ascii }))
		return true;
	return line_run(ui, &(struct line_options){ options->ascii });
}

enum status
cmd_walk(const struct options *options, struct arguments arguments)
{
	struct opened opened = { 0 };
	enum status status;
	struct ui ui;

	(void)arguments;
	secure();
	status = open_proven(&opened, options);
	if (status == STATUS_DONE) {
		ui_init(&ui, opened.forest, options->today);
		if (!show(&ui, options))
			status = cmd_output_failed();
		ui_fini(&ui);
	}
	cmd_close_forest(&opened);
	return status;
}

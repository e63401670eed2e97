/* SPDX-License-Identifier: ISC */
/* partway: a walk, on the full screen or line by line. A forest from a folder is proven first, by
 * the same check that the built-in one had to pass: nobody is led by trees that are not in order. */
#include "cmd.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "line/line.h"
#include "partway/ui.h"
#include "tui/tui.h"

/* No picture of the memory is ever written; output that nobody reads is an error like others. */
static void
secure(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
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
	uint32_t region;
	struct ui ui;

	(void)arguments;
	secure();
	status = cmd_open_proven(&opened, options);
	if (status != STATUS_DONE)
		cmd_say_emergency();
	else
		status = cmd_find_region(opened.forest, options, &region);
	if (status == STATUS_DONE) {
		ui_init(&ui, opened.forest, options->today);
		ui.region = region;
		ui.can_save = true;
		if (!show(&ui, options))
			status = cmd_output_failed();
		ui_fini(&ui);
	}
	cmd_close_forest(&opened);
	return status;
}

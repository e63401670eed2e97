/* SPDX-License-Identifier: ISC */
/* partway: a walk, on the full screen or line by line. A forest from a folder is proven first,
 * by the same check that the built-in one had to pass: nobody is led by trees that are not in
 * order. */
#include "cmd.h"

#include <unistd.h>

#include "keep/keep.h"
#include "leave/leave.h"
#include "leave/memory.h"
#include "line/line.h"
#include "partway/ui.h"
#include "tui/tui.h"

static bool
show(struct ui *ui, const struct options *options, struct keep *keep)
{
	struct saver saver = { keep_page, keep };
	bool is_screen = !options->plain && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);

	if (is_screen
	    && tui_run(ui,
		&(struct tui_options){ .term = options->term,
		    .ascii = options->ascii,
		    .clipboard = true,
		    .saver = saver }))
		return true;
	return line_run(ui, &(struct line_options){ .ascii = options->ascii, .saver = saver });
}

enum status
cmd_walk(const struct options *options, struct arguments arguments)
{
	struct keep keep = { options->state_home, options->home, options->ascii, { 0 } };
	struct opened opened = { 0 };
	enum status status;
	uint32_t region;
	struct ui ui;

	(void)arguments;
	memory_secure();
	status = cmd_open_proven(&opened, options);
	if (status != STATUS_DONE)
		cmd_say_emergency();
	else
		status = cmd_find_region(opened.forest, options, &region);
	if (status == STATUS_DONE) {
		ui_init(&ui, opened.forest, options->today);
		ui.region = region;
		if (!show(&ui, options, &keep))
			status = cmd_output_failed();
		ui_fini(&ui);
		leave_forget();
		str_fini(&keep.path);
	}
	cmd_close_forest(&opened);
	memory_wipe_stack();
	return status;
}

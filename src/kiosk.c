/* SPDX-License-Identifier: ISC */
/* partway-kiosk: one visit, on the full screen or line by line, then the end. No options, no files,
 * no saving, no copying (kiosk.md). Its arguments are those of a login shell, and ignored. */
#include <unistd.h>

#include "kiosk/clean.h"
#include "kiosk/seal.h"
#include "leave/leave.h"
#include "leave/memory.h"
#include "line/line.h"
#include "partway/forest.h"
#include "partway/site.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "today.h"
#include "tui/tui.h"

enum { EXIT_DONE, EXIT_FAILED, EXIT_NO_TERMINAL };

extern const struct site kiosk_site; /* compiled from the site's file */

int
main(void)
{
	static const char no_terminal[] = "This service needs a terminal (ssh -t).\n";
	char term[CLEAN_TERM_BYTES + 1];
	bool written = true;
	struct str clear = { 0 };
	struct ui ui;

	clean_start(term);
	memory_secure();
	leave_ignore();
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		leave_write(STDERR_FILENO, no_terminal, sizeof(no_terminal) - 1, -1);
		return EXIT_NO_TERMINAL;
	}
	clean_terminal();
	ui_init(&ui, forest_builtin(), today_local());
	ui_welcome(&ui, &kiosk_site);
	leave_limit(&(struct leave_limits){ kiosk_site.idle, kiosk_site.visit, seal_kiosk });
	tui_add_clear(&clear, term);
	if (!tui_run(&ui, &(struct tui_options){ .term = term, .shared = true }))
		written = line_run(&ui, &(struct line_options){ .clear = str_text(&clear) });
	ui_fini(&ui);
	leave_forget();
	str_fini(&clear);
	memory_wipe_stack();
	return written ? EXIT_DONE : EXIT_FAILED;
}

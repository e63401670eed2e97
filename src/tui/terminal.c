/* SPDX-License-Identifier: ISC */
/* Opens and closes the terminal. The bytes of the way out are made at the start, while all is
 * well, and written by leave.c: endwin() at the end would only move the cursor once more. */
#include "tui/terminal.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "partway/bounds.h"
#include "leave/leave.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "tui/terminfo.h"

/* The size that is drawn: that of the window, within bounds. False: it is not known. */
static bool
window_size(uint32_t *rows, uint32_t *columns)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	*rows = size.ws_row < BOUND_ROWS ? size.ws_row : BOUND_ROWS;
	*columns = size.ws_col < BOUND_COLUMNS ? size.ws_col : BOUND_COLUMNS;
	return true;
}

static void
set_variable(const char *name, uint32_t number)
{
	char digits[16];

	snprintf(digits, sizeof(digits), "%u", (unsigned)number);
	setenv(name, digits, 1);
}

/* Where the window does not tell its size, curses takes any number for it from the environment. */
static void
bound_variable(const char *name, uint32_t most)
{
	const char *value = getenv(name);

	if (value && strtol(value, NULL, 10) > (long)most)
		set_variable(name, most);
}

/* Curses asks the environment before the window, and takes memory for what it says. */
static void
set_size_variables(void)
{
	uint32_t rows, columns;

	if (window_size(&rows, &columns)) {
		set_variable("LINES", rows);
		set_variable("COLUMNS", columns);
	} else {
		bound_variable("LINES", BOUND_ROWS);
		bound_variable("COLUMNS", BOUND_COLUMNS);
	}
}

static void
wipe(void *ui)
{
	ui_wipe(ui);
}

bool
terminal_open(struct terminal *terminal, const char *name, struct ui *ui)
{
	leave_keep_modes();
	set_size_variables();
	terminal->screen = terminfo_start(name);
	if (!terminal->screen)
		return false;
	terminfo_add_farewell(&terminal->farewell);
	leave_prepare(&(struct leave_plan){ .bytes = str_text(&terminal->farewell),
	    .length = terminal->farewell.length,
	    .wipe = wipe,
	    .reader = ui });
	leave_begin_output();
	terminfo_tune(); /* writes all that curses has: else the greeting may tear a sequence of it */
	leave_write(STDOUT_FILENO, terminfo_greeting(), strlen(terminfo_greeting()), -1);
	leave_end_output();
	raw();
	noecho();
	nonl();
	ui_resize(ui, (uint32_t)LINES, (uint32_t)COLS);
	return true;
}

void
terminal_resize(struct ui *ui)
{
	uint32_t rows, columns;

	if (!window_size(&rows, &columns))
		return;
	resizeterm((int)rows, (int)columns);
	ui_resize(ui, rows, columns);
}

void
terminal_close(struct terminal *terminal)
{
	leave_blank();
	werase(stdscr);
	werase(newscr);
	werase(curscr);
	delscreen(terminal->screen);
	str_fini(&terminal->farewell);
}

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

/* The size that is drawn: that of the window, or of the terminal's entry where it has none, within
 * bounds. */
static void
find_size(uint32_t *rows, uint32_t *columns)
{
	struct winsize window;
	bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_row > 0
	    && window.ws_col > 0;

	*rows = known ? window.ws_row : (uint32_t)LINES;
	*columns = known ? window.ws_col : (uint32_t)COLS;
	if (*rows > BOUND_ROWS)
		*rows = BOUND_ROWS;
	if (*columns > BOUND_COLUMNS)
		*columns = BOUND_COLUMNS;
}

static void
set_variable(const char *name, uint32_t number)
{
	char digits[16];

	snprintf(digits, sizeof(digits), "%u", (unsigned)number);
	setenv(name, digits, 1);
}

/* Curses has a screen to draw on, which it copies into what the terminal is to show. paint.c writes
 * there at once: of the other only so much is left as it takes to ask for keys. */
static void
leave_window(void)
{
	wresize(stdscr, 1, 1);
	untouchwin(stdscr); /* it is never shown */
}

/* Starts curses. It asks these variables first, and takes memory for what they say. */
static struct screen *
start(const char *name)
{
	struct screen *screen;
	uint32_t rows, columns;

	find_size(&rows, &columns);
	set_variable("LINES", rows);
	set_variable("COLUMNS", columns);
	screen = newterm(name, stdout, stdin);
	if (screen)
		leave_window();
	return screen;
}

static void
wipe(void *ui)
{
	ui_wipe(ui);
}

bool
terminal_open(struct terminal *terminal, const char *name, bool shared, struct ui *ui)
{
	leave_keep_modes();
	name = terminfo_find(name);
	terminal->screen = name ? start(name) : NULL;
	if (!terminal->screen)
		return false;
	terminfo_add_farewell(&terminal->farewell, shared);
	leave_prepare(&(struct leave_plan){ .bytes = str_text(&terminal->farewell),
	    .length = terminal->farewell.length,
	    .wipe = wipe,
	    .reader = ui });
	leave_begin_output();
	terminfo_tune(); /* writes all that curses has: the greeting would tear a sequence of it */
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

	find_size(&rows, &columns);
	resizeterm((int)rows, (int)columns);
	leave_window();
	ui_resize(ui, rows, columns);
}

void
terminal_close(struct terminal *terminal)
{
	leave_blank();
	werase(newscr);
	werase(curscr);
	delscreen(terminal->screen);
	str_fini(&terminal->farewell);
}

/* SPDX-License-Identifier: ISC */
/* Programs on pseudo-terminals. A child that would outlive its test is ended by its process id. */
#include "pty.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "partway/str.h"
#include "partway/utf8.h"

#define EARLIER "$ earlier\r\n" /* stands on the ordinary screen before the program starts */
#define MOST_ROWS 300           /* the eye is no larger, however large the window says it is */
#define MOST_COLUMNS 600
#define LIMIT_MS 8000 /* for anything to appear: the machine may be busy */

struct pty {
	int fd;
	pid_t process;
	VTerm *terminal;
	VTermScreen *screen;
	VTermPos cursor;
	struct termios modes;
	int rows, columns;
	struct str bytes, row;
	bool silent; /* nothing more will come */
	bool ended;
	int status;
	double seconds;
};

static int
move_cursor(VTermPos position, VTermPos old, int visible, void *context)
{
	struct pty *pty = context;

	(void)old;
	(void)visible;
	pty->cursor = position;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .movecursor = move_cursor };

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* In the child: becomes the program, by way of a shell. */
static void
become_program(const struct pty_setup *setup)
{
	const char *program = getenv("PARTWAY_PROGRAM");
	struct str command = { 0 };

	str_add_format(&command, "%s env %s %s --today 2025-01-31 %s", setup->after ? "" : "exec",
	    setup->variables ? setup->variables : "", program ? program : "partway",
	    setup->options ? setup->options : "");
	if (setup->after)
		str_add_format(&command, "; %s", setup->after);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("NO_COLOR");
	unsetenv("ACCESSIBLE");
	setenv("TERM", setup->term ? setup->term : "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("PARTWAY_TREES", "tests/support/forest", 1);
	execl("/bin/sh", "sh", "-c", str_text(&command), (char *)NULL);
	_exit(127);
}

/* Like forkpty(), but the terminal does not control the session: nobody gets a SIGHUP. */
static pid_t
fork_without_control(int *master, const struct winsize *size)
{
	int slave;
	pid_t child;

	if (openpty(master, &slave, NULL, NULL, size) != 0)
		return -1;
	child = fork();
	if (child == 0) {
		setsid();
		for (int fd = 0; fd < 3; fd++)
			dup2(slave, fd);
		close(*master);
	}
	close(slave);
	return child;
}

struct pty *
pty_start(const struct pty_setup *setup)
{
	struct pty *pty = calloc(1, sizeof(*pty));
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	if (setup->rows)
		size = (struct winsize){ .ws_row = (unsigned short)setup->rows,
			.ws_col = (unsigned short)setup->columns };
	pty->rows = size.ws_row < MOST_ROWS ? size.ws_row : MOST_ROWS;
	pty->columns = size.ws_col < MOST_COLUMNS ? size.ws_col : MOST_COLUMNS;
	pty->terminal = vterm_new(pty->rows, pty->columns);
	vterm_set_utf8(pty->terminal, 1);
	pty->screen = vterm_obtain_screen(pty->terminal);
	vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_reset(pty->screen, 1);
	vterm_input_write(pty->terminal, EARLIER, strlen(EARLIER));
	pty->process = setup->silent_end ? fork_without_control(&pty->fd, &size)
					 : forkpty(&pty->fd, NULL, NULL, &size);
	if (pty->process == 0)
		become_program(setup);
	tcgetattr(pty->fd, &pty->modes); /* the shell starts first: these are nobody's yet */
	return pty;
}

void
pty_hang_up(struct pty *pty)
{
	if (pty->fd >= 0)
		close(pty->fd);
	pty->fd = -1;
	pty->silent = true;
}

void
pty_free(struct pty *pty)
{
	if (!pty->ended && pty->process > 0) {
		kill(pty->process, SIGKILL);
		waitpid(pty->process, NULL, 0);
	}
	pty_hang_up(pty);
	vterm_free(pty->terminal);
	str_fini(&pty->bytes);
	str_fini(&pty->row);
	free(pty);
}

int
pty_process(const struct pty *pty)
{
	return pty->process;
}

/* Takes over what the program has written, waiting up to WAIT milliseconds for it. False: nothing
 * came, or the terminal is closed. */
static bool
take_output(struct pty *pty, int wait)
{
	struct pollfd output = { .fd = pty->fd, .events = POLLIN };
	char bytes[4096];
	ssize_t got;

	if (pty->silent || poll(&output, 1, wait) <= 0)
		return false;
	got = read(pty->fd, bytes, sizeof(bytes));
	if (got <= 0) {
		pty->silent = true;
		return false;
	}
	str_add_bytes(&pty->bytes, bytes, (size_t)got);
	vterm_input_write(pty->terminal, bytes, (size_t)got);
	vterm_screen_flush_damage(pty->screen);
	return true;
}

void
pty_type_bytes(struct pty *pty, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t done = write(pty->fd, bytes, length);

		if (done <= 0)
			return;
		bytes += done;
		length -= (size_t)done;
	}
}

/* By another program, which ends by itself: a fork of a test must never go on as one. */
void
pty_flood(struct pty *pty)
{
	pid_t child = fork();

	if (child != 0)
		return;
	dup2(pty->fd, STDOUT_FILENO);
	execlp("timeout", "timeout", "5", "yes", "j", (char *)NULL);
	_exit(127);
}

void
pty_type(struct pty *pty, const char *bytes)
{
	pty_type_bytes(pty, bytes, strlen(bytes));
}

void
pty_resize(struct pty *pty, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	pty->rows = rows;
	pty->columns = columns;
	vterm_set_size(pty->terminal, rows, columns);
	ioctl(pty->fd, TIOCSWINSZ, &size);
}

static VTermScreenCell
cell_at(const struct pty *pty, int row, int column)
{
	VTermScreenCell cell;

	memset(&cell, 0, sizeof(cell)); /* libvterm leaves what it does not use as it was */
	vterm_screen_get_cell(pty->screen, (VTermPos){ .row = row, .col = column }, &cell);
	return cell;
}

const char *
pty_row(struct pty *pty, int row)
{
	char bytes[4];
	int width;

	str_clear(&pty->row);
	str_add(&pty->row, "");
	for (int column = 0; column < pty->columns; column += width) {
		VTermScreenCell cell = cell_at(pty, row, column);

		width = cell.width > 0 ? cell.width : 1;
		if (cell.chars[0] == 0)
			str_add_char(&pty->row, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			str_add_bytes(&pty->row, bytes, utf8_encode(cell.chars[i], bytes));
	}
	while (pty->row.length > 0 && pty->row.data[pty->row.length - 1] == ' ')
		pty->row.data[--pty->row.length] = '\0';
	return str_text(&pty->row);
}

char *
pty_screen(struct pty *pty)
{
	struct str all = { 0 };
	char *copy;

	for (int row = 0; row < pty->rows; row++)
		str_add_format(&all, "%s\n", pty_row(pty, row));
	copy = strdup(str_text(&all));
	str_fini(&all);
	return copy;
}

static bool
shows(struct pty *pty, const char *text)
{
	for (int row = 0; row < pty->rows; row++)
		if (strstr(pty_row(pty, row), text))
			return true;
	return false;
}

bool
pty_sees(struct pty *pty, const char *text)
{
	double end = now_ms() + LIMIT_MS;

	while (!shows(pty, text))
		if (now_ms() > end || (!take_output(pty, 100) && pty->silent))
			return shows(pty, text);
	return true;
}

bool
pty_sees_cursor_at(struct pty *pty, const char *text)
{
	double end = now_ms() + LIMIT_MS;

	while (cell_at(pty, pty->cursor.row, pty->cursor.col).chars[0] != '>'
	    || !strstr(pty_row(pty, pty->cursor.row), text))
		if (now_ms() > end || (!take_output(pty, 100) && pty->silent))
			return false;
	return true;
}

bool
pty_becomes(struct pty *pty, const char *screen)
{
	double end = now_ms() + LIMIT_MS;

	for (;;) {
		char *now = pty_screen(pty);
		bool same = strcmp(now, screen) == 0;

		free(now);
		if (same || now_ms() > end || (!take_output(pty, 100) && pty->silent))
			return same;
	}
}

bool
pty_is_blank(const struct pty *pty)
{
	for (int row = 0; row < pty->rows; row++) {
		for (int column = 0; column < pty->columns; column++) {
			uint32_t c = cell_at(pty, row, column).chars[0];

			if (c != 0 && c != ' ')
				return false;
		}
	}
	return true;
}

double
pty_time_to_blank(struct pty *pty, const char *key)
{
	double start = now_ms();

	pty_type(pty, key);
	while (!pty_is_blank(pty))
		if (now_ms() > start + LIMIT_MS || (!take_output(pty, 100) && pty->silent))
			return pty_is_blank(pty) ? now_ms() - start : -1;
	return now_ms() - start;
}

const char *
pty_bytes(const struct pty *pty, size_t *length)
{
	*length = pty->bytes.length;
	return str_text(&pty->bytes);
}

bool
pty_has_bytes(const struct pty *pty, const char *bytes)
{
	return memmem(str_text(&pty->bytes), pty->bytes.length, bytes, strlen(bytes)) != NULL;
}

void
pty_forget(struct pty *pty)
{
	str_clear(&pty->bytes);
}

int
pty_end(struct pty *pty)
{
	double end = now_ms() + LIMIT_MS;
	struct rusage used;
	int status;

	while (!pty->ended && now_ms() < end) {
		if (wait4(pty->process, &status, WNOHANG, &used) == pty->process) {
			pty->ended = true;
			pty->status =
			    WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
			pty->seconds = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
			    + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
		}
		if (!take_output(pty, 10) && pty->silent && !pty->ended)
			poll(NULL, 0, 5);
	}
	while (take_output(pty, 0))
		;
	return pty->ended ? pty->status : -1;
}

bool
pty_modes_are_back(const struct pty *pty)
{
	struct termios now;

	return tcgetattr(pty->fd, &now) == 0 && now.c_iflag == pty->modes.c_iflag
	    && now.c_oflag == pty->modes.c_oflag && now.c_lflag == pty->modes.c_lflag
	    && memcmp(now.c_cc, pty->modes.c_cc, sizeof(now.c_cc)) == 0;
}

double
pty_seconds_used(const struct pty *pty)
{
	return pty->seconds;
}

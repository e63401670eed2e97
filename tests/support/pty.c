/* SPDX-License-Identifier: ISC */
/* Programs on pseudo-terminals. A child that would outlive its test is ended by its process id. */
#include "pty_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "clock.h"
#include "held.h"

#define EARLIER "$ earlier\r\n" /* stands on the ordinary screen before the program starts */
#define MOST_ROWS 300           /* the eye is no larger, however large the window says it is */
#define MOST_COLUMNS 600

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

double
pty_now_ms(void)
{
	return clock_now() * 1e3;
}

/* In the child: becomes the program, by way of a shell. */
static void
become_program(const struct pty_setup *setup)
{
	const char *program = getenv("PARTWAY_PROGRAM");
	struct str command = { 0 };

	if (setup->command)
		str_add(&command, setup->command);
	else
		str_add_format(&command, "%s env %s %s --today 2025-01-31 %s",
		    setup->after ? "" : "exec", setup->variables ? setup->variables : "",
		    program ? program : "partway", setup->options ? setup->options : "");
	if (setup->after)
		str_add_format(&command, "; %s", setup->after);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("NO_COLOR");
	unsetenv("ACCESSIBLE");
	setenv("TERM", setup->term ? setup->term : "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv(
	    "XDG_STATE_HOME", "/dev/null", 0); /* nothing is saved, if a test does not ask for it */
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

bool
pty_take_output(struct pty *pty, int wait)
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

int
pty_storm(struct pty *pty, int seconds)
{
	static const struct winsize sizes[] = { { .ws_row = 24, .ws_col = 80 },
		{ .ws_row = 60, .ws_col = 200 } };
	double end = pty_now_ms() + seconds * 1e3;
	pid_t child = fork();

	if (child != 0)
		return child;
	for (unsigned i = 0; pty_now_ms() < end; i++)
		ioctl(pty->fd, TIOCSWINSZ, &sizes[i % 2]);
	_exit(0);
}

void
pty_fill(struct pty *pty)
{
	int program_end = open(ptsname(pty->fd), O_WRONLY | O_NOCTTY | O_NONBLOCK);

	while (write(program_end, " ", 1) == 1)
		;
	close(program_end);
}

void
pty_type(struct pty *pty, const char *bytes)
{
	pty_type_bytes(pty, bytes, strlen(bytes));
}

long
pty_sleeps(const struct pty *pty)
{
	return held_sleeps(pty->process);
}

/* Waits until the program sleeps, and has done so more often than BEFORE. */
static long
wait_for_sleep(struct pty *pty, long before)
{
	double end = pty_now_ms() + LIMIT_MS;
	long count = pty_sleeps(pty);

	while (count <= before && pty_now_ms() < end && !pty->silent) {
		pty_take_output(pty, 1);
		count = pty_sleeps(pty);
	}
	while (pty_take_output(pty, 0))
		;
	return count;
}

bool
pty_takes(struct pty *pty, const char *bytes, size_t length)
{
	long before = wait_for_sleep(pty, -1);

	pty_type_bytes(pty, bytes, length);
	return wait_for_sleep(pty, before) > before;
}

void
pty_spoil(struct pty *pty)
{
	static const char message[] = "\033[1;1H\033[7mYou have mail\033[12;1H\033[Jand more\033[m";

	vterm_input_write(pty->terminal, message, strlen(message));
	vterm_screen_flush_damage(pty->screen);
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
	double end = pty_now_ms() + LIMIT_MS;
	struct rusage used;
	int status;

	while (!pty->ended && pty_now_ms() < end) {
		if (wait4(pty->process, &status, WNOHANG, &used) == pty->process) {
			pty->ended = true;
			pty->status =
			    WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
			pty->seconds = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
			    + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
		}
		if (!pty_take_output(pty, 10) && pty->silent && !pty->ended)
			poll(NULL, 0, 5);
	}
	while (pty_take_output(pty, 0))
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

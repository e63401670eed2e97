/* SPDX-License-Identifier: ISC */
/* Signals and the way out. Handlers need a place outside of every function, so this module has
 * the only state of the program that is global. What ends in a crash is written with write(2)
 * alone: nothing else can be trusted then. */
#include "leave/leave.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <termios.h>
#include <unistd.h>

#include "partway/base.h"

static struct leave_plan current;
static struct termios modes;
static bool modes_kept;
static sigset_t heard; /* the mask while waiting */
static volatile sig_atomic_t asked_to_leave, window_changed;

/* All that would end or stop the program. CONT too: once it was stopped, `fg` must not bring the
 * page back, who knows for whom. */
static const int leaving[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGALRM, SIGUSR1,
	SIGUSR2, SIGXCPU };
static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSYS };

static void
note_leaving(int signal)
{
	(void)signal;
	asked_to_leave = 1;
}

static void
note_window(int signal)
{
	(void)signal;
	window_changed = 1;
}

static void
crash(int signal)
{
	(void)signal;
	leave_blank();
	if (current.wipe)
		current.wipe(current.reader);
	_exit(1); /* not by the signal: no core, no word of the shell about it */
}

void
leave_keep_modes(void)
{
	if (!modes_kept)
		modes_kept = tcgetattr(STDIN_FILENO, &modes) == 0;
}

static void
restore_modes(void)
{
	if (modes_kept)
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes);
	modes_kept = false;
}

void
leave_blank(void)
{
	size_t length = current.length;
	ssize_t done;

	current.length = 0;
	for (size_t at = 0; at < length; at += (size_t)done) {
		done = write(STDOUT_FILENO, current.bytes + at, length - at);
		if (done <= 0)
			break; /* a dead terminal shows nothing more */
	}
	restore_modes();
}

/* A stack that ran over leaves no room for its own handler. */
static void
use_other_stack(void)
{
	static char memory[16384];
	const stack_t stack = { .ss_sp = memory, .ss_size = sizeof(memory) };

	sigaltstack(&stack, NULL);
}

void
leave_prepare(const struct leave_plan *plan)
{
	struct sigaction action = { .sa_flags = SA_ONSTACK };
	sigset_t held;

	current = *plan;
	leave_keep_modes();
	base_set_last_words(leave_blank);
	use_other_stack();
	sigfillset(&action.sa_mask);
	sigemptyset(&held);
	sigaddset(&held, SIGWINCH);
	for (size_t i = 0; i < ARRAY_LEN(leaving); i++)
		sigaddset(&held, leaving[i]);
	sigprocmask(SIG_BLOCK, &held, &heard);
	for (size_t i = 0; i < ARRAY_LEN(leaving); i++) {
		sigdelset(&heard, leaving[i]);
		action.sa_handler = note_leaving;
		sigaction(leaving[i], &action, NULL);
	}
	sigdelset(&heard, SIGWINCH);
	action.sa_handler = note_window;
	sigaction(SIGWINCH, &action, NULL);
	action.sa_handler = crash;
	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		sigaction(crashes[i], &action, NULL);
}

enum wake
leave_look(void)
{
	const struct timespec now = { 0 };

	ppoll(NULL, 0, &now, &heard);
	if (asked_to_leave)
		return WAKE_LEAVE;
	if (!window_changed)
		return WAKE_INPUT;
	window_changed = 0;
	return WAKE_RESIZE;
}

/* Looks first: ppoll() hears no signal as long as there is something to read. */
enum wake
leave_wait(int fd)
{
	struct pollfd input = { .fd = fd, .events = POLLIN };
	enum wake wake;

	for (;;) {
		wake = leave_look();
		if (wake != WAKE_INPUT || ppoll(&input, 1, NULL, &heard) > 0)
			return wake;
		if (errno != EINTR)
			return WAKE_LEAVE;
	}
}

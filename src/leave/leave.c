/* SPDX-License-Identifier: ISC */
/* Signals and the way out. Handlers need a place outside of every function, so this module has
 * the only state of the program that is global. The way out trusts system calls alone, since a
 * crash may have come before it, and waits for nobody: the terminal may not be read any more. */
#include "leave/leave.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>

#include "partway/base.h"

#define BLANK_MS 100 /* a terminal that takes longer is not read by anybody */

static struct leave_plan current;
static struct leave_limits limits;
static struct termios modes;
static bool modes_kept;
static sigset_t held, heard; /* all that we handle; the mask while waiting */
static volatile sig_atomic_t asked_to_leave, window_changed, writing;

/* All that would end or stop the program. CONT too: once it was stopped, `fg` must not bring the
 * page back, who knows for whom. */
static const int leaving[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGALRM, SIGUSR1,
	SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGPOLL, SIGPWR, SIGSTKFLT };
static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSYS, SIGTRAP };

/* What would stop the program on its way out (a terminal taken from the background), or kill it
 * where an error does (a file that is full). */
static const int ignored[] = { SIGTTOU, SIGTTIN, SIGPIPE, SIGXFSZ };

/* Not TCSAFLUSH: that waits until the terminal has read everything. */
static void
restore_modes(void)
{
	if (!modes_kept)
		return;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	tcflush(STDIN_FILENO, TCIFLUSH);
	modes_kept = false;
}

/* What still waits to be shown is thrown away. Output that Ctrl-S stopped goes on: Linux takes
 * TCOON as an answer to TCOOFF only. The shell has the same terminal: it must block again
 * afterwards. */
static void
blank(size_t length)
{
	int flags = fcntl(STDOUT_FILENO, F_GETFL);

	tcflush(STDOUT_FILENO, TCOFLUSH);
	tcflow(STDOUT_FILENO, TCOOFF);
	tcflow(STDOUT_FILENO, TCOON);
	fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
	leave_write(STDOUT_FILENO, current.bytes, length, BLANK_MS);
	fcntl(STDOUT_FILENO, F_SETFL, flags);
}

void
leave_blank(void)
{
	size_t length = current.length;

	current.length = 0;
	if (length > 0)
		blank(length);
	restore_modes();
}

bool
leave_write(int fd, const char *bytes, size_t length, int patience)
{
	struct pollfd output = { .fd = fd, .events = POLLOUT };

	for (size_t at = 0; at < length;) {
		ssize_t done = write(fd, bytes + at, length - at);

		if (done > 0)
			at += (size_t)done;
		else if (done == 0 || (errno != EINTR && errno != EAGAIN)
		    || (errno == EAGAIN && poll(&output, 1, patience) == 0))
			return false;
	}
	return true;
}

/* Ends from within a handler, whatever was interrupted. */
static _Noreturn void
end_now(int status)
{
	leave_blank();
	if (current.wipe)
		current.wipe(current.reader);
	_exit(status);
}

/* Output has some time left to end by itself, so that all can be wiped. The alarm comes here,
 * too. */
static void
note_leaving(int signal)
{
	const struct itimerval soon = { .it_value.tv_usec = BLANK_MS * 1000 };

	(void)signal;
	if (writing && asked_to_leave)
		end_now(0);
	asked_to_leave = 1;
	if (writing)
		setitimer(ITIMER_REAL, &soon, NULL);
}

void
leave_keep_modes(void)
{
	const struct sigaction action = { .sa_handler = note_leaving };

	if (!modes_kept)
		modes_kept = tcgetattr(STDIN_FILENO, &modes) == 0;
	sigaction(SIGTSTP, &action, NULL);
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
	end_now(1); /* not by the signal: no core, no word of the shell about it */
}

/* A stack that ran over leaves no room for its own handler. */
static void
use_other_stack(void)
{
	static char memory[16384];
	const stack_t stack = { .ss_sp = memory, .ss_size = sizeof(memory) };

	sigaltstack(&stack, NULL);
}

/* SIGNAL is held back except while waiting, and then handled by ACTION. */
static void
hold(int signal, const struct sigaction *action)
{
	sigaddset(&held, signal);
	sigdelset(&heard, signal);
	sigaction(signal, action, NULL);
}

void
leave_ignore(void)
{
	for (size_t i = 0; i < ARRAY_LEN(ignored); i++)
		signal(ignored[i], SIG_IGN);
}

void
leave_limit(const struct leave_limits *new)
{
	limits = *new;
}

/* Once: what is sealed stays so. */
static void
seal(void)
{
	void (*now)(void) = limits.seal;

	limits.seal = NULL;
	if (now)
		now();
}

void
leave_prepare(const struct leave_plan *plan)
{
	struct sigaction action = { 0 };

	current = *plan;
	leave_keep_modes();
	base_set_last_words(leave_blank);
	use_other_stack();
	sigfillset(&action.sa_mask);
	sigemptyset(&held);
	sigprocmask(SIG_BLOCK, &held, &heard); /* none yet: asks for the mask as it is */
	action.sa_handler = note_leaving;
	for (size_t i = 0; i < ARRAY_LEN(leaving); i++)
		hold(leaving[i], &action);
	for (int signal = SIGRTMIN; signal <= SIGRTMAX; signal++)
		hold(signal, &action);
	action.sa_handler = note_window;
	hold(SIGWINCH, &action);
	sigprocmask(SIG_BLOCK, &held, NULL);
	action.sa_handler = crash;
	action.sa_flags = SA_ONSTACK; /* for these only: it is not wiped */
	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		sigaction(crashes[i], &action, NULL);
	seal();
}

void
leave_forget(void)
{
	current = (struct leave_plan){ 0 };
}

void
leave_begin_output(void)
{
	writing = 1;
	sigprocmask(SIG_SETMASK, &heard, NULL);
}

void
leave_end_output(void)
{
	sigprocmask(SIG_BLOCK, &held, NULL);
	writing = 0;
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

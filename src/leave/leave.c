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
#include <time.h>
#include <unistd.h>

#include "leave/deadline.h"
#include "partway/base.h"

#define BLANK_MS 100 /* a terminal that takes longer is not read by anybody */
#define RESIZE_MS 33 /* from one new size to the next: a window that is dragged sends hundreds */

static struct leave_plan current;
static struct deadline deadline;
static int64_t resize_at; /* before that no new size is told of */
static void (*to_seal)(void);
static struct termios modes;
static bool modes_kept;
static sigset_t held, heard; /* all that we handle; the mask while waiting */
static sigset_t urgent;      /* the mask while nobody asks for the size of the window */
static volatile sig_atomic_t asked_to_leave, window_changed, writing;

/* All that would end or stop the program. CONT too: once it was stopped, `fg` must not bring the
 * page back, who knows for whom. */
static const int leaving[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGALRM, SIGUSR1,
	SIGUSR2, SIGVTALRM, SIGPROF, SIGPOLL, SIGPWR, SIGSTKFLT };
/* Too much processor time, too: who loops for ever hears nothing else. */
static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSYS, SIGTRAP, SIGXCPU };

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
	const struct itimerval soon = { .it_value.tv_usec = BLANK_MS * 1000L };

	(void)signal;
	if (writing && asked_to_leave)
		end_now(0);
	asked_to_leave = 1;
	if (writing)
		setitimer(ITIMER_REAL, &soon, NULL);
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

/* Before curses begins: it does not always look whether it gets the memory it asks for. */
static void
take_crashes(void)
{
	struct sigaction action = { .sa_handler = crash };

	action.sa_flags = SA_ONSTACK; /* for these only: it is not wiped */
	use_other_stack();
	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		sigaction(crashes[i], &action, NULL);
}

void
leave_keep_modes(void)
{
	const struct sigaction action = { .sa_handler = note_leaving };

	if (!modes_kept)
		modes_kept = tcgetattr(STDIN_FILENO, &modes) == 0;
	sigaction(SIGTSTP, &action, NULL);
	take_crashes();
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

int64_t
leave_milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The end is a signal: it comes while output is stuck, too. */
static void
set_alarm(int64_t now)
{
	int64_t end = deadline_end(&deadline), left = end > now ? end - now : 1;
	const struct itimerval alarm = { .it_value = { left / 1000, left % 1000 * 1000 } };

	if (end != DEADLINE_NEVER)
		setitimer(ITIMER_REAL, &alarm, NULL);
}

void
leave_limit(const struct leave_limits *limits)
{
	int64_t now = leave_milliseconds();

	deadline_begin(&deadline, limits, now);
	to_seal = limits->seal;
	set_alarm(now);
}

/* Once: what is sealed stays so. */
static void
seal(void)
{
	void (*now)(void) = to_seal;

	to_seal = NULL;
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
	urgent = heard;
	sigaddset(&urgent, SIGWINCH);
	sigprocmask(SIG_BLOCK, &held, NULL);
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
	sigprocmask(SIG_SETMASK, &urgent, NULL);
}

void
leave_end_output(void)
{
	sigprocmask(SIG_BLOCK, &held, NULL);
	writing = 0;
}

static enum wake
tell_size(int64_t now)
{
	window_changed = 0;
	resize_at = now + RESIZE_MS;
	return WAKE_RESIZE;
}

/* What signals and clock ask for; WAKE_INPUT: nothing. A new size that came before the input is told
 * of first: keys count on the page as it is then. */
static enum wake
look(int64_t now, bool is_input)
{
	const struct timespec at_once = { 0 };

	ppoll(NULL, 0, &at_once, &heard);
	if (asked_to_leave || now >= deadline_end(&deadline))
		return WAKE_LEAVE;
	if (window_changed && (is_input || now >= resize_at))
		return tell_size(now);
	return deadline_due(&deadline, now);
}

static void
hear(void)
{
	int64_t now = leave_milliseconds();

	deadline_hear(&deadline, now);
	set_alarm(now);
}

enum wake
leave_look(void)
{
	enum wake wake = look(leave_milliseconds(), true);

	if (wake == WAKE_INPUT)
		hear();
	return wake;
}

/* Waits until INPUT has come, a signal, or the time for the next wake. As ppoll(). */
static int
wait_for(struct pollfd *input, int64_t now)
{
	int64_t next = deadline_next(&deadline), left;
	struct timespec time;

	if (window_changed && resize_at < next)
		next = resize_at;
	left = next > now ? next - now : 0;
	time = (struct timespec){ left / 1000, left % 1000 * 1000000 };
	return ppoll(
	    input, 1, next == DEADLINE_NEVER ? NULL : &time, window_changed ? &urgent : &heard);
}

/* Looks first: ppoll() hears no signal as long as there is something to read. */
enum wake
leave_wait(int fd)
{
	struct pollfd input = { .fd = fd, .events = POLLIN };
	enum wake wake;
	int64_t now;
	int ready;

	for (;;) {
		now = leave_milliseconds();
		wake = look(now, false);
		if (wake != WAKE_INPUT)
			return wake;
		ready = wait_for(&input, now);
		if (ready > 0 && window_changed)
			return tell_size(now);
		if (ready > 0)
			break;
		if (ready < 0 && errno != EINTR)
			return WAKE_LEAVE;
	}
	hear();
	return WAKE_INPUT;
}

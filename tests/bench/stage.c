/* SPDX-License-Identifier: ISC */
/* Starts, waits, takes times. While a time runs, nothing is done but waiting for bytes and noting
 * when they come: the screen is looked at when the program sleeps. */
#include "stage.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include "clock.h"
#include "held.h"
#include "partway/base.h"

#define QUIET_MS 6      /* asleep, and not a byte, for so long: it waits for us */
#define LIMIT_MS 5000.0 /* what never comes */
#define NOBODY 65534

static double
now_ms(void)
{
	return clock_now() * 1e3;
}

/* Milliseconds of its whole life. */
static double
processor(const struct stage *stage)
{
	return held_time(stage->process) * 1e3;
}

static void
begin(struct stage *stage)
{
	stage->spent = stage->process > 0 ? processor(stage) : 0;
	stage->bytes = 0;
	stage->calls = stage->writes = 0;
	stage->began = stage->last = now_ms();
}

/* The same few variables for all. */
static void
set_environment(const struct play *play)
{
	const char *path = getenv("PATH");
	char copy[4096];

	snprintf(copy, sizeof(copy), "%s", path ? path : "/usr/bin:/bin");
	clearenv();
	setenv("PATH", copy, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("HOME", play->folder, 1);
}

static void
become(const struct play *play)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	set_environment(play);
	if (play->humble && getuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
		_exit(127);
	if (play->counted)
		counted_begin();
	if (chdir(play->folder) == 0)
		execv(play->path, (char *const *)play->args);
	_exit(127);
}

/* Interrupts the wait for bytes, no more. */
static void
wake(int signal)
{
	(void)signal;
}

/* Typed ahead into a terminal that does not show it: that would be bytes of nobody. */
static void
type_ahead(int fd, const char *keys)
{
	struct termios modes;

	assert(tcgetattr(fd, &modes) == 0);
	modes.c_lflag &= ~(tcflag_t)ECHO;
	assert(tcsetattr(fd, TCSANOW, &modes) == 0);
	assert(write(fd, keys, strlen(keys)) > 0);
}

void
stage_start(struct stage *stage, const struct play *play)
{
	const struct winsize size = { .ws_row = STAGE_ROWS, .ws_col = STAGE_COLUMNS };
	sigset_t child;
	int slave;

	*stage = (struct stage){ .counted = play->counted };
	look_open(stage);
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	signal(SIGCHLD, wake);
	assert(openpty(&stage->fd, &slave, NULL, NULL, &size) == 0);
	if (play->typed)
		type_ahead(stage->fd, play->typed);
	begin(stage);
	stage->process = fork();
	assert(stage->process >= 0);
	if (stage->process == 0) {
		close(stage->fd);
		if (login_tty(slave) == 0)
			become(play);
		_exit(127);
	}
	close(slave);
	fcntl(stage->fd, F_SETFD, FD_CLOEXEC);
}

void
stage_end(struct stage *stage)
{
	kill(-stage->process, SIGKILL); /* its session: it and its children */
	while (waitpid(-stage->process, NULL, __WALL) > 0)
		;
	close(stage->fd);
	vterm_free(stage->terminal);
}

/* True: bytes came, or something stopped, within WAIT milliseconds. */
static bool
take(struct stage *stage, int wait)
{
	const struct timespec most = { .tv_nsec = wait * 1000000L };
	struct pollfd output = { .fd = stage->fd, .events = POLLIN };
	sigset_t none;
	ssize_t got;
	int ready;

	sigemptyset(&none);
	if (stage->counted && counted_go_on(stage))
		return true;
	ready = ppoll(&output, 1, &most, stage->counted ? &none : NULL);
	if (ready <= 0)
		return ready < 0; /* a signal: something stopped */
	if (stage->held == sizeof(stage->hold))
		look_take(stage);
	got = read(stage->fd, stage->hold + stage->held, sizeof(stage->hold) - stage->held);
	stage->ended |= got <= 0;
	if (got <= 0)
		return false;
	stage->last = now_ms();
	stage->bytes += (size_t)got;
	stage->held += (size_t)got;
	return true;
}

/* How often it and its children have gone to sleep; -1 while one is awake: a shell sleeps while a
 * program that it started does not. */
static long
sleeps(const struct stage *stage)
{
	long all = held_sleeps(stage->process), one = 0;
	char path[64];
	FILE *file;
	int child;

	snprintf(path, sizeof(path), "/proc/%d/task/%d/children", (int)stage->process,
	    (int)stage->process);
	file = fopen(path, "r");
	while (file && all >= 0 && one >= 0 && fscanf(file, "%d", &child) == 1)
		all += one = held_sleeps(child);
	if (file)
		fclose(file);
	return one >= 0 ? all : -1;
}

bool
stage_plays(struct stage *stage, const struct cue *cue)
{
	double end = now_ms() + LIMIT_MS;

	if (cue->keys) {
		begin(stage);
		assert(write(stage->fd, cue->keys, strlen(cue->keys)) > 0);
	}
	while (now_ms() < end && !stage->ended) {
		long before = sleeps(stage);

		if (take(stage, QUIET_MS) || before < 0 || sleeps(stage) != before)
			continue;
		look_take(stage);
		if (look_sees(stage, cue->text, cue->chosen))
			return true;
	}
	return false;
}

double
stage_time(const struct stage *stage)
{
	return stage->last - stage->began;
}

double
stage_processor(const struct stage *stage)
{
	return processor(stage) - stage->spent;
}

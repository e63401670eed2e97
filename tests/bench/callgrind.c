/* SPDX-License-Identifier: ISC */
/* One program under callgrind. The pace is set by the program: whoever types by the clock has two
 * keys read at once now and then, which takes less than one after the other. */
#include "callgrind.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "held.h"
#include "partway/base.h"
#include "partway/str.h"

#define PATIENCE 60 /* seconds: a busy machine, and a program that is some fifty times as slow */
#define STILL_MS 5
/* Else the C library would take other functions on other processors. */
#define OLD_PROCESSOR \
	"GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX_Fast_Unaligned_Load,-BMI2,-ERMS,-FSRM,-SSSE3," \
	"-SSE4_2"

struct session {
	pid_t process;
	int terminal;
	bool closed;     /* the program has ended */
	size_t received; /* bytes since the last key */
	time_t started;  /* or the last key */
};

/* In the child. Nothing of the caller's environment: the program, or a library, might read it. */
_Noreturn static void
become(const struct callgrind *run, const char *scratch)
{
	static char *environment[] = { "PATH=/usr/bin:/bin", "TERM=xterm-256color",
		"LC_ALL=C.UTF-8", "TZ=UTC", "HOME=/nonexistent", "XDG_STATE_HOME=/dev/null",
		OLD_PROCESSOR, NULL };
	char *argv[16] = { "valgrind", "-q", "--tool=callgrind", "--collect-systime=no",
		"--vgdb=no" };
	struct str notes = { 0 }, within = { 0 };
	size_t count = 5;

	str_add_format(&notes, "--callgrind-out-file=%s", scratch);
	argv[count++] = notes.data;
	if (run->within) {
		str_add_format(&within, "--toggle-collect=%s", run->within);
		argv[count++] = within.data;
	}
	argv[count++] = strdup(run->program);
	for (size_t i = 0; i < ARRAY_LEN(run->arguments) && run->arguments[i]; i++)
		argv[count++] = strdup(run->arguments[i]);
	execvpe("valgrind", argv, environment);
	_exit(127);
}

static void
start(struct session *session, const struct callgrind *run, const char *scratch)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	*session = (struct session){ .started = time(NULL) };
	session->process = forkpty(&session->terminal, NULL, NULL, &size);
	if (session->process == 0)
		become(run, scratch);
	if (session->process < 0)
		die("no terminal to count on");
}

/* Takes what the program writes, waiting for WAIT milliseconds. False: nothing came. */
static bool
take(struct session *session, int wait)
{
	struct pollfd output = { .fd = session->terminal, .events = POLLIN };
	char bytes[4096];
	ssize_t got;

	if (session->closed || poll(&output, 1, wait) <= 0)
		return false;
	got = read(session->terminal, bytes, sizeof(bytes));
	session->closed = got <= 0;
	session->received += got > 0 ? (size_t)got : 0;
	return got > 0;
}

/* True where it sleeps, and goes on to: a moment is also slept while a file is read. */
static bool
is_asleep(struct session *session)
{
	long before = held_sleeps(session->process);

	return before >= 0 && !take(session, STILL_MS) && held_sleeps(session->process) == before;
}

_Noreturn static void
give_up(const struct session *session, const char *why)
{
	kill(session->process, SIGKILL);
	die(why);
}

/* Waits until the program has shown something, and then sleeps. */
static void
settle(struct session *session)
{
	while (take(session, 1) || session->received == 0 || !is_asleep(session)) {
		if (session->closed)
			give_up(session, "a program ended before its last key");
		if (time(NULL) - session->started > PATIENCE)
			give_up(session, "a key changed nothing on the screen");
	}
}

static void
type(struct session *session, const char *key)
{
	session->received = 0;
	session->started = time(NULL);
	if (write(session->terminal, key, 1) != 1)
		give_up(session, "a key cannot be typed");
}

static void
finish(struct session *session)
{
	int status;

	while (!session->closed) {
		take(session, 100);
		if (time(NULL) - session->started > PATIENCE)
			give_up(session, "a program did not end");
	}
	close(session->terminal);
	if (waitpid(session->process, &status, 0) != session->process || status != 0)
		die("a program that is counted has failed; is there a valgrind?");
}

static double
read_total(const char *notes)
{
	FILE *file = fopen(notes, "r");
	char line[500];
	double total = 0;

	while (file && total <= 0 && fgets(line, sizeof(line), file))
		sscanf(line, "summary: %lf", &total);
	if (file)
		fclose(file);
	if (total <= 0)
		die("callgrind has counted nothing");
	return total;
}

double
callgrind_run(const struct callgrind *run, const char *scratch)
{
	struct session session;
	double total;

	start(&session, run, scratch);
	for (const char *key = run->keys; key && *key; key++) {
		settle(&session);
		type(&session, key);
	}
	finish(&session);
	total = read_total(scratch);
	remove(scratch);
	return total;
}

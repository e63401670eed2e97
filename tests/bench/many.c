/* SPDX-License-Identifier: ISC */
/* One loop with epoll for a thousand copies: a thread or a process for each would take more of the
 * machine than what is measured. The loop tells what it takes itself. */
#include "many.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "held.h"
#include "numbers.h"
#include "partway/base.h"
#include "seat.h"

#define PAGE_BYTES 600 /* a page has more, and what a program says that cannot start fewer */
#define QUIET 0.25     /* seconds without a byte from anybody: all show their page */
#define PATIENCE 30.0  /* seconds, for all to show it, and for all to end */
#define EVENTS 64
#define FILES_EACH 2
#define FILES_SPARE 64

struct copy {
	struct seat seat;
	uint64_t bytes;      /* shown */
	double typed, shown; /* when a key was typed, when the last byte came */
	bool ended;
};

struct many {
	const struct many_setup *setup;
	struct copy *copies;
	size_t started, ended;
	int epoll;
	double shown;  /* when the last byte of all came */
	double *waits; /* seconds from key to last byte */
	size_t answered, unanswered;
};

static const char *const environment[] = { "TERM=xterm-256color", "LC_ALL=C.UTF-8", "TZ=UTC",
	"PATH=/usr/bin:/bin", "HOME=/", "XDG_STATE_HOME=/dev/null", NULL };

static void
take_output(struct many *many, struct copy *copy)
{
	char bytes[16384];
	ssize_t got = read(copy->seat.terminal, bytes, sizeof(bytes));

	if (got > 0) {
		copy->bytes += (uint64_t)got;
		copy->shown = many->shown = clock_now();
	} else if (got == 0 || errno != EAGAIN) { /* the program has let go of it */
		epoll_ctl(many->epoll, EPOLL_CTL_DEL, copy->seat.terminal, NULL);
	}
}

/* The number in an event is twice that of the copy, and one more for its end. */
static void
take_event(struct many *many, uint64_t number)
{
	struct copy *copy = &many->copies[number / 2];

	if (number % 2 == 0) {
		take_output(many, copy);
		return;
	}
	epoll_ctl(many->epoll, EPOLL_CTL_DEL, copy->seat.end, NULL);
	copy->ended = true;
	many->ended++;
}

/* Takes what comes until the time UNTIL; at least what is there. */
static void
turn(struct many *many, double until)
{
	struct epoll_event events[EVENTS];
	double left = until - clock_now();
	struct timespec time = { 0 };
	int count;

	if (left > 0)
		time =
		    (struct timespec){ (time_t)left, (long)((left - (double)(time_t)left) * 1e9) };
	count = epoll_pwait2(many->epoll, events, EVENTS, &time, NULL);
	for (int i = 0; i < count; i++)
		take_event(many, events[i].data.u64);
}

static void
watch(struct many *many, int fd, uint64_t number)
{
	struct epoll_event event = { .events = EPOLLIN, .data.u64 = number };
	int result = epoll_ctl(many->epoll, EPOLL_CTL_ADD, fd, &event);

	assert(result == 0);
}

static bool
start_all(struct many *many)
{
	const struct seat_setup setup = { .command = many->setup->command,
		.environment = environment,
		.rows = 24,
		.columns = 80 };

	for (size_t i = 0; i < many->setup->count; i++) {
		if (!seat_start(&many->copies[i].seat, &setup))
			return false;
		many->started++;
		watch(many, many->copies[i].seat.terminal, 2 * i);
		watch(many, many->copies[i].seat.end, 2 * i + 1);
		turn(many, 0);
	}
	return true;
}

static size_t
count_shown(const struct many *many)
{
	size_t count = 0;

	for (size_t i = 0; i < many->started; i++)
		count += many->copies[i].bytes >= PAGE_BYTES;
	return count;
}

static bool
wait_for_pages(struct many *many)
{
	double end = clock_now() + PATIENCE;

	while (clock_now() < end && many->ended == 0) {
		turn(many, clock_now() + QUIET);
		if (count_shown(many) == many->started && clock_now() - many->shown >= QUIET)
			return true;
	}
	return false;
}

static bool
measure_memory(const struct many *many, double values[MANY_VALUES])
{
	double share = 0, private = 0;
	struct held held;

	for (size_t i = 0; i < many->started; i++) {
		if (!held_read(many->copies[i].seat.process, &held))
			return false;
		share += (double)held.share;
		private += (double)held.private;
	}
	values[MANY_SHARE] = share / (double)many->started;
	values[MANY_PRIVATE] = private / (double)many->started;
	return true;
}

static double
time_of_all(const struct many *many)
{
	double sum = 0;

	for (size_t i = 0; i < many->started; i++)
		sum += held_time(many->copies[i].seat.process);
	return sum;
}

/* The last key of COPY is answered by now, or never. */
static void
close_answer(struct many *many, struct copy *copy)
{
	if (copy->typed > 0 && copy->shown > copy->typed)
		many->waits[many->answered++] = copy->shown - copy->typed;
	else if (copy->typed > 0)
		many->unanswered++;
}

/* One copy after the other, evenly over each second. */
static void
type_keys(struct many *many)
{
	size_t count = many->started, keys = count * many->setup->seconds;
	double start = clock_now();

	for (size_t i = 0; i < keys; i++) {
		struct copy *copy = &many->copies[i % count];
		const char *key = i / count % 2 ? many->setup->up : many->setup->down;
		double due = start + (double)i / (double)count;

		do
			turn(many, due);
		while (clock_now() < due);
		close_answer(many, copy);
		copy->typed = clock_now();
		if (write(copy->seat.terminal, key, strlen(key)) < 0)
			copy->typed = 0;
	}
	for (double end = clock_now() + 1; clock_now() < end;)
		turn(many, end);
	for (size_t i = 0; i < count; i++)
		close_answer(many, &many->copies[i]);
}

static double
own_time(void)
{
	return held_time(getpid());
}

static bool
measure_keys(struct many *many, double values[MANY_VALUES])
{
	double start = clock_now(), own = own_time(), busy = time_of_all(many), seconds;

	type_keys(many);
	seconds = clock_now() - start;
	values[MANY_OWN] = (own_time() - own) / seconds * 100;
	values[MANY_BUSY] = (time_of_all(many) - busy) / seconds * 100;
	if (many->unanswered > many->answered / 100 || many->answered == 0)
		return false;
	numbers_sort(many->waits, many->answered);
	values[MANY_MEDIAN] = many->waits[many->answered / 2] * 1e3;
	values[MANY_P99] = many->waits[many->answered * 99 / 100] * 1e3;
	values[MANY_WORST] = many->waits[many->answered - 1] * 1e3;
	return true;
}

/* Hangs up on all and returns how long they take to end, in seconds; who does not is killed. */
static double
end_all(struct many *many)
{
	double start = clock_now(), seconds;

	for (size_t i = 0; i < many->started; i++)
		seat_hang_up(&many->copies[i].seat);
	while (many->ended < many->started && clock_now() < start + PATIENCE)
		turn(many, start + PATIENCE);
	seconds = clock_now() - start;
	for (size_t i = 0; i < many->started; i++) {
		if (!many->copies[i].ended)
			kill(many->copies[i].seat.process, SIGKILL);
		seat_leave(&many->copies[i].seat);
	}
	return seconds;
}

static bool
measure(struct many *many, double values[MANY_VALUES], char *why, size_t room)
{
	double start = clock_now();

	if (!start_all(many))
		snprintf(why, room, "no more than %zu start: %s", many->started, strerror(errno));
	else if (!wait_for_pages(many))
		snprintf(why, room, "%zu show a page after %.0f s, and %zu have ended",
		    count_shown(many), PATIENCE, many->ended);
	else if (values[MANY_SHOW] = (many->shown - start) * 1e3, !measure_memory(many, values))
		snprintf(why, room, "their memory may not be looked at");
	else if (!measure_keys(many, values))
		snprintf(why, room, "%zu keys are answered, %zu are not", many->answered,
		    many->unanswered);
	else
		return true;
	return false;
}

bool
many_measure(const struct many_setup *setup, double values[MANY_VALUES], char *why, size_t room)
{
	struct many many = { .setup = setup };
	size_t files = seat_most_files(), terminals = seat_most_terminals();
	bool done;

	if (setup->count > terminals || setup->count * FILES_EACH + FILES_SPARE > files) {
		snprintf(why, room,
		    "this machine has %zu terminals and lets a process open %zu files", terminals,
		    files);
		return false;
	}
	many.copies = calloc(setup->count, sizeof(*many.copies));
	many.waits = calloc(setup->count * (setup->seconds + 1), sizeof(*many.waits));
	many.epoll = epoll_create1(EPOLL_CLOEXEC);
	assert(many.copies && many.waits && many.epoll >= 0);
	done = measure(&many, values, why, room);
	values[MANY_END] = end_all(&many) * 1e3;
	if (done && values[MANY_END] >= PATIENCE * 1e3) {
		snprintf(why, room, "%zu of %zu end when hung up", many.ended, many.started);
		done = false;
	}
	close(many.epoll);
	free(many.waits);
	free(many.copies);
	return done;
}

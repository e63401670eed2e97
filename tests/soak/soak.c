/* SPDX-License-Identifier: ISC */
/* soak FOLDER MONKEYS SECONDS KEYS [SEED]: many monkeys at once, for an hour or so, with KEYS a
 * second each. One loop; what a monkey does is in monkey.c. Ends with 1 where anything was
 * wrong. All that it starts ends with it, however it ends: their terminals are gone then. */
#include "soak.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "partway/base.h"
#include "seat.h"

#define EVENTS 64
#define TICK_MS 5
#define SAMPLE 20.0 /* seconds; a twentieth of a short soak */
#define PROGRESS 300.0
#define LAST_WAIT 90.0 /* seconds for all to leave at the end */
#define FILES_EACH 3
#define FILES_SPARE 64

static volatile sig_atomic_t is_over;

static void
note_end(int signal)
{
	(void)signal;
	is_over = 1;
}

double
soak_now(const struct soak *soak)
{
	return clock_now() - soak->plan.start;
}

static void
turn(struct soak *soak)
{
	struct epoll_event events[EVENTS];
	int count = epoll_wait(soak->plan.epoll, events, EVENTS, TICK_MS);

	for (int i = 0; i < count; i++)
		if (events[i].data.u64 % 2 == 0)
			monkey_look(soak->monkeys[events[i].data.u64 / 2]);
	for (int i = 0; i < count; i++)
		if (events[i].data.u64 % 2 == 1)
			monkey_judge(soak->monkeys[events[i].data.u64 / 2]);
	for (size_t i = 0; i < soak->count; i++)
		monkey_act(soak->monkeys[i]);
}

static size_t
count_in(const struct soak *soak)
{
	size_t count = 0;

	for (size_t i = 0; i < soak->count; i++)
		count += monkey_is_in(soak->monkeys[i]);
	return count;
}

/* First all that stay get their usual window, a moment later they are measured. */
static void
measure(struct soak *soak)
{
	double now = soak_now(soak);
	double each = soak->plan.seconds / 20 < SAMPLE ? soak->plan.seconds / 20 : SAMPLE;

	if (now >= soak->still) {
		for (size_t i = 0; i < soak->count; i++)
			monkey_hold_still(soak->monkeys[i]);
		soak->sample = now + SOAK_STILL;
		soak->still = now + fmax(each, 2 * SOAK_STILL);
	}
	if (now >= soak->sample) {
		for (size_t i = 0; i < soak->count; i++)
			monkey_measure(soak->monkeys[i]);
		soak->sample = INFINITY;
	}
	if (now >= soak->progress) {
		soak_say_progress(soak);
		soak->progress += PROGRESS;
	}
}

static void
run(struct soak *soak)
{
	while (soak_now(soak) < soak->plan.seconds && !is_over) {
		turn(soak);
		measure(soak);
	}
	soak->length = soak_now(soak);
}

static void
end(struct soak *soak)
{
	double last = soak_now(soak) + LAST_WAIT;

	for (size_t i = 0; i < soak->count; i++)
		monkey_go_home(soak->monkeys[i]);
	while (count_in(soak) > 0 && soak_now(soak) < last)
		turn(soak);
	if (count_in(soak) > 0 || waitpid(-1, NULL, WNOHANG) != -1) {
		printf("FAULT: %zu programs are left at the end\n", count_in(soak));
		soak->counts.faults++;
	}
}

static bool
is_possible(size_t monkeys)
{
	size_t files = seat_most_files(), terminals = seat_most_terminals();

	if (monkeys <= terminals && monkeys * FILES_EACH + FILES_SPARE <= files)
		return true;
	fprintf(stderr, "soak: %zu monkeys are too many here: %zu terminals, %zu open files\n",
	    monkeys, terminals, files);
	return false;
}

static struct soak *
begin(char **argv)
{
	struct soak *soak = calloc(1, sizeof(*soak));
	struct sigaction action = { .sa_handler = note_end };

	assert(soak);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
	soak->count = strtoul(argv[2], NULL, 10);
	soak->plan = (struct monkey_plan){ .programs = argv[1],
		.seconds = strtod(argv[3], NULL),
		.keys = strtod(argv[4], NULL),
		.seed = argv[5] ? strtoull(argv[5], NULL, 10) : (uint64_t)time(NULL),
		.start = clock_now(),
		.epoll = epoll_create1(EPOLL_CLOEXEC),
		.counts = &soak->counts };
	soak->monkeys = calloc(soak->count + 1, sizeof(struct monkey *));
	soak->sample = INFINITY;
	soak->progress = PROGRESS;
	assert(soak->monkeys && soak->plan.epoll >= 0);
	for (size_t i = 0; i < soak->count; i++)
		soak->monkeys[i] = monkey_new(&soak->plan, i);
	return soak;
}

static void
forget(struct soak *soak)
{
	for (size_t i = 0; i < soak->count; i++)
		if (!monkey_is_in(soak->monkeys[i]))
			monkey_free(soak->monkeys[i]);
	close(soak->plan.epoll);
	free(soak->monkeys);
	free(soak);
}

int
main(int argc, char **argv)
{
	struct soak *soak;
	int status;

	if (argc < 5 || argc > 6 || strtod(argv[4], NULL) <= 0) {
		fputs("usage: soak FOLDER MONKEYS SECONDS KEYS-A-SECOND [SEED]\n", stderr);
		return 2;
	}
	soak = begin(argv);
	if (!is_possible(soak->count))
		return 2;
	printf("%zu monkeys for %.0f s, seed %llu\n", soak->count, soak->plan.seconds,
	    (unsigned long long)soak->plan.seed);
	fflush(stdout);
	run(soak);
	end(soak);
	soak_say_summary(soak);
	status = soak->counts.faults > 0 ? 1 : 0;
	forget(soak);
	return status;
}

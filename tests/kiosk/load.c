/* SPDX-License-Identifier: ISC */
/* Rows 62 to 64 of the attack table: many visitors at once. They need the machine for themselves, so
 * they are a program of their own and run one after another. Each has an sshd of its own, and what
 * is measured stands beside the same with a program that does next to nothing. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "box.h"
#include "crowd.h"
#include "numbers.h"
#include "taken.h"

#define ACCOUNT (box_accounts[BOX_KIOSK])
#define ATTACKER "127.0.0.9"
#define FRIEND "127.0.0.8"
#define CROWD 200
#define PATIENCE 20.0 /* seconds */

/* What a crowd in a process of its own tells, and is told. */
struct talk {
	atomic_size_t first, inside; /* visitors who got in at the first try; who are in */
	atomic_bool types;           /* each a key a second, from now on */
	atomic_ulong typed, painted; /* bytes */
};

static struct talk *
start_talk(void)
{
	struct talk *talk = mmap(
	    NULL, sizeof(struct talk), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	cr_assert(talk != MAP_FAILED);
	return talk;
}

/* Runs PLAY in a process that can be killed as a whole. */
static pid_t
begin(
    void (*play)(struct talk *talk, int port, int number), struct talk *talk, int port, int number)
{
	pid_t id = fork();

	cr_assert(id >= 0);
	if (id > 0)
		return id;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	play(talk, port, number);
	_exit(0);
}

static void
kill_all(const pid_t *ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		kill(ids[i], SIGKILL);
	for (size_t i = 0; i < count; i++)
		waitpid(ids[i], NULL, 0);
}

static double
later(double one, double other)
{
	return one > other ? one : other;
}

/* Seconds from the connection to the first screen, the worst of TRIES visitors one after another. */
static double
time_logins(int port, size_t tries)
{
	struct visitor one;
	double worst = 0;

	for (size_t i = 0; i < tries; i++) {
		crowd_come(&one, FRIEND, port, ACCOUNT);
		cr_assert(crowd_enter(&one, 1, PATIENCE) == 1, "a visitor does not get in");
		worst = later(worst, one.shown - one.begun);
		crowd_leave(&one);
	}
	return worst;
}

/* Milliseconds from a key to what it changes. */
struct answers {
	double median, worst;
};

#define KEYS 60

static struct answers
time_keys(int port)
{
	struct visitor one;
	double took[KEYS];

	crowd_come(&one, FRIEND, port, ACCOUNT);
	cr_assert(crowd_enter(&one, 1, PATIENCE) == 1, "a visitor does not get in");
	for (size_t i = 0; i < KEYS; i++) {
		double end = clock_now() + 0.02;

		while (clock_now() < end) /* a person, not a program */
			crowd_turn(&one, 1, 20);
		took[i] = crowd_ask(&one, "jk"[i % 2]) * 1000;
		cr_assert(took[i] >= 0, "key %zu is not answered", i);
	}
	crowd_leave(&one);
	numbers_sort(took, KEYS);
	return (struct answers){ took[KEYS / 2], took[KEYS - 1] };
}

/* The same sshd with the program that does next to nothing. */
static int
floor_port(void)
{
	static char before[300];
	static struct box_daemon daemon = { .kiosk = BOX_KIOSK, .before = before };

	snprintf(before, sizeof(before), "mount --bind %s/kiosk-floor /usr/local/libexec/%s",
	    box_build(), ACCOUNT);
	box_daemon(&daemon);
	return daemon.port;
}

static int
kiosk_port(void)
{
	static struct box_daemon daemon = { .kiosk = BOX_KIOSK };

	box_daemon(&daemon);
	return daemon.port;
}

/* --- 62 ------------------------------------------------------------------------------------------- */

Test(load, who_connects_and_says_nothing_shuts_nobody_out, .timeout = 60)
{
	ROW(62, "100 silent connections, one address");
	enum { SILENT = 100, VISITORS = 10 };
	struct visitor visitors[VISITORS], same[VISITORS];
	int port = kiosk_port(), silent[SILENT];
	size_t others, own;

	for (size_t i = 0; i < SILENT; i++)
		silent[i] = crowd_connect(ATTACKER, port);
	usleep(200000);
	for (size_t i = 0; i < VISITORS; i++)
		crowd_come(&visitors[i], FRIEND, port, ACCOUNT);
	others = crowd_enter(visitors, VISITORS, PATIENCE);
	for (size_t i = 0; i < VISITORS; i++)
		crowd_come(&same[i], ATTACKER, port, ACCOUNT);
	own = crowd_enter(same, VISITORS, 2);
	cr_assert(others == VISITORS, "%zu of %d get in", others, VISITORS);
	ROW_RESULT(
	    "%zu/10 visitors at once from another address, %zu/10 from the same one", others, own);
	for (size_t i = 0; i < SILENT; i++)
		close(silent[i]);
}

/* --- 63 ------------------------------------------------------------------------------------------- */

static void
come_as(struct visitor *visitor, size_t number, int port)
{
	char address[16];

	snprintf(address, sizeof(address), "127.0.1.%zu", number + 1);
	crowd_come(visitor, address, port, ACCOUNT);
}

/* Each of the crowd once within a second, for ever. */
static void
type_a_key_each_second(struct talk *talk, struct visitor *visitors)
{
	double start = clock_now();

	for (size_t done = 0;; crowd_turn(visitors, CROWD, 5)) {
		for (; (clock_now() - start) * CROWD > (double)done; done++)
			talk->typed +=
			    crowd_type(&visitors[done % CROWD], &"jk"[done / CROWD % 2], 1);
	}
}

/* All at once; who is refused tries again. */
static void
play_crowd(struct talk *talk, int port, int number)
{
	static struct visitor visitors[CROWD];

	(void)number;
	for (size_t i = 0; i < CROWD; i++)
		come_as(&visitors[i], i, port);
	talk->first = crowd_enter(visitors, CROWD, PATIENCE);
	while (talk->inside < CROWD) {
		for (size_t i = 0; i < CROWD; i++) {
			if (visitors[i].step == CROWD_LOST)
				come_as(&visitors[i], i, port);
		}
		talk->inside = crowd_enter(visitors, CROWD, PATIENCE);
	}
	while (!talk->types)
		crowd_turn(visitors, CROWD, 50);
	type_a_key_each_second(talk, visitors);
}

static bool
crowd_is_in(void *talk)
{
	return ((struct talk *)talk)->inside == CROWD;
}

/* Seconds of processor time that TAKEN takes in SECONDS. */
static double
time_taken(const struct taken *taken, double seconds)
{
	double before = taken_time(taken);

	usleep((useconds_t)(seconds * 1e6));
	return taken_time(taken) - before;
}

Test(load, two_hundred_visits_are_small_and_leave_nothing, .timeout = 90)
{
	ROW(63, "200 visitors");
	static struct taken taken;
	struct talk *talk = start_talk();
	int port = kiosk_port();
	pid_t crowd = begin(play_crowd, talk, port, 0);
	long sum, own, parts[TAKEN_PARTS];
	double entered, further, idle, busy, gone;

	entered = box_wait(crowd_is_in, talk, 4 * PATIENCE);
	cr_assert(entered >= 0, "%zu get in", (size_t)talk->inside);
	taken_find(&taken, ACCOUNT);
	for (int part = 0; part < TAKEN_PARTS; part++) {
		cr_assert(taken_count(&taken, part) == CROWD, "%zu of part %d",
		    taken_count(&taken, part), part);
		parts[part] = taken_memory(&taken, part);
	}
	sum = parts[TAKEN_MONITOR] + parts[TAKEN_SSHD] + parts[TAKEN_PROGRAM];
	own = taken_private(&taken, TAKEN_PROGRAM);
	idle =
	    time_taken(&taken, 15.5) / 15.5 * 10; /* sshd asks every 15 s whether they are there */
	further = time_logins(port, 5);
	talk->types = true;
	busy = time_taken(&taken, 4) / 4 * 100;
	cr_assert(talk->typed > 3 * CROWD);
	kill_all(&crowd, 1);
	gone = taken_gone(&taken, 5);

	/* kiosk.md, 3 and 4. What sshd takes is not ours to bound closer. */
	cr_assert(sum < 700000, "%ld kB: %ld, %ld, %ld", sum, parts[0], parts[1], parts[2]);
	cr_assert(parts[TAKEN_PROGRAM] / CROWD < 422, "%ld kB", parts[TAKEN_PROGRAM] / CROWD);
	cr_assert(further < 2, "%.2f s", further);
	cr_assert(gone >= 0, "something is left");
	box_say("FIGURE", "of a visit",
	    "%ld kB for sshd as root, %ld for sshd as the visitor, %ld for the program (%ld its "
	    "own)",
	    parts[TAKEN_MONITOR] / CROWD, parts[TAKEN_SSHD] / CROWD, parts[TAKEN_PROGRAM] / CROWD,
	    own / CROWD);
	box_say("FIGURE", "of 200 visits",
	    "%zu get in at once, all after %.1f s; idle they take %.2f s of a processor in 10 s, "
	    "with a key a second each %.1f %% of it",
	    (size_t)talk->first, entered, idle, busy);
	ROW_RESULT("%.0f MB; one more sees the first screen after %.2f s; all gone after %.2f s",
	    (double)sum / 1000, further, gone);
}

/* --- 64 ------------------------------------------------------------------------------------------- */

#define FLOODERS 20

/* The list of keys, and away with it: half of them as many keys as the connection takes, the others
 * one by one, so that a page comes for each. */
static void
play_flooder(struct talk *talk, int port, int number)
{
	char keys[1026];
	size_t batch = number % 2 ? 1 : sizeof(keys) - 2, typed = 0;
	struct visitor visitor;

	for (size_t i = 0; i < sizeof(keys); i++)
		keys[i] = "?b"[i % 2];
	come_as(&visitor, (size_t)number, port);
	if (crowd_enter(&visitor, 1, PATIENCE) != 1)
		return;
	talk->inside++;
	while (visitor.step == CROWD_IN) {
		uint64_t seen = visitor.read;
		size_t done = crowd_type(&visitor, keys + typed % 2, batch);

		crowd_turn(&visitor, 1, 1);
		typed += done;
		talk->typed += done;
		talk->painted += visitor.read - seen;
	}
	talk->inside--;
}

static bool
flooders_are_in(void *talk)
{
	return ((struct talk *)talk)->inside == FLOODERS;
}

Test(load, twenty_who_flood_do_not_keep_others_waiting, .timeout = 60)
{
	ROW(64, "20 flooders");
	static struct taken taken;
	struct talk *talk = start_talk();
	int port = kiosk_port(), floor = floor_port();
	struct answers least = time_keys(floor), quiet = time_keys(port), keys;
	double least_login = time_logins(floor, 5), quiet_login = time_logins(port, 5), login,
	       start, gone;
	pid_t flooders[FLOODERS];

	for (int i = 0; i < FLOODERS; i++)
		flooders[i] = begin(play_flooder, talk, port, i);
	cr_assert(box_wait(flooders_are_in, talk, PATIENCE) >= 0);
	start = clock_now();
	talk->typed = talk->painted = 0;
	login = time_logins(port, 5);
	keys = time_keys(port);
	start = clock_now() - start;
	cr_assert(talk->inside == FLOODERS, "%zu flood", (size_t)talk->inside);
	taken_find(&taken, ACCOUNT);
	cr_assert(taken_count(&taken, TAKEN_PROGRAM) >= FLOODERS);
	kill_all(flooders, FLOODERS);
	gone = taken_gone(&taken, 5);
	cr_assert(gone >= 0, "something is left");
	cr_assert(login < 3, "%.2f s", login);
	cr_assert(keys.worst < 500, "%.0f ms", keys.worst);
	box_say("FIGURE", "of 20 flooders",
	    "%.0f kB/s of keys, %.1f MB/s of pages; gone %.2f s after they are killed",
	    (double)talk->typed / start / 1e3, (double)talk->painted / start / 1e6, gone);
	box_say("FIGURE", "of one visitor",
	    "key to page %.1f ms (sshd alone %.1f), first screen after %.2f s (sshd alone %.2f)",
	    quiet.median, least.median, quiet_login, least_login);
	ROW_RESULT("key to page %.1f ms, at worst %.1f; first screen after %.2f s", keys.median,
	    keys.worst, login);
}

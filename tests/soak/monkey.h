/* SPDX-License-Identifier: ISC */
/* A monkey at a terminal: types what it likes, for as long as it likes, pulls at the window,
 * looks away, leaves, and comes back. Each end of its program is judged. Never waits. */
#ifndef PARTWAY_SOAK_MONKEY_H
#define PARTWAY_SOAK_MONKEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct growth;

/* How a life ends. WAY_CHANCE: by a key that was typed by chance. */
enum way {
	WAY_CHANCE,
	WAY_X,
	WAY_CTRL_C,
	WAY_QUIT,
	WAY_EOF,
	WAY_SIGTERM,
	WAY_SIGINT,
	WAY_HANG_UP,
	WAY_COUNT
};

/* Those that stay for the whole soak, so that growth is seen, by what they have before them. The
 * window of the still ones keeps its size. */
enum group {
	GROUP_SCREEN,
	GROUP_SCREEN_STILL,
	GROUP_LINE,
	GROUP_KIOSK,
	GROUP_KIOSK_STILL,
	GROUP_KIOSK_LINE,
	GROUP_COUNT,
	GROUP_LEAVES = GROUP_COUNT /* none of them */
};

/* What all of them did together. */
struct monkey_counts {
	uint64_t keys, typed, shown; /* the last two in bytes */
	uint64_t resizes, pastes, pauses, lives, watched, faults;
	uint64_t ways[WAY_COUNT];
	double time; /* seconds of processor time of programs that have ended */
};

struct monkey_plan {
	const char *programs; /* the folder with partway and partway-kiosk */
	uint64_t seed;
	double keys;    /* a second, of each monkey */
	double seconds; /* of the whole soak */
	double start;   /* clock_now() then */
	int epoll;      /* of all terminals: 2 * number in an event; and of all ends: one more */
	struct monkey_counts *counts;
};

struct monkey;

/* The NUMBER from 0 and the seed say what it will do. PLAN is borrowed. */
struct monkey *monkey_new(const struct monkey_plan *plan, size_t number);

/* No program of it may run. */
void monkey_free(struct monkey *monkey);

/* Does what it wants to do by now: starts a program where none runs, types, or waits. */
void monkey_act(struct monkey *monkey);

/* Something is to be read from its terminal. */
void monkey_look(struct monkey *monkey);

/* Its program has ended: judges that, and prints what is wrong. */
void monkey_judge(struct monkey *monkey);

/* Leaves as soon as it can, and does not come back. */
void monkey_go_home(struct monkey *monkey);

/* True while a program of it runs. */
bool monkey_is_in(const struct monkey *monkey);

/* One that stays gets ready to be measured, and is measured a moment later. */
void monkey_hold_still(struct monkey *monkey);
void monkey_measure(struct monkey *monkey);

enum group monkey_group(const struct monkey *monkey);
const struct growth *monkey_growth(const struct monkey *monkey);

/* Seconds from the first sample on that do not count as growth: tables are filled, the largest
 * window was there. And kB that one of GROUP may grow by after that, as SAMPLES tell. */
double monkey_warm(const struct monkey_plan *plan);
double monkey_bound(enum group group, size_t samples);

/* Seconds of processor time of the program that runs. */
double monkey_time(const struct monkey *monkey);

/* As messages and tables call it. */
const char *monkey_group_name(enum group group);

#endif

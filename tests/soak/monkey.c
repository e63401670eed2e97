/* SPDX-License-Identifier: ISC */
/* The life of a monkey: it comes, waits until it sees something, does one thing after the other,
 * and leaves when its time is over, or by chance. */
#include "monkey_inside.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "clock.h"
#include "farewell.h"
#include "held.h"
#include "partway/base.h"

#define SETTLE 0.3   /* seconds from the first output to the first key */
#define SILENCE 60.0 /* seconds without output after which an answer is asked for */

void
monkey_free(struct monkey *monkey)
{
	assert(!monkey_is_in(monkey));
	growth_clear(&monkey->growth);
	free(monkey);
}

bool
monkey_is_in(const struct monkey *monkey)
{
	return monkey->seat.process > 0;
}

double
monkey_now(const struct monkey *monkey)
{
	return clock_now() - monkey->plan->start;
}

void
monkey_keep(char *kept, size_t *length, size_t room, const char *bytes, size_t count)
{
	size_t old = *length;

	if (count > room) {
		bytes += count - room;
		count = room;
	}
	if (old + count > room) {
		memmove(kept, kept + (old + count - room), room - count);
		old = room - count;
	}
	memcpy(kept + old, bytes, count);
	*length = old + count;
}

void
monkey_hear(struct monkey *monkey, bool hears)
{
	struct epoll_event event = { .events = hears ? EPOLLIN : 0,
		.data.u64 = 2 * monkey->number };

	if (monkey->is_deaf == !hears)
		return;
	monkey->is_deaf = !hears;
	epoll_ctl(monkey->plan->epoll, EPOLL_CTL_MOD, monkey->seat.terminal, &event);
}

/* Not by closing alone: a program that another monkey starts just now has both for a moment,
 * too. */
void
monkey_unwatch(const struct monkey *monkey)
{
	epoll_ctl(monkey->plan->epoll, EPOLL_CTL_DEL, monkey->seat.terminal, NULL);
	epoll_ctl(monkey->plan->epoll, EPOLL_CTL_DEL, monkey->seat.end, NULL);
}

static void
see(struct monkey *monkey, const char *bytes, size_t length)
{
	monkey->shown += length;
	monkey->plan->counts->shown += length;
	monkey->heard = monkey_now(monkey);
	monkey->is_stuck = false;
	monkey_keep(monkey->tail, &monkey->tail_length, TAIL, bytes, length);
	if (monkey->eye)
		eye_show(monkey->eye, bytes, length);
}

void
monkey_look(struct monkey *monkey)
{
	char bytes[16384];
	ssize_t got;

	if (monkey->seat.terminal < 0)
		return;
	while ((got = read(monkey->seat.terminal, bytes, sizeof(bytes))) > 0)
		see(monkey, bytes, (size_t)got);
	if (got == 0 || errno != EAGAIN) /* the program has let go of it */
		epoll_ctl(monkey->plan->epoll, EPOLL_CTL_DEL, monkey->seat.terminal, NULL);
}

/* Kills a program that does not do what it must; what is wrong is told then. */
static void
lose_patience(struct monkey *monkey, const char *what)
{
	monkey_complain(monkey, what);
	kill(monkey->seat.process, SIGKILL);
	monkey->is_lost = true;
	monkey->asked = INFINITY;
}

/* Where the last thing typed was the beginning of a paste, or the window is small, nothing is
 * shown for long. A new page must come where one is asked for. */
static void
ask_for_answer(struct monkey *monkey)
{
	static const char screen[] = "\033[201~\014", line[] = "\021\r\r";

	if (monkey->is_stuck) {
		lose_patience(monkey, "does not answer");
		return;
	}
	monkey->is_stuck = true;
	monkey->heard = monkey_now(monkey) - SILENCE + PATIENCE;
	if (monkey->fingers.lines)
		monkey_type(monkey, line, sizeof(line) - 1);
	else
		monkey_type(monkey, screen, sizeof(screen) - 1);
}

/* Waits for the first page; from the front page of a kiosk chooses the screen or the lines. */
static void
enter(struct monkey *monkey, double now)
{
	if (monkey->shown == 0 && now > monkey->begun + PATIENCE)
		lose_patience(monkey, "shows nothing");
	if (monkey->shown == 0 || now < monkey->heard + SETTLE)
		return;
	monkey->entered = true;
	if (monkey_is_kiosk(monkey))
		monkey_type(monkey, monkey->front == FRONT_KIOSK ? "1" : "2", 1);
}

static void
live(struct monkey *monkey, double now)
{
	if (!monkey->entered)
		enter(monkey, now);
	else if (now > monkey->leaves + 2 * PATIENCE)
		lose_patience(monkey, "takes no keys");
	else if (now >= monkey->leaves)
		monkey_leave(monkey);
	else if (now > monkey->heard + SILENCE && !monkey->is_deaf)
		ask_for_answer(monkey);
	else
		monkey_do_something(monkey);
}

void
monkey_act(struct monkey *monkey)
{
	double now = monkey_now(monkey);

	if (now < monkey->next)
		return;
	if (!monkey_is_in(monkey)) {
		if (!monkey->goes_home)
			monkey_come(monkey);
		return;
	}
	if (monkey->is_deaf && now >= monkey->deaf)
		monkey_hear(monkey, true);
	monkey->next = now + (0.5 + dice_part(&monkey->dice)) / monkey->plan->keys;
	if (monkey->asked == 0)
		live(monkey, now);
	else if (now > monkey->asked + PATIENCE)
		lose_patience(monkey, "does not leave");
}

static enum way
pick_way(struct monkey *monkey)
{
	enum way way;

	do
		way = (enum way)(1 + dice_roll(&monkey->dice, WAY_COUNT - 1));
	while (way == WAY_EOF && !monkey->fingers.lines); /* on a screen that is a key */
	return way;
}

static void
hang_up(struct monkey *monkey)
{
	monkey->way = WAY_HANG_UP;
	monkey->hung_up = true;
	epoll_ctl(monkey->plan->epoll, EPOLL_CTL_DEL, monkey->seat.terminal, NULL);
	seat_hang_up(&monkey->seat);
}

/* Where there is no room for the keys, they are typed later. */
void
monkey_leave(struct monkey *monkey)
{
	/* With an end of line, since the screen of a kiosk may have become one of lines. */
	static const char *const screen[WAY_COUNT] = { [WAY_X] = "\033[201~\033x\r",
		[WAY_CTRL_C] = "\003",
		[WAY_QUIT] = "\033[201~\033\033qqqqy\rq\rq\rq\r" };
	static const char *const line[WAY_COUNT] = { [WAY_X] = "\021\rx\r",
		[WAY_CTRL_C] = "\021\003",
		[WAY_QUIT] = "\021\rq\rq\rq\r",
		[WAY_EOF] = "\021\r\004" };
	const char *keys;

	monkey->way = pick_way(monkey);
	keys = (monkey->fingers.lines ? line : screen)[monkey->way];
	if (keys)
		monkey_hear(monkey, true);
	if (keys && !monkey_type(monkey, keys, strlen(keys)))
		return;
	if (monkey->way == WAY_HANG_UP)
		hang_up(monkey);
	else if (!keys)
		kill(monkey->seat.process, monkey->way == WAY_SIGTERM ? SIGTERM : SIGINT);
	monkey->asked = monkey_now(monkey);
}

void
monkey_go_home(struct monkey *monkey)
{
	monkey->goes_home = true;
	monkey->leaves = monkey_now(monkey);
}

double
monkey_time(const struct monkey *monkey)
{
	return monkey_is_in(monkey) ? held_time(monkey->seat.process) : 0;
}

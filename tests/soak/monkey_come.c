/* SPDX-License-Identifier: ISC */
/* Who a monkey is, by its number, and how it comes: with which terminal, to which program, for how
 * long. */
#include "monkey_inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>

#include "farewell.h"
#include "partway/base.h"

#define VISIT 4800.0    /* seconds: a kiosk ends a visit after 90 minutes */
#define SHORT_LIFE 30.0 /* seconds, on average */
#define LONG_LIFE 300.0

/* Keys that leave, in a line too; and those that lead to the front page of a kiosk, behind which
 * is the line mode, from which no way leads back. */
#define LEAVING "xXqQ\003\004\032\034"
#define LEAVING_LINE LEAVING "\023" /* stops output, too */
#define LEAVING_KIOSK LEAVING "bB\010\177"

/* What the kiosk makes of every terminal; for partway as good as any. Without an echo: what is
 * typed when the program has ended must not look like something that it left. */
static const struct termios sane = {
	.c_iflag = ICRNL | IUTF8,
	.c_oflag = OPOST | ONLCR,
	.c_cflag = B38400 | CS8 | CREAD | HUPCL,
	.c_lflag = ISIG | ICANON | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN,
	.c_cc = { [VINTR] = 3,
	    [VQUIT] = 28,
	    [VSUSP] = 26,
	    [VEOF] = 4,
	    [VKILL] = 21,
	    [VWERASE] = 23,
	    [VERASE] = 127,
	    [VMIN] = 1 },
};

/* Taken in turns by every five: two of them stay, three come and go. */
static const enum front fronts[] = { FRONT_SCREEN, FRONT_KIOSK, FRONT_LINE, FRONT_KIOSK_LINE,
	FRONT_SCREEN, FRONT_KIOSK };

static enum group
group_of(size_t number, enum front front)
{
	size_t temper = number % 5;

	if (temper != 0 && temper != 3)
		return GROUP_LEAVES;
	switch (front) {
	case FRONT_SCREEN:
		return temper == 0 ? GROUP_SCREEN_STILL : GROUP_SCREEN;
	case FRONT_KIOSK:
		return temper == 0 ? GROUP_KIOSK_STILL : GROUP_KIOSK;
	case FRONT_LINE:
		return GROUP_LINE;
	default:
		return GROUP_KIOSK_LINE;
	}
}

static const char *
spared(const struct monkey *monkey, bool is_careless)
{
	if (is_careless)
		return "";
	if (monkey->fingers.lines)
		return LEAVING_LINE;
	return monkey->front == FRONT_KIOSK && monkey->group != GROUP_LEAVES ? LEAVING_KIOSK
									     : LEAVING;
}

struct monkey *
monkey_new(const struct monkey_plan *plan, size_t number)
{
	struct monkey *monkey = calloc(1, sizeof(*monkey));

	assert(monkey);
	monkey->plan = plan;
	monkey->number = number;
	monkey->dice.state = plan->seed * 1000003u + number;
	monkey->front = fronts[number / 5 % ARRAY_LEN(fronts)];
	monkey->group = group_of(number, monkey->front);
	monkey->watches = number % 5 == 2;
	monkey->fingers.lines = monkey->front == FRONT_LINE || monkey->front == FRONT_KIOSK_LINE;
	monkey->seat = (struct seat){ .terminal = -1, .end = -1 };
	return monkey;
}

bool
monkey_is_kiosk(const struct monkey *monkey)
{
	return monkey->front == FRONT_KIOSK || monkey->front == FRONT_KIOSK_LINE;
}

static const char *
pick_term(struct monkey *monkey)
{
	static const char *const terms[] = { "xterm-256color", "xterm-256color", "screen-256color",
		"tmux-256color", "linux", "vt100" };

	if (monkey->group != GROUP_LEAVES)
		return terms[0];
	return terms[dice_roll(&monkey->dice, (uint32_t)ARRAY_LEN(terms))];
}

/* How long it wants to stay, in seconds. Who wants to stay for long types with care. */
static double
pick_stay(struct monkey *monkey)
{
	bool is_careless = monkey->group == GROUP_LEAVES && dice_roll(&monkey->dice, 2);

	monkey->fingers.spared = spared(monkey, is_careless);
	if (monkey->group == GROUP_LEAVES)
		return 2 * (is_careless ? SHORT_LIFE : LONG_LIFE) * dice_part(&monkey->dice);
	return monkey_is_kiosk(monkey) ? VISIT : INFINITY;
}

static void
watch(const struct monkey *monkey, int fd, uint64_t number)
{
	struct epoll_event event = { .events = EPOLLIN, .data.u64 = number };
	int result = epoll_ctl(monkey->plan->epoll, EPOLL_CTL_ADD, fd, &event);

	assert(result == 0);
}

static void
forget_last_life(struct monkey *monkey)
{
	double now = monkey_now(monkey);

	growth_clear(&monkey->growth);
	monkey->lives++;
	monkey->term = pick_term(monkey);
	monkey->way = WAY_CHANCE;
	monkey->begun = monkey->heard = now;
	monkey->next = now;
	monkey->leaves = now + 1 + pick_stay(monkey);
	monkey->asked = monkey->deaf = 0;
	monkey->entered = monkey->is_deaf = monkey->is_still = monkey->is_stuck = false;
	monkey->is_lost = monkey->leaves_text = monkey->waited = monkey->hung_up = false;
	monkey->keys = monkey->shown = 0;
	monkey->tail_length = monkey->typed_length = 0;
	monkey->modes = sane;
	if (monkey_is_kiosk(monkey))
		monkey->modes.c_lflag |= ECHO;
	else if (monkey->group == GROUP_LEAVES)
		monkey->modes.c_iflag |= IXON;
}

void
monkey_come(struct monkey *monkey)
{
	char path[4096], term[64];
	const char *command[] = { path, monkey->front == FRONT_LINE ? "--plain" : NULL, NULL };
	const char *const environment[] = { term, "LC_ALL=C.UTF-8", "TZ=UTC", "PATH=/usr/bin:/bin",
		"HOME=/", "XDG_STATE_HOME=/dev/null", NULL };
	struct seat_setup setup = { command, environment, &monkey->modes, 24, 80 };

	forget_last_life(monkey);
	snprintf(path, sizeof(path), "%s/%s", monkey->plan->programs,
	    monkey_is_kiosk(monkey) ? "partway-kiosk" : "partway");
	snprintf(term, sizeof(term), "TERM=%s", monkey->term);
	if (!seat_start(&monkey->seat, &setup)) {
		monkey_complain(monkey, "cannot be started");
		monkey->next += PATIENCE;
		return;
	}
	monkey->plan->counts->lives++;
	monkey->plan->counts->watched += monkey->watches;
	monkey->eye = monkey->watches ? eye_new(EYE_ROWS, EYE_COLUMNS) : NULL;
	watch(monkey, monkey->seat.terminal, 2 * monkey->number);
	watch(monkey, monkey->seat.end, 2 * monkey->number + 1);
}

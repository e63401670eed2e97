/* SPDX-License-Identifier: ISC */
/* How a life ended: by its status, by what the terminal shows and how it is set, and by what the
 * program held before. */
#include "monkey_inside.h"

#include <stdio.h>
#include <string.h>

#include "farewell.h"
#include "held.h"

#define WARM 300.0 /* seconds; a quarter of a short soak */
#define FEW 100u   /* samples: half an hour */

static const char *const ways[WAY_COUNT] = { "a chance key", "x", "Ctrl-C", "q", "end of input",
	"SIGTERM", "SIGINT", "hang-up" };

/* By what one may grow, in kB: pages of tables that are touched late. Windows of other sizes
 * leave holes in the memory of curses, so that at times little is given back: few samples may
 * all be of such times, and may differ by what the largest window takes. */
static const struct {
	const char *name;
	double bound, early; /* early: where there are few samples */
} groups[GROUP_COUNT + 1] = {
	[GROUP_SCREEN] = { "screen, window pulled", 512, 2048 },
	[GROUP_SCREEN_STILL] = { "screen", 64, 64 },
	[GROUP_LINE] = { "lines", 64, 64 },
	[GROUP_KIOSK] = { "kiosk, window pulled", 512, 2048 },
	[GROUP_KIOSK_STILL] = { "kiosk", 64, 64 },
	[GROUP_KIOSK_LINE] = { "kiosk, lines", 64, 64 },
	[GROUP_LEAVES] = { "comes and goes", 0, 0 },
};

const char *
monkey_group_name(enum group group)
{
	return groups[group].name;
}

double
monkey_bound(enum group group, size_t samples)
{
	return samples < FEW ? groups[group].early : groups[group].bound;
}

double
monkey_warm(const struct monkey_plan *plan)
{
	return plan->seconds / 4 < WARM ? plan->seconds / 4 : WARM;
}

enum group
monkey_group(const struct monkey *monkey)
{
	return monkey->group;
}

const struct growth *
monkey_growth(const struct monkey *monkey)
{
	return &monkey->growth;
}

void
monkey_complain(const struct monkey *monkey, const char *what)
{
	static const char *const fronts[] = { "partway", "partway --plain", "partway-kiosk",
		"partway-kiosk, lines" };
	char typed[4 * TYPED + 1], shown[4 * 200 + 1];
	size_t tail = monkey->tail_length < 200 ? monkey->tail_length : 200;

	monkey->plan->counts->faults++;
	farewell_readable(typed, monkey->typed, monkey->typed_length);
	farewell_readable(shown, monkey->tail + monkey->tail_length - tail, tail);
	printf("FAULT after %.0f s: monkey %zu (%s, %s, %s), life %zu, key %llu, left by %s: %s\n"
	       "  typed last: %s\n  shown last: %s\n",
	    monkey_now(monkey), monkey->number, fronts[monkey->front], groups[monkey->group].name,
	    monkey->term, monkey->lives, (unsigned long long)monkey->keys, ways[monkey->way], what,
	    typed, shown);
	fflush(stdout);
}

/* Where the line mode of partway is left by q or at the end of the input, its text stays. */
static bool
must_clear(const struct monkey *monkey)
{
	return !monkey->hung_up && (monkey->front != FRONT_LINE || !monkey->leaves_text);
}

static void
judge_modes(const struct monkey *monkey)
{
	struct termios now = { 0 };
	char what[100];

	tcgetattr(monkey->seat.terminal, &now);
	if (now.c_iflag == monkey->modes.c_iflag && now.c_oflag == monkey->modes.c_oflag
	    && now.c_lflag == monkey->modes.c_lflag
	    && memcmp(now.c_cc, monkey->modes.c_cc, sizeof(now.c_cc)) == 0)
		return;
	snprintf(what, sizeof(what),
	    "the modes of the terminal are others: %o %o %o, were %o %o %o", now.c_iflag,
	    now.c_oflag, now.c_lflag, monkey->modes.c_iflag, monkey->modes.c_oflag,
	    monkey->modes.c_lflag);
	monkey_complain(monkey, what);
}

/* Lines that cannot be written any more are an error, if one was on its way when the line was
 * cut. */
static bool
is_fine(const struct monkey *monkey, int status)
{
	return status == 0 || (status == 1 && monkey->hung_up && monkey->front != FRONT_SCREEN);
}

static void
judge_growth(const struct monkey *monkey)
{
	struct growth_found found = growth_find(&monkey->growth, monkey_warm(monkey->plan));
	double bound = monkey_bound(monkey->group, found.count);
	char what[200];

	if (found.count < GROWTH_LEAST)
		return;
	if (found.own <= bound && found.share <= 2 * bound && found.late <= bound
	    && found.files <= 0)
		return;
	snprintf(what, sizeof(what),
	    "has grown by %.0f kB of its own (PSS: %.0f), by %.0f lately, from %.0f to %.0f, and "
	    "by "
	    "%.0f descriptors; %.0f kB are the most",
	    found.own, found.share, found.late, found.first, found.last, found.files, bound);
	monkey_complain(monkey, what);
}

static void
judge_terminal(const struct monkey *monkey)
{
	const char *words = farewell_complaint(monkey->tail, monkey->tail_length);

	if (words)
		monkey_complain(monkey, words);
	if (!monkey->hung_up)
		judge_modes(monkey);
	if (must_clear(monkey) && !farewell_clears(monkey->tail, monkey->tail_length))
		monkey_complain(monkey, "what it shows last is no clear screen");
	if (must_clear(monkey) && monkey->eye && !eye_is_blank(monkey->eye))
		monkey_complain(monkey, "the terminal still shows something");
}

void
monkey_judge(struct monkey *monkey)
{
	struct monkey_counts *counts = monkey->plan->counts;
	char what[40];
	int status;

	counts->time += held_time(monkey->seat.process);
	if (!monkey->hung_up)
		monkey_look(monkey);
	if (!monkey->is_lost && monkey->group != GROUP_LEAVES && monkey->asked == 0)
		monkey_complain(monkey, "has left, and was to stay");
	if (!monkey->is_lost)
		judge_terminal(monkey);
	judge_growth(monkey);
	monkey_unwatch(monkey);
	status = seat_leave(&monkey->seat);
	snprintf(what, sizeof(what), "status %d", status);
	if (!monkey->is_lost && !is_fine(monkey, status))
		monkey_complain(monkey, what);
	counts->ways[monkey->way]++;
	eye_free(monkey->eye);
	monkey->eye = NULL;
	monkey->next = monkey_now(monkey) + dice_part(&monkey->dice);
}

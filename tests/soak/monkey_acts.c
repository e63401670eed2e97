/* SPDX-License-Identifier: ISC */
/* What a monkey does while it is there. Most of it is typing; the rest is what windows, networks
 * and people do to a terminal. */
#include "monkey_inside.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "farewell.h"
#include "held.h"
#include "partway/base.h"

#define PAUSE 10.0 /* seconds without reading, at most */
#define HASTE 40u  /* keys at once, at most: one that is held down */

/* Whether the program has cleared the screen and is about to end: then what is typed would be
 * echoed by the modes that it gives back. Once only, since a small window may look the same. */
static bool
is_ending(struct monkey *monkey)
{
	bool clears = farewell_clears(monkey->tail, monkey->tail_length);

	monkey->waited = clears && !monkey->waited;
	return monkey->waited;
}

bool
monkey_type(struct monkey *monkey, const char *bytes, size_t length)
{
	ssize_t typed;

	if (!monkey->is_deaf)
		monkey_look(monkey);
	if (is_ending(monkey))
		return false;
	typed = write(monkey->seat.terminal, bytes, length);
	if (typed <= 0)
		return false; /* it has taken all that it can, for now */
	length = (size_t)typed < length ? 0 : length;
	monkey->plan->counts->typed += (uint64_t)typed;
	monkey_keep(monkey->typed, &monkey->typed_length, TYPED, bytes, (size_t)typed);
	for (ssize_t i = 0; i < typed; i++)
		monkey->leaves_text |= bytes[i] != '\0' && strchr("qQyY\004", bytes[i]);
	return length > 0;
}

static void
resize(struct monkey *monkey, uint32_t rows, uint32_t columns)
{
	if (monkey->eye && rows > EYE_ROWS)
		rows = EYE_ROWS;
	if (monkey->eye && columns > EYE_COLUMNS)
		columns = EYE_COLUMNS;
	seat_resize(&monkey->seat, (int)rows, (int)columns);
	monkey->plan->counts->resizes++;
}

/* Half of them of a kind that people have. */
static void
pull_at_window(struct monkey *monkey)
{
	static const uint16_t usual[][2] = { { 24, 80 }, { 24, 80 }, { 25, 80 }, { 40, 120 },
		{ 16, 40 }, { 50, 132 }, { 60, 200 } };
	static const uint16_t extreme[][2] = { { 1, 1 }, { 1, MOST_SIDE }, { MOST_SIDE, 1 },
		{ MOST_SIDE, MOST_SIDE }, { 2, 2 }, { 3, 20 } };
	struct dice *dice = &monkey->dice;
	uint32_t kind = dice_roll(dice, 8), pick;

	if (kind < 4) {
		pick = dice_roll(dice, (uint32_t)ARRAY_LEN(usual));
		resize(monkey, usual[pick][0], usual[pick][1]);
	} else if (kind == 4) {
		pick = dice_roll(dice, (uint32_t)ARRAY_LEN(extreme));
		resize(monkey, extreme[pick][0], extreme[pick][1]);
	} else if (kind == 5) {
		resize(monkey, 1 + dice_roll(dice, MOST_SIDE), 1 + dice_roll(dice, MOST_SIDE));
	} else {
		resize(monkey, 1 + dice_roll(dice, 50), 1 + dice_roll(dice, 140));
	}
}

static void
look_away(struct monkey *monkey)
{
	monkey_hear(monkey, false);
	monkey->deaf = monkey_now(monkey) + PAUSE * dice_part(&monkey->dice);
	monkey->plan->counts->pauses++;
}

static void
type_keys(struct monkey *monkey, uint32_t count)
{
	char bytes[HASTE * FINGERS_BYTES];
	size_t length = 0;

	for (uint32_t i = 0; i < count; i++)
		length += fingers_pick(&monkey->fingers, &monkey->dice, bytes + length);
	monkey_type(monkey, bytes, length);
	monkey->keys += count;
	monkey->plan->counts->keys += count;
}

static void
paste(struct monkey *monkey)
{
	char bytes[FINGERS_BYTES];

	monkey_type(monkey, bytes, fingers_paste(&monkey->fingers, &monkey->dice, bytes));
	monkey->plan->counts->pastes++;
}

/* Each of these with its weight, of 1000; all else is one key. */
void
monkey_do_something(struct monkey *monkey)
{
	bool is_quiet = monkey->is_deaf && (monkey->modes.c_lflag & ECHO);
	bool is_still = monkey->is_still || monkey->group == GROUP_SCREEN_STILL
	    || monkey->group == GROUP_KIOSK_STILL;
	uint32_t kind = dice_roll(&monkey->dice, 1000);

	if (kind < 20 && !is_still)
		pull_at_window(monkey);
	else if (kind >= 20 && kind < 30)
		kill(monkey->seat.process, SIGWINCH);
	else if (kind >= 30 && kind < 33 && !monkey->is_still && !monkey->is_deaf)
		look_away(monkey);
	else if (is_quiet)
		return; /* what it echoes would come after all else, when it has ended */
	else if (kind >= 40 && kind < 50)
		paste(monkey);
	else if (kind >= 50 && kind < 55)
		type_keys(monkey, 1 + dice_roll(&monkey->dice, HASTE));
	else
		type_keys(monkey, 1);
}

void
monkey_hold_still(struct monkey *monkey)
{
	if (!monkey_is_in(monkey) || monkey->group == GROUP_LEAVES || monkey->hung_up)
		return;
	monkey->is_still = true;
	monkey_hear(monkey, true);
	seat_resize(&monkey->seat, 24, 80);
}

void
monkey_measure(struct monkey *monkey)
{
	struct held held;

	if (monkey->is_still && monkey_is_in(monkey) && held_read(monkey->seat.process, &held))
		growth_add(&monkey->growth, monkey_now(monkey), &held);
	monkey->is_still = false;
}

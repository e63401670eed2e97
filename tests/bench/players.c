/* SPDX-License-Identifier: ISC */
/* From what was measured to the lines of the report: which values there are, what each is compared
 * with, and what it should be at the most. */
#include <string.h>

#include "partway/base.h"
#include "player.h"

/* What stands for 1 in a comparison. */
enum base { NOTHING, BARE, OWN_BYTES };

static const struct column {
	const char *part, *what, *unit;
	enum base base;
} columns[VALUES] = {
	[START_TIME] = { "first screen", "time to the last byte; x: bare", "ms", BARE },
	[START_BYTES] = { "first screen", "what is sent; x: the text of its own page", "bytes",
	    OWN_BYTES },
	[START_WRITES] = { "first screen", "writes to the terminal", "calls", NOTHING },
	[START_CALLS] = { "first screen", "system calls; x: bare", "calls", BARE },
	[START_PROCESSOR] = { "first screen", "processor time; x: bare", "ms", BARE },
	[START_RSS] = { "first screen", "resident memory; x: bare", "kB", BARE },
	[START_PSS] = { "first screen", "proportional memory (PSS); x: bare", "kB", BARE },
	[START_DIRTY] = { "first screen", "private dirty memory", "kB", NOTHING },
	[MOVE_TIME] = { "a move down", "time from the key to the last byte; x: bare", "us", BARE },
	[MOVE_BYTES] = { "a move down", "what is sent", "bytes", NOTHING },
	[MOVE_PROCESSOR] = { "a move down", "processor time; x: bare", "us", BARE },
	[MOVE_WRITES] = { "a move down", "writes to the terminal", "calls", NOTHING },
	[MOVE_CALLS] = { "a move down", "system calls; x: bare", "calls", BARE },
	[ANSWER_TIME] = { "an answer, a next page", "time from the key to the last byte; x: bare",
	    "us", BARE },
	[ANSWER_BYTES] = { "an answer, a next page", "what is sent", "bytes", NOTHING },
	[ANSWER_PROCESSOR] = { "an answer, a next page", "processor time; x: bare", "us", BARE },
	[ANSWER_WRITES] = { "an answer, a next page", "writes to the terminal", "calls", NOTHING },
	[ANSWER_CALLS] = { "an answer, a next page", "system calls; x: bare", "calls", BARE },
};

static const struct target {
	const char *who;
	enum value value;
	double most;
} targets[] = {
	{ "partway", START_TIME, 1.15 },
	{ "partway, picker", START_TIME, 1.15 },
	{ "partway", START_BYTES, 1.1 },
	{ "partway", START_WRITES, 6 },
	{ "partway", START_DIRTY, 420 },
	{ "partway", MOVE_TIME, 0.7 },
	{ "partway", MOVE_BYTES, 110 }, /* 40, were the chosen line not reversed */
	{ "partway", MOVE_WRITES, 1 },
	{ "partway", ANSWER_TIME, 0.7 },
	{ "partway", ANSWER_WRITES, 1 },
};

static const struct player *
find(const struct player *players, size_t count, const char *who)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(players[i].subject->who, who) == 0)
			return &players[i];
	assert(!"a row of subjects.c");
	return NULL;
}

static double
base_of(const struct player *player, enum value value, const struct player *bare)
{
	if (columns[value].base == BARE)
		return series_median(&bare->values[value]);
	return columns[value].base == OWN_BYTES ? series_median(&player->own_bytes) : 0;
}

static double
target_of(const struct player *player, enum value value)
{
	for (size_t i = 0; i < ARRAY_LEN(targets); i++)
		if (targets[i].value == value && strcmp(targets[i].who, player->subject->who) == 0)
			return targets[i].most;
	return 0;
}

/* One who is not here has a line in the first table, without a value. */
static void
tell(
    const struct player *player, enum value value, const struct player *bare, struct report *report)
{
	const struct column *column = &columns[value];

	if (player->values[value].count == 0 && (player->is_here || value != START_TIME))
		return;
	report_add(report,
	    &(struct measured){ .part = column->part,
		.what = column->what,
		.who = player->subject->who,
		.unit = column->unit,
		.series = player->values[value],
		.base = base_of(player, value, bare),
		.target = target_of(player, value) });
}

/* Of those with a page of their own kind to show: the quickest of the peers. */
static double
quickest_peer(const struct player *players, size_t count)
{
	double least = 0;

	for (size_t i = 0; i < count; i++) {
		double median = series_median(&players[i].values[START_TIME]);

		if (players[i].subject->is_peer && median > 0 && (least <= 0 || median < least))
			least = median;
	}
	return least;
}

static void
tell_race(const struct player *players, size_t count, struct report *report)
{
	static const char *const who[] = { "partway", "partway, picker" };
	double quickest = quickest_peer(players, count);

	for (size_t i = 0; i < ARRAY_LEN(who); i++)
		report_add(report,
		    &(struct measured){ .part = columns[START_TIME].part,
			.what = "time to the last byte; x: the quickest of nnn, dialog, whiptail, "
				"tig and frotz",
			.who = who[i],
			.unit = columns[START_TIME].unit,
			.series = find(players, count, who[i])->values[START_TIME],
			.base = quickest,
			.target = quickest > 0 ? 1 : 0 });
}

void
players_tell(const struct player *players, size_t count, struct report *report)
{
	const struct player *bare = find(players, count, "bare");

	for (enum value value = 0; value < VALUES; value++) {
		for (size_t i = 0; i < count; i++)
			tell(&players[i], value, bare, report);
		if (value == START_TIME)
			tell_race(players, count, report);
	}
}

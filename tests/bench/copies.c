/* SPDX-License-Identifier: ISC */
/* 10 to 1,000 copies at once, each on a terminal of its own with a key a second. Programs take
 * turns, in both orders. The largest crowd comes first: where time runs out, small ones have
 * fewer rounds, and that is said. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "clock.h"
#include "many.h"
#include "partway/base.h"

#define ROUNDS 3u
#define SECONDS_OF_KEYS 3u
#define TIME 165.0 /* seconds, after which no round begins: all is over within three minutes */
#define ARROW_DOWN "\033OB"
#define ARROW_UP "\033OA"
#define TARGET_SHARE 1.15 /* times bare, and in the largest crowd */
#define TARGET_P99 3.0

enum who { PARTWAY, BARE, DIALOG, WHIPTAIL, WHO_COUNT };

static const char *const dialog[] = { "/usr/bin/dialog", "--menu", "Is any of this true right now?",
	"20", "72", "5", "1", "I am in danger", "2", "I am thinking about suicide", "3",
	"I feel close to hurting someone", "4", "None of these", "5", "I am not sure", NULL };
static const char *const whiptail[] = { "/usr/bin/whiptail", "--menu",
	"Is any of this true right now?", "20", "72", "5", "1", "I am in danger", "2",
	"I am thinking about suicide", "3", "I feel close to hurting someone", "4", "None of these",
	"5", "I am not sure", NULL };

static const struct program {
	const char *name, *file; /* in the folder of what was built; NULL: a command */
	const char *const *command;
	const char *down, *up;
	size_t only; /* measured with so many copies; 0: with all numbers */
} programs_of[WHO_COUNT] = {
	[PARTWAY] = { "partway", "partway", NULL, "j", "k", 0 },
	[BARE] = { "bare", "bench-bare", NULL, "j", "k", 0 },
	[DIALOG] = { "dialog", NULL, dialog, ARROW_DOWN, ARROW_UP, 100 },
	[WHIPTAIL] = { "whiptail", NULL, whiptail, ARROW_DOWN, ARROW_UP, 100 },
};

static const struct {
	size_t copies;
	const char *part;
} crowds[] = { { 10, "10 at once" }, { 100, "100 at once" }, { 300, "300 at once" },
	{ 1000, "1,000 at once" } };

static const struct {
	const char *what, *unit;
} values_of[MANY_VALUES] = {
	[MANY_SHOW] = { "until all show", "ms" },
	[MANY_SHARE] = { "memory each (PSS)", "kB" },
	[MANY_PRIVATE] = { "memory of its own, each", "kB" },
	[MANY_MEDIAN] = { "key, median", "ms" },
	[MANY_P99] = { "key, 99 of 100", "ms" },
	[MANY_WORST] = { "key, worst", "ms" },
	[MANY_BUSY] = { "processor, all", "%" },
	[MANY_OWN] = { "processor, to measure", "%" },
	[MANY_END] = { "until all have ended", "ms" },
};

struct copies {
	const char *programs; /* the folder */
	double end;           /* no round begins after that */
	struct series series[ARRAY_LEN(crowds)][WHO_COUNT][MANY_VALUES];
};

static void
measure(struct copies *copies, size_t crowd, enum who who)
{
	const struct program *program = &programs_of[who];
	char path[4096], why[256];
	const char *const built[] = { path, NULL };
	double values[MANY_VALUES];
	struct many_setup setup = { program->command ? program->command : built, program->down,
		program->up, crowds[crowd].copies, SECONDS_OF_KEYS };

	if (program->only && program->only != setup.count)
		return;
	snprintf(path, sizeof(path), "%s/%s", copies->programs, program->file ? program->file : "");
	if (access(setup.command[0], X_OK) != 0)
		printf("%s of %s: left out, %s is not here\n", crowds[crowd].part, program->name,
		    setup.command[0]);
	else if (clock_now() > copies->end)
		printf("%s of %s: a round is left out, time is over\n", crowds[crowd].part,
		    program->name);
	else if (!many_measure(&setup, values, why, sizeof(why)))
		printf("%s of %s: not possible here: %s\n", crowds[crowd].part, program->name, why);
	else
		for (size_t i = 0; i < MANY_VALUES; i++)
			series_add(&copies->series[crowd][who][i], values[i]);
}

static void
measure_round(struct copies *copies, size_t crowd, size_t round)
{
	for (size_t i = 0; i < WHO_COUNT; i++)
		measure(copies, crowd, (enum who)(round % 2 ? WHO_COUNT - 1 - i : i));
}

static double
target(size_t crowd, enum who who, size_t value)
{
	if (who != PARTWAY || crowd + 1 < ARRAY_LEN(crowds))
		return 0;
	return value == MANY_SHARE ? TARGET_SHARE : value == MANY_P99 ? TARGET_P99 : 0;
}

static void
report_value(struct report *report, const struct copies *copies, size_t crowd, size_t value)
{
	for (size_t who = 0; who < WHO_COUNT; who++) {
		struct measured line = { .part = crowds[crowd].part,
			.what = values_of[value].what,
			.who = programs_of[who].name,
			.unit = values_of[value].unit,
			.series = copies->series[crowd][who][value],
			.base = series_median(&copies->series[crowd][BARE][value]),
			.target = target(crowd, (enum who)who, value) };

		if (line.series.count > 0)
			report_add(report, &line);
	}
}

void
bench_copies(struct report *report, const char *programs)
{
	static struct copies copies;

	copies = (struct copies){ .programs = programs, .end = clock_now() + TIME };
	for (size_t crowd = ARRAY_LEN(crowds); crowd-- > 0;)
		for (size_t round = 0; round < ROUNDS; round++)
			measure_round(&copies, crowd, round);
	for (size_t crowd = 0; crowd < ARRAY_LEN(crowds); crowd++)
		for (size_t value = 0; value < MANY_VALUES; value++)
			report_value(report, &copies, crowd, value);
}

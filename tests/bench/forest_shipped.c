/* SPDX-License-Identifier: ISC */
/* The trees that are shipped: read from their folder, and built in, where nothing is read. */
#include "forest_table.h"

#include <stdio.h>
#include <string.h>

#include "partway/base.h"
#include "partway/str.h"

#define PART "shipped trees"

static const struct command {
	const char *who;
	const char *arguments[4];
} commands[] = {
	{ "check trees", { "check", "trees" } },
	{ "check", { "check" } },
	{ "man stress", { "man", "stress" } },
	{ "graph", { "graph" } },
	{ "graph, mermaid", { "graph", "--format=mermaid" } },
	{ "stats", { "stats" } },
	{ "paths", { "paths" } },
	{ "test", { "test", "tests/cases/stress.yaml" } },
};

static const char *const stages[] = { "scan", "prove" };

static void
run_stage(struct forest_cell cells[FOREST_WHO], const char *programs, const char *stage)
{
	struct str program = { 0 }, out = { 0 };

	str_add_format(&program, "%s/large/bench-forest", programs);
	if (apart_run((const char *const[]){ str_text(&program), stage, "trees", NULL }, &out)
		.status
	    != 0)
		die("bench-forest has failed");
	forest_take_lines(cells, &out);
	str_fini(&program);
	str_fini(&out);
}

static void
run_command(struct forest_cell *cell, const char *programs, const struct command *command)
{
	const char *argv[ARRAY_LEN(command->arguments) + 2] = { NULL };
	struct str program = { 0 };
	struct apart apart;

	str_add_format(&program, "%s/partway", programs);
	argv[0] = str_text(&program);
	memcpy(argv + 1, command->arguments, sizeof(command->arguments));
	apart = apart_run(argv, NULL);
	forest_cell_add(cell, &apart);
	str_fini(&program);
}

static void
tell(struct report *report, const char *who, const struct forest_cell *cell, double scan)
{
	struct measured line = { .part = PART,
		.what = "processor time",
		.who = who,
		.unit = "ms",
		.series = cell->processor,
		.base = scan };

	if (line.series.count > 0)
		report_add(report, &line);
}

void
forest_shipped(struct report *report, const char *programs)
{
	struct forest_cell parts[FOREST_WHO] = { 0 }, whole[ARRAY_LEN(commands)] = { 0 };
	double scan;

	for (unsigned round = 0; round < BENCH_ROUNDS; round++) {
		for (size_t i = 0; i < ARRAY_LEN(stages); i++)
			run_stage(parts, programs, stages[i]);
		for (size_t i = 0; i < ARRAY_LEN(commands); i++)
			run_command(&whole[i], programs, &commands[i]);
	}
	scan = series_median(&parts[forest_who("event scan")].processor);
	for (size_t who = 0; who < FOREST_WHO; who++)
		tell(report, forest_who_name(who), &parts[who], scan);
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		tell(report, commands[i].who, &whole[i], scan);
}

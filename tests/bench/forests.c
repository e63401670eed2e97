/* SPDX-License-Identifier: ISC */
/* How time and memory grow with a forest: forests of 100 to 1,000,000 entries in several shapes, read
 * by libyaml alone, loaded, checked, proven and written by partway. Each run is a process of its own;
 * runs take turns. The programs have higher limits than partway as it is (bench.mk). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "forest_apart.h"
#include "forest_folder.h"
#include "forest_shapes.h"
#include "forest_table.h"
#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/str.h"

#define TURNS 2u
#define ALL_ROUNDS_MOST 10000u /* entries: of larger forests, as many rounds as there is time for */
#define SIDE_BY_SIDE \
	100000u      /* entries: up to here, forests of all shapes stand beside each other */
#define FOREST "DIR" /* stands for the folder */

/* What is run. */
static const struct run {
	const char *who; /* NULL: it tells by itself what it has measured */
	const char *program;
	const char *arguments[4];
	unsigned turn; /* 0: before the others, should time be short */
	bool few;      /* not for every shape: the rest of it is what others have shown */
} runs[] = {
	{ NULL, "bench-forest", { "touch", FOREST }, 0, false },
	{ NULL, "bench-forest", { "scan", FOREST }, 0, false },
	{ NULL, "bench-forest", { "prove", FOREST }, 0, false },
	{ "partway check", "partway", { "check", FOREST }, 0, false },
	{ NULL, "bench-forest", { "write", FOREST }, 1, false },
	{ "partway man", "partway", { "man", "--trees=" FOREST, "grown-0" }, 1, true },
	{ "partway graph", "partway", { "graph", "--trees=" FOREST }, 1, true },
	{ "partway graph, mermaid", "partway", { "graph", "--format=mermaid", "--trees=" FOREST },
	    1, true },
	{ "partway stats", "partway", { "stats", "--trees=" FOREST }, 1, true },
	{ "partway paths", "partway", { "paths", "--trees=" FOREST, "stress" }, 1, true },
	{ "partway test", "partway", { "test", "--trees=" FOREST, "tests/cases/stress.yaml" }, 1,
	    true },
};

struct bench {
	struct forest_table *table;
	const char *programs;
	struct folder folder;
	size_t entries; /* of the largest forest */
	time_t end;     /* nothing begins that would not be over by then */
	double seconds[SHAPE_COUNT][FOREST_SIZES]
		      [ARRAY_LEN(runs)]; /* by the clock, the last time */
};

/* Where the work is: a forest, and a run. */
struct place {
	size_t shape, size, run;
};

/* --- one run */

/* TEMPLATE with the folder in it. */
static char *
fill_in(const char *template, const char *folder)
{
	const char *at = strstr(template, FOREST);
	struct str out = { 0 };

	str_add_bytes(&out, template, at ? (size_t)(at - template) : strlen(template));
	if (at)
		str_add(&out, folder);
	return out.data;
}

static struct apart
run_on(const struct bench *bench, const struct run *run, const char *folder, struct str *out)
{
	char *argv[ARRAY_LEN(run->arguments) + 2] = { NULL };
	struct str program = { 0 };
	struct apart apart;
	size_t count = 0;

	str_add_format(&program, "%s/large/%s", bench->programs, run->program);
	argv[0] = program.data;
	for (; count < ARRAY_LEN(run->arguments) && run->arguments[count]; count++)
		argv[count + 1] = fill_in(run->arguments[count], folder);
	apart = apart_run((const char *const *)argv, out);
	while (count > 0)
		free(argv[count--]);
	str_fini(&program);
	return apart;
}

static void
measure(struct bench *bench, const struct place *place, const char *folder)
{
	struct forest_cell *cells = bench->table->cells[place->shape][place->size];
	const struct run *run = &runs[place->run];
	struct str out = { 0 };
	struct apart apart = run_on(bench, run, folder, run->who ? NULL : &out);

	bench->seconds[place->shape][place->size][place->run] = apart.clock;
	if (run->who)
		forest_cell_add(&cells[forest_who(run->who)], &apart);
	else
		forest_take_lines(cells, &out);
	str_fini(&out);
}

/* --- a forest */

static void
name_forest(const struct bench *bench, const struct place *place, struct str *out)
{
	str_add_format(out, "%s/%zu-%zu", bench->folder.path, place->shape, place->size);
}

/* The folder of a forest, which is written if it is not there. */
static void
need_forest(struct bench *bench, const struct place *place, struct str *folder)
{
	double *bytes = &bench->table->bytes[place->shape][place->size];
	struct str shape = { 0 }, entries = { 0 }, out = { 0 };
	struct run grow = { NULL, "bench-forest", { "grow", FOREST }, 0, false };

	if (folder->length > 0)
		return;
	name_forest(bench, place, folder);
	if (access(str_text(folder), F_OK) == 0)
		return;
	str_add_number(&shape, place->shape);
	str_add_number(&entries, forest_sizes[place->size]);
	grow.arguments[2] = str_text(&shape);
	grow.arguments[3] = str_text(&entries);
	run_on(bench, &grow, str_text(folder), &out);
	*bytes = strtod(str_text(&out), NULL);
	str_fini(&shape);
	str_fini(&entries);
	str_fini(&out);
}

/* True where a run is likely to be over in time: one of the next size takes ten times as long, and
 * now and then more. */
static bool
is_time_for(const struct bench *bench, const struct place *place)
{
	double seconds = bench->seconds[place->shape][place->size][place->run];

	if (seconds <= 0 && place->size > 0)
		seconds = 14 * bench->seconds[place->shape][place->size - 1][place->run];
	return forest_sizes[place->size] <= ALL_ROUNDS_MOST
	    || time(NULL) + (time_t)seconds < bench->end;
}

static bool
is_wanted(const struct place *place, unsigned turn)
{
	const struct run *run = &runs[place->run];
	const struct shape *shape = &shapes[place->shape];

	return run->turn == turn && (!run->few || shape->is_full)
	    && (shape->most == 0 || forest_sizes[place->size] <= shape->most);
}

/* All runs of a turn on one forest, if there is time. Returns how many. */
static size_t
visit(struct bench *bench, struct place place, unsigned turn)
{
	struct str folder = { 0 };
	size_t count = 0;

	for (place.run = 0; place.run < ARRAY_LEN(runs); place.run++) {
		if (!is_wanted(&place, turn) || !is_time_for(bench, &place))
			continue;
		need_forest(bench, &place, &folder);
		measure(bench, &place, str_text(&folder));
		count++;
	}
	if (folder.length > 0 && forest_sizes[place.size] > SIDE_BY_SIDE)
		folder_empty(str_text(&folder));
	str_fini(&folder);
	return count;
}

/* --- all of them */

/* All shapes once. Returns how much was measured. */
static size_t
take_round(struct bench *bench, size_t size, unsigned turn)
{
	size_t count = 0;

	for (size_t shape = 0; shape < SHAPE_COUNT; shape++)
		count += visit(bench, (struct place){ shape, size, 0 }, turn);
	return count;
}

static void
take_small_forests(struct bench *bench, size_t sizes)
{
	for (size_t size = 0; size < sizes && forest_sizes[size] <= ALL_ROUNDS_MOST; size++)
		for (unsigned i = 0; i < BENCH_ROUNDS * TURNS; i++)
			take_round(bench, size, i % TURNS);
}

/* As often as there is time. The largest come before what matters less of smaller ones. */
static void
take_large_forests(struct bench *bench, size_t sizes)
{
	size_t count = 1;

	for (unsigned round = 0; round < BENCH_ROUNDS && count > 0; round++) {
		count = 0;
		for (unsigned turn = 0; turn < TURNS; turn++)
			for (size_t size = 0; size < sizes; size++)
				if (forest_sizes[size] > ALL_ROUNDS_MOST)
					count += take_round(bench, size, turn);
	}
}

static void
take_all_rounds(struct bench *bench)
{
	size_t sizes = 0;

	while (sizes < FOREST_SIZES && forest_sizes[sizes] <= bench->entries)
		sizes++;
	take_small_forests(bench, sizes);
	take_large_forests(bench, sizes);
}

static unsigned long
number_from(const char *variable, unsigned long otherwise)
{
	const char *value = getenv(variable);

	return value && *value ? strtoul(value, NULL, 10) : otherwise;
}

void
bench_forests(struct report *report, const char *programs)
{
	struct bench *bench = alloc_array(1, sizeof(*bench));

	bench->table = alloc_array(1, sizeof(*bench->table));
	bench->programs = programs;
	bench->entries = number_from("BENCH_ENTRIES", 1000000);
	bench->end = time(NULL) + (time_t)number_from("BENCH_SECONDS", 660);
	folder_make(&bench->folder);
	forest_shipped(report, programs);
	take_all_rounds(bench);
	folder_remove(&bench->folder);
	forest_table_tell(bench->table, report);
	free(bench->table);
	free(bench);
}

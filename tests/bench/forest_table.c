/* SPDX-License-Identifier: ISC */
/* Lines of the report about forests. Sizes between are told among the tab separated values only. */
#include "forest_table.h"

#include <stdio.h>
#include <string.h>

#include "forest_slope.h"
#include "partway/base.h"
#include "partway/str.h"

#define TARGET_SIZE 3u   /* 100,000 entries */
#define GROWTH_FROM 1u   /* 1,000 */
#define GROWTH_MOST 1.05 /* exponent */
#define SCAN 1u          /* who is the base for times; so far they are not of partway */

const size_t forest_sizes[FOREST_SIZES] = { 100, 1000, 10000, 100000, 1000000 };

/* Headings for each size. */
static const struct names {
	const char *processor, *clock, *memory;
} names[FOREST_SIZES] = {
#define SIZE_NAMES(size) \
	{ \
		size " entries, processor time", size " entries, time by the clock", \
		    size " entries, memory at the most, and bytes of YAML" \
	}
	SIZE_NAMES("100"),
	SIZE_NAMES("1,000"),
	SIZE_NAMES("10,000"),
	SIZE_NAMES("100,000"),
	SIZE_NAMES("1,000,000"),
};

/* Targets for 100,000 entries: times of a bare scan, times of the bytes; 0: none. */
static const struct who {
	const char *name;
	double time, memory;
	bool is_whole; /* memory is that of one thing, not of all that came before */
} whos[FOREST_WHO] = {
	{ "mmap and touch", 0, 0, true },
	{ "event scan", 0, 0, true },
	{ "load", 2.8, 0, true },
	{ "lint", 0, 0, false },
	{ "proof", 0, 0, false },
	{ "load, lint and proof", 4, 0, true },
	{ "write man", 1, 0, false },
	{ "write graph, dot", 1, 0, false },
	{ "write graph, mermaid", 1, 0, false },
	{ "write stats", 0, 0, false },
	{ "partway check", 0, 3, true },
	{ "partway man", 0, 0, true },
	{ "partway graph", 0, 0, true },
	{ "partway graph, mermaid", 0, 0, true },
	{ "partway stats", 0, 0, true },
	{ "partway paths", 0, 0, true },
	{ "partway test", 0, 0, true },
};

size_t
forest_who(const char *name)
{
	size_t i = 0;

	while (i < FOREST_WHO && strcmp(whos[i].name, name) != 0)
		i++;
	assert(i < FOREST_WHO);
	return i;
}

void
forest_cell_add(struct forest_cell *cell, const struct apart *apart)
{
	series_add(&cell->processor, apart->processor * 1e3);
	series_add(&cell->clock, apart->clock * 1e3);
	series_add(&cell->memory, apart->memory);
}

const char *
forest_who_name(size_t who)
{
	return whos[who].name;
}

void
forest_take_lines(struct forest_cell cells[FOREST_WHO], struct str *out)
{
	char *rest = out->data, *line;

	while ((line = strsep(&rest, "\n")) && *line) {
		const char *name = strsep(&line, "\t");
		struct apart apart = { 0 };

		if (!line
		    || sscanf(line, "%lf %lf %lf", &apart.processor, &apart.clock, &apart.memory)
			!= 3)
			die("bench-forest says something else");
		forest_cell_add(&cells[forest_who(name)], &apart);
	}
}

/* --- lines */

/* The largest size with anything measured in SHAPE. */
static size_t
largest(const struct forest_table *table, size_t shape)
{
	size_t size = FOREST_SIZES - 1;

	while (size > 0 && table->cells[shape][size][SCAN].processor.count == 0)
		size--;
	return size;
}

static void
tell_times(const struct forest_table *table, struct report *report, size_t shape, size_t size)
{
	const struct forest_cell *cells = table->cells[shape][size];
	bool is_shown = size == TARGET_SIZE || size == largest(table, shape);

	for (size_t who = 0; who < FOREST_WHO; who++) {
		struct measured line = { .part = shapes[shape].name,
			.what = names[size].processor,
			.who = whos[who].name,
			.unit = "ms",
			.series = cells[who].processor,
			.base = series_median(&cells[SCAN].processor),
			.target = size == TARGET_SIZE ? whos[who].time : 0,
			.is_detail = !is_shown };

		if (line.series.count == 0)
			continue;
		report_add(report, &line);
		line.what = names[size].clock;
		line.series = cells[who].clock;
		line.base = line.target = 0;
		line.is_detail = true;
		report_add(report, &line);
	}
}

static void
tell_memory(const struct forest_table *table, struct report *report, size_t shape, size_t size)
{
	const struct forest_cell *cells = table->cells[shape][size];
	bool is_shown = size == TARGET_SIZE || size == largest(table, shape);

	for (size_t who = 0; who < FOREST_WHO; who++) {
		struct measured line = { .part = shapes[shape].name,
			.what = names[size].memory,
			.who = whos[who].name,
			.unit = "kB",
			.series = cells[who].memory,
			.base = table->bytes[shape][size] / 1024,
			.target = size >= TARGET_SIZE ? whos[who].memory : 0,
			.is_detail = !is_shown };

		if (line.series.count > 0 && whos[who].is_whole)
			report_add(report, &line);
	}
}

/* --- growth */

/* The median of time or memory, beyond that of the smallest forest: in it, start of the program and
 * shipped trees are most, which do not grow. */
static double
beyond_smallest(const struct forest_cell (*cells)[FOREST_WHO], size_t size, size_t who, bool memory)
{
	const struct forest_cell *cell = &cells[size][who], *smallest = &cells[0][who];

	if (cell->processor.count == 0)
		return 0;
	return memory ? series_median(&cell->memory) - series_median(&smallest->memory)
		      : series_median(&cell->processor) - series_median(&smallest->processor);
}

static struct slope
grow(const struct forest_table *table, size_t shape, size_t who, bool memory)
{
	struct slope slope = { 0 };

	for (size_t size = GROWTH_FROM; size < FOREST_SIZES; size++) {
		double value = beyond_smallest(table->cells[shape], size, who, memory);

		if (value > 0)
			slope_add(
			    &slope, table->bytes[shape][size] - table->bytes[shape][0], value);
	}
	return slope;
}

/* The name says from where to where, as far as was measured. */
static const char *
span_of(const struct slope *slope, bool memory)
{
	static const char *const spans[2][FOREST_SIZES] = {
		{ NULL, NULL, "time, 1,000 to 10,000 entries: like bytes to the power of",
		    "time, 1,000 to 100,000 entries: like bytes to the power of",
		    "time, 1,000 to 1,000,000 entries: like bytes to the power of" },
		{ NULL, NULL, "memory, 1,000 to 10,000 entries: like bytes to the power of",
		    "memory, 1,000 to 100,000 entries: like bytes to the power of",
		    "memory, 1,000 to 1,000,000 entries: like bytes to the power of" },
	};

	return spans[memory][slope->count];
}

static void
tell_growth(const struct forest_table *table, struct report *report, size_t shape, bool memory)
{
	for (size_t who = SCAN; who < FOREST_WHO; who++) {
		struct slope slope = grow(table, shape, who, memory);
		struct measured line = { .part = shapes[shape].name,
			.who = whos[who].name,
			.unit = "exponent",
			.target = who > SCAN && slope.count > 2 ? GROWTH_MOST : 0 };

		if (slope.count < 2 || (memory && !whos[who].is_whole))
			continue;
		line.what = span_of(&slope, memory);
		series_add(&line.series, slope_exponent(&slope));
		report_add(report, &line);
	}
}

void
forest_table_tell(const struct forest_table *table, struct report *report)
{
	for (size_t shape = 0; shape < SHAPE_COUNT; shape++) {
		for (size_t size = 0; size < FOREST_SIZES; size++)
			tell_times(table, report, shape, size);
		for (size_t size = 0; size < FOREST_SIZES; size++)
			tell_memory(table, report, shape, size);
		tell_growth(table, report, shape, false);
		tell_growth(table, report, shape, true);
	}
}

/* SPDX-License-Identifier: ISC */
/* Series of values, and the table that they end in: for people, and as tab separated values. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "partway/base.h"

struct report {
	struct measured *lines;
	size_t count, room;
};

void
series_add(struct series *series, double value)
{
	assert(series->count < BENCH_ROUNDS_MOST);
	series->values[series->count++] = value;
}

static int
compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

/* Of the values in order: the one at NUMERATOR of 2 halves of the way. */
static double
at_half(const struct series *series, size_t numerator)
{
	struct series sorted = *series;

	if (sorted.count == 0)
		return 0;
	qsort(sorted.values, sorted.count, sizeof(*sorted.values), compare);
	return sorted.values[(sorted.count - 1) * numerator / 2];
}

double
series_median(const struct series *series)
{
	return at_half(series, 1);
}

double
series_least(const struct series *series)
{
	return at_half(series, 0);
}

double
series_most(const struct series *series)
{
	return at_half(series, 2);
}

struct report *
report_new(void)
{
	struct report *report = calloc(1, sizeof(*report));

	assert(report);
	return report;
}

void
report_free(struct report *report)
{
	free(report->lines);
	free(report);
}

void
report_add(struct report *report, const struct measured *line)
{
	if (report->count == report->room) {
		report->room = report->room ? 2 * report->room : 64;
		report->lines = realloc(report->lines, report->room * sizeof(*report->lines));
		assert(report->lines);
	}
	report->lines[report->count++] = *line;
}

double
report_median(const struct report *report, const char *part, const char *what, const char *who)
{
	for (size_t i = 0; i < report->count; i++) {
		const struct measured *line = &report->lines[i];

		if (strcmp(line->part, part) == 0 && strcmp(line->what, what) == 0
		    && strcmp(line->who, who) == 0)
			return series_median(&line->series);
	}
	return 0;
}

static double
ratio(const struct measured *line)
{
	return line->base > 0 ? series_median(&line->series) / line->base : 0;
}

static const char *
verdict(const struct measured *line)
{
	double value = line->base > 0 ? ratio(line) : series_median(&line->series);

	if (line->target <= 0)
		return "";
	return value <= line->target ? "met" : "MISSED";
}

/* As many digits as tell something. */
static void
print_value(double value, int width)
{
	printf("%*.*f", width, value >= 1000 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3, value);
}

static void
print_line(const struct measured *line)
{
	printf("  %-28s %-20s", line->what, line->who);
	print_value(series_median(&line->series), 10);
	printf(" %-6s", line->unit);
	print_value(series_least(&line->series), 10);
	printf(" to");
	print_value(series_most(&line->series), 10);
	if (line->base > 0)
		printf("  x %-7.3f", ratio(line));
	else
		printf("  %-9s", "");
	if (line->target > 0)
		printf("  %-6s (at most %g)", verdict(line), line->target);
	putchar('\n');
}

void
report_print(const struct report *report)
{
	const char *part = "";

	for (size_t i = 0; i < report->count; i++) {
		const struct measured *line = &report->lines[i];

		if (strcmp(line->part, part) != 0)
			printf("\n%s\n", part = line->part);
		print_line(line);
	}
}

bool
report_write_tsv(const struct report *report, const char *path)
{
	FILE *file = fopen(path, "w");

	if (!file)
		return false;
	fputs("part\twhat\twho\tunit\tmedian\tleast\tmost\trounds\tratio\ttarget\tverdict\n", file);
	for (size_t i = 0; i < report->count; i++) {
		const struct measured *line = &report->lines[i];

		fprintf(file, "%s\t%s\t%s\t%s\t%.6g\t%.6g\t%.6g\t%zu\t%.4g\t%g\t%s\n", line->part,
		    line->what, line->who, line->unit, series_median(&line->series),
		    series_least(&line->series), series_most(&line->series), line->series.count,
		    ratio(line), line->target, verdict(line));
	}
	return fclose(file) == 0;
}

/* SPDX-License-Identifier: ISC */
/* Series of values, and the table that they end in: for people, and as tab separated values. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "numbers.h"
#include "partway/base.h"

struct report {
	struct measured *lines;
	size_t count, room;
	double load; /* programs that were busy in the minute before */
};

void
series_add(struct series *series, double value)
{
	assert(series->count < BENCH_ROUNDS_MOST);
	series->values[series->count++] = value;
}

/* Of the values in order: the one at NUMERATOR of 2 halves of the way. */
static double
at_half(const struct series *series, size_t numerator)
{
	struct series sorted = *series;

	if (sorted.count == 0)
		return 0;
	numbers_sort(sorted.values, sorted.count);
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
	if (getloadavg(&report->load, 1) < 1)
		report->load = 0;
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

static bool
is_here(const struct measured *line)
{
	return line->series.count > 0;
}

static const char *
verdict(const struct measured *line)
{
	double value = line->base > 0 ? ratio(line) : series_median(&line->series);

	if (line->target <= 0 || !is_here(line))
		return "";
	return value <= line->target ? "met" : "MISSED";
}

/* As many digits as tell something; counts are whole. */
static void
print_value(double value, int width)
{
	double size = fabs(value);
	int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;

	printf("%*.*f", width, value == floor(value) ? 0 : digits, value);
}

static bool
same_heading(const struct measured *a, const struct measured *b)
{
	return strcmp(a->part, b->part) == 0 && strcmp(a->what, b->what) == 0
	    && strcmp(a->unit, b->unit) == 0;
}

static void
print_line(const struct measured *line)
{
	double least = series_least(&line->series), most = series_most(&line->series);

	printf("    %-22s", line->who);
	if (!is_here(line)) {
		puts("  not here");
		return;
	}
	print_value(series_median(&line->series), 10);
	if (least < most) {
		print_value(least, 12);
		printf(" to");
		print_value(most, 9);
	} else {
		printf("%*s", line->base > 0 || line->target > 0 ? 24 : 0, "");
	}
	if (line->base > 0) {
		printf("   x ");
		print_value(ratio(line), 6);
	}
	if (line->target > 0)
		printf("%*s%s, at most %s%g", line->base > 0 ? 3 : 14, "", verdict(line),
		    line->base > 0 ? "x " : "", line->target);
	putchar('\n');
}

/* Of two lines of one thing, only the first says what it is. BEFORE may be NULL. */
static void
print_heading(const struct measured *line, const struct measured *before)
{
	if (!before || strcmp(before->part, line->part) != 0)
		printf("\n%s\n", line->part);
	if (!before || !same_heading(before, line))
		printf("\n  %s [%s]\n", line->what, line->unit);
}

/* The targets once more: how many there are, and which are missed. */
static void
print_targets(const struct report *report)
{
	size_t targets = 0, missed = 0;

	for (size_t i = 0; i < report->count; i++) {
		targets += *verdict(&report->lines[i]) != '\0';
		missed += strcmp(verdict(&report->lines[i]), "MISSED") == 0;
	}
	printf("\ntargets: %zu, missed: %zu\n", targets, missed);
	for (size_t i = 0; i < report->count; i++) {
		const struct measured *line = &report->lines[i];

		if (strcmp(verdict(line), "MISSED") == 0) {
			printf("\n  %s: %s [%s]\n", line->part, line->what, line->unit);
			print_line(line);
		}
	}
}

static void
print_absent(const struct report *report)
{
	size_t absent = 0;

	for (size_t i = 0; i < report->count; i++)
		if (!is_here(&report->lines[i]))
			printf("%s%s", absent++ ? ", " : "\nnot here: ", report->lines[i].who);
	if (absent)
		printf(" (%zu)\n", absent);
}

void
report_print(const struct report *report)
{
	const struct measured *before = NULL;

	puts("Medians, least to most; x: how many times what it is compared with.");
	printf(
	    "%ld processors, %.1f programs were busy before: times are worth most beside none.\n",
	    sysconf(_SC_NPROCESSORS_ONLN), report->load);
	for (size_t i = 0; i < report->count; i++) {
		if (report->lines[i].is_detail)
			continue;
		print_heading(&report->lines[i], before);
		print_line(before = &report->lines[i]);
	}
	print_targets(report);
	print_absent(report);
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

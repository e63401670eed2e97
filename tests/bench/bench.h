/* SPDX-License-Identifier: ISC */
/* What `make bench` measures, and how it is told. A part measures what it compares in turns, within
 * the same minutes: the machine may be busy, so only ratios of one run are worth quoting. */
#ifndef PARTWAY_BENCH_H
#define PARTWAY_BENCH_H

#include <stdbool.h>
#include <stddef.h>

#define BENCH_ROUNDS 11u      /* of each value, at least */
#define BENCH_ROUNDS_MOST 64u /* that a series holds */

/* One value, measured again and again. All zeros: none yet. */
struct series {
	double values[BENCH_ROUNDS_MOST];
	size_t count;
};

/* Asserts that there is room. */
void series_add(struct series *series, double value);
/* Of no value: 0. */
double series_median(const struct series *series);
double series_least(const struct series *series);
double series_most(const struct series *series);

/* One line of the table. Strings are borrowed until the report is told. */
struct measured {
	const char *part; /* "first screen" */
	const char *what; /* "time", "bytes": of a part, lines of one thing stand together */
	const char *who;  /* "partway", "bare", "dialog" */
	const char *unit; /* "ms", "bytes", "kB" */
	struct series series;
	double base;    /* the median of what it is compared with; 0: nothing */
	double target;  /* the most that value / base, or without base value, may be; 0: none */
	bool is_detail; /* stands among the tab separated values only */
};

struct report;

struct report *report_new(void);
void report_free(struct report *report);
/* Copies LINE. */
void report_add(struct report *report, const struct measured *line);
/* The median that was added for PART, WHAT and WHO; 0: none. */
double report_median(
    const struct report *report, const char *part, const char *what, const char *who);
/* The table, on standard output: medians, ranges, ratios, and what misses its target. */
void report_print(const struct report *report);
/* The same as lines of tab separated values, with a head. False: PATH cannot be written. */
bool report_write_tsv(const struct report *report, const char *path);

/* The parts. PROGRAMS is the folder with partway, bench-bare and others that were built. Each asserts
 * that what it measures works: a program that shows something else is no measurement. */
void bench_screens(struct report *report, const char *programs); /* first screen, and keys */
void bench_copies(struct report *report, const char *programs);  /* 10 to 1,000 at once */
void bench_forests(
    struct report *report, const char *programs); /* load, check, proof, man, graph */

#endif

/* SPDX-License-Identifier: ISC */
/* Reads the report of tests/preload/faults.c: "POINT STATUS LIVE LENGTH HASH WORDS" for each copy, and at
 * last the same for the program itself, whose point is "end-CALLS". */
#include "faults.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/base.h"

#define REPORT "report"
#define DEATH "partway: out of memory|"
#define MOST_LEFT 4 /* blocks of the C library itself, for its locale and its buffers */
/* The first calls are the C library's own, for the locale: it keeps other names where it lacks memory. */
#define LIBRARY_POINTS 20

struct point {
	unsigned long number, length, hash;
	int status;
	long live; /* blocks of memory at the end; -1: it did not get there */
	char words[2000];
};

static bool
read_point(const char *line, struct point *point)
{
	int at = 0;

	*point = (struct point){ 0 };
	if (sscanf(line, "%lu %d %ld %lu %lx %n", &point->number, &point->status, &point->live,
		&point->length, &point->hash, &at)
		< 5
	    && sscanf(line, "end-%lu %d %ld %lu %lx %n", &point->number, &point->status,
		   &point->live, &point->length, &point->hash, &at)
		< 5)
		return false;
	snprintf(
	    point->words, sizeof(point->words), "%.*s", (int)strcspn(line + at, "\n"), line + at);
	return true;
}

static bool
ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), least = strlen(end);

	return length >= least && strcmp(text + length - least, end) == 0;
}

static bool
is_same(const struct point *point, const struct point *whole)
{
	return point->status == 0 && point->length == whole->length && point->hash == whole->hash;
}

/* A sentence about what could not be done, which does not take it for a bug. */
static bool
is_finding(const struct point *point)
{
	return (point->status == 1 || point->status == 3)
	    && (strstr(point->words, "error: ") || strstr(point->words, "partway: ")
		|| strstr(point->words, "stage1: "))
	    && !strstr(point->words, "[internal]") && !strstr(point->words, "a bug");
}

static void
judge(const struct faults *faults, const struct point *point, const struct point *whole,
    struct toll *toll)
{
	bool is_early = point->number <= LIBRARY_POINTS;

	toll->points++;
	if (point->status == 1 && ends_with(point->words, DEATH)
	    && point->length <= whole->length) {
		toll->died++;
		return;
	}
	if (point->live > whole->live + (is_early ? 5 : 0)) {
		toll->leaks++;
		cr_expect(false, "%s, %s %lu: %ld blocks are left, not %ld",
		    faults->start.arguments, faults->call, point->number, point->live, whole->live);
	}
	if (is_same(point, whole)) {
		toll->same++;
	} else if (is_finding(point)) {
		toll->found++;
	} else {
		toll->crashes++;
		cr_expect(false, "%s, %s %lu: status %d, %s", faults->start.arguments, faults->call,
		    point->number, point->status, point->words);
	}
}

static void
judge_all(const struct faults *faults, const struct str *report, struct toll *toll)
{
	const char *end = report->data ? strstr(report->data, "end-") : NULL, *line;
	struct point whole, point;
	bool is_library =
	    faults->start.program && strcmp(faults->start.program, "torture-library") == 0;

	cr_assert(end && read_point(end, &whole), "%s: it did not come to its end",
	    faults->start.arguments);
	cr_expect(whole.live <= (is_library ? 0 : MOST_LEFT), "%s: %ld blocks are left",
	    faults->start.arguments, whole.live);
	for (line = report->data; line < end; line = strchr(line, '\n') + 1) {
		cr_assert(read_point(line, &point), "%.80s", line);
		judge(faults, &point, &whole, toll);
	}
}

void
faults_run(const struct faults *faults, struct toll *toll)
{
	char *library = run_path("faults.so"), step[40], call[40];
	struct str preload = { 0 }, path = { 0 }, report = { 0 };
	struct start start = faults->start;
	struct run run = { 0 };

	str_add_format(&preload, "LD_PRELOAD=%s", library);
	str_add_format(&path, "FAULT_REPORT=%s", scratch_path(REPORT));
	snprintf(step, sizeof(step), "FAULT_STEP=%u", faults->step ? faults->step : 1);
	snprintf(call, sizeof(call), "FAULT_CALL=%s", faults->call);
	start.variables = (const char *const[]){ str_text(&preload), str_text(&path), step, call,
		"LC_ALL=C", NULL };
	run_program(&run, &start);
	cr_expect(run.status == 0, "%s unharmed: status %d\n%s", start.arguments, run.status,
	    str_text(&run.err));
	cr_assert(scratch_read(REPORT, &report));
	judge_all(faults, &report, toll);
	str_fini(&report);
	str_fini(&path);
	str_fini(&preload);
	run_fini(&run);
	free(library);
}

void
faults_tell(const char *name, const struct toll *toll)
{
	cr_expect(toll->points > 0, "%s: nothing failed", name);
	fprintf(stderr, "figure: fault injection, %s: %lu points, %lu crashes, %lu leaks\n", name,
	    toll->points, toll->crashes, toll->leaks);
}

/* SPDX-License-Identifier: ISC */
/* How time and memory grow with a forest: loading, checks of shape, the proof, and the whole check,
 * beside the time that libyaml takes only to read the same bytes. `make scale` runs it; it judges
 * nothing. Each forest is measured in a process of its own. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

#include "generate.h"
#include "partway/base.h"
#include "partway/check.h"
#include "partway/date.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/lint.h"
#include "partway/load.h"
#include "partway/prove.h"

#define ROUNDS 5 /* the best of so many */

static const struct shape {
	const char *name;
	size_t entries_in_file;
	uint32_t ways;
	bool blocks;
} shapes[] = {
	{ "few large files, wide", 30000, 6, false },
	{ "many small files, deep", 165, 2, false },
	{ "trees that call blocks", 330, 6, true },
};

/* Milliseconds of the best round, and what was counted. */
struct sizes {
	size_t entries, files, bytes, states, findings;
	double scan, load, lint, proof, check;
	double memory; /* peak, in bytes; without that of the program itself */
};

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

static void
keep_least(double *least, double start)
{
	double took = now() - start;

	if (*least <= 0 || took < *least)
		*least = took;
}

static struct generate_plan
plan_of(const struct shape *shape, size_t entries)
{
	struct generate_plan plan = { .entries = entries, .ways = shape->ways, .seed = 1 };

	plan.files = (uint32_t)(entries / shape->entries_in_file);
	if (plan.files < 2)
		plan.files = 2;
	plan.blocks = shape->blocks ? plan.files / 2 : 0;
	return plan;
}

/* --- what is measured ---------------------------------------------------------------------------- */

static void
scan_events(const struct source_file *file)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = true;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)file->bytes, file->length);
	while (more && yaml_parser_parse(&parser, &event)) {
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static void
measure_round(const struct generate_plan *plan, struct sizes *sizes)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct coverage coverage;
	struct forest *forest;
	double start;

	generate_forest(plan, &files);
	sizes->files = files.count;
	sizes->bytes = 0;
	for (size_t i = 0; i < files.count; i++)
		sizes->bytes += files.items[i].length;
	start = now();
	for (size_t i = 0; i < files.count; i++)
		scan_events(&files.items[i]);
	keep_least(&sizes->scan, start);
	start = now();
	forest = forest_load(&files, "trees", &diags);
	keep_least(&sizes->load, start);
	start = now();
	lint_forest(forest, &diags);
	keep_least(&sizes->lint, start);
	start = now();
	sizes->states = prove_forest(forest, NULL, &diags);
	keep_least(&sizes->proof, start);
	start = now();
	check_forest(forest, files.count, (struct date){ 0 }, &diags, &coverage);
	keep_least(&sizes->check, start);
	sizes->entries = forest->entries_count;
	sizes->findings = diags.count;
	forest_free(forest);
	diags_fini(&diags);
	source_files_fini(&files);
}

/* The whole check once, for its memory. */
static void
check_once(const struct generate_plan *plan)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct coverage coverage;
	struct forest *forest;

	generate_forest(plan, &files);
	forest = forest_load(&files, "trees", &diags);
	check_forest(forest, files.count, (struct date){ 0 }, &diags, &coverage);
	forest_free(forest);
	diags_fini(&diags);
	source_files_fini(&files);
}

/* Runs WHAT in a process of its own, which writes SIZES. Returns the peak of its memory in bytes. */
static double
run_apart(const struct generate_plan *plan, struct sizes *sizes, bool only_once)
{
	struct rusage usage;
	int ends[2], status;
	pid_t child;

	if (pipe(ends) < 0 || (child = fork()) < 0)
		die("no process to measure in");
	if (child == 0) {
		struct sizes measured = { 0 };

		for (int i = 0; i < ROUNDS && !only_once; i++)
			measure_round(plan, &measured);
		if (only_once)
			check_once(plan);
		_exit(write(ends[1], &measured, sizeof(measured)) != sizeof(measured));
	}
	if (read(ends[0], sizes, sizeof(*sizes)) != sizeof(*sizes)
	    || wait4(child, &status, 0, &usage) != child || status != 0)
		die("measuring failed");
	close(ends[0]);
	close(ends[1]);
	return (double)usage.ru_maxrss * 1024;
}

/* --- what is printed ----------------------------------------------------------------------------- */

static void
print_head(const char *name)
{
	printf("\n%s\n"
	       "%8s %6s %6s %8s | %7s %7s %6s %6s %7s | %5s %5s %5s | %6s %6s | %5s %5s\n",
	    name, "entries", "files", "MB", "states", "scan ms", "load", "lint", "proof", "check",
	    "load", "proof", "check", "us per", "memory", "grows", "check");
	printf("%8s %6s %6s %8s | %7s %7s %6s %6s %7s | %17s | %6s %6s | %11s\n", "", "", "", "",
	    "", "", "", "", "", "... times the scan", "entry", "/ file", "like n to the");
}

/* Growth from BEFORE to NOW, as a power of the growth in entries; 0: there is no before. */
static double
power(const struct sizes *now_, const struct sizes *before, double a, double b)
{
	if (before->entries == 0)
		return 0;
	return log(a / b) / log((double)now_->entries / (double)before->entries);
}

/* Load, checks of shape and proof: what the targets speak of. */
static double
proven(const struct sizes *sizes)
{
	return sizes->load + sizes->lint + sizes->proof;
}

static void
print_row(const struct sizes *sizes, const struct sizes *before)
{
	printf("%8zu %6zu %6.2f %8zu | %7.1f %7.1f %6.2f %6.2f %7.1f | %5.2f %5.2f %5.2f | %6.2f "
	       "%6.2f | %5.2f %5.2f\n",
	    sizes->entries, sizes->files, (double)sizes->bytes / 1e6, sizes->states, sizes->scan,
	    sizes->load, sizes->lint, sizes->proof, sizes->check, sizes->load / sizes->scan,
	    proven(sizes) / sizes->scan, (sizes->load + sizes->check) / sizes->scan,
	    proven(sizes) * 1e3 / (double)sizes->entries, sizes->memory / (double)sizes->bytes,
	    power(sizes, before, proven(sizes), proven(before)),
	    power(sizes, before, sizes->load + sizes->check, before->load + before->check));
	fflush(stdout);
}

int
main(void)
{
	printf("Milliseconds of processor time, the best of %d. load: scan, libcyaml and freeze.\n"
	       "proof: load, lint and proof. check: load and all checks, those of texts too.\n",
	    ROUNDS);
	for (size_t i = 0; i < ARRAY_LEN(shapes); i++) {
		struct sizes before = { 0 }, sizes;

		print_head(shapes[i].name);
		for (size_t entries = 1000; entries <= 100000; entries *= 10) {
			struct generate_plan plan = plan_of(&shapes[i], entries);
			double memory = run_apart(&plan, &sizes, true);

			run_apart(&plan, &sizes, false);
			sizes.memory = memory;
			print_row(&sizes, &before);
			if (sizes.findings > 0)
				printf("%zu findings: the forest does not pass\n", sizes.findings);
			before = sizes;
		}
	}
	return 0;
}

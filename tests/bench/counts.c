/* SPDX-License-Identifier: ISC */
/* counts FOLDER FILE [write]: counts instructions of the programs in FOLDER, and holds them against
 * those that FILE has on record: one that grew by more than a tenth fails. "write" records them.
 * Times say little on a busy machine; these numbers are the same each time. Run it where the folder
 * "trees" is. */
#include <curses.h>
#include <cyaml/cyaml.h>
#include <gnu/libc-version.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

#include "callgrind.h"
#include "partway/base.h"
#include "partway/str.h"

#define GROWTH 0.10       /* more of it fails */
#define STATUS_SKIPPED 77 /* what tests/check.sh takes for it */

/* What is counted: a run, or of two runs the difference, shared by what the longer one did more. */
static const struct count {
	const char *name;
	const char *program; /* in the folder */
	const char *arguments[3];
	const char *within;
	const char *keys, *fewer; /* as in callgrind.h; NULL: there is one run only */
	unsigned more;            /* keys in KEYS than in FEWER */
} counts[] = {
	/* To the first page, and out again. */
	{ "start", "partway-still", { NULL }, NULL, "x", NULL, 1 },
	/* The mark, up and down on a question. */
	{ "move", "partway-still", { NULL }, NULL, "13jkjkjkjkjkjkjkjkx", "13jkjkjkjkx", 8 },
	/* "A breakup under stress", its first questions. */
	{ "answer", "partway-still", { NULL }, NULL, "135346x", "1353x", 2 },
	{ "load", "partway-still", { "check", "trees" }, "forest_load", NULL, NULL, 1 },
	{ "check", "partway-still", { "check", "trees" }, NULL, NULL, NULL, 1 },
	{ "kiosk", "kiosk-still", { NULL }, NULL, "x", NULL, 1 },
};

/* One who counts. */
struct counter {
	const char *folder;
	const char *path;     /* of the record */
	struct str toolchain; /* what the counts depend on, besides our code */
	double counted[ARRAY_LEN(counts)];
	double recorded[ARRAY_LEN(counts)]; /* 0: not on record */
	bool same;                          /* recorded with this toolchain */
};

static void
add_output(struct str *out, const char *command)
{
	FILE *output = popen(command, "re");
	char line[100] = "";

	if (output && fgets(line, sizeof(line), output))
		str_add_bytes(out, line, strcspn(line, "\n"));
	if (output)
		pclose(output);
}

static void
name_toolchain(struct str *out)
{
	str_add_format(out, "# %s%s, glibc %s, %s, libyaml %s, libcyaml %s, ",
#ifdef __clang__
	    "",
#else
	    "gcc ",
#endif
	    __VERSION__, gnu_get_libc_version(), curses_version(), yaml_get_version_string(),
	    cyaml_version_str);
#ifndef __OPTIMIZE__
	str_add(out, "not optimised, ");
#endif
	add_output(out, "valgrind --version");
	add_output(out, "printf ', '; uname -m");
}

/* --- counting */

static double
count_run(const struct counter *counter, const struct count *count, const char *keys)
{
	struct callgrind run = { .within = count->within, .keys = keys };
	struct str program = { 0 }, scratch = { 0 };
	double total;

	str_add_format(&program, "%s/%s", counter->folder, count->program);
	str_add_format(&scratch, "%s/callgrind.%d", counter->folder, (int)getpid());
	run.program = str_text(&program);
	memcpy(run.arguments, count->arguments, sizeof(count->arguments));
	total = callgrind_run(&run, str_text(&scratch));
	str_fini(&program);
	str_fini(&scratch);
	return total;
}

static double
count_once(const struct counter *counter, const struct count *count)
{
	double total = count_run(counter, count, count->keys);

	if (count->fewer)
		total -= count_run(counter, count, count->fewer);
	return round(total / count->more);
}

/* --- the record */

static bool
write_record(const struct counter *counter)
{
	FILE *file = fopen(counter->path, "w");

	if (!file)
		return false;
	fprintf(file, "%s\n", str_text(&counter->toolchain));
	for (size_t i = 0; i < ARRAY_LEN(counts); i++)
		fprintf(file, "%s\t%.0f\n", counts[i].name, counter->counted[i]);
	return fclose(file) == 0;
}

static void
take_line(struct counter *counter, const char *line)
{
	char name[20];
	double value;

	if (sscanf(line, "%19s %lf", name, &value) != 2)
		return;
	for (size_t i = 0; i < ARRAY_LEN(counts); i++)
		if (strcmp(name, counts[i].name) == 0)
			counter->recorded[i] = value;
}

/* False: there is none. */
static bool
read_record(struct counter *counter)
{
	FILE *file = fopen(counter->path, "r");
	char line[300];

	if (!file || !fgets(line, sizeof(line), file))
		return false;
	line[strcspn(line, "\n")] = '\0';
	counter->same = strcmp(line, str_text(&counter->toolchain)) == 0;
	if (!counter->same)
		printf("on record:  %s\n", line);
	while (fgets(line, sizeof(line), file))
		take_line(counter, line);
	fclose(file);
	return true;
}

/* --- the verdict */

/* False: it grew, or nobody has recorded it. */
static bool
print_line(const char *name, double counted, double recorded)
{
	double growth = recorded > 0 ? counted / recorded - 1 : 0;
	bool fine = recorded > 0 && growth <= GROWTH;

	printf("%-10s %12.0f %12.0f %+8.2f %%%s\n", name, counted, recorded, growth * 100,
	    fine ? "" : "  MORE: make it less, or say why and record it with: make counts");
	return fine;
}

static bool
judge(const struct counter *counter)
{
	bool fine = true;

	printf("%-10s %12s %12s\n", "", "instructions", "on record");
	for (size_t i = 0; i < ARRAY_LEN(counts); i++)
		fine =
		    print_line(counts[i].name, counter->counted[i], counter->recorded[i]) && fine;
	return fine;
}

static int
run(struct counter *counter, bool write)
{
	bool known;

	name_toolchain(&counter->toolchain);
	printf("%s\n", str_text(&counter->toolchain));
	known = read_record(counter);
	if (!write && known && !counter->same) {
		printf("the compiler or a library is another than on record\n");
		return STATUS_SKIPPED;
	}
	for (size_t i = 0; i < ARRAY_LEN(counts); i++)
		counter->counted[i] = count_once(counter, &counts[i]);
	if (judge(counter) && !write)
		return 0;
	return write && write_record(counter) ? 0 : 1;
}

int
main(int argc, char **argv)
{
	struct counter counter = { 0 };
	int status;

	if (argc < 3 || argc > 4) {
		fputs("usage: counts FOLDER FILE [write]\n", stderr);
		return 2;
	}
	counter.folder = argv[1];
	counter.path = argv[2];
	status = run(&counter, argc == 4);
	str_fini(&counter.toolchain);
	return status;
}

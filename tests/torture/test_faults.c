/* SPDX-License-Identifier: ISC */
/* What fails, fails cleanly: memory, and reading and writing, at every single call. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults.h"
#include "partway/base.h"
#include "sanitized.h"

/* A sanitizer has an allocator of its own, and must be loaded before all else. */
TestSuite(
    faults, .init = scratch_open, .fini = scratch_close, .timeout = 600, .disabled = SANITIZED);

#define SMALL "tests/support/forest"

/* --- memory */

static const char small_cases[] = "format: 1\ntree: quarrel\ncases:\n"
				  "  - {name: one, answers: [No, A day, Yes], ending: pause}\n"
				  "  - {name: two, answers: [unsure], ending: open}\n";
static const char small_site[] = "format: 1\ngroup: Tuesday group\nperson: Ask.\nregion: here\n"
				 "idle: 5 minutes\nvisit: 90 minutes\n";

Test(faults, the_library_lacks_memory_at_every_point)
{
	struct toll toll = { 0 };
	struct str arguments = { 0 };

	scratch_write("cases.yaml", small_cases, strlen(small_cases));
	scratch_write("site.yaml", small_site, strlen(small_site));
	str_add_format(
	    &arguments, SMALL " %s %s", scratch_path("cases.yaml"), scratch_path("site.yaml"));
	faults_run(&(struct faults){ .start = { .program = "torture-library",
					 .arguments = str_text(&arguments) },
		       .call = "alloc" },
	    &toll);
	faults_tell("the library", &toll);
	cr_expect(toll.points > 5000 && toll.died > toll.points * 9 / 10);
	str_fini(&arguments);
}

/* Not at each of a quarter of a million. */
Test(faults, the_shipped_trees_lack_memory_at_points_all_over)
{
	struct toll toll = { 0 };

	faults_run(
	    &(struct faults){
		.start = { .program = "torture-library",
		    .arguments = "trees tests/cases/stress.yaml src/kiosk/etc/site.yaml" },
		.call = "alloc",
		.step = 101 },
	    &toll);
	faults_tell("the shipped trees", &toll);
	cr_expect(toll.points > 1000 && toll.died > toll.points * 9 / 10);
}

static const struct {
	const char *arguments, *input;
	unsigned step;
} commands[] = {
	{ "check " SMALL, NULL, 11 },
	{ "check --format json " SMALL, NULL, 11 },
	{ "test --trees " SMALL " CASES", NULL, 11 },
	{ "--plain --trees " SMALL, "1\n1\n2\n1\n1\np\nw\n\n0\nx\n", 11 },
	{ "check", NULL, 31 },
	{ "man stress", NULL, 1 },
	{ "man --large-print --region uk", NULL, 1 },
	{ "graph", NULL, 1 },
	{ "graph --format mermaid --numbers stress", NULL, 1 },
	{ "paths --format markdown healthy", NULL, 31 },
	{ "stats", NULL, 1 },
	{ "new after-a-move", NULL, 1 },
	{ "completion zsh", NULL, 1 },
	{ "--help", NULL, 1 },
	{ "--plain", "1\n1\n5\n5\n3\n4\n6\nb\np\n2\n?\n0\nx\n", 1 },
};

Test(faults, every_command_lacks_memory)
{
	struct toll toll = { 0 };

	scratch_write("cases.yaml", small_cases, strlen(small_cases));
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		struct faults faults = { .start = { .arguments = commands[i].arguments,
					     .input = commands[i].input },
			.call = "alloc",
			.step = commands[i].step };
		struct str named = { 0 };
		const char *cases = strstr(commands[i].arguments, "CASES");

		if (cases) {
			str_add_bytes(
			    &named, commands[i].arguments, (size_t)(cases - commands[i].arguments));
			str_add(&named, scratch_path("cases.yaml"));
			faults.start.arguments = str_text(&named);
		}
		faults_run(&faults, &toll);
		str_fini(&named);
	}
	faults_tell("every command", &toll);
	cr_expect(toll.points > 3000);
}

/* --- the system */

#define SAVING "1\n1\n1\ns\ny\nx\n" /* at the first hard stop, which is an ending */

static const char *const calls[] = { "open", "read", "fstat", "write" };

static const char *const readers[] = { "check " SMALL, "man --trees " SMALL " quarrel",
	"graph --trees " SMALL, "new --trees " SMALL " y", "paths", "--version" };

Test(faults, every_call_to_the_system_fails_once)
{
	struct toll toll = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(readers); i++)
		for (size_t c = 0; c < ARRAY_LEN(calls); c++)
			faults_run(&(struct faults){ .start = { .arguments = readers[i], },
				       .call = calls[c] },
			    &toll);
	faults_tell("calls to the system", &toll);
	cr_expect(toll.points > 100 && toll.found > toll.points / 2, "%lu found", toll.found);
}
#define NOTE "home/notes-1.txt"

/* Walks and saves, in the program itself: a copy would have the same file open. True where call
 * NUMBER was there to fail. */
static bool
save_without(const char *call, unsigned long number)
{
	char *library = run_path("faults.so"), which[40], alone[40];
	struct str preload = { 0 }, report_to = { 0 }, home = { 0 }, report = { 0 };
	struct run run = { 0 };

	str_add_format(&preload, "LD_PRELOAD=%s", library);
	str_add_format(&report_to, "FAULT_REPORT=%s", scratch_path("report"));
	str_add_format(&home, "XDG_STATE_HOME=%s", scratch_path("home"));
	snprintf(which, sizeof(which), "FAULT_CALL=%s", call);
	snprintf(alone, sizeof(alone), "FAULT_ALONE=%lu", number);
	run_program(&run,
	    &(struct start){ .arguments = "--plain --today 2025-01-31",
		.input = SAVING,
		.variables = (const char *const[]){ str_text(&preload), str_text(&report_to),
		    str_text(&home), which, alone, NULL } });
	run_promises(&run, call);
	cr_assert(scratch_read("report", &report));
	str_fini(&preload);
	str_fini(&report_to);
	str_fini(&home);
	run_fini(&run);
	free(library);
	number = report.length;
	str_fini(&report);
	return number == 0;
}

Test(faults, nothing_is_saved_by_halves)
{
	static const char *const each[] = { "alloc", "open", "read", "fstat", "write" };
	struct str whole = { 0 }, note = { 0 };
	unsigned long points = 0, saved = 0;

	cr_assert_eq(mkdir(scratch_path("home"), 0700), 0);
	save_without("alloc", 1000000);
	cr_assert(scratch_read(NOTE, &whole) && whole.length > 100);
	for (size_t i = 0; i < ARRAY_LEN(each); i++) {
		unlink(scratch_path(NOTE));
		for (unsigned long n = 1; n < 1000 && save_without(each[i], n); n++, points++) {
			if (!scratch_read(NOTE, &note))
				continue;
			saved++;
			/* Without fstat() nobody knows which file is ours to remove: it stays, empty. */
			if (note.length > 0 || strcmp(each[i], "fstat") != 0)
				cr_expect_str_eq(
				    str_text(&note), str_text(&whole), "%s %lu", each[i], n);
			unlink(scratch_path(NOTE));
		}
	}
	cr_expect(saved > 0 && saved < points, "%lu of %lu saved", saved, points);
	fprintf(
	    stderr, "figure: fault injection, saving: %lu points, none saved by halves\n", points);
	str_fini(&note);
	str_fini(&whole);
}

/* Whatever fails, what was built before stays whole, and no part of a file beside it. */
Test(faults, the_build_writes_a_whole_file_or_keeps_the_old_one)
{
	struct toll toll = { 0 };
	struct str old = { 0 }, now = { 0 };
	struct run run = { 0 };

	scratch_write("site.yaml", small_site, strlen(small_site));
	scratch_forest();
	run_expect(&run,
	    &(struct start){ .program = "stage1", .arguments = "-o out.c t", .folder = scratch() },
	    0);
	cr_assert(scratch_read("out.c", &old));
	for (size_t c = 0; c <= ARRAY_LEN(calls); c++)
		faults_run(&(struct faults){ .start = { .program = "stage1",
						 .arguments = "-o out.c t",
						 .folder = scratch() },
			       .call = c ? calls[c - 1] : "alloc",
			       .step = c ? 1 : 11 },
		    &toll);
	cr_assert(scratch_read("out.c", &now));
	cr_expect(old.length > 1000 && strcmp(str_text(&old), str_text(&now)) == 0);
	cr_expect(!scratch_read("out.c.part", &now));
	faults_tell("the build", &toll);
	run_fini(&run);
	str_fini(&now);
	str_fini(&old);
}

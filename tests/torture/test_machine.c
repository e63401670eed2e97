/* SPDX-License-Identifier: ISC */
/* A machine that has no room: a full disk, closed descriptors, little memory, little stack, few open
 * files. Saving on a full disk: tests/cli/test_keep.c. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include "partway/base.h"
#include "program.h"
#include "run.h"
#include "sanitized.h"

TestSuite(machine, .init = scratch_open, .fini = scratch_close, .timeout = 300);

#define SMALL "tests/support/forest"

/* Each writes to standard output. */
static const char *const commands[] = { "--plain", "check", "check --format json", "check " SMALL,
	"check nowhere", "test --trees " SMALL " nowhere", "paths",
	"paths --format markdown healthy", "stats", "man", "man --large-print stress", "graph",
	"graph --format mermaid", "new after-a-move", "completion bash", "--help", "man --help",
	"--version" };

/* --- a full disk */

static void
fill_output(void)
{
	dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO);
}

static void
fill_both(void)
{
	fill_output();
	dup2(STDOUT_FILENO, STDERR_FILENO);
}

Test(machine, no_output_is_lost_without_a_word)
{
	struct run run = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		struct start start = {
			.arguments = commands[i], .input = "1\n", .within = fill_output
		};

		run_expect(&run, &start, 1);
		cr_expect(strstr(str_text(&run.err), "standard output cannot be written\n"),
		    "%s: %s", commands[i], str_text(&run.err));
		start.within = fill_both;
		run_program(&run, &start);
		cr_expect_eq(run.status, 1, "%s: %d", commands[i], run.status);
	}
	run_fini(&run);
}

Test(machine, the_build_says_so_too)
{
	struct run run = { 0 };

	scratch_forest();
	run_program(&run,
	    &(struct start){ .program = "stage1",
		.arguments = "-o out.c t",
		.folder = scratch(),
		.within = fill_output });
	cr_expect_eq(run.status, 1);
	run_promises(&run, "stage1");
	run_fini(&run);
}

/* On a disk of its own, which only this process sees. */
Test(machine, a_full_disk_leaves_what_was_built_before)
{
	struct str old = { 0 }, now = { 0 };
	struct run run = { 0 };

	if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
	    || mount("none", scratch(), "tmpfs", 0, "size=64k,mode=755") != 0) {
		skip_here("no disk of its own can be mounted here");
	}
	scratch_write("trees.c", "old\n", 4);
	for (int i = 0; i < 2; i++) {
		struct str arguments = { 0 };

		str_add_format(&arguments, "-o %s trees", scratch_path("trees.c"));
		run_expect(&run,
		    &(struct start){ .program = "stage1", .arguments = str_text(&arguments) }, 1);
		cr_expect(strstr(str_text(&run.err), "No space left on device"), "%s",
		    str_text(&run.err));
		cr_assert(scratch_read("trees.c", &now));
		cr_expect_str_eq(str_text(&now), "old\n");
		cr_expect(!scratch_read("trees.c.part", &old));
		str_fini(&arguments);
	}
	umount(scratch());
	str_fini(&now);
	str_fini(&old);
	run_fini(&run);
}

/* --- descriptors */

static int closed; /* bits: of the three */

static void
close_some(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (closed & 1 << fd)
			close(fd);
}

static void
expect_closed(const struct start *start)
{
	struct run run = { 0 };

	run_program(&run, start);
	cr_expect(run.status >= 0 && run.status <= 3, "%s, closed %d: %d", start->arguments, closed,
	    run.status);
	if (closed & 1 << STDOUT_FILENO)
		cr_expect(
		    run.status == 1, "%s, closed %d: %d", start->arguments, closed, run.status);
	run_fini(&run);
}

/* A file that is opened must not be taken for what was closed. */
Test(machine, closed_descriptors_change_no_file)
{
	struct str before = { 0 }, after = { 0 };

	scratch_forest();
	cr_assert(scratch_read("t/x.yaml", &before));
	for (closed = 1; closed < 8; closed++) {
		for (size_t i = 0; i < ARRAY_LEN(commands); i++)
			expect_closed(
			    &(struct start){ .arguments = commands[i], .within = close_some });
		expect_closed(&(struct start){
		    .arguments = "check t", .within = close_some, .folder = scratch() });
		cr_assert(scratch_read("t/x.yaml", &after));
		cr_expect_str_eq(str_text(&after), str_text(&before));
	}
	str_fini(&after);
	str_fini(&before);
}

/* Nothing but its own C goes into what is built, whichever descriptor it has. */
Test(machine, closed_descriptors_do_not_spoil_what_is_built)
{
	struct str whole = { 0 }, now = { 0 };
	struct run run = { 0 };

	scratch_forest();
	for (closed = 0; closed < 8; closed++) {
		run_program(&run,
		    &(struct start){ .program = "stage1",
			.arguments = "-o out.c t",
			.folder = scratch(),
			.within = close_some });
		cr_expect(run.status == 0 || run.status == 1, "closed %d: %d", closed, run.status);
		cr_assert(scratch_read("out.c", closed ? &now : &whole));
		if (closed)
			cr_expect_str_eq(str_text(&now), str_text(&whole), "closed %d", closed);
	}
	str_fini(&now);
	str_fini(&whole);
	run_fini(&run);
}

/* --- limits */

static struct rlimit limit;
static enum __rlimit_resource resource;

static void
set_limit(void)
{
	setrlimit(resource, &limit);
}

static void
run_limited(struct run *run, const struct start *plain, unsigned long most)
{
	struct start start = *plain;

	limit = (struct rlimit){ most, most };
	start.within = set_limit;
	run_program(run, &start);
}

Test(machine, few_descriptors_are_told)
{
	struct run run = { 0 };

	resource = RLIMIT_NOFILE;
	for (unsigned long most = 4; most < 8; most++) {
		run_limited(&run, &(struct start){ .arguments = "check " SMALL }, most);
		run_promises(&run, "few descriptors");
		cr_expect(run.status == 0 || strstr(str_text(&run.out), "Too many open files"),
		    "%s", str_text(&run.out));
		cr_expect(most < 7 || run.status == 0, "%lu: %d", most, run.status);
		run_limited(&run, &(struct start){ .arguments = "man" }, most);
		cr_expect_eq(run.status, 0);
	}
	run_fini(&run);
}

/* No recursion follows what is read: a stack of 128 KB is enough for everything. */
Test(machine, a_small_stack_is_enough, .disabled = SANITIZED)
{
	struct run run = { 0 };

	resource = RLIMIT_STACK;
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		run_limited(&run, &(struct start){ .arguments = commands[i] }, 128 << 10);
		cr_expect(run.status == 0 || strstr(commands[i], "nowhere"), "%s: %d", commands[i],
		    run.status);
	}
	run_limited(&run, &(struct start){ .arguments = "check trees" }, 128 << 10);
	cr_expect_eq(run.status, 0);
	run_fini(&run);
}

/* The loader of the system has words of its own, and gives up with 127. */
static bool
is_loader(const struct run *run)
{
	return run->status == 127 || run->status == 1009 || run->status == 1011;
}

/* From too little even to start, to enough. */
Test(machine, little_memory_is_told, .disabled = SANITIZED)
{
	unsigned refused = 0, done = 0;
	struct run whole = { 0 }, run = { 0 };
	bool starts = false;

	resource = RLIMIT_AS;
	run_expect(&whole, &(struct start){ .arguments = "check trees" }, 0);
	for (unsigned long most = 4 << 20; done < 3 && most < 200 << 20; most += 192 << 10) {
		run_limited(&run, &(struct start){ .arguments = "--version" }, most);
		starts = starts || run.status == 0;
		if (!starts)
			continue;
		run_limited(&run, &(struct start){ .arguments = "check trees" }, most);
		if (is_loader(&run))
			continue;
		refused += run.status == 1;
		done += run.status == 0;
		if (strstr(str_text(&run.out), "Cannot allocate memory"))
			continue; /* the system's own word, for a folder */
		cr_expect(
		    run.status == 0 || strcmp(str_text(&run.err), "partway: out of memory\n") == 0,
		    "%lu KB: %d, %s", most >> 10, run.status, str_text(&run.err));
		cr_expect_str_eq(str_text(&run.out), run.status ? "" : str_text(&whole.out));
	}
	cr_expect(refused > 3 && done == 3, "%u refused, %u done", refused, done);
	run_fini(&run);
	run_fini(&whole);
}

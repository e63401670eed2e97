/* SPDX-License-Identifier: ISC */
/* What is no plain file, or does not stay as it is, on a real disk. What the folder's reader says of
 * each in memory: tests/unit/test_dir.c. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "partway/base.h"
#include "program.h"
#include "run.h"
#include "sanitized.h"

TestSuite(files, .init = scratch_open, .fini = scratch_close, .timeout = 300);

#define NAME "t/y.yaml"
#define MANY 100000
#define ROUNDS 30 /* while a file changes */

/* --- what stands where a file should */

static void
make_sparse(const char *path)
{
	close(open(path, O_CREAT | O_WRONLY, 0644));
	cr_assert_eq(truncate(path, 1 << 30), 0);
}

static void
make_pipe(const char *path)
{
	cr_assert_eq(mkfifo(path, 0666), 0);
}

static void
make_socket(const char *path)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	int end = socket(AF_UNIX, SOCK_STREAM, 0);

	strncpy(name.sun_path, path, sizeof(name.sun_path) - 1);
	cr_assert_eq(bind(end, (struct sockaddr *)&name, sizeof(name)), 0);
	close(end);
}

static void
make_folder(const char *path)
{
	cr_assert_eq(mkdir(path, 0755), 0);
}

static void
make_loop(const char *path)
{
	cr_assert_eq(symlink("y.yaml", path), 0);
}

static void
make_dangling(const char *path)
{
	cr_assert_eq(symlink("nowhere", path), 0);
}

static void
make_zero(const char *path)
{
	cr_assert_eq(symlink("/dev/zero", path), 0);
}

static void
make_terminal(const char *path)
{
	cr_assert_eq(symlink("/dev/tty", path), 0);
}

static void
make_kernel_file(const char *path)
{
	cr_assert_eq(symlink("/proc/self/environ", path), 0);
}

#define CANNOT "this file cannot be read: "

/* WORDS where it is found in a folder; NAMED where the user names it, who may mean a link. */
static const struct {
	void (*make)(const char *path);
	const char *words, *named;
} kinds[] = {
	{ make_sparse, "this file has more than 16777216 bytes [limit]", NULL },
	{ make_pipe, CANNOT "it is no regular file", NULL },
	{ make_socket, CANNOT "it is no regular file", NULL },
	{ make_folder, CANNOT "it is a folder", NULL },
	{ make_loop, CANNOT "it is a link", NULL },
	{ make_dangling, CANNOT "it is a link", CANNOT "No such file or directory" },
	{ make_zero, CANNOT "it is a link", CANNOT "it is no regular file" },
	{ make_terminal, CANNOT "it is a link", CANNOT },
	{ make_kernel_file, CANNOT "it is a link", CANNOT "it changed while it was read" },
};

static void
expect_words(const struct run *run, const char *words)
{
	cr_expect(strstr(str_text(&run->out), words) || strstr(str_text(&run->err), words),
	    "%s is missing in:\n%s%s", words, str_text(&run->out), str_text(&run->err));
}

Test(files, what_is_no_file_is_told_and_waits_for_nobody)
{
	struct run run = { 0 };

	scratch_forest();
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		const char *named = kinds[i].named ? kinds[i].named : kinds[i].words;

		kinds[i].make(scratch_path(NAME));
		run_expect(&run, &(struct start){ .arguments = "check t", .folder = scratch() }, 3);
		expect_words(&run, kinds[i].words);
		run_expect(&run,
		    &(struct start){ .arguments = "man --trees t x", .folder = scratch() }, 3);
		cr_expect_eq(run.out.length, 0);
		run_expect(&run,
		    &(struct start){ .arguments = "new --trees t z", .folder = scratch() },
		    i == 0 ? 0 : 3);
		cr_assert_eq(rename(scratch_path(NAME), scratch_path("y.yaml")), 0);
		run_expect(&run,
		    &(struct start){ .arguments = "test --trees t y.yaml", .folder = scratch() },
		    1);
		expect_words(&run, named);
		run_expect(&run,
		    &(struct start){ .program = "stage1",
			.arguments = "-s y.yaml -o out.c t",
			.folder = scratch() },
		    3);
		expect_words(&run, named);
		cr_assert_eq(remove(scratch_path("y.yaml")), 0);
	}
	run_fini(&run);
}

/* --- rights */

static void
become_nobody(void)
{
	if (getuid() == 0 && (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
		_exit(126);
}

Test(files, what_may_not_be_read_is_told)
{
	static const struct {
		const char *name, *words;
		int status;
	} closed[] = {
		{ "t/x.yaml", "t/x.yaml: error: this file cannot be read: Permission denied", 3 },
		{ "t/shared/gate.yaml",
		    "gate.yaml: error: this file cannot be read: Permission denied", 3 },
		{ "t/shared", "t/shared: error: this file cannot be read: Permission denied", 1 },
		{ "t", "t: error: this folder cannot be read: Permission denied", 1 },
	};
	struct run run = { 0 };
	struct stat before;

	scratch_forest();
	for (size_t i = 0; i < ARRAY_LEN(closed); i++) {
		const char *path = scratch_path(closed[i].name);

		cr_assert_eq(stat(path, &before), 0);
		cr_assert_eq(chmod(path, 0), 0);
		run_expect(&run,
		    &(struct start){
			.arguments = "check t", .folder = scratch(), .within = become_nobody },
		    closed[i].status);
		expect_words(&run, closed[i].words);
		cr_assert_eq(chmod(scratch_path(closed[i].name), before.st_mode & 07777), 0);
	}
	run_fini(&run);
}

/* --- names and numbers */

Test(files, no_name_of_a_file_reaches_a_terminal)
{
	static const char *const names[] = { "t/\033[31m.yaml", "t/a\nb.yaml", "t/\377\376.yaml",
		"t/\342\200\256.yaml", "t/\302\233.yaml", "t/ .yaml", "t/-.yaml", "t/%s%n.yaml",
		"t/\r.yaml" };
	struct run run = { 0 };

	scratch_forest();
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		scratch_write(names[i], "a: \033b\n", 7);
		run_expect(&run, &(struct start){ .arguments = "check t", .folder = scratch() }, 3);
		run_expect(&run,
		    &(struct start){ .arguments = "check --format json t", .folder = scratch() },
		    3);
		run_expect(&run,
		    &(struct start){ .arguments = "graph --trees t", .folder = scratch() }, 3);
		cr_assert_eq(unlink(scratch_path(names[i])), 0);
	}
	run_fini(&run);
}

/* Some that are read, some that only look as if, and others. */
static void
make_many(void)
{
	static const char *const ends[] = { "yaml", "yml", "txt" };

	for (unsigned i = 0; i < MANY; i++) {
		char name[40];

		snprintf(name, sizeof(name), "t/%u.%s", i, ends[i % 3]);
		close(open(scratch_path(name), O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
	}
}

Test(files, a_folder_of_100000_files_is_another_one)
{
	struct run run = { 0 };

	scratch_forest();
	make_many();
	run_expect(&run, &(struct start){ .arguments = "check t", .folder = scratch() }, 1);
	expect_words(&run, "t: error: there are more than 1000 files in this folder [limit]");
	cr_expect(run.out.length < 1000, "that is all that is said");
	run_fini(&run);
}

Test(files, a_path_as_long_as_can_be_is_told)
{
	static const size_t lengths[] = { NAME_MAX, NAME_MAX + 1, PATH_MAX - 1, PATH_MAX, 100000 };
	struct run run = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(lengths); i++) {
		for (int slashes = 0; slashes <= 1; slashes++) {
			struct str arguments = { 0 };

			str_add(&arguments, "check ");
			for (size_t n = 0; n < lengths[i]; n++)
				str_add_char(&arguments, slashes && n % 2 ? '/' : 'a');
			run_expect(&run, &(struct start){ .arguments = str_text(&arguments) }, 1);
			expect_words(&run, "this folder cannot be read: ");
			cr_expect(run.out.length < 20000, "%zu bytes", run.out.length);
			str_fini(&arguments);
		}
	}
	run_fini(&run);
}

static void
lose_folder(void)
{
	if (mkdir("lost", 0700) != 0 || chdir("lost") != 0 || rmdir("../lost") != 0)
		_exit(126);
}

Test(files, a_folder_that_is_gone_stops_nobody_who_needs_none)
{
	static const struct {
		const char *arguments;
		int status;
	} rows[] = { { "check", 0 }, { "man stress", 0 }, { "--plain", 0 }, { "check .", 1 },
		{ "check t", 1 }, { "--trees ..", 1 }, { "test c.yaml", 1 } };
	struct run run = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		run_expect(&run,
		    &(struct start){ .arguments = rows[i].arguments,
			.folder = scratch(),
			.within = lose_folder },
		    rows[i].status);
	run_fini(&run);
}

/* --- files that change */

/* What happens to x.yaml, over and over: in a process of its own, which ends by itself. */
static void
change_for_long(const struct str *sound)
{
	const char *path = scratch_path("t/x.yaml"), *other = scratch_path("t/.other");

	for (unsigned i = 0; i < 200000; i++) {
		int file = open(i % 5 == 4 ? other : path, O_WRONLY | O_CREAT, 0644);

		if (i % 5 == 0)
			(void)!ftruncate(file, 0);
		(void)!pwrite(file, sound->data, i % 3 ? sound->length : sound->length / 2, 0);
		if (i % 5 == 2)
			(void)!pwrite(file, "# more\n", 7, (off_t)sound->length);
		close(file);
		if (i % 5 == 3)
			unlink(path);
		if (i % 5 == 4)
			rename(other, path);
	}
	_exit(0);
}

Test(files, a_file_that_changes_all_the_time_is_whole_or_told)
{
	struct str sound = { 0 };
	struct run run = { 0 };
	pid_t child;

	scratch_forest();
	cr_assert(scratch_read("t/x.yaml", &sound));
	child = fork();
	if (child == 0)
		change_for_long(&sound);
	for (int i = 0; i < ROUNDS; i++) {
		run_program(&run, &(struct start){ .arguments = "check t", .folder = scratch() });
		run_promises(&run, "a file that changes");
		cr_expect(run.status == 0 || run.status == 3, "%d", run.status);
	}
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	str_fini(&sound);
	run_fini(&run);
}

/* Runs it with calls that are as awkward as can be (tests/preload/faults.c). */
static void
run_awkwardly(struct run *run, const struct start *plain, const char *how)
{
	char *library = run_path("faults.so"), call[40];
	struct str preload = { 0 };
	struct start start = *plain;

	str_add_format(&preload, "LD_PRELOAD=%s", library);
	snprintf(call, sizeof(call), "FAULT_CALL=%s", how);
	start.variables = (const char *const[]){ str_text(&preload), call, NULL };
	run_program(run, &start);
	run_promises(run, how);
	str_fini(&preload);
	free(library);
}

Test(files, one_that_changes_behind_the_first_look_is_told, .disabled = SANITIZED)
{
	const struct start check = { .arguments = "check t", .folder = scratch() };
	struct run run = { 0 };

	scratch_forest();
	run_awkwardly(&run, &check, "grown");
	cr_expect_eq(run.status, 3);
	expect_words(
	    &run, "t/x.yaml: error: this file cannot be read: it changed while it was read");
	run_awkwardly(&run, &check, "shrunk");
	cr_expect_eq(run.status, 3);
	expect_words(
	    &run, "t/x.yaml: error: this file cannot be read: it changed while it was read");
	run_fini(&run);
}

Test(files, one_that_is_gone_behind_the_first_look_is_read, .disabled = SANITIZED)
{
	struct run run = { 0 };

	scratch_forest();
	run_awkwardly(&run, &(struct start){ .arguments = "check t", .folder = scratch() }, "gone");
	cr_expect_eq(run.status, 0);
	cr_expect(access(scratch_path("t/x.yaml"), F_OK) != 0);
	run_fini(&run);
}

Test(files, one_byte_at_a_time_and_interruptions_change_nothing, .disabled = SANITIZED)
{
	static const char *const commands[] = { "check t", "man --trees t x", "graph --trees t",
		"paths --trees t", "stats", "check --format json", "--plain --trees t",
		"new --trees t y" };
	struct run plain = { 0 }, awkward = { 0 };

	scratch_forest();
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		const struct start start = {
			.arguments = commands[i], .folder = scratch(), .input = "1\n1\n2\nw\nx\n"
		};

		run_expect(&plain, &start, 0);
		run_awkwardly(&awkward, &start, "bytes");
		cr_expect_eq(awkward.status, 0, "%s: %d", commands[i], awkward.status);
		cr_expect_str_eq(str_text(&awkward.out), str_text(&plain.out), "%s", commands[i]);
	}
	run_fini(&plain);
	run_fini(&awkward);
}

/* SPDX-License-Identifier: ISC */
/* Saving in the real program, on the screen and line by line: what is in the reader's home before
 * and after. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "golden.h"
#include "partway/base.h"
#include "program.h"
#include "visit.h"

#define SAVED "tests/screen/saved-ending.txt"
#define NOTES_1 ".local/state/notes-1.txt"
#define NOTES_2 ".local/state/notes-2.txt"

/* A home that is empty at first. */
struct home {
	char path[40];
	char variables[200]; /* for the program, as in a shell */
};

static void
home_open(struct home *home)
{
	strcpy(home->path, "/tmp/home-XXXXXX");
	cr_assert(mkdtemp(home->path) != NULL);
	snprintf(home->variables, sizeof(home->variables), "-u XDG_STATE_HOME HOME=%s", home->path);
}

static void
home_close(const struct home *home)
{
	struct str command = { 0 };

	str_add_format(&command, "rm -rf %s %s-trace", home->path, home->path);
	cr_assert_eq(system(str_text(&command)), 0);
	str_fini(&command);
}

static bool
is_empty(const struct home *home)
{
	DIR *folder = opendir(home->path);
	size_t count = 0;

	cr_assert(folder != NULL);
	while (readdir(folder))
		count++;
	closedir(folder);
	return count == 2; /* itself, and the one it is in */
}

/* What the file NAME of the home holds; false: there is none. */
static bool
read_note(const struct home *home, const char *name, struct str *out)
{
	char path[80], bytes[4096];
	size_t got;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", home->path, name);
	file = fopen(path, "r");
	str_clear(out);
	while (file && (got = fread(bytes, 1, sizeof(bytes), file)) > 0)
		str_add_bytes(out, bytes, got);
	if (file)
		fclose(file);
	return file != NULL;
}

static struct pty *
visit_home(const struct home *home, const char *keys, const char *shows)
{
	return visit(
	    &(struct pty_setup){ .variables = home->variables }, &(struct state){ keys, shows });
}

Test(save, an_ending_is_saved_and_the_reader_is_told_where)
{
	struct str note = { 0 };
	struct home home;
	struct stat about;
	struct pty *pty;
	char path[80];

	home_open(&home);
	snprintf(path, sizeof(path), "%s/" NOTES_1, home.path);
	pty = visit_home(&home, "11211s", "Save this page? Others can find the file.");
	cr_assert(is_empty(&home));
	pty_type(pty, "y");
	cr_assert(pty_sees(pty, "The page is saved"));
	cr_assert(pty_sees(pty, path));
	cr_assert(read_note(&home, NOTES_1, &note));
	golden_check_file(SAVED, &note);
	cr_assert(stat(path, &about) == 0 && (about.st_mode & 07777) == 0600);
	pty_type(pty, "\033sy");
	cr_assert(pty_sees(pty, "notes-2.txt"));
	cr_assert(read_note(&home, NOTES_2, &note));
	golden_check_file(SAVED, &note);
	visit_leave(pty);
	home_close(&home);
	str_fini(&note);
}

Test(save, the_line_mode_saves_the_same)
{
	struct program program = { 0 };
	struct str command = { 0 }, note = { 0 };
	struct home home;

	home_open(&home);
	str_add_format(&command,
	    "env %s PARTWAY_TREES=tests/support/forest $PARTWAY --plain --today 2025-01-31",
	    home.variables);
	program_run(&program, str_text(&command), "1\n1\n2\n1\n1\ns\ny\nx\n");
	cr_assert_eq(program.status, 0);
	cr_assert(strstr(str_text(&program.out), "\nSave this page? Others can find the file.\n"),
	    "%s", str_text(&program.out));
	cr_assert(
	    strstr(str_text(&program.out), "\nThe page is saved.\n"), "%s", str_text(&program.out));
	cr_assert(strstr(str_text(&program.out), "/" NOTES_1 "\n"), "%s", str_text(&program.out));
	cr_assert(read_note(&home, NOTES_1, &note));
	golden_check_file(SAVED, &note);
	home_close(&home);
	str_fini(&command);
	str_fini(&note);
	program_fini(&program);
}

Test(save, the_answers_are_saved_only_from_their_own_page)
{
	static const char *const options[] = { "", "--ascii" };
	static const char *const answers[] = { "\nLonger – weeks, or “months”\n",
		"\nLonger - weeks, or \"months\"\n" };

	for (size_t i = 0; i < ARRAY_LEN(options); i++) {
		struct str note = { 0 };
		struct home home;
		struct pty *pty;

		home_open(&home);
		pty =
		    visit(&(struct pty_setup){ .variables = home.variables, .options = options[i] },
			&(struct state){ "1122p", "Your answers: 2" });
		pty_type(pty, "s");
		cr_assert(pty_sees(pty, "Save your answers? Others can find the file."));
		pty_type(pty, "y");
		cr_assert(pty_sees(pty, "Your answers, and the questions."));
		cr_assert(read_note(&home, NOTES_1, &note));
		cr_assert(strstr(str_text(&note), "\nQ1  How long ago was it?\n"));
		cr_assert(strstr(str_text(&note), answers[i]), "%s", str_text(&note));
		visit_leave(pty);
		home_close(&home);
		str_fini(&note);
	}
}

/* Keys after s that are no yes; the last one leaves. */
static const char *const refusals[] = { "sn", "s\033", "sb", "s1", "s\r", "ss", "s0", "sx", "s\003",
	"sqq" };

Test(save, nothing_but_yes_writes_anything, .timeout = 60)
{
	for (size_t i = 0; i < ARRAY_LEN(refusals); i++) {
		struct home home;
		struct pty *pty;

		home_open(&home);
		pty = visit_home(&home, "11211", "Propose a pause, once");
		pty_type(pty, refusals[i]);
		pty_type(pty, "x");
		cr_assert_eq(pty_end(pty), 0);
		cr_assert(is_empty(&home), "keys %zu", i);
		pty_free(pty);
		home_close(&home);
	}
}

Test(save, a_reader_who_cannot_save_is_told_why)
{
	static const struct pty_setup setups[] = {
		{ .variables = "-u XDG_STATE_HOME -u HOME" },
		{ .variables = "-u XDG_STATE_HOME HOME=" },
		{ .variables = "XDG_STATE_HOME=/proc/self HOME=/proc" },
		{ .variables = "XDG_STATE_HOME=/etc/passwd" },
	};
	static const char *const whys[] = { "There is no home folder to save it in.",
		"There is no home folder to save it in.", "The file could not be written.",
		"There is a file where a folder should be." };

	for (size_t i = 0; i < ARRAY_LEN(setups); i++) {
		struct pty *pty =
		    visit(&setups[i], &(struct state){ "11211sy", "The page is not saved" });

		cr_assert(pty_sees(pty, whys[i]), "setup %zu", i);
		pty_type(pty, "\033");
		cr_assert(pty_sees(pty, "Propose a pause, once"));
		visit_leave(pty);
	}
}

/* The signal comes before, while or after it is written. */
Test(save, a_signal_leaves_the_whole_file_or_none, .timeout = 60)
{
	struct str whole = { 0 }, note = { 0 };
	struct home empty = { .path = "." };

	cr_assert(read_note(&empty, SAVED, &whole));
	for (int tries = 0; tries < 10; tries++) {
		struct home home;
		struct pty *pty;

		home_open(&home);
		pty = visit_home(&home, "11211s", "Save this page?");
		pty_type(pty, "y");
		kill(pty_process(pty), SIGTERM);
		cr_assert_eq(pty_end(pty), 0);
		if (read_note(&home, NOTES_1, &note))
			cr_assert_str_eq(str_text(&note), str_text(&whole));
		pty_free(pty);
		home_close(&home);
	}
	str_fini(&whole);
	str_fini(&note);
}

/* The calls that can make or change a file. */
#define CALLS \
	"openat,open,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink," \
	"symlinkat,mknod,mknodat,truncate"

/* What COMMAND finds in the trace beside HOME. */
static void
look(struct program *found, const char *command, const struct home *home)
{
	struct str line = { 0 };

	str_add_format(&line, "cat %s-trace | %s", home->path, command);
	program_run(found, str_text(&line), NULL);
	str_fini(&line);
}

/* Over a walk with every layer in it. */
Test(save, a_walk_without_it_opens_no_file_for_writing, .timeout = 60)
{
	static const char keys[] = "2b112?b0bwbp\033m\033b211cwc\0330c\033sn";
	struct program found = { 0 };
	struct str variables = { 0 };
	struct home home;

	program_run(&found, "strace -qq -o /dev/null true", NULL);
	if (found.status != 0)
		skip_here("no strace, or it may not trace");
	home_open(&home);
	str_add_format(&variables,
	    "%s ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o %s-trace -e trace=" CALLS,
	    home.variables, home.path);
	visit_leave(visit(&(struct pty_setup){ .variables = str_text(&variables) },
	    &(struct state){ keys, "Propose a pause, once" }));
	look(&found, "grep -c 'openat(.*O_RDONLY'", &home);
	cr_assert_eq(found.status, 0, "nothing was traced");
	look(&found,
	    "grep -E 'O_WRONLY|O_RDWR|O_CREAT| (creat|mkdir|rename|link|symlink|mknod|truncate)' "
	    "| grep -v '\"/dev/tty\"'",
	    &home);
	cr_assert_str_eq(str_text(&found.out), "");
	cr_assert(is_empty(&home));
	home_close(&home);
	str_fini(&variables);
	program_fini(&found);
}

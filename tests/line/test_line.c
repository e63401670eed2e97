/* SPDX-License-Identifier: ISC */
/* The line mode, by transcripts: tests/line/NAME.txt is what a window shows after a visit, typed
 * lines and all. The first line is the command, the last one the exit status. What stands behind a
 * prompt is what is typed; "..." stands for all before the first one. UPDATE_GOLDEN=1 writes what
 * the program says now into the files. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"
#include "partway/base.h"

#define PROMPT "0 help lines, x leave now"
#define FOREST "PARTWAY_TREES=tests/support/forest"
#define MOST_FILES 40

struct transcript {
	char name[80];
	struct str all, command, typed;
};

static size_t
list_files(char names[MOST_FILES][80])
{
	glob_t found;
	size_t count;

	cr_assert_eq(glob("tests/line/*.txt", 0, NULL, &found), 0);
	count = found.gl_pathc;
	cr_assert(count <= MOST_FILES);
	for (size_t i = 0; i < count; i++)
		snprintf(names[i], 80, "%s", found.gl_pathv[i]);
	globfree(&found);
	return count;
}

/* Where the typed part of a line begins: behind the colon of a prompt; NULL: nothing is typed. */
static const char *
typed_part(const char *line)
{
	const char *colon = strncmp(line, PROMPT, strlen(PROMPT)) ? NULL : strstr(line, ": ");

	return colon ? colon + 2 : NULL;
}

static void
read_transcript(struct transcript *transcript)
{
	FILE *file = fopen(transcript->name, "r");
	struct str last = {
		0
	}; /* what is typed at the last prompt: nothing, where the end follows */
	char line[512];

	cr_assert_not_null(file, "%s", transcript->name);
	while (fgets(line, sizeof(line), file)) {
		const char *typed = typed_part(line);

		if (strncmp(line, "$ partway", 9) == 0)
			str_add_format(&transcript->command,
			    FOREST " $PARTWAY --today 2025-01-31 %s", line + 9);
		if (*line != '[' || strcmp(str_text(&last), "\n") != 0)
			str_add(&transcript->typed, str_text(&last));
		str_clear(&last);
		str_add(&last, typed ? typed : "");
		str_add(&transcript->all, line);
	}
	str_fini(&last);
	fclose(file);
}

/* The transcript of a run: a prompt, and behind it what was typed. */
static void
write_transcript(struct str *out, const struct transcript *wanted, const struct program *program)
{
	const char *typed = str_text(&wanted->typed);
	const char *line = str_text(&program->out);
	const char *second = strchr(wanted->all.data, '\n') + 1;

	str_add_bytes(out, wanted->all.data, (size_t)(second - wanted->all.data));
	if (strncmp(second, "...", 3) == 0) {
		str_add(out, "...\n");
		line = strstr(line, PROMPT) ? strstr(line, PROMPT) : line;
	}
	while (*line) {
		size_t length = strcspn(line, "\n");

		str_add_bytes(out, line, length);
		if (typed_part(line)) {
			size_t taken = strcspn(typed, "\n");

			str_add_bytes(out, typed, taken);
			typed += taken + (typed[taken] == '\n');
		}
		str_add_char(out, '\n');
		line += length + (line[length] == '\n');
	}
	str_add_format(out, "[%d]\n", program->status);
}

ParameterizedTestParameters(line, says_what_the_transcript_says)
{
	static char names[MOST_FILES][80];
	static size_t rows[MOST_FILES];
	size_t count = list_files(names);

	for (size_t i = 0; i < count; i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, count);
}

ParameterizedTest(size_t *row, line, says_what_the_transcript_says, .timeout = 60)
{
	char names[MOST_FILES][80];
	struct transcript wanted = { 0 };
	struct program program = { 0 };
	struct str got = { 0 };
	FILE *file;

	list_files(names);
	strcpy(wanted.name, names[*row]);
	read_transcript(&wanted);
	program_run(&program, str_text(&wanted.command), str_text(&wanted.typed));
	cr_expect_str_eq(str_text(&program.err), "", "%s", wanted.name);
	cr_expect(!strchr(str_text(&program.out), '\033'), "%s: an escape sequence", wanted.name);
	write_transcript(&got, &wanted, &program);
	if (getenv("UPDATE_GOLDEN")) {
		file = fopen(wanted.name, "w");
		cr_assert_not_null(file);
		fwrite(got.data, 1, got.length, file);
		fclose(file);
	} else {
		cr_expect_str_eq(str_text(&got), str_text(&wanted.all),
		    "%s differs; UPDATE_GOLDEN=1 shows how:\n%s", wanted.name, str_text(&got));
	}
	str_fini(&wanted.all);
	str_fini(&wanted.command);
	str_fini(&wanted.typed);
	str_fini(&got);
	program_fini(&program);
}

Test(line, an_endless_line_is_thrown_away_and_said_so)
{
	struct program program = { 0 };

	program_run(&program,
	    "(echo 1; head -c 1000000 /dev/zero | tr '\\0' 1; echo; echo 1) | " FOREST
	    " $PARTWAY --plain",
	    NULL);
	cr_assert_eq(program.status, 0);
	cr_assert(strstr(str_text(&program.out), "That was too long. It was thrown away.\n"));
	cr_assert(strstr(str_text(&program.out), "Question 1, "), "what comes after it counts");
	program_fini(&program);
}

Test(line, any_bytes_can_be_typed)
{
	struct program program = { 0 };

	program_run(&program, "head -c 65536 /dev/urandom | " FOREST " $PARTWAY --plain", NULL);
	cr_assert_eq(program.status, 0);
	cr_assert(!strchr(str_text(&program.out), '\033'));
	program_fini(&program);
}

/* A key held down, or a NUL before it: x leaves all the same. */
Test(line, x_leaves_whatever_stands_around_it)
{
	static const char *const typed[] = { "printf '1\\0x\\n'",
		"head -c 300 /dev/zero | tr '\\0' x; echo",
		"head -c 900 /dev/zero | tr '\\0' X; echo",
		"head -c 300 /dev/zero | tr '\\0' z; echo x",
		"head -c 256 /dev/zero | tr '\\0' z; echo x" };

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		struct program program = { 0 };
		struct str command = { 0 };

		str_add_format(&command, "(%s; echo 1) | " FOREST " $PARTWAY --plain", typed[i]);
		program_run(&program, str_text(&command), NULL);
		cr_assert_eq(program.status, 0);
		cr_assert(!strstr(str_text(&program.out), "closest to your story"), "%s", typed[i]);
		program_fini(&program);
		str_fini(&command);
	}
}

/* Among the answers X9 is a number that could be there; all else with an x in it leaves, as anywhere. */
Test(line, x_leaves_among_the_answers_too_unless_it_names_a_question)
{
	static const struct {
		const char *typed;
		bool leaves;
	} lines[] = {
		{ "x", true },
		{ "xx", true },
		{ "x!", true },
		{ "  x", true },
		{ "xx1", true },
		{ "x-9", true },
		{ "x9x", true },
		{ "X9", false },
		{ " x9 ", false },
		{ "g1", false },
	};

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct program program = { 0 };
		struct str typed = { 0 };

		str_add_format(&typed, "1\n3\n5\np\n%s\nstill here\n", lines[i].typed);
		program_run(&program, "$PARTWAY --plain", str_text(&typed));
		cr_assert_eq(program.status, 0);
		cr_assert(strstr(str_text(&program.out), "Your answers: 1."));
		cr_assert_eq(strstr(str_text(&program.out), " or one of 0 x ?") == NULL,
		    lines[i].leaves, "%s", lines[i].typed);
		cr_assert_eq(strstr(str_text(&program.out), "9 is not among your answers.") != NULL,
		    !lines[i].leaves && strchr(lines[i].typed, '9'), "%s", lines[i].typed);
		program_fini(&program);
		str_fini(&typed);
	}
}

Test(line, a_closed_pipe_ends_it)
{
	struct program program = { 0 };

	program_run(&program,
	    "{ yes 1 | " FOREST " $PARTWAY --plain; echo status $? >&2; } | head -n 3", NULL);
	cr_assert(strstr(str_text(&program.err), "status 1"), "%s", str_text(&program.err));
	program_fini(&program);
}

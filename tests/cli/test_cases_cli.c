/* SPDX-License-Identifier: ISC */
/* partway test: files of cases as they lie on a disk, and how it went. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "program.h"
#include "partway/base.h"

/* A folder of case files for the small forest. */
static const char setup[] =
    "forest=$PWD/tests/support/forest; dir=$(mktemp -d); trap 'rm -rf \"$dir\"' EXIT; cd $dir\n"
    "head() { printf 'format: 1\\ntree: %s\\ncases:\\n' $1; }\n"
    "case_() { printf -- '- {name: %s, answers: [%s], ending: %s}\\n' \"$@\"; }\n"
    "{ head quarrel; case_ stop Yes get-safe; case_ leave unsure open\n"
    "  case_ anger 'No, A day, Not yet' rest; case_ calm 'No, A day, Yes' pause\n"
    "  case_ pause 'No, A day, unsure' rest; case_ long 'No, Longer' rest\n"
    "  case_ how-long 'No, unsure' rest; } > quarrel.yaml\n"
    "{ head silence; case_ no 'No, Yes' accept; case_ open 'No, unsure' wait\n"
    "  case_ silence 'No, They' wait; } > silence.yaml\n"
    "{ head quarrel; case_ wrong 'No, A day, Yes' rest; } > wrong.yaml\n"
    "head quarrel > broken.yaml\n"
    "{ head quarrel; printf -- '- name: one # two\\n  answers: [Yes]\\n  ending: get-safe\\n'; }"
    " > warned.yaml; ln -s wrong.yaml link.yaml; mkfifo pipe.yaml\n"
    "t() { timeout 20 $PARTWAY test --trees $forest \"$@\"; }\n";

static const struct call {
	const char *command;
	int status;
	const char *out[2]; /* what stands there, or NULL */
} calls[] = {
	/* what is not taken is a note */
	{ "t silence.yaml", 0,
	    { " answers: 0 errors\nNo case takes:\n   gate G1: answer \"Yes\"\n",
		"   quarrel: nothing of it\n" } },
	/* every file is looked at, whatever is wrong with another, and none twice */
	{ "t wrong.yaml silence.yaml wrong.yaml broken.yaml", 3,
	    { "wrong.yaml:4:52: error: this walk ends at \"pause\", not at \"rest\" "
	      "[case-ending]\n",
		"replayed 4 cases in 2 files, " } },
	{ "t link.yaml", 3, { "link.yaml:4:52: error: " } },
	{ "t warned.yaml", 3, { "text-cut", ": 0 errors, 1 warning\n" } },
	{ "t broken.yaml", 3, { "value-empty", "replayed 0 cases in 0 files, " } },
	{ "t nowhere.yaml wrong.yaml", 1,
	    { "nowhere.yaml: error: this file cannot be read: No such file or directory",
		"[case-ending]\n" } },
	{ "t pipe.yaml", 1, { "pipe.yaml: error: this file cannot be read: it is no regular" } },
	{ "t .", 1, { ".: error: this file cannot be read: it is a folder" } },
	{ "t silence.yaml > /dev/full", 1, { "standard output cannot be written\n" } },
	{ "t", 2, { "an argument is missing: FILE...\n" } },
	{ "cp -r $forest sick; sed -i 's/go: calm/go: clam/' sick/quarrel.yaml\n"
	  "forest=sick; t quarrel.yaml",
	    3, { "[go-unknown]\n" } },
	/* the forest that is built in has other trees */
	{ "$PARTWAY test quarrel.yaml", 3, { "quarrel.yaml:2:7: error: no tree is called" } },
};

ParameterizedTestParameters(cases_cli, says_how_the_cases_went)
{
	static size_t rows[ARRAY_LEN(calls)];

	for (size_t i = 0; i < ARRAY_LEN(calls); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(calls));
}

ParameterizedTest(size_t *row, cases_cli, says_how_the_cases_went, .timeout = 60)
{
	const struct call *call = &calls[*row];
	struct program program = { 0 };
	struct str command = { 0 };

	str_add_format(&command, "exec 2>&1\n%s%s", setup, call->command);
	program_run(&program, str_text(&command), NULL);
	cr_expect_eq(
	    program.status, call->status, "%s: exit status %d", call->command, program.status);
	for (size_t i = 0; i < ARRAY_LEN(call->out) && call->out[i]; i++)
		cr_expect(strstr(str_text(&program.out), call->out[i]), "%s: %s is missing in:\n%s",
		    call->command, call->out[i], str_text(&program.out));
	str_fini(&command);
	program_fini(&program);
}

Test(cases_cli, complete_cases_leave_nothing_to_list)
{
	struct program program = { 0 };
	struct str command = { 0 };

	str_add_format(&command, "%s%s", setup, "t quarrel.yaml silence.yaml");
	program_run(&program, str_text(&command), NULL);
	cr_expect_str_eq(str_text(&program.out),
	    "replayed 10 cases in 2 files, 6 of 6 endings, 4 of 4 questions, 12 of 12 answers: "
	    "0 errors\n");
	cr_expect_str_eq(str_text(&program.err), "");
	str_fini(&command);
	program_fini(&program);
}

/* The project's own cases: every one ends where it should, and they leave nothing out. */
Test(cases_cli, the_shipped_trees_are_replayed_to_the_last_answer, .timeout = 60)
{
	struct program program = { 0 };

	program_run(&program, "$PARTWAY test tests/cases/*.yaml", NULL);
	cr_expect_eq(program.status, 0);
	cr_expect(strncmp(str_text(&program.out), "replayed ", 9) == 0
		&& strstr(str_text(&program.out), "No case takes") == NULL,
	    "%s", str_text(&program.out));
	cr_expect_str_eq(str_text(&program.err), "");
	program_fini(&program);
}

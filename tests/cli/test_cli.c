/* SPDX-License-Identifier: ISC */
/* The command line: what each call prints, where, and with which exit status. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "program.h"
#include "partway/base.h"

#define FOREST "tests/support/forest"

static const struct call {
	const char *command; /* $PARTWAY is the program */
	int status;
	const char *out, *err; /* what stands there; NULL: nothing does */
} calls[] = {
	{ "$PARTWAY --help", 0, "Usage: partway", NULL },
	{ "$PARTWAY --version", 0, "partway ", NULL },
	{ "$PARTWAY check --help", 0, "Usage: partway", NULL },
	/* wrong usage is one line on standard error, in safe letters */
	{ "$PARTWAY chek", 2, NULL, "no such command: chek\n" },
	{ "$PARTWAY --no-such-thing", 2, NULL, "no such option: --no-such-thing\n" },
	{ "$PARTWAY --plain=yes", 2, NULL, "no such option: --plain=yes\n" },
	{ "$PARTWAY -q", 2, NULL, "no such option: -q\n" },
	{ "$PARTWAY -\303\251", 2, NULL, "no such option: -\303\251\n" },
	{ "$PARTWAY --trees", 2, NULL, "a value is missing behind --trees\n" },
	{ "$PARTWAY --today 2025-02-29", 2, NULL, "not a date like 2025-01-31: 2025-02-29\n" },
	{ "$PARTWAY --today tomorrow", 2, NULL, "not a date like 2025-01-31: tomorrow\n" },
	{ "$PARTWAY check a b", 2, NULL, "one argument too many: b\n" },
	{ "$PARTWAY check --plain", 2, NULL, "this command does not take --plain\n" },
	{ "$PARTWAY \"$(printf 'a\\033[31mb\\377')\"", 2, NULL,
	    "no such command: a<U+001B>[31mb<FF>\n" },
	/* check: 0 clean, 3 findings, 1 where there is nothing to check */
	{ "$PARTWAY check", 0, ": 0 errors, 0 warnings, 0 notes\n", NULL },
	{ "$PARTWAY check " FOREST, 0, "checked 7 files, 2 trees, 1 block,", NULL },
	{ "$PARTWAY check --trees " FOREST, 0, "checked 7 files, 2 trees, 1 block,", NULL },
	{ "PARTWAY_TREES=" FOREST " $PARTWAY check", 0, "checked 7 files", NULL },
	{ "PARTWAY_TREES= $PARTWAY check", 0, "checked ", NULL },
	{ "$PARTWAY check /no/such/folder", 1, "/no/such/folder: error: ", NULL },
	{ "$PARTWAY check ''", 2, NULL, "a name is empty\n" },
	{ "$PARTWAY --trees ''", 2, NULL, "a name is empty\n" },
	{ "d=$(mktemp -d); $PARTWAY check $d; s=$?; rmdir $d; exit $s", 1, "error: ", NULL },
	{ "$PARTWAY check Makefile", 1, "Makefile: error: ", NULL },
	{ "$PARTWAY check $BROKEN", 3, "[go-unknown]\n", NULL },
	{ "$PARTWAY check $WARNED", 3, "0 errors, 1 warning,", NULL },
	{ "f=$(mktemp); (ulimit -f 0; $PARTWAY check > $f 2> /dev/null); echo $?; rm $f", 0, "1\n",
	    NULL },
	{ "$PARTWAY check > /dev/full", 1, NULL, "standard output cannot be written\n" },
	{ "$PARTWAY --help > /dev/full", 1, NULL, "standard output cannot be written\n" },
	/* nobody is led by trees that are not in order */
	{ "$PARTWAY --trees $BROKEN", 3, NULL, "[go-unknown]\n" },
	{ "$PARTWAY --trees /no/such/folder", 1, NULL, "/no/such/folder: error: " },
	{ "$PARTWAY --trees $WARNED", 0, "Before you start.\n", NULL },
	/* without a terminal: lines, and the end of input leaves */
	{ "$PARTWAY", 0, "Choose 1-2: ", NULL },
	{ "$PARTWAY < /dev/null", 0, "Choose 1-2: ", NULL },
	{ "$PARTWAY <&-", 0, "Choose 1-2: ", NULL },
	{ "$PARTWAY > /dev/full", 1, NULL, "standard output cannot be written\n" },
	{ "$PARTWAY >&-", 1, NULL, "standard output cannot be written\n" },
	{ "$PARTWAY check >&-", 1, NULL, "standard output cannot be written\n" },
};

/* Makes two copies of the forest: $BROKEN has an error, $WARNED a warning only. */
static const char copies[] =
    "dir=$(mktemp -d) && trap 'rm -rf \"$dir\"' EXIT; BROKEN=$dir/broken WARNED=$dir/warned\n"
    "cp -r " FOREST " $BROKEN && cp -r " FOREST " $WARNED\n"
    "sed -i 's/go: calm/go: clam/' $BROKEN/quarrel.yaml\n"
    "echo '    left-out: nobody needs it' >> $WARNED/shared/sources.yaml\n";

ParameterizedTestParameters(cli, says_what_it_did_and_how_it_went)
{
	static size_t rows[ARRAY_LEN(calls)];

	for (size_t i = 0; i < ARRAY_LEN(calls); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(calls));
}

static void
expect_text(const struct call *call, const struct str *text, const char *wanted)
{
	if (wanted)
		cr_expect(strstr(str_text(text), wanted), "%s: %s is missing in:\n%s",
		    call->command, wanted, str_text(text));
	else
		cr_expect_str_eq(str_text(text), "", "%s", call->command);
}

ParameterizedTest(size_t *row, cli, says_what_it_did_and_how_it_went, .timeout = 60)
{
	const struct call *call = &calls[*row];
	struct program program = { 0 };
	struct str command = { 0 };

	str_add_format(&command, "%s%s",
	    strchr(call->command, 'B') || strchr(call->command, 'W') ? copies : "", call->command);
	program_run(&program, str_text(&command), "");
	cr_expect_eq(
	    program.status, call->status, "%s: exit status %d", call->command, program.status);
	expect_text(call, &program.out, call->out);
	expect_text(call, &program.err, call->err);
	str_fini(&command);
	program_fini(&program);
}

Test(cli, help_lists_every_option_and_command_in_80_columns)
{
	static const char *const words[] = { "--plain", "--ascii", "--trees DIR",
		"--today YYYY-MM-DD", "--help", "--version", "partway check [OPTION]... [DIR]",
		"PARTWAY_TREES", "ACCESSIBLE", "NO_COLOR", "Exit status: 0 " };
	struct program program = { 0 };

	program_run(&program, "$PARTWAY --help", NULL);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		cr_expect(strstr(str_text(&program.out), words[i]), "%s", words[i]);
	for (const char *line = str_text(&program.out); *line; line += strcspn(line, "\n") + 1)
		cr_expect(strcspn(line, "\n") <= 80, "%.20s", line);
	program_fini(&program);
}

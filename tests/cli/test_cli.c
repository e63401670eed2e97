/* SPDX-License-Identifier: ISC */
/* The command line: what each call prints, where, and with which exit status. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "program.h"
#include "partway/base.h"
#include "partway/forest.h"

#define FOREST "tests/support/forest"
#define HELP "echo 0 | $PARTWAY --trees " FOREST " "

static const struct call {
	const char *command; /* $PARTWAY is the program */
	int status;
	const char *out, *err; /* what stands there; NULL: nothing does */
} calls[] = {
	{ "$PARTWAY --help", 0, "Usage: partway", NULL },
	{ "$PARTWAY --version", 0, "partway ", NULL },
	{ "$PARTWAY --help --plain", 0, "Usage: partway [OPTION]...\n", NULL },
	{ "$PARTWAY check --plain a b --help", 0, "Usage: partway check [", NULL },
	{ "$PARTWAY chek --help", 2, NULL, "no such command: chek\n" },
	/* wrong usage is one line on standard error, in safe letters */
	{ "$PARTWAY chek", 2, NULL, "no such command: chek\n" },
	{ "$PARTWAY --no-such-thing", 2, NULL, "no such option: --no-such-thing\n" },
	{ "$PARTWAY --plain=yes", 2, NULL, "no such option: --plain=yes\n" },
	{ "$PARTWAY -q", 2, NULL, "no such option: -q\n" },
	{ "$PARTWAY -\303\251", 2, NULL, "no such option: -\303\251\n" },
	{ "$PARTWAY --trees", 2, NULL, "a value is missing behind --trees\n" },
	{ "$PARTWAY --today 2025-02-29", 2, NULL, "not a date like 2025-01-31: 2025-02-29\n" },
	{ "$PARTWAY --today tomorrow", 2, NULL, "not a date like 2025-01-31: tomorrow\n" },
	{ "$PARTWAY check a b", 2, NULL, "one argument too many: b\nTry: partway check --help\n" },
	{ "$PARTWAY check --plain", 2, NULL,
	    "this command does not take --plain\nTry: partway check --help\n" },
	{ "$PARTWAY completion", 2, NULL, "an argument is missing: SHELL\n" },
	{ "$PARTWAY completion tcsh", 2, NULL,
	    "no completions for the shell: tcsh\nKnown: bash zsh fish\n" },
	{ "$PARTWAY completion bash --trees $BROKEN", 3, NULL, "[go-unknown]\n" },
	{ "$PARTWAY completion fish > /dev/full", 1, NULL, "standard output cannot be written\n" },
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
	/* nor by trees with so many warnings that nothing was proven */
	{ "d=$(mktemp -d); cp -r tests/lint/base $d/t; seq 1000 3100 |"
	  " sed 's/.*/  - {id: EB-&, gist: Nothing.}/' >> $d/t/shared/sources.yaml;"
	  " $PARTWAY --trees $d/t; s=$?; rm -r $d; exit $s",
	    3, NULL, "[source-unused]\n" },
	/* a number that nobody has checked for long is found, and shuts no reader out */
	{ "$PARTWAY check --today 2026-06-30 $OLD", 0, "0 warnings", NULL },
	{ "$PARTWAY check --today 2026-07-01 $OLD", 3, "[line-old]\n", NULL },
	{ "$PARTWAY check --today 2027-01-02 $OLD", 3, "[line-expired]\n", NULL },
	{ "$PARTWAY --today 2027-01-02 --trees $OLD", 0, "Before you start.\n", NULL },
	/* whose help lines come first */
	{ HELP "--region there", 0, "\nHelp lines: Thereland, ", NULL },
	{ HELP "--region HERE", 0, "\nHelp lines: Hereland, ", NULL },
	{ HELP "--region where", 2, NULL,
	    "no such region: where\nKnown: here, there.\nTry: partway --help\n" },
	{ HELP "--region ''", 2, NULL, "a name is empty\n" },
	{ "$PARTWAY check --region here", 2, NULL, "this command does not take --region\n" },
	/* without a terminal: lines, and the end of input leaves */
	{ "$PARTWAY", 0, "Choose 1-2: ", NULL },
	{ "$PARTWAY < /dev/null", 0, "Choose 1-2: ", NULL },
	{ "$PARTWAY <&-", 0, "Choose 1-2: ", NULL },
	{ "$PARTWAY > /dev/full", 1, NULL, "standard output cannot be written\n" },
	{ "$PARTWAY >&-", 1, NULL, "standard output cannot be written\n" },
	{ "$PARTWAY check >&-", 1, NULL, "standard output cannot be written\n" },
};

/* Makes copies of the forest: $BROKEN has an error, $WARNED a warning only, in $OLD a help line was
 * checked on 1 January 2026. */
static const char copies[] =
    "dir=$(mktemp -d) && trap 'rm -rf \"$dir\"' EXIT\n"
    "BROKEN=$dir/broken WARNED=$dir/warned OLD=$dir/old\n"
    "for copy in $BROKEN $WARNED $OLD; do cp -r " FOREST " $copy; done\n"
    "sed -i '/Someone to Talk To/a\\    checked-on: 2026-01-01\\n    checked-by: A. Tester' "
    "$OLD/shared/helplines.yaml\n"
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
		"--today YYYY-MM-DD", "--region NAME", "--help", "--version",
		"partway check [OPTION]... [DIR]", "partway paths [OPTION]... [TREE]",
		"partway new [OPTION]... ID", "--format text or json", "--format tsv or markdown",
		"PARTWAY_TREES", "ACCESSIBLE", "NO_COLOR", "Exit status: 0 " };
	struct program program = { 0 };

	program_run(&program, "$PARTWAY --help", NULL);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		cr_expect(strstr(str_text(&program.out), words[i]), "%s", words[i]);
	for (const char *line = str_text(&program.out); *line; line += strcspn(line, "\n") + 1)
		cr_expect(strcspn(line, "\n") <= 80, "%.20s", line);
	program_fini(&program);
}

/* LC_ALL, then what is closest to a place, then LANG; empty is as good as not set. */
static const struct {
	const char *variables, *title; /* NULL: no region */
} locales[] = {
	{ "LANG=en_GB.UTF-8", "United Kingdom" }, { "LANG=en_IE", "Ireland" },
	{ "LANG=es_PR.ISO-8859-1", "United States" }, { "LANG=de_DE@euro", "European Union" },
	{ "LANG=en_us", "United States" },
	{ "LC_ALL=en_NZ LC_TELEPHONE=en_GB LANG=en_US", "New Zealand" },
	{ "LC_ALL= LC_TELEPHONE=en_GB LANG=en_US", "United Kingdom" },
	{ "LC_ADDRESS=en_AU LANG=en_US", "Australia" },
	{ "LC_CTYPE=en_AU LC_MESSAGES=en_AU", NULL }, { "LC_ALL=C.UTF-8 LANG=en_GB.UTF-8", NULL },
	{ "LC_ALL=C", NULL }, { "LC_ALL=POSIX", NULL }, { "LC_ALL=", NULL },
	{ "LANG=de_CH.UTF-8", NULL }, { "LANG=en_GBR", NULL }, { "LANG=en_", NULL },
	{ "LANG=_", NULL }, { "LANG=eu", NULL }, /* Basque, not the European Union */
};

Test(cli, the_territory_of_the_locale_says_whose_help_lines_come_first)
{
	for (size_t i = 0; i < ARRAY_LEN(locales); i++) {
		struct program program = { 0 };
		struct str command = { 0 }, wanted = { 0 };

		str_add_format(&command,
		    "echo 0 | env -u LC_ALL -u LANG -u LC_TELEPHONE -u LC_ADDRESS %s $PARTWAY",
		    locales[i].variables);
		if (locales[i].title)
			str_add_format(&wanted, "\nHelp lines: %s, ", locales[i].title);
		else
			str_add(&wanted, "\nHelp lines.\n");
		program_run(&program, str_text(&command), NULL);
		cr_expect(
		    strstr(str_text(&program.out), str_text(&wanted)), "%s", locales[i].variables);
		str_fini(&command);
		str_fini(&wanted);
		program_fini(&program);
	}
}

/* Everything behind the last "In danger now?" on one line, or NULL. */
static char *
last_line_of_help(struct str *said)
{
	char *help = NULL;

	for (char *at = said->data; at && (at = strstr(at, "In danger now? Call ")); at++)
		help = at;
	for (char *end = help; end && (end = strchr(end, '\n'));)
		*end = ' ';
	return help;
}

/* safety.md S27: the numbers that are built in, whatever is wrong with other files. */
Test(cli, a_reader_who_cannot_get_in_is_told_whom_to_call)
{
	static const char *const commands[] = { "$PARTWAY --trees $BROKEN", "$PARTWAY --trees /no",
		"$PARTWAY --plain --trees Makefile", "PARTWAY_TREES=tests/cli $PARTWAY" };
	const struct forest *forest = forest_builtin();

	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		struct program program = { 0 };
		struct str command = { 0 };
		const char *help;

		str_add_format(&command, "%s%s", copies, commands[i]);
		program_run(&program, str_text(&command), NULL);
		cr_assert_neq(program.status, 0);
		help = last_line_of_help(&program.err);
		cr_assert(help, "%s", commands[i]);
		for (size_t country = 0; country < forest->countries_count; country++) {
			struct words number = forest->countries[country].emergency;
			struct words title = forest->countries[country].title;

			cr_expect_eq(strstr(help, forest_text(forest, title)) != NULL,
			    number.text != 0, "%s", forest_text(forest, title));
			cr_expect(strstr(help, forest_text(forest, number)));
		}
		cr_expect_str_eq(help + strlen(help) - 3, "). ", "nothing stands behind it");
		str_fini(&command);
		program_fini(&program);
	}
}

/* SPDX-License-Identifier: ISC */
/* Whatever the locale, the same text: in UTF-8 to the byte, and where the charset lacks our letters the
 * ASCII form. Months, sorting and numbers are ours, and a Turkish i is no other letter. The territory
 * of a locale, which says whose help lines come first: tests/cli/test_cli.c. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/base.h"
#include "program.h"
#include "pty.h"
#include "run.h"

TestSuite(locales, .init = scratch_open, .fini = scratch_close, .timeout = 300);

#define WALK "1\n1\n2\n1\n1\nw\n\n0\nx\n"
#define SMALL "tests/support/forest"

/* What a locale is asked for by, and whether its letters are UTF-8. */
struct locale {
	const char *variables[4]; /* besides LOCPATH; LC_ALL empty where it is not named */
	bool is_utf8;
};

static char huge[5000], path[80];

static const struct locale locales[] = {
	{ { "LC_ALL=C" }, false },
	{ { "LC_ALL=POSIX" }, false },
	{ { "LC_ALL=C.UTF-8" }, true },
	{ { "LC_ALL=", "LANG=C.UTF-8" }, true },
	{ { "LC_ALL=C", "LANG=C.UTF-8" }, false },
	{ { "LC_ALL=xx_YY.NOPE" }, false },
	{ { "LC_ALL=\033[31m\n/../../etc" }, false },
	{ { "LC_ALL=../../../../../../etc/passwd" }, false },
	{ { "LC_ALL=", huge }, false },
	{ { "LC_ALL=C.UTF-8", "LANGUAGE=\377:\033", "LC_TIME=xx", "LC_NUMERIC=tr_TR.UTF-8" },
	    true },
	/* these are made here */
	{ { "LC_ALL=tr_TR.UTF-8" }, true },
	{ { "LC_ALL=tr_TR.ISO-8859-9" }, false },
	{ { "LC_ALL=de_CH.ISO-8859-1" }, false },
	{ { "LC_ALL=C.UTF-8", "LC_CTYPE=tr_TR.ISO-8859-9" }, true },
	{ { "LC_ALL=", "LANG=C.UTF-8", "LC_CTYPE=tr_TR.ISO-8859-9" }, false },
};

#define MADE 10u /* from here on */

static const char *const commands[] = { "check", "check --format json", "check BROKEN",
	"man stress", "man --region INDIA healthy", "graph", "graph --format mermaid stress",
	"paths healthy", "stats", "new FIND-IT", "new after-a-move", "completion fish", "--help",
	"--region INDIA --version", "test nowhere" };

/* Where these are not in the system, the rows from MADE on are those of a broken locale. */
static bool
make_locales(void)
{
	static const char *const made[][3] = { { "tr_TR", "UTF-8", "tr_TR.UTF-8" },
		{ "tr_TR", "ISO-8859-9", "tr_TR.ISO-8859-9" },
		{ "de_CH", "ISO-8859-1", "de_CH.ISO-8859-1" } };
	bool fine = true;

	for (size_t i = 0; i < ARRAY_LEN(made); i++) {
		struct str command = { 0 };

		str_add_format(&command,
		    "localedef -c -i %s -f %s %s 2>/dev/null >&2; test -e %s/LC_CTYPE", made[i][0],
		    made[i][1], scratch_path(made[i][2]), scratch_path(made[i][2]));
		fine = system(str_text(&command)) == 0 && fine;
		str_fini(&command);
	}
	memset(huge, 'x', sizeof(huge) - 1);
	memcpy(huge, "LANG=", 5);
	snprintf(path, sizeof(path), "LOCPATH=%s", scratch());
	return fine;
}

static void
run_in(struct run *run, const struct locale *locale, const char *arguments, bool ascii)
{
	struct str all = { 0 };

	str_add_format(&all, "%s%s", arguments, ascii ? " --ascii" : "");
	run_program(run,
	    &(struct start){ .arguments = str_text(&all),
		.input = WALK,
		.variables = (const char *const[]){ path, locale->variables[0],
		    locale->variables[1] ? locale->variables[1]
					 : "A=", /* none is NULL before the last */
		    locale->variables[2] ? locale->variables[2] : "B=",
		    locale->variables[3] ? locale->variables[3] : "C=", NULL } });
	run_promises(run, arguments);
	str_fini(&all);
}

static void
expect_equal(const struct run *run, const struct run *usual, const char *what, size_t row)
{
	cr_expect_eq(run->status, usual->status, "%s, row %zu: %d", what, row, run->status);
	cr_expect_str_eq(str_text(&run->out), str_text(&usual->out), "%s, row %zu", what, row);
	cr_expect_str_eq(str_text(&run->err), str_text(&usual->err), "%s, row %zu", what, row);
}

static void
write_in_all(size_t rows)
{
	struct run usual = { 0 }, run = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		run_in(&usual, &locales[2], commands[i], false);
		for (size_t row = 0; row < rows; row++) {
			run_in(&run, &locales[row], commands[i], false);
			expect_equal(&run, &usual, commands[i], row);
		}
	}
	run_fini(&run);
	run_fini(&usual);
}

#define PLAIN "--plain --today 2025-02-27 --trees " SMALL

static void
walk_in_all(size_t rows)
{
	struct run usual = { 0 }, ascii = { 0 }, run = { 0 };

	run_in(&usual, &locales[2], PLAIN, false);
	run_in(&ascii, &locales[2], PLAIN, true);
	cr_assert_neq(strcmp(str_text(&usual.out), str_text(&ascii.out)), 0);
	for (size_t row = 0; row < rows; row++) {
		run_in(&run, &locales[row], PLAIN, false);
		expect_equal(&run, locales[row].is_utf8 ? &usual : &ascii, PLAIN, row);
	}
	run_fini(&run);
	run_fini(&ascii);
	run_fini(&usual);
}

/* The screen of an ending with a date. Escape bytes cannot stand in these words for a shell. */
static char *
screen_in(const struct locale *locale, bool ascii)
{
	struct str variables = { 0 };
	struct pty *pty;
	char *screen;

	str_add(&variables, path);
	for (size_t i = 0; i < ARRAY_LEN(locale->variables) && locale->variables[i]; i++)
		str_add_format(&variables, " '%s'", locale->variables[i]);
	pty = pty_start(&(struct pty_setup){
	    .variables = str_text(&variables), .options = ascii ? "--ascii" : NULL });
	cr_expect(pty_sees(pty, "Before you start"));
	pty_type(pty, "11211");
	cr_expect(pty_sees(pty, "Propose a pause, once"), "%s", pty_screen(pty));
	screen = pty_screen(pty);
	pty_type(pty, "x");
	cr_expect_eq(pty_end(pty), 0);
	pty_free(pty);
	str_fini(&variables);
	return screen;
}

static void
show_in_all(size_t rows)
{
	char *usual = screen_in(&locales[2], false), *ascii = screen_in(&locales[2], true);

	for (size_t row = 0; row < rows; row++) {
		char *screen = screen_in(&locales[row], false);

		cr_expect_str_eq(screen, locales[row].is_utf8 ? usual : ascii, "row %zu", row);
		free(screen);
	}
	free(ascii);
	free(usual);
}

/* One test: it takes long to make locales. */
Test(locales, every_one_says_the_same_or_the_same_in_ascii)
{
	bool all = make_locales();
	size_t rows = all ? ARRAY_LEN(locales) : MADE;

	if (!all)
		fprintf(
		    stderr, "SKIP  locales/made: no localedef here, or nothing to make them of\n");
	write_in_all(rows);
	walk_in_all(rows);
	show_in_all(rows);
}

/* SPDX-License-Identifier: ISC */
/* Terminals that differ: in colours, in characters, in size, and such as nobody has built. Every
 * entry of terminfo is tried by tests/terminals. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mirror.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/load.h"
#include "visit.h"

/* Without colours, with 8, 16, 256 and all of them. */
static const char *const palettes[] = { "vt220", "xterm-mono", "linux", "xterm", "xterm-16color",
	"rxvt-16color", "xterm-256color", "xterm-direct" };

/* True where a number in the parameters of an SGR sequence sets a colour. */
static bool
sets_colour(const char *parameters)
{
	while (*parameters >= '0' && *parameters <= ';') {
		char *end;
		long number = strtol(parameters, &end, 10);

		if ((number >= 30 && number <= 49) || (number >= 90 && number <= 107))
			return true;
		parameters = *end == ';' || *end == ':' ? end + 1 : end;
	}
	return false;
}

/* What asks for a colour: SGR, or OSC 4, 10, 11 and their like. */
static bool
has_colour(const char *bytes)
{
	if (strstr(bytes, "\033]"))
		return true;
	while ((bytes = strstr(bytes, "\033[")) != NULL) {
		size_t length = strspn(bytes += 2, "0123456789;:");

		if (bytes[length] == 'm' && sets_colour(bytes))
			return true;
	}
	return false;
}

static bool
has_look(const struct pty *pty, char look)
{
	const char alone[] = { '\033', '[', look, 'm', '\0' }, last[] = { ';', look, 'm', '\0' };

	return pty_has_bytes(pty, alone) || pty_has_bytes(pty, last);
}

Test(terminals, no_palette_brings_colour_and_all_show_the_same, .timeout = 120)
{
	static const char *const variables[] = { "", "NO_COLOR=1", "COLORTERM=truecolor" };
	char *first = NULL;
	size_t length;

	cr_assert(has_colour("\033[31m") && has_colour("\033[0;38;5;1m") && has_colour("\033[1;97m")
	    && has_colour("\033]11;?\a") && !has_colour("\033[0;1;7m\033[m\033[0;10m\033[30;5H"));
	for (size_t i = 0; i < ARRAY_LEN(palettes) * ARRAY_LEN(variables); i++) {
		const char *term = palettes[i / ARRAY_LEN(variables)];
		struct pty *pty = visit(&(struct pty_setup){ .term = term,
					    .variables = variables[i % ARRAY_LEN(variables)] },
		    &(struct state){ "112j", "Longer" });

		cr_assert(pty_sees_cursor_at(pty, "Longer"));
		first = first ? first : pty_screen(pty);
		cr_assert(pty_becomes(pty, first), "%s shows another page", term);
		cr_assert(!has_colour(pty_bytes(pty, &length)), "%s, %s", term,
		    variables[i % ARRAY_LEN(variables)]);
		cr_assert(has_look(pty, '1') && has_look(pty, '7'), "%s has no emphasis", term);
		visit_leave(pty);
	}
	free(first);
}

/* Runs a command of the shell, for which $D is FOLDER. */
static void
run_shell(const char *command, const char *folder)
{
	setenv("D", folder, 1);
	cr_assert_eq(system(command), 0, "%s", command);
}

/* Texts of all widths: wide, joined marks, emoji, and a mark with nothing to stand on. */
Test(terminals, wide_and_joined_characters_stand_where_the_page_says, .timeout = 120)
{
	static const char change[] =
	    "cp -r tests/support/forest $D/forest && sed -i"
	    " -e 's/A day or two/一两天 e\xcc\x81t\xcc\xa3\xcc\x81 한국어 👍 👪 end/'"
	    " -e 's/Can you say it calmly/冷静に言えますか ａｂｃ ガ/'"
	    " -e 's/Not yet/\xcc\x81x क्षि ไม่ ♥ ✓ ±/'"
	    " -e 's/A message made/“Ｑ” 说/' $D/forest/quarrel.yaml";
	static const int sizes[][2] = { { 24, 80 }, { 12, 40 }, { 13, 41 }, { 60, 200 } };
	char folder[] = "/tmp/partway-wide-XXXXXX", trees[64], variable[100];
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct forest *forest;

	cr_assert_not_null(mkdtemp(folder));
	run_shell(change, folder);
	snprintf(trees, sizeof(trees), "%s/forest", folder);
	snprintf(variable, sizeof(variable), "PARTWAY_TREES=%s", trees);
	cr_assert(source_files_read(&files, trees, &diags));
	forest = forest_load(&files, trees, &diags);
	cr_assert_not_null(forest);
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct mirror mirror = { 0 };

		mirror_start(&mirror, forest,
		    &(struct pty_setup){
			.variables = variable, .rows = sizes[i][0], .columns = sizes[i][1] });
		for (const char *key = "112jj1jbw"; *key; key++) {
			const char one[] = { *key, '\0' };

			cr_assert(mirror_apply(&mirror, one));
			cr_assert(pty_takes(mirror.pty, one, 1));
			mirror_check(&mirror, one);
		}
		mirror_fini(&mirror);
	}
	forest_free(forest);
	source_files_fini(&files);
	diags_fini(&diags);
	run_shell("rm -r $D", folder);
}

/* U+2FEF is wide for all who draw it, and no character for the C library: what follows stays where
 * it is. */
Test(terminals, a_wide_character_that_the_c_library_lacks_keeps_its_cells)
{
	char folder[] = "/tmp/partway-wide-XXXXXX", variable[100];
	struct pty *pty;

	cr_assert_not_null(mkdtemp(folder));
	run_shell("cp -r tests/support/forest $D/forest && sed -i"
		  " 's/A day or two/a\u2fefb/' $D/forest/quarrel.yaml",
	    folder);
	snprintf(variable, sizeof(variable), "PARTWAY_TREES=%s/forest", folder);
	pty = visit(&(struct pty_setup){ .variables = variable },
	    &(struct state){ "112", "How long ago was it?" });
	cr_assert(pty_sees(pty, "a??b"));
	visit_leave(pty);
	run_shell("rm -r $D", folder);
}

/* Sizes in a row, faster than they are drawn, and now and then a key between. */
Test(terminals, a_storm_of_sizes_keeps_place_and_selection, .timeout = 120)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct mirror mirror = { 0 };
	struct forest *forest;
	unsigned random = 1;

	cr_assert(source_files_read(&files, "tests/support/forest", &diags));
	forest = forest_load(&files, "tests/support/forest", &diags);
	mirror_start(&mirror, forest, &(struct pty_setup){ 0 });
	cr_assert(mirror_apply(&mirror, "112"));
	cr_assert(pty_takes(mirror.pty, "112", 3));
	for (int i = 0; i < 200; i++) {
		int rows, columns;

		random = random * 1103515245 + 12345;
		rows = i % 4 == 0 ? 1 + (int)(random >> 16) % 12 : 1 + (int)(random >> 16) % 100;
		random = random * 1103515245 + 12345;
		columns = i % 4 == 0 ? 1 + (int)(random >> 16) % 40 : 1 + (int)(random >> 16) % 300;
		pty_resize(mirror.pty, rows, columns);
		ui_resize(&mirror.ui, (uint32_t)rows, (uint32_t)columns);
		if (i % 5 != 0)
			continue;
		cr_assert(mirror_apply(&mirror, i % 15 == 0 ? "k" : "j"));
		cr_assert(pty_takes(mirror.pty, i % 15 == 0 ? "k" : "j", 1));
		mirror_check(&mirror, "in the storm");
	}
	pty_resize(mirror.pty, 24, 80);
	ui_resize(&mirror.ui, 24, 80);
	mirror_check(&mirror, "after the storm");
	mirror_fini(&mirror);
	forest_free(forest);
	source_files_fini(&files);
	diags_fini(&diags);
}

/* Entries that nobody should have: sizes, numbers and strings that are absurd. */
static const char *const absurd[] = {
	"lines#32767, cols#32767, clear=\\E[H\\E[J, cup=\\E[%i%p1%d;%p2%dH,",
	"lines#1, cols#1, am, clear=\\E[H\\E[J, cup=\\E[%i%p1%d;%p2%dH,",
	"lines#24, cols#80, it#32767, xmc#32767, clear=\\E[H\\E[J, cup=\\E[%i%p1%d;%p2%dH,"
	" bold=\\E[1m, rev=\\E[7m, sgr0=\\E[m,",
	"lines#24, cols#80, clear=\\E[H\\E[J, cup=%p1%p1%p1%*%+%+%+%+%d%{0}%/%d%Q%9%c,",
	"lines#24, cols#80, clear=\\E[H\\E[J, cup=\\E[%p1%1000d;%p2%.999dH,",
	"lines#24, cols#80, clear=\\E[H\\E[J, cup=%p1%s%p2%s,",
	"lines#24, cols#80, clear=$<99999>\\E[H$<$<5>, cup=\\E[%i%p1%d;%p2%dH, smcup=$<,"
	" rmcup=\\E]0;title\\007$<, ed=$<1, home=$<9>,",
	"lines#24, cols#80, clear=x, cup=%p1%c%p2%c, kcuu1=\\E, kf1=\\003, kent=\\033[, kf2=x1,",
	"lines#24, cols#80, am, xenl, os, eo, hc, clear=\\E[J, cup=\\E[%i%p1%d;%p2%dH,",
	"lines#0, cols#0, clear=\\E[H\\E[J, cup=\\E[%i%p1%d;%p2%dH, csr=%p1%d, el=, ed=,",
};

/* By its own size, or by that of the entry where the window does not tell. */
static const char *const windows[] = { "", "sh -c 'stty rows 0 cols 0; exec \"$@\"' sh" };

Test(terminals, absurd_entries_neither_crash_nor_hang_it, .timeout = 120)
{
	char folder[] = "/tmp/partway-terms-XXXXXX", path[64], variables[200];
	FILE *file;

	cr_assert_not_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/source", folder);
	file = fopen(path, "w");
	for (size_t i = 0; i < ARRAY_LEN(absurd); i++)
		fprintf(file, "absurd%zu|made up,\n\t%s\n", i, absurd[i]);
	fclose(file);
	run_shell("tic -o $D $D/source 2>/dev/null", folder);
	for (size_t i = 0; i < ARRAY_LEN(absurd) * ARRAY_LEN(windows); i++) {
		struct pty *pty;

		snprintf(variables, sizeof(variables), "TERMINFO%s=%s TERM=absurd%zu %s",
		    i % 3 ? "" : "_DIRS", folder, i / ARRAY_LEN(windows),
		    windows[i % ARRAY_LEN(windows)]);
		pty = pty_start(&(struct pty_setup){ .variables = variables });
		pty_type(pty, "x\n");
		cr_assert_eq(pty_end(pty), 0, "%s: status %d", variables, pty_end(pty));
		pty_free(pty);
	}
	run_shell("rm -r $D", folder);
}

Test(terminals, where_the_window_has_no_size_the_entry_says_it)
{
	struct pty *pty = visit(&(struct pty_setup){ .term = "vt100", .variables = windows[1] },
	    &(struct state){ "112", "How long ago was it?" });

	cr_assert(strstr(pty_row(pty, 23), "0 help lines   x leave now"));
	visit_leave(pty);
}

/* Curses takes memory for what these variables say, at once. */
Test(terminals, a_size_in_the_environment_is_held_within_bounds)
{
	static const char variables[] =
	    "LINES=30000 COLUMNS=99999999999 sh -c 'stty rows 0 cols 0; exec \"$@\"' sh";
	struct pty *pty = pty_start(&(struct pty_setup){ .variables = variables });

	cr_assert(pty_sees(pty, "Before you start"));
	pty_type(pty, "x");
	cr_assert_eq(pty_end(pty), 0);
	cr_assert(pty_has_bytes(pty, "\033[1;100r"));
	pty_free(pty);
}

/* True where an escape sequence begins within another one. */
static bool
has_torn_sequence(const char *bytes)
{
	while ((bytes = strchr(bytes, '\033')) != NULL) {
		bytes++;
		if (*bytes == '[')
			bytes += 1 + strspn(bytes + 1, "0123456789;?");
		if (*bytes == '\033')
			return true;
	}
	return false;
}

/* In a tiny window curses writes its first bytes in pieces: nothing may come between them. */
Test(terminals, no_sequence_is_torn_in_a_tiny_window)
{
	for (int rows = 1; rows <= 3; rows++) {
		struct pty *pty = pty_start(&(struct pty_setup){ .rows = rows, .columns = 1 });
		size_t length;

		cr_assert(pty_sees(pty, "0"));
		cr_assert(pty_takes(pty, "j", 1)); /* x would cut off what is still to be written */
		pty_type(pty, "x");
		cr_assert_eq(pty_end(pty), 0);
		cr_assert(pty_has_bytes(pty, "\033[?2004h"));
		cr_assert(!has_torn_sequence(pty_bytes(pty, &length)), "%d rows", rows);
		pty_free(pty);
	}
}

/* Pasted lines would answer one question after the other. */
Test(terminals, pasted_text_answers_nothing)
{
	struct pty *pty = visit_at("112", "How long ago was it?");

	cr_assert(pty_has_bytes(pty, "\033[?2004h"));
	pty_type(pty, "\033[200~1\r1\r2\r\033[201~j");
	cr_assert(pty_sees_cursor_at(pty, "Longer"));
	cr_assert(pty_sees(pty, "How long ago was it?"));
	pty_forget(pty);
	cr_assert(pty_time_to_blank(pty, "x") >= 0);
	cr_assert_eq(pty_end(pty), 0);
	cr_assert(pty_has_bytes(pty, "\033[?2004l"));
	pty_free(pty);
	pty = visit(
	    &(struct pty_setup){ .term = "vt100" }, &(struct state){ "", "Before you start" });
	cr_assert(!pty_has_bytes(pty, "2004"), "not every terminal knows it");
	visit_leave(pty);
}

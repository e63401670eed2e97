/* SPDX-License-Identifier: ISC */
/* --help of each command: it says what the command takes, and the command takes what it says. */
#include <criterion/criterion.h>
#include <string.h>

#include "program.h"
#include "partway/base.h"

/* What is in the help of a command, beside its usage. */
static const struct {
	const char *name, *usage;
	const char *words[4];
} commands[] = {
	{ "check", "[OPTION]... [DIR]\n",
	    { "proves the", "  [DIR]  ", "text or json; without it, text\n",
		"Exit status: 0 in order, 1 failed, 2 wrong usage, 3 something was found.\n" } },
	{ "test", "[OPTION]... FILE...\n",
	    { "the people in the cases", "  FILE...  ",
		"Exit status: 0 as expected, 1 failed, 2 wrong usage, 3 something was found.\n" } },
	{ "paths", "[OPTION]... [TREE]\n",
	    { "Lists all walks", "  [TREE]  ", "tsv or markdown; without it, tsv\n",
		", 3 trees not in order.\n" } },
	{ "stats", "[OPTION]...\n", { "Counts what", ", 3 trees not in order.\n" } },
	{ "man", "[OPTION]... [TREE]\n",
	    { "boxes to tick", "  [TREE]  ", "--large-print", ", 3 trees not in order.\n" } },
	{ "graph", "[OPTION]... [TREE]\n",
	    { "as a graph", "  [TREE]  ", "dot or mermaid; without it, dot\n",
		", 3 trees not in order.\n" } },
	{ "new", "[OPTION]... ID\n",
	    { "Writes a tree", "  ID  ", "hyphens", ", 3 trees not in order.\n" } },
	{ "completion", "[OPTION]... SHELL\n",
	    { "TAB", "  SHELL  ", "bash, zsh or fish\n", ", 3 trees not in order.\n" } },
};

static const struct {
	const char *name, *value;
} options[] = {
	{ "plain", "" },
	{ "ascii", "" },
	{ "trees", "/no/such/folder" },
	{ "today", "2025-01-31" },
	{ "region", "uk" },
	{ "large-print", "" },
	{ "numbers", "" },
	{ "format", "json" },
};

static size_t
count_of(const char *text, const char *word)
{
	size_t count = 0;

	while ((text = strstr(text, word))) {
		text += strlen(word);
		count++;
	}
	return count;
}

Test(help, each_command_has_its_own_in_80_columns)
{
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		struct program own = { 0 }, same = { 0 };
		struct str command = { 0 }, usage = { 0 };
		const char *help;

		str_add_format(&command, "$PARTWAY %s --help", commands[i].name);
		program_run(&own, str_text(&command), NULL);
		help = str_text(&own.out);
		str_add_format(&usage, "Usage: partway %s %s", commands[i].name, commands[i].usage);
		cr_expect_eq(own.status, 0);
		cr_expect_eq(strncmp(help, str_text(&usage), usage.length), 0, "%s", help);
		for (size_t w = 0; w < 4 && commands[i].words[w]; w++)
			cr_expect(strstr(help, commands[i].words[w]), "%s is missing in:\n%s",
			    commands[i].words[w], help);
		for (const char *line = help; *line; line += strcspn(line, "\n") + 1)
			cr_expect(strcspn(line, "\n") <= 80, "%.20s", line);
		str_clear(&command);
		str_add_format(&command, "$PARTWAY --help %s", commands[i].name);
		program_run(&same, str_text(&command), NULL);
		cr_expect_str_eq(str_text(&same.out), help, "the other order");
		program_fini(&own);
		program_fini(&same);
		str_fini(&command);
		str_fini(&usage);
	}
}

Test(help, the_overview_has_every_command_and_says_how_to_ask_for_more)
{
	struct program program = { 0 };
	struct str usage = { 0 };
	const char *help;

	program_run(&program, "$PARTWAY --help", NULL);
	help = str_text(&program.out);
	cr_expect_eq(count_of(help, " [OPTION]..."), ARRAY_LEN(commands) + 1, "%s", help);
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		str_clear(&usage);
		str_add_format(&usage, "       partway %s %s", commands[i].name, commands[i].usage);
		cr_expect(strstr(help, str_text(&usage)), "%s", str_text(&usage));
	}
	cr_expect(strstr(help, "\npartway COMMAND --help "));
	str_fini(&usage);
	program_fini(&program);
}

/* True where the command line is refused because the command has no such option. */
static bool
is_refused(const char *command, size_t option)
{
	struct program program = { 0 };
	struct str line = { 0 };
	bool refused;

	/* one argument, where the command takes one: options are judged behind arguments */
	str_add_format(&line, "$PARTWAY %s --%s %s%s </dev/null", command, options[option].name,
	    options[option].value, strcmp(command, "stats") == 0 ? "" : " x");
	program_run(&program, str_text(&line), NULL);
	refused = strstr(str_text(&program.err), "does not take --");
	cr_expect(!refused || program.status == 2);
	str_fini(&line);
	program_fini(&program);
	return refused;
}

Test(help, it_lists_the_options_that_the_command_takes_and_no_others, .timeout = 60)
{
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		struct program program = { 0 };
		struct str command = { 0 };

		str_add_format(&command, "$PARTWAY %s --help", commands[i].name);
		program_run(&program, str_text(&command), NULL);
		cr_expect_eq(count_of(str_text(&program.out), "\n  --help "), 1);
		for (size_t option = 0; option < ARRAY_LEN(options); option++) {
			struct str row = { 0 };

			str_add_format(&row, "\n  --%s ", options[option].name);
			cr_expect_eq(count_of(str_text(&program.out), str_text(&row)),
			    is_refused(commands[i].name, option) ? 0u : 1u, "%s:%s",
			    commands[i].name, str_text(&row));
			str_fini(&row);
		}
		str_fini(&command);
		program_fini(&program);
	}
}

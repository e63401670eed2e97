/* SPDX-License-Identifier: ISC */
/* Completions for fish: one line for each command, argument and option of a command. */
#include "cmd_completion.h"

#include <string.h>

#include "partway/base.h"
#include "partway/str.h"

/* Up to the list of options with a value. */
static const char head[] =
    "# Completions of partway for fish, written by \"partway completion fish\".\n"
    "\n"
    "# The command and its arguments, as far as they stand before the cursor.\n"
    "function __partway_words\n"
    "\tset -l value\n"
    "\tset -l words (commandline -opc)\n"
    "\tset -e words[1]\n"
    "\tfor word in $words\n"
    "\t\tif set -q value[1]\n"
    "\t\t\tset -e value[1]\n"
    "\t\telse if contains -- $word ";

/* __partway_takes COMMAND OPTION [value]: an option is offered once, its value behind it. */
static const char middle[] =
    "\n"
    "\t\t\tset value $word\n"
    "\t\telse if not string match -q -- '-*' $word\n"
    "\t\t\techo $word\n"
    "\t\tend\n"
    "\tend\n"
    "end\n"
    "\n"
    "# True behind COMMAND, of which COUNT words, itself too, are there.\n"
    "function __partway_at --argument-names command count\n"
    "\tset -l words (__partway_words)\n"
    "\ttest \"$words[1]\" = \"$command\"; and test -z \"$count\" -o \"$count\" = (count $words)\n"
    "end\n"
    "\n"
    "# True where COMMAND takes OPTION now: once, and behind it a value, where it has one.\n"
    "function __partway_takes --argument-names command option value\n"
    "\tset -l before (commandline -opc)\n"
    "\t__partway_at \"$command\"; or return\n"
    "\ttest -n \"$value\" -a \"$before[-1]\" = --$option; and return\n"
    "\tnot string match -q -r -- \"^--$option(=|\\$)\" $before\n"
    "end\n";

static const char *const actions[TAKES_COUNT] = {
	[TAKES_FOLDER] = " -a '(__fish_complete_directories (commandline -ct))'",
	[TAKES_FILE] = " -F",
	[TAKES_TREE] = " -a '(__partway_trees)'",
	[TAKES_REGION] = " -a '(__partway_regions)'",
};

static void
add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '\'');
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			str_add_char(out, '\\');
		str_add_char(out, *text);
	}
	str_add_char(out, '\'');
}

static void
add_about(struct str *out, const char *about)
{
	str_add(out, " -d ");
	add_quoted(out, about);
	str_add_char(out, '\n');
}

/* A function that prints names and what they are. */
static void
add_names(struct str *out, const struct source *source, const char *name)
{
	struct offer offer;

	str_add_format(out, "\nfunction %s\n\tprintf '%%s\\t%%s\\n'", name);
	for (size_t at = 0; completion_next(source, &at, &offer);) {
		str_add_format(out, " \\\n\t\t%s ", offer.name);
		add_quoted(out, offer.about);
	}
	str_add(out, "\nend\n");
}

/* Adds what is offered there. */
static void
add_action(struct str *out, const struct source *source)
{
	if (actions[source->takes]) {
		str_add(out, actions[source->takes]);
	} else if (source->takes != TAKES_WORD) {
		str_add(out, " -a '");
		completion_add_names(out, source);
		str_add_char(out, '\'');
	}
}

static void
add_argument(struct str *out, const struct command *command)
{
	str_add_format(out, "complete -c partway -n '__partway_at %s%s'", command->name,
	    command->most == ANY_NUMBER ? "" : " 1");
	add_action(out, &(struct source){ NULL, command->takes, command });
	add_about(out, command->argument_help);
}

static void
add_option(struct str *out, int key, const struct command *command)
{
	const struct option_row *row = &option_table[key];

	str_add_format(out, "complete -c partway -n '__partway_takes %s %s%s' -l %s",
	    *command->name ? command->name : "\"\"", row->name, row->value ? " value" : "",
	    row->name);
	if (row->value) {
		str_add(out, " -x");
		add_action(out, &(struct source){ NULL, row->takes, command });
	}
	add_about(out, key == OPTION_FORMAT ? "what to write" : row->help);
}

void
completion_write_fish(struct str *out, const struct forest *forest)
{
	str_add(out, head);
	completion_add_valued(out, " ");
	str_add(out, middle);
	add_names(out, &(struct source){ forest, TAKES_TREE, NULL }, "__partway_trees");
	add_names(out, &(struct source){ forest, TAKES_REGION, NULL }, "__partway_regions");
	str_add(out, "\ncomplete -c partway -f\n");
	for (size_t i = 1; i < command_count; i++) {
		str_add_format(
		    out, "complete -c partway -n '__partway_at \"\"' -a %s", command_table[i].name);
		add_about(out, command_table[i].summary);
	}
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];

		if (command->takes != TAKES_WORD)
			add_argument(out, command);
		for (int key = OPTION_PLAIN; key < OPTION_END; key++)
			if (command_options(command) & OPTION_BIT(key))
				add_option(out, key, command);
	}
}

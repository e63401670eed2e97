/* SPDX-License-Identifier: ISC */
/* --help, made from the tables: of the whole program, and of each command. */
#include "cmd_help.h"

#include "cmd_table.h"
#include "partway/str.h"

#define COLUMN 23 /* where explanations begin */

/* Adds an explanation in its column, behind what was added since BEFORE. */
static void
explain(struct str *out, size_t before, const char *help)
{
	size_t length = out->length - before;

	str_add_times(out, ' ', length < COLUMN ? COLUMN - length : 1);
	str_add_format(out, "%s\n", help);
}

/* "text or json" */
static void
add_formats(struct str *out, const struct command *command)
{
	for (size_t i = 0; command->formats[i]; i++)
		str_add_format(out, "%s%s", i ? " or " : "", command->formats[i]);
}

static void
add_usage(struct str *out, const char *before, const struct command *command)
{
	str_add_format(out, "%s partway%s%s [OPTION]...%s%s\n", before, *command->name ? " " : "",
	    command->name, command->argument ? " " : "",
	    command->argument ? command->argument : "");
}

static void
add_command(struct str *out, const struct command *command)
{
	size_t before = out->length;

	str_add_format(out, "partway %s", command->name);
	explain(out, before, command->summary);
	if (command->formats[0]) {
		str_add_times(out, ' ', COLUMN);
		str_add(out, "--format ");
		add_formats(out, command);
		str_add_char(out, '\n');
	}
}

static void
add_option(struct str *out, const struct option_row *row, const char *help)
{
	size_t before = out->length;

	str_add_format(
	    out, "  --%s%s%s", row->name, row->value ? " " : "", row->value ? row->value : "");
	explain(out, before, help);
}

void
help_write_overview(struct str *out)
{
	for (size_t i = 0; i < command_count; i++)
		add_usage(out, i ? "      " : "Usage:", &command_table[i]);
	str_add_char(out, '\n');
	for (size_t i = 0; i < command_count; i++)
		add_command(out, &command_table[i]);
	str_add(out, "\nOptions:\n");
	for (int key = OPTION_PLAIN; key < OPTION_END; key++)
		add_option(out, &option_table[key], option_table[key].help);
	str_add(out,
	    "\n"
	    "partway COMMAND --help tells more of one command.\n"
	    "PARTWAY_TREES=DIR is --trees, ACCESSIBLE=1 is --plain. NO_COLOR is always kept:\n"
	    "there is no colour. Without --region, the territory of the locale (LANG and the\n"
	    "like) says whose help lines come first. While it runs, x leaves and clears the\n"
	    "screen, and 0 shows help lines.\n");
	str_add_format(out, "Exit status: %s.\n", command_table[0].statuses);
}

/* What can be written: "text (the default) or json" becomes the help of --format. */
static void
add_format_option(struct str *out, const struct command *command)
{
	struct str help = { 0 };

	str_add(&help, "what to write: ");
	add_formats(&help, command);
	str_add_format(&help, "; without it, %s", command->formats[0]);
	add_option(out, &option_table[OPTION_FORMAT], str_text(&help));
	str_fini(&help);
}

void
help_write_command(struct str *out, const struct command *command)
{
	size_t before;

	add_usage(out, "Usage:", command);
	str_add_char(out, '\n');
	cmd_add_wrapped(out, command->about);
	str_add_char(out, '\n');
	if (command->argument) {
		before = out->length;
		str_add_format(out, "  %s", command->argument);
		explain(out, before, command->argument_help);
		str_add_char(out, '\n');
	}
	str_add(out, "Options:\n");
	for (int key = OPTION_PLAIN; key < OPTION_END; key++) {
		if (key == OPTION_FORMAT && command->formats[0])
			add_format_option(out, command);
		else if (command_options(command) & OPTION_BIT(key))
			add_option(out, &option_table[key], option_table[key].help);
	}
	str_add_format(out, "\nExit status: %s.\n", command->statuses);
}

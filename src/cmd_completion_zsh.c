/* SPDX-License-Identifier: ISC */
/* Completions for zsh: which command it is, then one call of _arguments for that command. */
#include "cmd_completion.h"

#include <string.h>

#include "partway/base.h"
#include "partway/str.h"

static const char head[] =
    "#compdef partway\n"
    "# Completions of partway for zsh, written by \"partway completion zsh\".\n";

/* Up to the list of options with a value. */
static const char middle[] = "\n"
			     "_partway()\n"
			     "{\n"
			     "\tlocal word value command\n"
			     "\n"
			     "\tfor word in \"${(@)words[2,CURRENT - 1]}\"; do\n"
			     "\t\tif [[ -n $value ]]; then\n"
			     "\t\t\tvalue=\n"
			     "\t\telif [[ $word == (";

static const char before_commands[] = ") ]]; then\n"
				      "\t\t\tvalue=$word\n"
				      "\t\telif [[ $word != -* ]]; then\n"
				      "\t\t\tcommand=$word\n"
				      "\t\t\tbreak\n"
				      "\t\tfi\n"
				      "\tdone\n"
				      "\tcase $command in\n";

/* Loaded from a folder of functions, the file is the function's body; else it was sourced. */
static const char tail[] = "\tesac\n"
			   "}\n"
			   "\n"
			   "if [[ $funcstack[1] == _partway ]]; then\n"
			   "\t_partway \"$@\"\n"
			   "else\n"
			   "\tcompdef _partway partway\n"
			   "fi\n";

/* Adds TEXT for the inside of single quotes, where zsh's own functions read it once more: with a
 * backslash before each byte of SPECIAL. */
static void
add_text(struct str *out, const char *text, const char *special)
{
	for (; *text; text++) {
		if (strchr(special, *text))
			str_add_char(out, '\\');
		if (*text == '\'')
			str_add(out, "'\\''");
		else
			str_add_char(out, *text);
	}
}

static const char *const actions[TAKES_COUNT] = {
	[TAKES_WORD] = " ",
	[TAKES_FOLDER] = "_directories",
	[TAKES_FILE] = "_files",
	[TAKES_TREE] = "_partway_trees",
	[TAKES_REGION] = "_partway_regions",
};

/* Adds what completes it, behind a text for the reader. */
static void
add_action(struct str *out, const struct source *source, const char *text)
{
	str_add_char(out, ':');
	add_text(out, text, "\\:");
	str_add_char(out, ':');
	if (actions[source->takes]) {
		str_add(out, actions[source->takes]);
	} else {
		str_add_char(out, '(');
		completion_add_names(out, source);
		str_add_char(out, ')');
	}
}

static void
add_offer(struct str *out, const struct offer *offer)
{
	str_add_format(out, "\t\t'%s:", offer->name);
	add_text(out, offer->about, "\\");
	str_add(out, "'\n");
}

/* A function that offers names and what they are. WHAT: "tree". */
static void
begin_function(struct str *out, const char *what)
{
	str_add_format(out, "\n_partway_%ss()\n{\n\tlocal -a names=(\n", what);
}

static void
end_function(struct str *out, const char *what)
{
	str_add_format(out, "\t)\n\t_describe -t %ss %s names\n}\n", what, what);
}

static void
add_names(struct str *out, const struct source *source, const char *what)
{
	struct offer offer;

	begin_function(out, what);
	for (size_t at = 0; completion_next(source, &at, &offer);)
		add_offer(out, &offer);
	end_function(out, what);
}

static void
add_commands(struct str *out)
{
	begin_function(out, "command");
	for (size_t i = 1; i < command_count; i++)
		add_offer(out, &(struct offer){ command_table[i].name, command_table[i].summary });
	end_function(out, "command");
}

static void
add_option(struct str *out, int key, const struct command *command)
{
	const struct option_row *row = &option_table[key];

	str_add_format(out, " \\\n\t\t\t'--%s%s[", row->name, row->value ? "=" : "");
	add_text(out, key == OPTION_FORMAT ? "what to write" : row->help, "\\[]:");
	str_add_char(out, ']');
	if (row->value)
		add_action(out, &(struct source){ NULL, row->takes, command }, row->value);
	str_add_char(out, '\'');
}

/* How one command is completed; its own name is the first argument. */
static void
add_command(struct str *out, const struct command *command)
{
	const char *name = *command->name ? command->name : "''";

	str_add_format(out, "\t%s)\n\t\t_arguments -S", name);
	for (int key = OPTION_PLAIN; key < OPTION_END; key++)
		if (command_options(command) & OPTION_BIT(key))
			add_option(out, key, command);
	if (!*command->name)
		str_add(out, " \\\n\t\t\t'1:command:_partway_commands'");
	else
		str_add(out, " \\\n\t\t\t'1: : '");
	if (command->argument) {
		str_add(out, command->most == ANY_NUMBER ? " \\\n\t\t\t'*" : " \\\n\t\t\t'2");
		add_action(
		    out, &(struct source){ NULL, command->takes, command }, command->argument_help);
		str_add_char(out, '\'');
	}
	str_add(out, "\n\t\t;;\n");
}

void
completion_write_zsh(struct str *out, const struct forest *forest)
{
	str_add(out, head);
	add_commands(out);
	add_names(out, &(struct source){ forest, TAKES_TREE, NULL }, "tree");
	add_names(out, &(struct source){ forest, TAKES_REGION, NULL }, "region");
	str_add(out, middle);
	completion_add_valued(out, "|");
	str_add(out, before_commands);
	for (size_t i = 0; i < command_count; i++)
		add_command(out, &command_table[i]);
	str_add(out, tail);
}

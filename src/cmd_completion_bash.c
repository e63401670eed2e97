/* SPDX-License-Identifier: ISC */
/* Completions for bash 4 and later. Nothing in the script is expanded twice: names are compared by
 * the function itself, folders and files are left to readline, which knows how to quote them. */
#include "cmd_completion.h"

#include "partway/str.h"

/* Up to the list of options with a value. Bash makes three words of --format=json. */
static const char head[] =
    "# Completions of partway for bash, written by \"partway completion bash\".\n"
    "_partway()\n"
    "{\n"
    "\tlocal IFS=$' \\t\\n' current=${COMP_WORDS[COMP_CWORD]}\n"
    "\tlocal value='' command='' given=' ' words='' count=0 i word\n"
    "\n"
    "\tCOMPREPLY=()\n"
    "\t[[ $current == = ]] && current=''\n"
    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
    "\t\tword=${COMP_WORDS[i]}\n"
    "\t\tif [[ $value ]]; then\n"
    "\t\t\t[[ $word == = ]] || value=''\n"
    "\t\t\tcontinue\n"
    "\t\tfi\n"
    "\t\tcase $word in\n"
    "\t\t";

/* Up to what can be completed: behind an option (value), or behind count words of a command. */
static const char middle[] = ") value=$word given+=\"$word \" ;;\n"
			     "\t\t-*) given+=\"$word \" ;;\n"
			     "\t\t*)\n"
			     "\t\t\t[[ $command ]] && count=$((count + 1))\n"
			     "\t\t\tcommand=${command:-$word}\n"
			     "\t\t\t;;\n"
			     "\t\tesac\n"
			     "\tdone\n"
			     "\tcase $value:$command:$count in\n";

static const char tail[] =
    "\t\tesac\n"
    "\tfi\n"
    "\tfor word in $words; do\n"
    "\t\t[[ $word == \"$current\"* && $given != *\" $word \"* ]] && COMPREPLY+=(\"$word\")\n"
    "\tdone\n"
    "}\n"
    "complete -F _partway partway\n";

/* Adds what is offered at a pattern that was added before. */
static void
add_offers(struct str *out, const struct source *source)
{
	if (source->takes == TAKES_FOLDER) {
		str_add(out, ") compopt -o dirnames ;;\n");
	} else if (source->takes == TAKES_FILE) {
		str_add(out, ") compopt -o default ;;\n");
	} else {
		str_add(out, ") words='");
		completion_add_names(out, source);
		str_add(out, "' ;;\n");
	}
}

static void
add_values(struct str *out, const struct forest *forest)
{
	for (int key = OPTION_PLAIN; key < OPTION_END; key++) {
		const struct option_row *row = &option_table[key];

		if (row->takes == TAKES_WORD || row->takes == TAKES_FORMAT) /* that is below */
			continue;
		str_add_format(out, "\t--%s:*", row->name);
		add_offers(out, &(struct source){ forest, row->takes, NULL });
	}
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];

		if (!command->formats[0])
			continue;
		str_add_format(out, "\t--%s:%s:*", option_table[OPTION_FORMAT].name, command->name);
		add_offers(out, &(struct source){ forest, TAKES_FORMAT, command });
	}
}

static void
add_arguments(struct str *out, const struct forest *forest)
{
	str_add(out, "\t::0) words='");
	for (size_t i = 1; i < command_count; i++)
		str_add_format(out, "%s%s", i > 1 ? " " : "", command_table[i].name);
	str_add(out, "' ;;\n");
	for (size_t i = 1; i < command_count; i++) {
		const struct command *command = &command_table[i];

		if (command->takes == TAKES_WORD)
			continue;
		str_add_format(
		    out, "\t:%s:%s", command->name, command->most == ANY_NUMBER ? "*" : "0");
		add_offers(out, &(struct source){ forest, command->takes, command });
	}
}

static void
add_options(struct str *out, const struct command *command)
{
	const char *between = "";

	str_add_format(out, "\t\t%s) words='", *command->name ? command->name : "''");
	for (int key = OPTION_PLAIN; key < OPTION_END; key++) {
		if (!(command_options(command) & OPTION_BIT(key)))
			continue;
		str_add_format(out, "%s--%s", between, option_table[key].name);
		between = " ";
	}
	str_add(out, "' ;;\n");
}

void
completion_write_bash(struct str *out, const struct forest *forest)
{
	str_add(out, head);
	completion_add_valued(out, " | ");
	str_add(out, middle);
	add_values(out, forest);
	add_arguments(out, forest);
	str_add(out,
	    "\tesac\n"
	    "\tif [[ -z $value && $current == -* ]]; then\n"
	    "\t\tcase $command in\n");
	for (size_t i = 0; i < command_count; i++)
		add_options(out, &command_table[i]);
	str_add(out, tail);
}

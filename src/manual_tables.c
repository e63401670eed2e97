/* SPDX-License-Identifier: ISC */
/* What manual pages have from the tables of the program, as mdoc(7). All words stand on text lines,
 * or behind \& as arguments: elsewhere mdoc takes plain words like No, An or So for macros. */
#include "manual.h"

#include <string.h>

#include "cmd_table.h"
#include "partway/action.h"
#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/date.h"
#include "partway/forest.h"
#include "partway/new_tree.h"

#define EXAMPLE "example" /* the id of the tree */

/* No line is filled up with spaces and no word broken: easier to read, and to type. In groff 1.23,
 * before .Dd; in 1.22, where each macro sets it anew, behind .Os. mandoc does neither by itself. */
#define RAGGED ".nr HY 0\n.ds AD l\n"
#define RAGGED_OLD ".nr doc-hyphen-flags 0\n.ad l\n"

/* --- text ---------------------------------------------------------------------------------------- */

/* True for a hyphen in a plain word: "built-in", and not "--trees", "Ctrl-C" or "1-9". */
static bool
is_in_word(const char *hyphen, const char *text)
{
	return hyphen > text && ascii_is_letter(hyphen[-1]) && ascii_is_letter(hyphen[1])
	    && hyphen[-1] >= 'a' && hyphen[1] >= 'a';
}

/* Adds character AT of TEXT as it is, whatever the device (groff_char(7)). */
static void
add_char(struct str *out, const char *at, const char *text)
{
	static const struct {
		char c;
		const char *name;
	} names[] = { { '\\', "\\e" }, { '\'', "\\(aq" }, { '"', "\\(dq" }, { '`', "\\(ga" },
		{ '^', "\\(ha" }, { '~', "\\(ti" } };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (names[i].c == *at) {
			str_add(out, names[i].name);
			return;
		}
	}
	if (*at == '-' && !is_in_word(at, text))
		str_add_char(out, '\\');
	str_add_char(out, *at);
}

/* Adds LENGTH bytes of TEXT. */
static void
add_text(struct str *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		add_char(out, text + i, text);
}

/* Adds TEXT as lines of one sentence each; \& keeps one from being a request. */
static void
add_sentences(struct str *out, const char *text)
{
	const char *end;

	do {
		end = strstr(text, ". ");
		str_add(out, *text == '.' ? "\\&" : "");
		add_text(out, text, end ? (size_t)(end - text) + 1 : strlen(text));
		str_add_char(out, '\n');
		text = end ? end + 2 : NULL;
	} while (text);
}

/* Adds LENGTH bytes of TEXT as a line to be typed: no hyphen in it is that of a word. */
static void
add_code(struct str *out, const char *text, size_t length)
{
	if (length > 0 && *text == '.')
		str_add(out, "\\&");
	for (size_t i = 0; i < length; i++)
		add_char(out, text + i, text + i);
	str_add_char(out, '\n');
}

/* Adds TEXT as arguments of a macro; none of its words is taken for another one. */
static void
add_arguments(struct str *out, const char *text)
{
	for (const char *c = text; *c; c++) {
		if (*c != ' ' && (c == text || c[-1] == ' '))
			str_add(out, "\\&");
		add_char(out, c, text);
	}
}

/* Adds what stands behind the name of a command: "Op Ar DIR" for "[DIR]". */
static void
add_argument(struct str *out, const struct command *command)
{
	const char *name = command->argument;
	bool is_open = *name == '[';
	size_t length = strcspn(name += is_open, ".]");

	str_add(out, is_open ? "Op Ar \\&" : "Ar \\&");
	add_text(out, name, length);
	if (name[length] == '.')
		str_add(out, " ...");
}

/* Adds "Fl \-trees Ar DIR"; the formats are those of COMMAND, which may be NULL. */
static void
add_option(struct str *out, const struct option_row *row, const struct command *command)
{
	str_add(out, "Fl \\-");
	add_text(out, row->name, strlen(row->name));
	if (command && row == &option_table[OPTION_FORMAT]) {
		for (size_t i = 0; command->formats[i]; i++)
			str_add_format(
			    out, "%s%s", i ? " Ns | Ns Cm " : " Cm ", command->formats[i]);
	} else if (row->value) {
		str_add(out, " Ar ");
		add_arguments(out, row->value);
	}
}

/* --- what markers ask for ------------------------------------------------------------------------ */

void
manual_write_date(struct manual *manual)
{
	static const char *const months[] = { "January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December" };
	struct date date;

	if (!date_parse(PARTWAY_DATE, &date))
		manual_fail(manual, "the version has no date but ", PARTWAY_DATE);
	str_add(&manual->out, RAGGED);
	str_add_format(
	    &manual->out, ".Dd %s %d, %d\n", months[date.month - 1], date.day, date.year);
}

void
manual_write_version(struct manual *manual)
{
	str_add(&manual->out, ".Os partway " PARTWAY_VERSION "\n" RAGGED_OLD);
}

static void
write_usage(struct str *out, const struct command *command)
{
	unsigned takes = command->options | (command->formats[0] ? OPTION_BIT(OPTION_FORMAT) : 0);

	str_add(out, ".Nm\n");
	if (*command->name)
		str_add_format(out, ".Cm %s\n", command->name);
	for (int key = OPTION_PLAIN; key < OPTION_END; key++) {
		if (!(takes & OPTION_BIT(key)))
			continue;
		str_add(out, ".Op ");
		add_option(out, &option_table[key], command);
		str_add_char(out, '\n');
	}
	if (command->argument) {
		str_add_char(out, '.');
		add_argument(out, command);
		str_add_char(out, '\n');
	}
}

void
manual_write_synopsis(struct manual *manual)
{
	for (size_t i = 0; i < command_count; i++)
		write_usage(&manual->out, &command_table[i]);
}

void
manual_write_command(struct manual *manual, const char *name)
{
	const struct command *command = command_find(name);

	if (!command || !*name)
		manual_fail(manual, "no such command: ", name);
	manual->commands |= 1u << (command - command_table);
	str_add_format(&manual->out, ".It Cm %s", command->name);
	if (command->argument) {
		str_add_char(&manual->out, ' ');
		add_argument(&manual->out, command);
	}
	str_add_char(&manual->out, '\n');
	add_sentences(&manual->out, command->about);
}

void
manual_write_option(struct manual *manual, const char *name)
{
	struct str help = { 0 };
	int key = OPTION_PLAIN;

	while (key < OPTION_END && strcmp(option_table[key].name, name) != 0)
		key++;
	if (key == OPTION_END)
		manual_fail(manual, "no such option: ", name);
	manual->options |= OPTION_BIT(key);
	str_add(&manual->out, ".It ");
	add_option(&manual->out, &option_table[key], NULL);
	str_add_char(&manual->out, '\n');
	str_add_sentence(&help, option_table[key].help);
	*help.data = ascii_upper(*help.data);
	add_sentences(&manual->out, help.data);
	str_fini(&help);
}

void
manual_write_keys(struct manual *manual)
{
	for (size_t i = 0; i < action_table_count; i++) {
		const struct action_row *row = &action_table[i];

		if (!row->help)
			continue;
		str_add(&manual->out, ".It Ic ");
		add_arguments(&manual->out, row->name);
		str_add_char(&manual->out, '\n');
		add_sentences(&manual->out, row->help);
	}
}

/* Numbers to call; the words around them are those of the program, too. */
void
manual_write_emergency(struct manual *manual)
{
	struct str text = { 0 };

	cmd_add_emergency(&text);
	add_sentences(&manual->out, str_text(&text));
	str_fini(&text);
}

void
manual_write_example(struct manual *manual)
{
	struct str tree = { 0 };

	new_tree_write(forest_builtin(), EXAMPLE, &tree);
	for (const char *line = str_text(&tree); *line;) {
		size_t length = strcspn(line, "\n");

		add_code(&manual->out, line, length);
		line += length + 1;
	}
	str_fini(&tree);
}

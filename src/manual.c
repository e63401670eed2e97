/* SPDX-License-Identifier: ISC */
/* manual <PAGE >OUT: fills in what a manual page has from the program, for the build. A line that
 * begins with .\" @ names a part of it: date, version, synopsis, command NAME, option NAME, keys,
 * emergency, example. Within a line, @BOUND_WALK@ is that limit of bounds.h. A page that has one
 * command or option has all of them. */
#include "manual.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd_table.h"
#include "partway/base.h"
#include "partway/bounds.h"

#define COMMENT ".\\\""
#define MARKER COMMENT " @"

void
manual_fail(const struct manual *manual, const char *what, const char *which)
{
	fprintf(stderr, "manual: line %u: %s%s\n", manual->line, what, which);
	exit(EXIT_FAILURE);
}

/* --- markers ------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	void (*write)(struct manual *manual);
	void (*write_row)(struct manual *manual, const char *name); /* where a name follows */
} markers[] = {
	{ "date", manual_write_date, NULL },
	{ "version", manual_write_version, NULL },
	{ "synopsis", manual_write_synopsis, NULL },
	{ "command", NULL, manual_write_command },
	{ "option", NULL, manual_write_option },
	{ "keys", manual_write_keys, NULL },
	{ "emergency", manual_write_emergency, NULL },
	{ "example", manual_write_example, NULL },
};

/* Fills in what MARKER asks for, "option trees" for one. */
static void
fill_in(struct manual *manual, const char *marker)
{
	for (size_t i = 0; i < ARRAY_LEN(markers); i++) {
		size_t length = strlen(markers[i].name);

		if (strncmp(marker, markers[i].name, length) != 0)
			continue;
		if (markers[i].write && marker[length] == '\0') {
			markers[i].write(manual);
			return;
		}
		if (markers[i].write_row && marker[length] == ' ') {
			markers[i].write_row(manual, marker + length + 1);
			return;
		}
	}
	manual_fail(manual, "no such marker: ", marker);
}

/* --- limits -------------------------------------------------------------------------------------- */

#define BOUND "@BOUND_"

/* Those that authors of trees can come to, and whoever writes the file of a kiosk. */
#define BOUNDS(X) \
	X(FILE_BYTES) \
	X(FOREST_BYTES) \
	X(FILES) \
	X(DEPTH) \
	X(ENTRIES) \
	X(ANSWERS) \
	X(LIST) \
	X(TEXT_BYTES) \
	X(KEY_BYTES) \
	X(QUOTE_BYTES) \
	X(CASES) \
	X(STATES) \
	X(FINDINGS) \
	X(WORDINGS) \
	X(FACTS) \
	X(VALUES) \
	X(ANSWERS_SHOWN) \
	X(WALK) \
	X(SITE_GROUP_CELLS) \
	X(SITE_PERSON_CELLS) \
	X(SITE_PERSON_SENTENCES) \
	X(SITE_IDLE_LEAST) \
	X(SITE_IDLE_MOST) \
	X(SITE_VISIT_LEAST) \
	X(SITE_VISIT_MOST)

/* Adds "16,777,216". */
static void
add_number(struct str *out, unsigned number)
{
	char digits[16];
	int length = snprintf(digits, sizeof(digits), "%u", number);

	for (int i = 0; i < length; i++)
		str_add_format(out, "%s%c", i > 0 && (length - i) % 3 == 0 ? "," : "", digits[i]);
}

/* Adds the number of the limit that stands at NAME; returns what stands behind it. */
static const char *
add_bound(struct manual *manual, const char *name)
{
	static const struct {
		const char *name;
		unsigned value;
	} bounds[] = {
#define BOUND_ROW(name) { #name "@", BOUND_##name },
		BOUNDS(BOUND_ROW)
#undef BOUND_ROW
	};

	for (size_t i = 0; i < ARRAY_LEN(bounds); i++) {
		size_t length = strlen(bounds[i].name);

		if (strncmp(name, bounds[i].name, length) != 0)
			continue;
		add_number(&manual->out, bounds[i].value);
		return name + length;
	}
	manual_fail(manual, "no such limit: ", name);
}

/* Adds LINE of the page, its limits filled in. */
static void
add_filled(struct manual *manual, const char *line)
{
	const char *mark;

	while ((mark = strstr(line, BOUND))) {
		str_add_bytes(&manual->out, line, (size_t)(mark - line));
		line = add_bound(manual, mark + strlen(BOUND));
	}
	str_add(&manual->out, line);
}

/* --- the page ------------------------------------------------------------------------------------ */

static void
take_line(struct manual *manual, char *line)
{
	size_t before = strlen(MARKER), length;

	if (strncmp(line, MARKER, before) != 0) {
		if (strncmp(line, COMMENT, strlen(COMMENT)) == 0)
			str_add(&manual->out, line);
		else
			add_filled(manual, line);
		return;
	}
	line[strcspn(line, "\n")] = '\0';
	length = strlen(line);
	if (line[length - 1] != '@' || length == before)
		manual_fail(manual, "a marker ends with @: ", line);
	line[length - 1] = '\0';
	fill_in(manual, line + before);
}

/* No row of a table is left out of a page that has others of it. */
static void
find_missing(const struct manual *manual)
{
	for (size_t i = 1; manual->commands && i < command_count; i++)
		if (!(manual->commands & 1u << i))
			manual_fail(manual, "this command is left out: ", command_table[i].name);
	for (int key = OPTION_PLAIN; manual->options && key < OPTION_END; key++)
		if (!(manual->options & OPTION_BIT(key)))
			manual_fail(manual, "this option is left out: ", option_table[key].name);
}

int
main(void)
{
	struct manual manual = { 0 };
	char *line = NULL;
	size_t size = 0;
	bool fine;

	while (getline(&line, &size, stdin) > 0) {
		manual.line++;
		take_line(&manual, line);
	}
	free(line);
	find_missing(&manual);
	fine = !ferror(stdin)
	    && fwrite(str_text(&manual.out), 1, manual.out.length, stdout) == manual.out.length;
	fine = fflush(stdout) == 0 && fine;
	str_fini(&manual.out);
	return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}

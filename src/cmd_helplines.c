/* SPDX-License-Identifier: ISC */
/* Help lines on the command line: whose come first, and the numbers for somebody who cannot get in.
 * Those are of the built-in forest, so that no broken file can take them away (safety.md S27). */
#include "cmd.h"

#include <string.h>

#include "partway/forest.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define NAME_BYTES 80 /* so much of a name is shown in an error */

/* The two letters behind the "_" of "en_GB.UTF-8", or "" where there are none. */
static void
read_territory(const char *locale, char territory[3])
{
	const char *at = locale ? strchr(locale, '_') : NULL;

	memset(territory, 0, 3);
	if (at && strcspn(at + 1, ".@") == 2)
		memcpy(territory, at + 1, 2);
}

static void
refuse_region(const struct forest *forest, const char *name)
{
	struct str out = { 0 }, ids = { 0 };

	str_add(&out, "partway: no such region: ");
	utf8_add_safe(&out, name, strlen(name), NAME_BYTES);
	for (size_t i = 0; i < forest->countries_count; i++)
		str_add_format(&ids, "%s%s", i == 0 ? "Known: " : ", ",
		    forest_text(forest, forest->countries[i].id));
	str_add(&ids, ".");
	str_add_char(&out, '\n');
	cmd_add_wrapped(&out, str_text(&ids));
	str_add(&out, "Try: partway --help\n");
	cmd_complain(&out);
	str_fini(&ids);
	str_fini(&out);
}

enum status
cmd_find_region(const struct forest *forest, const struct options *options, uint32_t *region)
{
	char territory[3];

	if (options->region) {
		*region = forest_find_country(forest, options->region);
		if (*region != NONE)
			return STATUS_DONE;
		refuse_region(forest, options->region);
		return STATUS_USAGE;
	}
	read_territory(options->locale, territory);
	*region = forest_find_country(forest, territory);
	return STATUS_DONE;
}

/* True where a country before COUNTRY (an index) has the same emergency number. */
static bool
is_named(const struct forest *forest, size_t country)
{
	const char *number = forest_text(forest, forest->countries[country].emergency);

	for (size_t i = 0; i < country; i++)
		if (strcmp(forest_text(forest, forest->countries[i].emergency), number) == 0)
			return true;
	return false;
}

/* "911 (United States, Canada)", for COUNTRY and all that have its number. */
static void
add_number(struct str *out, const struct forest *forest, size_t country)
{
	const char *number = forest_text(forest, forest->countries[country].emergency);
	const char *between = " (";

	str_add(out, number);
	for (size_t i = country; i < forest->countries_count; i++) {
		const struct country *row = &forest->countries[i];

		if (strcmp(forest_text(forest, row->emergency), number) != 0)
			continue;
		str_add_format(out, "%s%s", between, forest_text(forest, row->title));
		between = ", ";
	}
	str_add(out, ")");
}

void
cmd_add_emergency(struct str *out)
{
	const struct forest *forest = forest_builtin();
	const char *between = "In danger now? Call ";

	for (size_t i = 0; i < forest->countries_count; i++) {
		if (forest->countries[i].emergency.text == 0 || is_named(forest, i))
			continue;
		str_add(out, between);
		add_number(out, forest, i);
		between = ", ";
	}
	str_add(out, ".");
}

void
cmd_say_emergency(void)
{
	struct str text = { 0 }, out = { 0 };

	cmd_add_emergency(&text);
	cmd_add_wrapped(&out, str_text(&text));
	cmd_complain(&out);
	str_fini(&text);
	str_fini(&out);
}

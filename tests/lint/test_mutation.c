/* SPDX-License-Identifier: ISC */
/* The shipped trees, broken in one place at a time: whatever an author could do to them by a slip,
 * the check must stop it (safety.md S37). A mutant is some text of one file and what stands there
 * instead. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

#include "partway/check.h"
#include "partway/diag.h"
#include "partway/load.h"
#include "partway/str.h"

static struct source_files shipped;
static size_t tried, found;

static void
start(void)
{
	struct diags diags = { 0 };

	cr_assert(source_files_read(&shipped, "trees", &diags));
	diags_fini(&diags);
}

static void
stop(void)
{
	source_files_fini(&shipped);
}

TestSuite(mutation, .init = start, .fini = stop, .timeout = 600);

/* True where the check of all files, with BYTES in place of the file NAME, has an error. */
static bool
has_error(const char *name, const struct str *bytes)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct coverage coverage;
	struct forest *forest;
	bool error;

	for (size_t i = 0; i < shipped.count; i++)
		source_files_set(
		    &files, shipped.items[i].name, shipped.items[i].bytes, shipped.items[i].length);
	source_files_set(&files, name, bytes->data, bytes->length);
	forest = forest_load(&files, "trees", &diags);
	if (diags.levels[DIAG_ERROR] == 0)
		check_forest(forest, shipped.count, (struct date){ 0 }, &diags, &coverage);
	error = diags.levels[DIAG_ERROR] > 0;
	forest_free(forest);
	diags_fini(&diags);
	source_files_fini(&files);
	return error;
}

static size_t
line_of(const struct source_file *file, const char *at)
{
	size_t line = 1;

	for (const char *c = file->bytes; c < at; c++)
		line += *c == '\n';
	return line;
}

/* Tries the mutant in which FROM to END of FILE becomes WITH. */
static void
try(const struct source_file *file, const char *from, const char *end, const char *with)
{
	struct str bytes = { 0 };
	bool error;

	str_add_bytes(&bytes, file->bytes, (size_t)(from - file->bytes));
	str_add(&bytes, with);
	str_add(&bytes, end);
	error = has_error(file->name, &bytes);
	tried++;
	found += error;
	cr_expect(error, "%s, line %zu: \"%.*s\" can become \"%s\" unseen", file->name,
	    line_of(file, from), (int)(end - from), from, with);
	str_fini(&bytes);
}

static const char *
next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

/* Where the value begins, if LINE is "KEY: value"; else NULL. */
static const char *
value_of(const char *line, const char *key)
{
	line += strspn(line, " ");
	if (strncmp(line, key, strlen(key)) != 0)
		return NULL;
	return line + strlen(key);
}

/* Calls MUTATE for each line of each tree and block that begins with KEY. */
static void
each_line(const char *key,
    void (*mutate)(const struct source_file *file, const char *line, const char *value))
{
	for (size_t i = 0; i < shipped.count; i++) {
		const struct source_file *file = &shipped.items[i];

		if (!strstr(file->bytes, "\nstart: "))
			continue;
		for (const char *line = file->bytes; *line; line = next_line(line)) {
			const char *value = value_of(line, key);

			if (value)
				mutate(file, line, value);
		}
	}
}

/* Says how much was tried: a run that finds no line to change must not pass. */
static void
finish(const char *what, size_t least)
{
	printf("%s: %zu mutants, %zu found\n", what, tried, found);
	cr_expect(
	    tried >= least, "%s: only %zu mutants, at least %zu are expected", what, tried, least);
}

static void
delete_line(const struct source_file *file, const char *line, const char *value)
{
	(void)value;
	try(file, line, next_line(line), "");
}

static void
misspell(const struct source_file *file, const char *line, const char *value)
{
	const char *end = line + strcspn(line, "\n");

	(void)value;
	try(file, end, end, "x");
}

Test(mutation, no_way_can_be_lost)
{
	each_line("go: ", delete_line);
	each_line("unsure: ", delete_line);
	finish("ways deleted", 200);
}

Test(mutation, no_way_can_be_misspelt)
{
	each_line("go: ", misspell);
	each_line("unsure: ", misspell);
	finish("ways misspelt", 200);
}

/* LINE begins an entry; it is an ending where it has a "contact:". Deletes it to the next one. */
static void
delete_ending(const struct source_file *file, const char *line, const char *value)
{
	const char *end = next_line(line);
	bool is_ending = false;

	(void)value;
	for (; *end && strncmp(end, "  - id: ", 8) != 0; end = next_line(end)) {
		if (strncmp(end, "endings:", 8) == 0)
			break;
		is_ending |= value_of(end, "contact: ") != NULL;
	}
	if (is_ending)
		try(file, line, end, "");
}

Test(mutation, no_ending_can_be_lost)
{
	each_line("- id: ", delete_ending);
	finish("endings deleted", 100);
}

/* SPDX-License-Identifier: ISC */
/* foreign greek|chinese FROM TO: writes the files of the forest in the folder FROM to the folder TO,
 * with every text that readers see in another script, where it stands; names, marks, tags and
 * numbers stay. FROM is as partway's own trees are written: a text is plain, quoted or folded, and
 * none stands in brackets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/said.h"
#include "partway/str.h"
#include "partway/utf8.h"
#include "script.h"

/* A text that readers see. */
struct told {
	uint32_t file, line, column;
	const char *text;
};

struct tellings {
	const struct forest *forest;
	struct told *items;
	size_t count, capacity;
};

static void
note(const struct said *said, void *context)
{
	struct tellings *tellings = context;

	tellings->items = alloc_grow(
	    tellings->items, &tellings->capacity, tellings->count + 1, sizeof(*tellings->items));
	tellings->items[tellings->count++] = (struct told){ said->file, said->words.line,
		said->words.column, forest_text(tellings->forest, said->words) };
}

static int
compare_places(const void *a, const void *b)
{
	const struct told *one = a, *two = b;

	if (one->file != two->file)
		return one->file < two->file ? -1 : 1;
	if (one->line != two->line)
		return one->line < two->line ? -1 : 1;
	return one->column < two->column ? -1 : one->column > two->column;
}

/* --- where a text ends */

static const char *
line_end(const char *at)
{
	return at + strcspn(at, "\n");
}

static size_t
indent_of(const char *line)
{
	return strspn(line, " ");
}

/* How far the key or the dash is indented to which the value at COLUMN of LINE (from 0) belongs: what
 * is indented more goes on with it. */
static size_t
indent_of_owner(const char *line, size_t column)
{
	size_t indent = indent_of(line), dash = indent;

	while (line[indent] == '-' && line[indent + 1] == ' ') {
		dash = indent;
		indent += 1 + indent_of(line + indent + 1);
	}
	return indent == column ? dash : indent;
}

/* The end of the value at AT, which stands in LINE: a quotation, or all lines that are indented
 * more. */
static const char *
value_end(const char *line, const char *at)
{
	size_t owner = indent_of_owner(line, (size_t)(at - line));
	const char *end;

	if (*at == '"' || *at == '\'') {
		for (end = at + 1; *end != *at; end++)
			end += *end == '\\' && *at == '"';
		return end + 1;
	}
	end = line_end(at);
	while (*end && indent_of(end + 1) > owner && end[1 + indent_of(end + 1)] != '#')
		end = line_end(end + 1);
	return end;
}

/* --- writing */

static void
add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			str_add_char(out, '\\');
		str_add_char(out, *text);
	}
	str_add_char(out, '"');
}

/* Adds BYTES with each of COUNT texts, which are in the order of their places, in SCRIPT. */
static void
translate(
    struct str *out, const char *bytes, enum script script, const struct told *told, size_t count)
{
	const char *line = bytes, *rest = bytes;
	uint32_t number = 1;

	for (size_t i = 0; i < count; i++) {
		struct str text = { 0 };
		const char *at;

		for (; number < told[i].line; number++)
			line = line_end(line) + 1;
		at = line + told[i].column - 1; /* before a text there is only ASCII */
		script_add(&text, script, told[i].text);
		str_add_bytes(out, rest, (size_t)(at - rest));
		add_quoted(out, str_text(&text));
		rest = value_end(line, at);
		str_fini(&text);
	}
	str_add(out, rest);
}

static void
write_file(const char *folder, const char *name, const struct str *text)
{
	struct str path = { 0 };
	FILE *file;

	str_add_format(&path, "%s/%s", folder, name);
	file = fopen(str_text(&path), "w");
	if (!file || fwrite(text->data, 1, text->length, file) != text->length || fclose(file) != 0)
		die("the file cannot be written");
	str_fini(&path);
}

/* Writes what was read from FOLDER, text by text; the numbers of files are those of DIAGS. */
static void
write_all(const struct diags *diags, size_t skip, enum script script, const char *to,
    const struct tellings *tellings)
{
	for (size_t file = 0, first = 0; file < diags->file_count; file++) {
		struct str out = { 0 }, bytes = { 0 };
		size_t count = 0;

		while (first + count < tellings->count
		    && tellings->items[first + count].file == file + 1)
			count++;
		str_add_bytes(&bytes, diags->files[file].bytes, diags->files[file].length);
		translate(&out, str_text(&bytes), script, tellings->items + first, count);
		write_file(to, diags->files[file].name + skip, &out);
		str_fini(&out);
		str_fini(&bytes);
		first += count;
	}
}

static struct forest *
load(const char *folder, struct diags *diags, struct tellings *tellings)
{
	struct source_files files = { 0 };
	struct forest *forest = NULL;

	if (source_files_read(&files, folder, diags))
		forest = forest_load(&files, folder, diags);
	source_files_fini(&files);
	if (!forest || diags->levels[DIAG_ERROR] > 0)
		die("there is an error in the trees: partway check tells");
	tellings->forest = forest;
	said_visit(forest, note, tellings);
	return forest;
}

/* Loads what was written: it must say every text of before, in SCRIPT. */
static void
check_written(const char *to, enum script script, const struct tellings *before)
{
	struct diags diags = { 0 };
	struct tellings after = { 0 };
	struct forest *forest = load(to, &diags, &after);

	for (size_t i = 0; i < before->count; i++) {
		struct str text = { 0 };

		script_add(&text, script, before->items[i].text);
		if (after.count != before->count
		    || strcmp(after.items[i].text, str_text(&text)) != 0) {
			fprintf(stderr, "foreign: %s became %s\n", str_text(&text),
			    i < after.count ? after.items[i].text : "nothing");
			exit(EXIT_FAILURE);
		}
		str_fini(&text);
	}
	free(after.items);
	forest_free(forest);
	diags_fini(&diags);
}

int
main(int argc, char **argv)
{
	enum script script = SCRIPT_GREEK;
	struct diags diags = { 0 };
	struct tellings tellings = { 0 }, sorted;
	struct forest *forest;
	struct str shared = { 0 };

	if (argc != 4)
		die("usage: foreign greek|chinese FROM TO");
	if (strcmp(argv[1], "chinese") == 0)
		script = SCRIPT_CHINESE;
	forest = load(argv[2], &diags, &tellings);
	str_add_format(&shared, "%s/shared", argv[3]);
	if (mkdir(argv[3], 0777) != 0 || mkdir(str_text(&shared), 0777) != 0)
		die("the folder is there already, or cannot be made");
	sorted = tellings;
	sorted.items = alloc_array(tellings.count, sizeof(*sorted.items));
	memcpy(sorted.items, tellings.items, tellings.count * sizeof(*sorted.items));
	qsort(sorted.items, sorted.count, sizeof(*sorted.items), compare_places);
	write_all(&diags, strlen(argv[2]) + 1, script, argv[3], &sorted);
	check_written(argv[3], script, &tellings);
	printf("%zu texts\n", tellings.count);
	free(sorted.items);
	free(tellings.items);
	str_fini(&shared);
	forest_free(forest);
	diags_fini(&diags);
	return EXIT_SUCCESS;
}

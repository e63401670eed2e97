/* SPDX-License-Identifier: ISC */
/* Findings: kept, sorted, and printed in one form. Every byte that comes from a file passes
 * utf8_add_safe() here, so a finding can be shown on any terminal. */
#include "partway/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define SHOWN_LINE_BYTES 160 /* of the author's line; more would wrap and hide the mark */
#define SHOWN_WORDS_BYTES 2000

static const char *const code_names[] = {
#define DIAG_NAME(name, code, level) code,
	DIAG_CODES(DIAG_NAME)
#undef DIAG_NAME
};

static const enum diag_level code_levels[] = {
#define DIAG_LEVEL(name, code, level) DIAG_##level,
	DIAG_CODES(DIAG_LEVEL)
#undef DIAG_LEVEL
};

const char *
diag_code_name(enum diag_code code)
{
	return code_names[code];
}

enum diag_level
diag_code_level(enum diag_code code)
{
	return code_levels[code];
}

const char *
diag_level_name(enum diag_level level)
{
	static const char *const names[] = { "note", "warning", "error" };

	return names[level];
}

enum diag_code
diag_code_find(const char *name)
{
	unsigned code = 0;

	while (code < DIAG_CODE_COUNT && strcmp(code_names[code], name) != 0)
		code++;
	return (enum diag_code)code;
}

void
diags_fini(struct diags *diags)
{
	for (size_t i = 0; i < diags->file_count; i++)
		free(diags->files[i].bytes);
	free(diags->files);
	free(diags->items);
	arena_fini(&diags->arena);
	*diags = (struct diags){ 0 };
}

uint32_t
diags_add_file(struct diags *diags, const char *name, char *bytes, size_t length)
{
	diags->files = alloc_grow(
	    diags->files, &diags->file_capacity, diags->file_count + 1, sizeof(*diags->files));
	diags->files[diags->file_count++] = (struct diag_file){
		.name = arena_copy(&diags->arena, name, strlen(name)),
		.bytes = bytes,
		.length = length,
	};
	return (uint32_t)diags->file_count;
}

__attribute__((format(printf, 2, 0))) static const char *
format_words(struct diags *diags, const char *format, va_list args)
{
	struct str words = { 0 };
	const char *kept;

	str_add_vformat(&words, format, args);
	kept = arena_copy(&diags->arena, str_text(&words), words.length);
	str_fini(&words);
	return kept;
}

bool
diags_is_full(const struct diags *diags)
{
	return diags->count >= BOUND_FINDINGS_KEPT || diags->dropped > 0;
}

void
diag_add(struct diags *diags, enum diag_code code, struct place at, const char *format, ...)
{
	va_list args;
	struct diag *diag;

	diags->levels[diag_code_level(code)]++;
	if (diags_is_full(diags)) {
		diags->dropped++;
		return;
	}
	diags->items =
	    alloc_grow(diags->items, &diags->capacity, diags->count + 1, sizeof(*diags->items));
	diag = &diags->items[diags->count++];
	va_start(args, format);
	*diag = (struct diag){
		.code = code,
		.at = at,
		.words = format_words(diags, format, args),
		.mend = "",
	};
	va_end(args);
}

/* The finding that was added last, or NULL: it was only counted. */
static struct diag *
newest(struct diags *diags)
{
	assert(diags->count > 0);
	return diags->dropped > 0 ? NULL : &diags->items[diags->count - 1];
}

void
diag_mend(struct diags *diags, const char *format, ...)
{
	struct diag *diag = newest(diags);
	va_list args;

	if (!diag)
		return;
	va_start(args, format);
	diag->mend = format_words(diags, format, args);
	va_end(args);
}

void
diag_mend_near(struct diags *diags, const char *name, uint32_t line, const char *otherwise)
{
	diag_near(diags, name);
	if (!name)
		diag_mend(diags, "%s", otherwise);
	else if (line > 0)
		diag_mend(diags, "did you mean \"%s\" (line %u)?", name, (unsigned)line);
	else
		diag_mend(diags, "did you mean \"%s\"?", name);
}

void
diag_about(struct diags *diags, const char *id)
{
	struct diag *diag = newest(diags);

	if (diag)
		diag->about = arena_copy(&diags->arena, id, strlen(id));
}

void
diag_near(struct diags *diags, const char *name)
{
	struct diag *diag = newest(diags);

	if (diag && name)
		diag->near = arena_copy(&diags->arena, name, strlen(name));
}

void
diag_rule(struct diags *diags, const char *id)
{
	struct diag *diag = newest(diags);

	if (diag)
		diag->rule = arena_copy(&diags->arena, id, strlen(id));
}

void
diag_walk(struct diags *diags, const char *lines)
{
	struct diag *diag = newest(diags);

	if (diag)
		diag->walk = arena_copy(&diags->arena, lines, strlen(lines));
}

void
diags_allow(struct diags *diags, size_t index, const char *because)
{
	struct diag *diag = &diags->items[index];

	assert(index < diags->count && !diag->because);
	assert(diag_code_level(diag->code) != DIAG_ERROR);
	diag->because = arena_copy(&diags->arena, because, strlen(because));
	diags->levels[diag_code_level(diag->code)]--;
	diags->allowed++;
}

const char *
diags_file_name(const struct diags *diags, uint32_t number)
{
	if (number == 0)
		return diags->folder ? diags->folder : "trees";
	return diags->files[number - 1].name;
}

static int
compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int
compare(const void *a, const void *b, void *context)
{
	const struct diag *left = a, *right = b;
	const struct diags *diags = context;
	int order =
	    strcmp(diags_file_name(diags, left->at.file), diags_file_name(diags, right->at.file));

	if (order == 0)
		order = compare_numbers(left->at.line, right->at.line);
	if (order == 0)
		order = compare_numbers(left->at.column, right->at.column);
	if (order == 0)
		order = compare_numbers(left->code, right->code);
	return order ? order : strcmp(left->words, right->words);
}

void
diags_sort(struct diags *diags)
{
	size_t kept = 0;

	if (diags->count == 0)
		return;
	qsort_r(diags->items, diags->count, sizeof(*diags->items), compare, diags);
	for (size_t i = 1; i < diags->count; i++) {
		if (compare(&diags->items[i], &diags->items[kept], diags) != 0)
			diags->items[++kept] = diags->items[i];
		else
			diags->levels[diag_code_level(diags->items[i].code)]--;
	}
	diags->count = kept + 1;
}

/* Line LINE (from 1) of the file; false where there is none. */
static bool
find_line(const struct diag_file *file, uint32_t line, const char **start, size_t *length)
{
	const char *at = file->bytes, *end;

	if (!at || line == 0)
		return false;
	end = at + file->length;
	while (--line > 0) {
		at = memchr(at, '\n', (size_t)(end - at));
		if (!at)
			return false;
		at++;
	}
	*start = at;
	*length = (size_t)(end - at);
	at = memchr(at, '\n', *length);
	if (at)
		*length = (size_t)(at - *start);
	if (*length > 0 && (*start)[*length - 1] == '\r')
		--*length;
	return *length > 0;
}

/* Bytes of the first COUNT code points. */
static size_t
points_length(const char *text, size_t length, uint32_t count)
{
	uint32_t point;
	size_t at = 0;

	while (count-- > 0 && at < length)
		at += utf8_decode(text + at, length - at, &point);
	return at;
}

/* The author's line, and a mark under the place. A long line is shown from a little before it. */
static void
write_line(const struct diags *diags, const struct diag *diag, struct str *out)
{
	const char *line;
	size_t length, from = 0, at, marked, points;
	struct str before = { 0 }, mark = { 0 };

	if (diag->at.file == 0
	    || !find_line(&diags->files[diag->at.file - 1], diag->at.line, &line, &length))
		return;
	at = points_length(line, length, diag->at.column ? diag->at.column - 1 : 0);
	points = utf8_points(line, at);
	if (at > SHOWN_LINE_BYTES / 2 && points > SHOWN_LINE_BYTES / 4)
		from = points_length(line, length, (uint32_t)points - SHOWN_LINE_BYTES / 4);
	marked = points_length(line + at, length - at, diag->at.width ? diag->at.width : 1);
	utf8_add_safe(&before, line + from, at - from, SHOWN_LINE_BYTES);
	str_add_format(out, "%5u | ", (unsigned)diag->at.line);
	utf8_add_safe(out, line + from, length - from, SHOWN_LINE_BYTES);
	str_add(out, "\n      | ");
	str_add_times(out, ' ', utf8_cells(str_text(&before), before.length));
	str_add_char(out, '^');
	utf8_add_safe(&mark, line + at, marked, SHOWN_LINE_BYTES);
	for (size_t cells = utf8_cells(str_text(&mark), mark.length); cells > 1; cells--)
		str_add_char(out, '~');
	str_add_char(out, '\n');
	str_fini(&before);
	str_fini(&mark);
}

/* Whole lines, each made safe and set in. */
static void
write_lines(struct str *out, const char *label, const char *lines)
{
	while (*lines) {
		size_t length = strcspn(lines, "\n");

		str_add_format(out, "   %-6s", label);
		utf8_add_safe(out, lines, length, SHOWN_WORDS_BYTES);
		str_add_char(out, '\n');
		lines += length + (lines[length] == '\n');
		label = "";
	}
}

static void
write_one(const struct diags *diags, const struct diag *diag, struct str *out)
{
	const char *name = diags_file_name(diags, diag->at.file);

	utf8_add_safe(out, name, strlen(name), SHOWN_WORDS_BYTES);
	if (diag->at.line > 0)
		str_add_format(out, ":%u:%u", (unsigned)diag->at.line, (unsigned)diag->at.column);
	str_add_format(out, ": %s: ", diag_level_name(diag_code_level(diag->code)));
	utf8_add_safe(out, diag->words, strlen(diag->words), SHOWN_WORDS_BYTES);
	str_add_format(out, " [%s]\n", diag_code_name(diag->code));
	write_line(diags, diag, out);
	if (diag->walk)
		write_lines(out, "walk:", diag->walk);
	write_lines(out, "mend:", diag->mend);
}

void
diags_write(const struct diags *diags, struct str *out)
{
	size_t all = diags->count - diags->allowed + diags->dropped, shown = 0;

	for (size_t i = 0; i < diags->count && shown < BOUND_FINDINGS; i++) {
		if (diags->items[i].because)
			continue;
		write_one(diags, &diags->items[i], out);
		shown++;
	}
	if (shown < all)
		str_add_format(out, "and %zu more\n", all - shown);
	if (diags_is_full(diags))
		str_add(out, "There was no end of it: mend some of these, and check again.\n");
}

/* SPDX-License-Identifier: ISC */
/* A text and what its file holds are read side by side: they differ in white space, in quotes, and
 * in the > of a folded text. */
#include "check/locate.h"

#include <string.h>

#include "partway/base.h"
#include "partway/forest.h"
#include "partway/said.h"
#include "partway/utf8.h"
#include "tree/place.h"

/* Goes to LINE of FILE, from the line before if that is near. False where there is no such line. */
static bool
go_to_line(struct locator *locator, uint32_t file, uint32_t line)
{
	const struct diag_file *row = &locator->diags->files[file - 1];

	if (!row->bytes || line == 0)
		return false;
	if (locator->file != file || locator->line / 2 > line) {
		locator->file = file;
		locator->line = 1;
		locator->at = row->bytes;
	}
	for (; locator->line > line; locator->line--) {
		const char *end = locator->at - 1;
		const char *before = memrchr(row->bytes, '\n', (size_t)(end - row->bytes));

		locator->at = before ? before + 1 : row->bytes;
	}
	for (; locator->line < line; locator->line++) {
		const char *end =
		    memchr(locator->at, '\n', row->length - (size_t)(locator->at - row->bytes));

		if (!end)
			return false;
		locator->at = end + 1;
	}
	return true;
}

static const char *
skip_space(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
		at++;
	return at;
}

/* Where a value that begins at AT has its first letter. */
static const char *
skip_opening(const char *at, const char *end)
{
	if (at < end && (*at == '>' || *at == '|'))
		while (at < end && *at != '\n')
			at++;
	else if (at < end && (*at == '"' || *at == '\''))
		at++;
	return skip_space(at, end);
}

/* True where AT stands for the byte behind it only, in a value that begins with this QUOTE. */
static bool
is_escape(char quote, const char *at, const char *end)
{
	if (end - at < 2)
		return false;
	if (quote == '"')
		return *at == '\\' && (at[1] == '"' || at[1] == '\\');
	return quote == '\'' && *at == '\'' && at[1] == '\'';
}

/* Where the byte of TEXT with this OFFSET stands in the value that begins at AT, or NULL. */
static const char *
follow(const char *at, const char *end, const char *text, size_t offset)
{
	const char *quote = at;

	at = skip_opening(at, end);
	for (size_t i = 0; at < end; i++) {
		at += is_escape(*quote, at, end);
		if (text[i] != ' ' && text[i] != *at)
			return NULL;
		if (i == offset)
			return at;
		at = text[i] == ' ' ? skip_space(at, end) : at + 1;
	}
	return NULL;
}

struct place
locate_part(struct locator *locator, struct place whole, const char *text, struct part part)
{
	const struct diag_file *file = &locator->diags->files[whole.file - 1];
	struct place place = whole;
	const char *at, *line, *end;
	uint32_t point;

	if (!go_to_line(locator, whole.file, whole.line))
		return whole;
	end = file->bytes + file->length;
	at = locator->at;
	for (uint32_t column = 1; column < whole.column && at < end; column++)
		at += utf8_decode(at, (size_t)(end - at), &point);
	at = follow(at, end, text, part.start);
	if (!at)
		return whole;
	for (line = locator->at; (end = memchr(line, '\n', (size_t)(at - line))); line = end + 1)
		place.line++;
	place.column = (uint32_t)utf8_points(line, (size_t)(at - line)) + 1;
	place.width = (uint32_t)utf8_points(text + part.start, part.length);
	end = memchr(at, '\n', (size_t)(file->bytes + file->length - at));
	if (end && utf8_points(at, (size_t)(end - at)) < place.width) /* it goes on below */
		place.width = (uint32_t)utf8_points(at, (size_t)(end - at));
	return place;
}

struct place
locate_said(
    struct locator *locator, const struct forest *forest, const struct said *said, struct part part)
{
	struct place whole = place_of_words(forest, said->file, said->words);

	if (diags_is_full(locator->diags))
		return whole;
	return locate_part(locator, whole, forest_text(forest, said->words), part);
}

/* SPDX-License-Identifier: ISC */
#include "plain.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "partway/base.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define LINE_CELLS 20u /* a longer word may have to be broken: 40 columns, less indentation */

static const struct {
	uint32_t point;
	const char *text;
} marks[] = {
	{ 0x00A0, " " },
	{ 0x00AD, "-" },
	/* groff knows one accent, Unicode two that look the same. */
	{ 0x1F71, "ά" },
	{ 0x1F73, "έ" },
	{ 0x1F75, "ή" },
	{ 0x1F77, "ί" },
	{ 0x1F79, "ό" },
	{ 0x1F7B, "ύ" },
	{ 0x1F7D, "ώ" },
	{ 0x2009, " " },
	{ 0x2010, "-" },
	{ 0x2011, "-" },
	{ 0x2013, "-" },
	{ 0x2014, "-" },
	{ 0x2018, "'" },
	{ 0x2019, "'" },
	{ 0x201C, "\"" },
	{ 0x201D, "\"" },
	{ 0x2026, "..." },
	{ 0x202F, " " },
	{ 0x2192, "->" },
	{ 0x2212, "-" },
	{ 0x25A1, "" },
	{ 0xFB00, "ff" },
	{ 0xFB01, "fi" },
	{ 0xFB02, "fl" },
	{ 0xFB03, "ffi" },
	{ 0xFB04, "ffl" },
};

/* The mark that stands for POINT, or NULL: it stays. */
static const char *
mark_of(uint32_t point)
{
	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (marks[i].point == point)
			return marks[i].text;
	return NULL;
}

static bool
is_wide(uint32_t point)
{
	return point != UTF8_BAD && utf8_width(point) == 2;
}

/* True where a line may end behind the last letter of OUT without a space. */
static bool
ends_open(const struct str *out)
{
	size_t at = out->length;
	uint32_t point;

	if (at == 0)
		return true;
	do
		at--;
	while (at > 0 && ((unsigned char)out->data[at] & 0xC0) == 0x80);
	utf8_decode(out->data + at, out->length - at, &point);
	return point == '-' || point == '/' || point <= ' ' || is_wide(point);
}

/* Adds the white space that was passed, if it means anything before POINT. */
static void
add_space(struct str *out, char space, uint32_t point)
{
	if (is_wide(point) && out->length > 0 && strchr(" \n", out->data[out->length - 1]))
		out->data[--out->length] = '\0';
	else if (space && !ends_open(out) && !is_wide(point))
		str_add_char(out, space);
}

void
plain_add(struct str *out, const char *text)
{
	size_t left = strlen(text), length;
	char space = '\0';

	for (; left > 0; text += length, left -= length) {
		uint32_t point;
		const char *mark;

		length = utf8_decode(text, left, &point);
		mark = mark_of(point);
		if (point <= ' ' || (mark && *mark == ' ')) {
			space = point == '\n' || space == '\n' ? '\n' : ' ';
			continue;
		}
		if (mark && !*mark)
			continue;
		add_space(out, space, point);
		space = '\0';
		if (mark)
			str_add(out, mark);
		else
			str_add_bytes(out, text, length);
	}
	add_space(out, space, 'x');
}

/* Cells of the word that begins at TEXT. */
static size_t
word_cells(const char *text)
{
	return utf8_cells(text, strcspn(text, " "));
}

size_t
plain_match(const char *printed, const char *wanted)
{
	const char *at = printed;
	bool is_long = word_cells(wanted) > LINE_CELLS;

	for (; *wanted; wanted++) {
		if (is_long && *wanted != ' ' && *at == '\n')
			at++;
		if (*at != *wanted && !(*wanted == ' ' && *at == '\n'))
			return 0;
		at++;
		if (*wanted == ' ')
			is_long = word_cells(wanted + 1) > LINE_CELLS;
	}
	return (size_t)(at - printed);
}

const char *
plain_find(const char *printed, const char *wanted)
{
	for (; *printed; printed++)
		if (*printed == *wanted && plain_match(printed, wanted) > 0)
			return printed;
	return NULL;
}

/* SPDX-License-Identifier: ISC */
/* Line breaking at spaces, by cells. No hyphenation: a broken word is a misread word. */
#include "partway/wrap.h"

#include <string.h>

#include "partway/base.h"
#include "partway/utf8.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

void
wrap_start(struct wrap *wrap, const char *text)
{
	wrap->rest = text;
}

/* The word at TEXT, cut at WIDTH cells. */
static struct wrap_line
measure_word(const char *text, size_t width)
{
	struct wrap_line word = { .start = text };
	uint32_t point;

	for (;;) {
		const char *at = text + word.length;
		size_t step = 1, cells = 1;

		if (!*at || is_space(*at))
			break;
		if ((unsigned char)*at >= 0x80) {
			step = utf8_decode(at, strnlen(at, UTF8_MOST), &point);
			cells = point == UTF8_BAD ? 1 : (size_t)utf8_width(point);
		}
		if (word.cells + cells > width)
			break;
		word.length += step;
		word.cells += cells;
	}
	return word;
}

/* Skips the spaces at AT; true where a newline among them ends the line. */
static bool
skip_spaces(const char **at)
{
	bool ends = false;

	for (; is_space(**at) && !ends; (*at)++)
		ends = **at == '\n';
	return ends;
}

bool
wrap_next(struct wrap *wrap, size_t width, struct wrap_line *line)
{
	const char *at = wrap->rest;

	assert(width >= 2);
	while (is_space(*at))
		at++;
	*line = (struct wrap_line){ .start = at };
	for (;;) {
		size_t gap = (size_t)(at - line->start) - line->length;
		struct wrap_line word = measure_word(at, width);

		if (word.length == 0 || line->cells + gap + word.cells > width)
			break; /* never the first word: that was cut to fit */
		line->length += gap + word.length;
		line->cells += gap + word.cells;
		at += word.length;
		if (!is_space(*at) || skip_spaces(&at))
			break; /* the text's end, a word longer than a line, or a newline */
	}
	wrap->rest = line->start + line->length;
	return line->length > 0;
}

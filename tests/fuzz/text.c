/* SPDX-License-Identifier: ISC */
/* Fuzzer: any bytes as a text, through all that stands between texts and readers: UTF-8, make-safe,
 * wrapping, words and sentences, roff. The first two bytes are a width and a limit. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "emit/roff.h"
#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/prose.h"
#include "partway/str.h"
#include "partway/utf8.h"
#include "partway/wrap.h"

#define LONGEST_MARK 10 /* <U+10FFFF> */

/* What is decoded is what would be written, and cells and points are what the parts have. */
static void
judge_utf8(const char *text, size_t size)
{
	size_t points = 0, cells = 0;
	uint32_t point;
	char back[4];

	for (size_t at = 0, step; at < size; at += step) {
		step = utf8_decode(text + at, size - at, &point);
		assert(step >= 1 && step <= size - at);
		if (point == UTF8_BAD)
			assert(step == 1);
		else
			assert(
			    utf8_encode(point, back) == step && memcmp(back, text + at, step) == 0);
		cells += point == UTF8_BAD ? 1 : (size_t)utf8_width(point);
		points++;
	}
	assert(utf8_points(text, size) == points && utf8_cells(text, size) == cells);
}

/* Safe at once, and not another text when it is made safe once more. */
static void
judge_safe(const char *text, size_t size, size_t limit)
{
	struct str once = { 0 }, twice = { 0 }, cut = { 0 };

	utf8_add_safe(&once, text, size, SIZE_MAX);
	judge_text(&once, false);
	utf8_add_safe(&twice, str_text(&once), once.length, SIZE_MAX);
	assert(strcmp(str_text(&once), str_text(&twice)) == 0);
	assert(!memchr(str_text(&once), '\n', once.length));
	utf8_add_safe(&cut, text, size, limit);
	judge_text(&cut, false);
	if (once.length <= limit) {
		assert(strcmp(str_text(&once), str_text(&cut)) == 0);
	} else {
		assert(cut.length < limit + LONGEST_MARK + strlen("..."));
		assert(strncmp(str_text(&once), str_text(&cut), limit) == 0);
	}
	str_fini(&once);
	str_fini(&twice);
	str_fini(&cut);
}

/* Lines follow each other, are not too wide, and leave out nothing but spaces. */
static void
judge_wrap(const char *text, size_t width)
{
	const char *at = text;
	struct wrap_line line;
	struct wrap wrap;

	wrap_start(&wrap, text);
	while (wrap_next(&wrap, width, &line)) {
		at += strspn(at, " \n\t");
		assert(line.start == at && line.length > 0 && line.cells <= width);
		assert(line.cells == utf8_cells(line.start, line.length));
		assert(!memchr(line.start, '\n', line.length));
		assert(!strchr(" \t", line.start[line.length - 1]));
		at += line.length;
	}
	assert(at[strspn(at, " \n\t")] == '\0');
}

/* The parts of a text lie in it one behind the other. */
static void
judge_prose(const char *text)
{
	const char *rest = text, *at = text;
	struct prose prose = { 0 };
	struct token token;
	size_t words = 0;

	while (prose_next(&rest, &token)) {
		assert(token.start >= at && token.length <= strlen(token.start));
		assert(token.length > 0 || (token.kind == TOKEN_STOP && *token.start == '\0'));
		at = token.start + token.length;
		words += token.kind == TOKEN_WORD;
	}
	prose_count(&prose, text);
	assert(prose.words == words && prose.hard <= words && prose.syllables >= words);
	prose_grade(&prose);
	prose_smog(&prose);
}

/* As the checked texts of a forest, which are safe: no line can be a request, and no byte is beyond ASCII. */
static void
judge_roff(const char *text, size_t size)
{
	struct str safe = { 0 }, lines = { 0 }, word = { 0 };

	utf8_add_safe(&safe, text, size, SIZE_MAX);
	roff_lines(&lines, str_text(&safe));
	for (size_t i = 0; i < lines.length; i++) {
		bool begins = i == 0 || lines.data[i - 1] == '\n';

		assert(!begins || !strchr(".'", lines.data[i]));
		assert(lines.data[i] == '\n' || (lines.data[i] >= ' ' && lines.data[i] <= '~'));
	}
	assert(lines.length == 0 || lines.data[lines.length - 1] == '\n');
	roff_text(&word, str_text(&safe));
	assert(!strpbrk(str_text(&word), "\n\""));
	assert(!strchr(".'", str_text(&word)[0]) || word.length == 0);
	str_fini(&safe);
	str_fini(&lines);
	str_fini(&word);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text;

	if (size < 2)
		return 0;
	text = alloc_copy((const char *)data + 2, size - 2);
	judge_utf8(text, size - 2);
	judge_safe(text, size - 2, data[1]);
	judge_wrap(text, 2 + data[0] % 100u);
	judge_prose(text);
	judge_roff(text, size - 2);
	free(text);
	return 0;
}

/* SPDX-License-Identifier: ISC */
/* Wrapping: no word is lost, no line is too wide. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "partway/str.h"
#include "partway/utf8.h"
#include "partway/wrap.h"

static void
expect_wrap(const char *text, size_t width, const char *wanted)
{
	struct str lines = { 0 };
	struct wrap wrap;
	struct wrap_line line;

	wrap_start(&wrap, text);
	while (wrap_next(&wrap, width, &line)) {
		str_add_bytes(&lines, line.start, line.length);
		str_add(&lines, "|");
	}
	cr_expect_str_eq(str_text(&lines), wanted, "width %zu", width);
	str_fini(&lines);
}

Test(wrap, breaks_at_spaces)
{
	expect_wrap("one two three", 7, "one two|three|");
	expect_wrap("one two three", 8, "one two|three|");
	expect_wrap("one two three", 100, "one two three|");
	expect_wrap("  one  ", 10, "one|");
	expect_wrap("", 10, "");
	expect_wrap("   ", 10, "");
}

Test(wrap, a_newline_ends_a_line)
{
	expect_wrap("one\ntwo three", 20, "one|two three|");
}

Test(wrap, a_long_word_is_cut_never_lost)
{
	expect_wrap("a incomprehensible b", 6, "a|incomp|rehens|ible b|");
}

Test(wrap, wide_letters_are_not_cut_in_two)
{
	expect_wrap("\xe4\xb8\xad\xe6\x96\x87", 3, "\xe4\xb8\xad|\xe6\x96\x87|");
}

/* Words of random letters, some wide, some combining, at every width. */
Test(wrap, loses_nothing_and_is_never_too_wide)
{
	static const char *const letters[] = { "a", "bc", "\xc3\xa9", "\xe4\xb8\xad", "e\xcc\x81",
		" ", " " };

	srand(7);
	for (int round = 0; round < 500; round++) {
		struct str text = { 0 }, back = { 0 };
		size_t width = 2 + (size_t)rand() % 30;
		struct wrap wrap;
		struct wrap_line line;

		for (int i = 0; i < 80; i++)
			str_add(&text, letters[(size_t)rand() % 7]);
		wrap_start(&wrap, str_text(&text));
		while (wrap_next(&wrap, width, &line)) {
			cr_assert(line.cells <= width, "round %d", round);
			cr_assert_eq(
			    line.cells, utf8_cells(line.start, line.length), "round %d", round);
			for (size_t i = 0; i < line.length; i++)
				if (line.start[i] != ' ')
					str_add_char(&back, line.start[i]);
		}
		for (size_t i = 0, kept = 0; i < text.length; i++)
			if (text.data[i] != ' ')
				cr_assert_eq(
				    text.data[i], str_text(&back)[kept++], "round %d", round);
		str_fini(&text);
		str_fini(&back);
	}
}

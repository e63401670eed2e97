/* SPDX-License-Identifier: ISC */
/* UTF-8 and cells: what may reach a terminal, and how wide it is there. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "partway/str.h"
#include "partway/utf8.h"

static char *
safe(const char *bytes, size_t length, size_t limit)
{
	struct str out = { 0 };
	char *copy;

	utf8_add_safe(&out, bytes, length, limit);
	copy = strdup(str_text(&out));
	str_fini(&out);
	return copy;
}

Test(utf8, every_code_point_survives_a_round_trip)
{
	for (uint32_t point = 0; point <= 0x10ffff; point++) {
		char bytes[4];
		uint32_t back;
		size_t length;

		if (point >= 0xd800 && point <= 0xdfff)
			continue;
		length = utf8_encode(point, bytes);
		cr_assert_eq(utf8_decode(bytes, length, &back), length, "U+%04X", (unsigned)point);
		cr_assert_eq(back, point, "U+%04X", (unsigned)point);
		for (size_t cut = 1; cut < length; cut++) {
			utf8_decode(bytes, cut, &back);
			cr_assert_eq(back, UTF8_BAD, "U+%04X cut to %zu", (unsigned)point, cut);
		}
	}
}

/* The first byte that is not UTF-8, as an offset. */
static size_t
first_bad(const char *bytes)
{
	size_t length = strlen(bytes), at = 0;
	uint32_t point = 0;

	while (at < length) {
		size_t step = utf8_decode(bytes + at, length - at, &point);

		if (point == UTF8_BAD)
			break;
		at += step;
	}
	return at;
}

Test(utf8, what_is_not_utf8_is_found_at_its_first_byte)
{
	static const struct {
		const char *bytes;
		size_t bad_at;
	} rows[] = {
		{ "plain", 5 }, { "caf\xc3\xa9", 5 }, { "caf\xe9", 3 }, /* Latin-1 */
		{ "\xc0\xaf", 0 },                                      /* too long a form of / */
		{ "a\xed\xa0\x80", 1 },                                 /* a surrogate */
		{ "ab\xf4\x90\x80\x80", 2 },                            /* above U+10FFFF */
		{ "\xe2\x82", 0 },                                      /* cut */
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_assert_eq(first_bad(rows[i].bytes), rows[i].bad_at, "row %zu", i);
}

Test(utf8, no_control_byte_passes_the_gate)
{
	char all[256];
	char *shown;

	for (int i = 0; i < 256; i++)
		all[i] = (char)i;
	shown = safe(all, sizeof(all), 100000);
	for (size_t i = 0; shown[i]; i++)
		cr_assert(shown[i] >= ' ' && shown[i] <= '~', "byte %zu", i);
	free(shown);
}

Test(utf8, the_gate_marks_what_it_stops)
{
	char *shown = safe("a\033[31mb\xe2\x80\xae"
			   "c\xff"
			   "d",
	    13, 100);

	cr_expect_str_eq(shown, "a<U+001B>[31mb<U+202E>c<FF>d");
	free(shown);
	shown = safe("0123456789", 10, 4);
	cr_expect_str_eq(shown, "0123...");
	free(shown);
}

Test(utf8, widths_are_those_of_the_c_library)
{
	cr_assert(setlocale(LC_ALL, "C.UTF-8") != NULL, "this machine has no C.UTF-8");
	for (uint32_t point = 0x20; point <= 0x10ffff; point++) {
		int theirs = wcwidth((wchar_t)point);

		if (theirs >= 0 && !utf8_is_unsafe(point))
			cr_assert_eq(utf8_width(point), theirs, "U+%04X", (unsigned)point);
	}
}

Test(utf8, plain_text_ends_before_what_may_need_a_look)
{
	cr_assert(eq(sz, utf8_plain(" ~az", 4), 4));
	cr_assert(eq(sz, utf8_plain(" ~az", 2), 2));
	cr_assert(eq(sz, utf8_plain("a\x1f", 2), 1));
	cr_assert(eq(sz, utf8_plain("ab\x7f", 3), 2));
	cr_assert(eq(sz, utf8_plain("ab\xc3\xa9", 4), 2));
	cr_assert(eq(sz, utf8_plain("\n", 1), 0));
}

Test(utf8, cells_and_columns_are_counted_apart)
{
	const char *text =
	    "e\xcc\x81\xe4\xb8\xad!"; /* e with a combining accent, a wide letter, ! */

	cr_expect(eq(sz, utf8_points(text, strlen(text)), 4));
	cr_expect(eq(sz, utf8_cells(text, strlen(text)), 4));
}

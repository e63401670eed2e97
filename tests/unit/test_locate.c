/* SPDX-License-Identifier: ISC */
/* The place of words in a file, however the file spells the text that holds them. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "check/locate.h"
#include "partway/alloc.h"

static struct diags diags;
static struct locator locator;

static void
stop(void)
{
	diags_fini(&diags);
}

TestSuite(locate, .fini = stop);

static void
read_file(const char *bytes)
{
	diags_add_file(&diags, "x.yaml", alloc_copy(bytes, strlen(bytes)), strlen(bytes));
	locator = (struct locator){ .diags = &diags };
}

/* WORDS of TEXT, which begins at LINE and COLUMN, are found at that line and column. */
static void
expect(struct place whole, const char *text, const char *words, struct place wanted)
{
	const char *at = strstr(text, words);
	struct place place;

	cr_assert(at != NULL);
	whole.file = (uint32_t)diags.file_count;
	place =
	    locate_part(&locator, whole, text, (struct part){ (size_t)(at - text), strlen(words) });
	cr_expect(place.line == wanted.line && place.column == wanted.column
		&& place.width == wanted.width && place.file == whole.file,
	    "%s: %u:%u, width %u", words, place.line, place.column, place.width);
}

static struct place
at(uint32_t line, uint32_t column, uint32_t width)
{
	return (struct place){ .line = line, .column = column, .width = width };
}

Test(locate, words_of_one_line)
{
	read_file("format: 1\nwhy: a fine caf\xc3\xa9, and\n  all the rest\n");
	expect(at(2, 6, 0), "a fine caf\xc3\xa9, and all the rest", "a", at(2, 6, 1));
	expect(at(2, 6, 0), "a fine caf\xc3\xa9, and all the rest", "caf\xc3\xa9", at(2, 13, 4));
	expect(at(2, 6, 0), "a fine caf\xc3\xa9, and all the rest", "and", at(2, 19, 3));
	expect(at(2, 6, 0), "a fine caf\xc3\xa9, and all the rest", "the rest", at(3, 7, 8));
}

Test(locate, words_of_a_folded_text)
{
	read_file("why: >-\r\n    one two\r\n\r\n    three   four\r\n");
	expect(at(1, 6, 0), "one two three four", "one", at(2, 5, 3));
	expect(at(1, 6, 0), "one two three four", "four", at(4, 13, 4));
}

Test(locate, words_in_quotes)
{
	read_file("a: 'it''s \"so\" here'\nb: \"say \\\"no\\\" \\\\ now\"\n");
	expect(at(1, 4, 0), "it's \"so\" here", "here", at(1, 16, 4));
	expect(at(2, 4, 0), "say \"no\" \\ now", "no\"", at(2, 11, 3));
	expect(at(2, 4, 0), "say \"no\" \\ now", "now", at(2, 19, 3));
}

/* The text is right, but its letters are not to be seen in the file. */
Test(locate, the_whole_text_where_the_file_spells_it_otherwise)
{
	read_file("a: \"say \\u0041 now\"\n");
	expect(at(1, 4, 7), "say A now", "now", at(1, 4, 7));
	expect(at(9, 4, 7), "say A now", "now", at(9, 4, 7));
	expect(at(0, 0, 7), "say A now", "now", at(0, 0, 7));
}

Test(locate, places_in_any_order)
{
	struct place places[] = { at(1, 4, 0), at(40, 4, 0), at(39, 4, 0), at(2, 4, 0),
		at(40, 4, 0), at(1, 4, 0) };
	char bytes[40 * 13 + 1] = "";

	for (int i = 0; i < 40; i++)
		strcat(bytes, "a: one two 3\n");
	read_file(bytes);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		expect(places[i], "one two 3", "two", at(places[i].line, 8, 3));
	read_file("\n\na: two\n");
	expect(at(3, 4, 0), "two", "two", at(3, 4, 3));
}

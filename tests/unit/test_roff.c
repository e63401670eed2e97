/* SPDX-License-Identifier: ISC */
/* Texts as roff: what is written for each letter that roff or a font would make another one of.
 * That it comes out as it went in is seen by running groff and mandoc: tests/cli/test_round_trip.c. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "emit/roff.h"
#include "partway/base.h"
#include "partway/str.h"

static const struct row {
	const char *text, *roff;
} texts[] = {
	{ "", "" }, { "Write nothing today.", "Write nothing today." },
	/* requests and escapes are words */
	{ ".so /etc/passwd", "\\&.so /etc/passwd" }, { "'br", "\\(cqbr" },
	{ "Then .so", "Then \\&.so" }, { "... and", "\\&... and" },
	{ "\342\200\246 and\342\200\246", "\\&... and..." },
	{ "C:\\new \\fB \\[u03B1]", "C:\\(rsnew \\(rsfB \\(rs[u03B1]" },
	{ "^ ~ `", "\\(ha \\(ti \\(ga" },
	/* spaces */
	{ "  a  b ", "a b" }, { "a\tb\nc\343\200\200d", "a b c d" },
	{ "1\302\240800\302\240555", "1\\~800\\~555" }, { "1\342\200\257800", "1\\~800" },
	/* hyphens: of prose, and those that are typed */
	{ "self-harm, short- and long-term.", "self-harm, short- and long-term." },
	{ "0808-2000", "0808\\-2000" }, { "--plain -v (--x-y)", "\\-\\-plain \\-v (\\-\\-x\\-y)" },
	{ "self-help.org a/b-c EB-157", "self\\-help.org a/b\\-c EB\\-157" },
	{ "five \342\200\221 \342\200\220 \342\200\223 \342\200\224", "five \\- - \\(en \\(em" },
	/* quotes open or close */
	{ "He said \"no\".", "He said \\(lqno\\(rq." }, { "(\"no\")", "(\\(lqno\\(rq)" },
	{ "don't", "don\\(cqt" },
	{ "She said 'never', didn't she?", "She said \\(oqnever\\(cq, didn\\(cqt she?" },
	{ "'One. Two.'", "\\(oqOne. Two.\\(cq" }, { "'tis", "\\(cqtis" },
	{ "\"'No', they said\"", "\\(lq\\(oqNo\\(cq, they said\\(rq" },
	{ "\342\200\230a\342\200\231 \342\200\234b\342\200\235", "\\(oqa\\(cq \\(lqb\\(rq" },
	/* letters */
	{ "caf\303\251 \316\261 \360\237\222\224", "caf\\[u00E9] \\[u03B1] \\[u1F494]" },
	{ "e\314\201", "e\\[u0301]" }, { "\342\206\222 \342\226\241", "\\(-> \\(sq" },
	/* places to break what no line has room for */
	{ "24/7 and/or http://a.org/b", "24/7 and/or http://a.org/b" },
	{ "https://www.example.org/one/two", "https://\\:www.\\:example.\\:org/\\:one/\\:two" },
	{ "abcdefghijklmnopqrstuvwxyz.", "abcdefghijklmnopqrst\\:uvwxyz." },
	{ "abcdefghijklmnopqrst.", "abcdefghijklmnopqrst." },
	{ "abcdefghijklmnopqrst!!!!!\314\201!", "abcdefghijklmnopqrst!!!!\\:!\\[u0301]!" },
	{ "\344\273\212\345\244\251\343\200\202\343\200\214\344\271\237\343\200\215",
	    "\\[u4ECA]\\:\\[u5929]\\[u3002]\\:\\[u300C]\\[u4E5F]\\[u300D]" },
	{ "\344\273\212a\345\244\251", "\\[u4ECA]\\:a\\:\\[u5929]" },
	{ "\355\225\234\352\265\255", "\\[uD55C]\\[uAD6D]" }, /* Korean breaks at spaces */
};

Test(roff, a_text_is_written_so_that_it_comes_out_as_it_is)
{
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct str out = { 0 };

		roff_text(&out, texts[i].text);
		cr_expect_str_eq(
		    str_text(&out), texts[i].roff, "%s: %s", texts[i].text, str_text(&out));
		str_fini(&out);
	}
}

static const struct row lines[] = {
	{ "", "" },
	{ "One.", "One.\n" },
	{ "One", "One\n" },
	{ "One. Two? Three!", "One.\nTwo?\nThree!\n" },
	{ "One. .Two", "One.\n\\&.Two\n" },
	{ "One. 'Two", "One.\n\\(cqTwo\n" },
	{ "Say \"no.\" Go.", "Say \\(lqno.\\(rq\nGo.\n" },
	{ "(One.) Two", "(One.)\nTwo\n" },
	{ "Wait 2.5 days, or more.", "Wait 2.5 days, or more.\n" },
	{ "One.\302\240Two", "One.\\~Two\n" },
	{ "One.  ", "One.\n" },
};

Test(roff, each_sentence_is_a_line)
{
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct str out = { 0 };

		roff_lines(&out, lines[i].text);
		cr_expect_str_eq(
		    str_text(&out), lines[i].roff, "%s: %s", lines[i].text, str_text(&out));
		str_fini(&out);
	}
}

Test(roff, a_macro_has_one_argument)
{
	struct str out = { 0 };

	roff_macro(&out, "SS", "X3.  \"Who\" said it? And why?");
	cr_expect_str_eq(str_text(&out), ".SS \"X3. \\(lqWho\\(rq said it? And why?\"\n");
	str_fini(&out);
}

/* A text that looks like a letter's name is none. */
Test(roff, the_guard_asks_for_each_letter_once)
{
	struct str page = { 0 }, guard = { 0 };

	roff_lines(&page, "\316\262 \316\261. \316\262 \\[u03B3] \342\200\231");
	roff_guard(&guard, str_text(&page));
	cr_expect(ne(
	    ptr, strstr(str_text(&guard), ".pG \\[u03B1] U+03B1\n.pG \\[u03B2] U+03B2\n"), NULL));
	cr_expect(eq(ptr, strstr(str_text(&guard), "03B3"), NULL));
	cr_expect(eq(ptr, strstr(str_text(&guard), "2019"), NULL));
	str_clear(&page);
	str_clear(&guard);
	roff_lines(&page, "Plain words \342\200\223 and \\[u03B3].");
	roff_guard(&guard, str_text(&page));
	cr_expect_eq(guard.length, 0);
	str_fini(&page);
	str_fini(&guard);
}

/* SPDX-License-Identifier: ISC */
/* Texts on paper: written as roff, shown by groff, mandoc and as PDF, and taken back out of that.
 * Random texts are made of what roff would take for its own. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <criterion/parameterized.h>
#include <stdlib.h>
#include <string.h>

#include "emit/roff.h"
#include "program.h"
#include "rendered.h"
#include "partway/base.h"

/* --- random texts ---------------------------------------------------------------------------- */

#define TEXTS 600

static const char *const pieces[] = { ".", "..", "'", "''", "\"", "\\", "\\fB", "\\(em", "\\&",
	"\\e", "\\[u03B1]", "\\*(xx", "\\n(.s", "\\\"", "\\$1", "\\c", "\\{", "\\}", "\\!",
	"\\X'ps:'", ".so /etc/passwd", ".TH", ".SH", ".ab", ".ig", ".de x", ".nf", ".bp", ".TS",
	".EQ", ".\\}", "-", "--", "--plain", "self-harm", "0808-2000", "^", "~", "`", "%", "\\%",
	"#", "$", "@", "_", "|", "{", "}", "(", ")", "[", "]", "<", ">", "=", "*", "/", "a/b",
	"http://www.example.org/x", "2.5", "p. 7", "?", "!", ":", ",", "a", "the", "In", "Do", "At",
	"don't", "'tis", "\"so\"", "'so'", "averyveryverylongwordthatnolinehasroomforatall",
	"1\302\240800", "\342\200\230", "\342\200\231", "\342\200\234", "\342\200\235",
	"\342\200\223", "\342\200\224", "\342\200\246", "\303\251", "\302\275", "\342\202\254",
	"\302\253", "\t", "  ", " ", " ", " " };

/* The words at its end are for pdftotext, which takes a line of two signs for one word. */
static void
make_text(struct str *text)
{
	int count = 1 + rand() % 12;

	str_clear(text);
	for (int i = 0; i < count; i++) {
		str_add(text, pieces[(size_t)rand() % ARRAY_LEN(pieces)]);
		if (rand() % 3 == 0)
			str_add_char(text, ' ');
	}
	str_add(text, " and so on.");
}

static void
add_page(struct str *page, const struct str texts[TEXTS], const char *macro)
{
	struct str body = { 0 };

	for (size_t i = 0; i < TEXTS; i++) {
		str_add(&body, ".PP\n");
		if (macro && i % 2)
			roff_macro(&body, macro, str_text(&texts[i]));
		else
			roff_lines(&body, str_text(&texts[i]));
	}
	str_add(page, ".if t .pl 11i\n");
	roff_guard(page, str_text(&body));
	str_add(page, ".TH P 7 2026-08-22 p s\n.nh\n.ad l\n.SH BEGIN\n");
	str_add(page, str_text(&body) + strlen(".PP\n"));
	str_fini(&body);
}

/* Nothing but TEXTS stands on the page that RENDERER shows, one behind the other. */
static void
expect_texts(const struct str texts[TEXTS], const struct renderer *renderer, const char *roff)
{
	struct program program = { 0 };
	struct str plain = { 0 };
	const char *at;

	program_run(&program, renderer->command, roff);
	cr_assert_eq(program.status, 0, "%s", renderer->name);
	cr_assert_str_eq(str_text(&program.err), "", "%s", renderer->name);
	rendered_plain(&plain, str_text(&program.out));
	at = strstr(str_text(&plain), "BEGIN");
	cr_assert(ne(ptr, (void *)at, NULL));
	at += strlen("BEGIN");
	for (size_t i = 0; i < TEXTS; i++) {
		const char *start = at + strspn(at, " \n");

		cr_assert(rendered_find(start, str_text(&texts[i]), &at) == start,
		    "%s: not %s but %.200s", renderer->name, str_text(&texts[i]), start);
	}
	str_fini(&plain);
	program_fini(&program);
}

ParameterizedTestParameters(round_trip, random_texts_come_out_as_they_are)
{
	return cr_make_param_array(size_t, rendered_rows(), renderer_count);
}

/* As paragraphs, headings and bold. */
ParameterizedTest(size_t *row, round_trip, random_texts_come_out_as_they_are, .timeout = 120)
{
	static const char *const macros[] = { NULL, "SS", "B" };
	struct str texts[TEXTS] = { 0 };

	if (!rendered_can(&renderers[*row]))
		skip_here(renderers[*row].needs);
	for (size_t i = 0; i < ARRAY_LEN(macros); i++) {
		struct str page = { 0 };

		srand((unsigned)i + 1);
		for (size_t k = 0; k < TEXTS; k++)
			make_text(&texts[k]);
		add_page(&page, texts, macros[i]);
		expect_texts(texts, &renderers[*row], str_text(&page));
		str_fini(&page);
	}
	for (size_t k = 0; k < TEXTS; k++)
		str_fini(&texts[k]);
}

/* --- letters that fonts lack ----------------------------------------------------------------- */

/* Adds a page of one text. */
static void
add_small_page(struct str *page, const char *text)
{
	struct str body = { 0 };

	roff_lines(&body, text);
	roff_guard(page, str_text(&body));
	str_add(page, ".TH P 7 2026-08-22 p s\n.SH NAME\np \\- ");
	str_add(page, str_text(&body));
	str_fini(&body);
}

static const struct shown {
	const char *command, *text;
	int status;
	const char *out, *err; /* what stands there; NULL: nothing at all does */
} showns[] = {
	/* no half of a page */
	{ "groff -man -Tpdf", "\344\273\212", 1, NULL,
	    "partway: this paper font lacks U+4ECA; print it with 'make print', see partway(1)\n" },
	{ "groff -man -Tps", "\317\214\317\207\316\271", 1, NULL, " lacks U+03CC; " },
	{ "groff -man -Tpdf | pdftotext - -", "caf\303\251 \302\275 \342\202\254 \342\200\223", 0,
	    "caf\303\251 \302\275 \342\202\254 \342\200\223", NULL },
	/* terminals have letters of their own */
	{ "groff -man -ww -Tutf8", "\317\207\316\271 \344\273\212", 0,
	    "\317\207\316\271 \344\273\212", NULL },
	{ "groff -man -ww -Tascii", "\317\207\316\271 caf\303\251", 0, "?? caf?", NULL },
	{ "mandoc -man -Tutf8", "\317\207\316\271 \344\273\212", 0, "\317\207\316\271 \344\273\212",
	    NULL },
	{ "mandoc -man -Tlint -Wwarning", "\317\207\316\271 \344\273\212", 0, NULL, NULL },
};

Test(round_trip, paper_stops_where_its_fonts_lack_a_letter, .timeout = 60)
{
	for (size_t i = 0; i < renderer_count; i++)
		if (!rendered_can(&renderers[i]))
			skip_here(renderers[i].needs);
	for (size_t i = 0; i < ARRAY_LEN(showns); i++) {
		const struct shown *shown = &showns[i];
		struct program program = { 0 };
		struct str page = { 0 };

		add_small_page(&page, shown->text);
		program_run(&program, shown->command, str_text(&page));
		cr_expect_eq(
		    program.status, shown->status, "%s: %d", shown->command, program.status);
		cr_expect(shown->out ? strstr(str_text(&program.out), shown->out) != NULL
				     : program.out.length == 0,
		    "%s: %s", shown->command, str_text(&program.out));
		cr_expect(shown->err ? strstr(str_text(&program.err), shown->err) != NULL
				     : program.err.length == 0,
		    "%s: %s", shown->command, str_text(&program.err));
		str_fini(&page);
		program_fini(&program);
	}
}

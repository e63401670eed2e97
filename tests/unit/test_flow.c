/* SPDX-License-Identifier: ISC */
/* Paragraphs: whatever text comes in, what comes out can be shown. */
#include <criterion/criterion.h>
#include <string.h>

#include "partway/flow.h"
#include "partway/forest.h"

static struct flow flow;

static void
stop(void)
{
	flow_fini(&flow);
}

TestSuite(flow, .fini = stop);

Test(flow, what_could_command_a_terminal_becomes_visible)
{
	struct para *para = flow_add(&flow, PARA_FIELD, "\x1b]0;", "a\x1b[31mb\x80\xe2\x80\xae");

	cr_assert_str_eq(flow_label(&flow, para), "<U+001B>]0;");
	cr_assert_str_eq(flow_text(&flow, para), "a<U+001B>[31mb<80><U+202E>");
}

Test(flow, line_ends_of_an_author_are_spaces)
{
	cr_assert_str_eq(flow_text(&flow, flow_add(&flow, PARA_TEXT, NULL, "one\ntwo\tthree\n")),
	    "one two three ");
}

Test(flow, paragraphs_keep_their_words_while_more_are_added)
{
	char text[] = "a";

	for (int i = 0; i < 1000; i++) {
		text[0] = (char)('a' + i % 26);
		flow_add(&flow, PARA_TEXT, text, text)->choice = (uint32_t)i;
	}
	cr_assert_eq(flow.count, (size_t)1000);
	for (size_t i = 0; i < flow.count; i++) {
		cr_assert_eq(flow_text(&flow, &flow.items[i])[0], (char)('a' + i % 26));
		cr_assert_eq(flow_label(&flow, &flow.items[i])[0], (char)('a' + i % 26));
		cr_assert_eq(flow.items[i].choice, (uint32_t)i);
	}
}

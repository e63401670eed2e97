/* SPDX-License-Identifier: ISC */
/* The real program on a real terminal: what a reader sees. The trees are those of
 * tests/support/forest. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "partway/base.h"
#include "visit.h"

Test(screen, starts_with_the_notice_and_the_cursor_on_its_first_choice)
{
	struct pty *pty = visit_at("", "Before you start");

	cr_assert(pty_sees(pty, "0 help lines   x leave now"));
	cr_assert(pty_sees_cursor_at(pty, "Go on"));
	cr_assert(!pty_has_bytes(pty, "\033]"), "the window's title is never set");
	visit_leave(pty);
}

Test(screen, answers_lead_on_and_b_leads_back)
{
	struct pty *pty = visit_at("112", "How long ago was it?");

	cr_assert(pty_sees(pty, "Question 2, "));
	pty_type(pty, "b");
	cr_assert(pty_sees(pty, "Are you afraid of being hurt?"));
	cr_assert(pty_sees_cursor_at(pty, "No"), "the answer so far is selected");
	pty_type(pty, "\r");
	cr_assert(pty_sees(pty, "How long ago was it?"));
	pty_type(pty, "11");
	cr_assert(pty_sees(pty, "Propose a pause, once"));
	cr_assert(pty_sees(pty, "Tuesday 4 February 2025 (in 4 days)"));
	visit_leave(pty);
}

Test(screen, the_cursor_is_on_the_mark_after_every_key)
{
	struct pty *pty = visit_at("112", "How long ago was it?");
	static const struct {
		const char *key, *on;
	} moves[] = {
		{ "j", "Longer" },
		{ "\033[B", "I am not sure" },
		{ "\033OA", "Longer" },
		{ "k", "A day or two" },
		{ "\033[F", "I am not sure" },
		{ "\033[1~", "A day or two" },
		{ "?", "How private" },
		{ "\033", "A day or two" },
		{ "0", "Hereland" },
		{ "b", "A day or two" },
		{ "1", "Yes" },
	};

	for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
		pty_type(pty, moves[i].key);
		cr_assert(pty_sees_cursor_at(pty, moves[i].on), "key %zu: the cursor is not on %s",
		    i, moves[i].on);
	}
	visit_leave(pty);
}

Test(screen, a_resize_keeps_place_and_selection)
{
	struct pty *pty = visit_at("112", "How long ago was it?");
	char *before;

	pty_type(pty, "j");
	cr_assert(pty_sees_cursor_at(pty, "Longer"));
	before = pty_screen(pty);
	pty_resize(pty, 12, 40);
	cr_assert(pty_sees(pty, " 0 help lines  x leave now"));
	cr_assert(pty_sees_cursor_at(pty, "Longer"));
	pty_resize(pty, 8, 30);
	cr_assert(pty_sees(pty, "Window too small: 30x8."));
	pty_resize(pty, 1, 1);
	pty_type(pty, "\014");
	pty_resize(pty, 300, 600);
	cr_assert(pty_sees(pty, "How long ago was it?"));
	pty_resize(pty, 24, 80);
	cr_assert(pty_becomes(pty, before));
	free(before);
	visit_leave(pty);
}

Test(screen, a_window_of_any_size_costs_no_more_memory_than_a_large_one)
{
	visit_leave(visit(&(struct pty_setup){ .rows = 65535, .columns = 65535 },
	    &(struct state){ "112", "How long ago was it?" }));
}

Test(screen, help_lines_and_leave_now_work_in_a_window_of_any_size)
{
	static const int sizes[][2] = { { 5, 20 }, { 11, 39 }, { 2, 30 }, { 8, 30 } };

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct pty *pty = visit_at("112", "How long ago was it?");

		pty_resize(pty, sizes[i][0], sizes[i][1]);
		cr_assert(pty_sees(pty, "0 help lines"));
		pty_type(pty, "0");
		cr_assert(pty_sees(pty, "In danger now?"), "%dx%d", sizes[i][1], sizes[i][0]);
		visit_leave(pty);
	}
}

Test(screen, the_lines_of_the_region_come_first_at_any_size)
{
	static const struct pty_setup setups[] = {
		{ .options = "--region there" },
		{ .options = "--region THERE", .rows = 12, .columns = 40 },
		{ .variables = "-u LC_ALL -u PARTWAY_TREES LANG=sv_SE.UTF-8" },
		{ .options = "--region there", .term = "vt100", .variables = "NO_COLOR=1" },
	};

	for (size_t i = 0; i < ARRAY_LEN(setups); i++) {
		struct pty *pty = visit(&setups[i], &(struct state){ "0", "112" });

		cr_assert(pty_sees_cursor_at(pty, "1  Other countries")
			|| pty_sees_cursor_at(pty, "1 Other countries"),
		    "setup %zu", i);
		pty_resize(pty, 5, 20);
		cr_assert(pty_sees(pty, "112"), "setup %zu", i);
		pty_resize(pty, 24, 80);
		cr_assert(pty_sees(pty, "1 other countries   Esc or b close"));
		pty_type(pty, "1");
		cr_assert(pty_sees(pty, "In danger now? Call the emergency number."));
		visit_leave(pty);
	}
}

Test(screen, help_lines_come_from_every_state, .timeout = 120)
{
	for (size_t i = 0; i < state_count; i++) {
		struct pty *pty = visit(&(struct pty_setup){ 0 }, &states[i]);

		pty_type(pty, i % 2 ? "0" : "!");
		cr_assert(pty_sees(pty, "In danger now?"), "after keys %s", states[i].keys);
		visit_leave(pty);
	}
}

/* Between two pages only what differs is sent: a screen reader would speak the rest again. */
Test(screen, between_answers_nothing_is_cleared)
{
	struct pty *pty = visit_at("11", "Are you afraid of being hurt?");
	size_t length;

	cr_assert(pty_sees(pty, "x leave now"));
	pty_forget(pty);
	pty_type(pty, "j");
	cr_assert(pty_sees_cursor_at(pty, "No"));
	pty_bytes(pty, &length);
	cr_assert(length <= 110, "a move takes %zu bytes", length);
	pty_type(pty, "211?bb0b");
	cr_assert(pty_sees(pty, "Can you say it calmly?"));
	cr_assert(!pty_has_bytes(pty, "\033[2J"));
	cr_assert(!pty_has_bytes(pty, "\033[H\033[J"));
	cr_assert(!pty_has_bytes(pty, "\a"), "no bell");
	visit_leave(pty);
}

/* Attributes in use: none, bold, reverse; 10 is the Linux console's own character set. */
static bool
has_colour(const char *bytes)
{
	static const char *const known[] = { "", "0", "1", "7", "0;1", "0;7", "0;1;7", "0;10",
		"0;10;1", "0;10;7" };

	while ((bytes = strstr(bytes, "\033[")) != NULL) {
		size_t length = strspn(bytes += 2, "0123456789;");
		bool plain = bytes[length] != 'm';

		for (size_t i = 0; i < ARRAY_LEN(known); i++)
			plain |=
			    strlen(known[i]) == length && strncmp(known[i], bytes, length) == 0;
		if (!plain)
			return true;
	}
	return false;
}

Test(screen, there_is_no_colour_with_NO_COLOR_or_without)
{
	static const char *const variables[] = { "", "NO_COLOR=1", "COLORTERM=truecolor" };

	cr_assert(has_colour("\033[31m") && has_colour("\033[0;38;5;1m") && !has_colour("\033[m"));
	for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
		struct pty *pty = visit(&(struct pty_setup){ .variables = variables[i] },
		    &(struct state){ "0b11211", "Propose a pause, once" });
		size_t length;

		cr_assert(!has_colour(pty_bytes(pty, &length)));
		visit_leave(pty);
	}
}

Test(screen, ascii_sends_nothing_else)
{
	static const struct pty_setup setups[] = {
		{ .options = "--ascii" },
		{ .variables = "LC_ALL=C" },
		{ .variables = "LC_ALL=POSIX" },
		{ .variables = "-u LC_ALL -u LC_CTYPE -u LANG" },
		{ .variables = "LC_ALL=en_US.ISO-8859-1" },
		{ .variables = "LC_ALL=xx_XX" },
	};

	for (size_t i = 0; i < ARRAY_LEN(setups); i++) {
		struct pty *pty = visit(&setups[i], &(struct state){ "112", "or \"months\"" });
		size_t length;
		const char *bytes = pty_bytes(pty, &length);

		for (size_t at = 0; at < length; at++)
			cr_assert((unsigned char)bytes[at] < 0x7f, "setup %zu, byte %zu", i, at);
		visit_leave(pty);
	}
}

Test(screen, utf8_shows_what_the_author_wrote)
{
	struct pty *pty = visit_at("112", "weeks, or “months”");

	cr_assert(pty_sees(pty, "────────"));
	visit_leave(pty);
}

/* Where there is no second screen, the scrollback is cleared, too: our text may be in it. */
static const struct {
	const char *term;
	bool second_screen;
} terms[] = {
	{ "xterm-256color", true },
	{ "xterm", true },
	{ "tmux-256color", true },
	{ "screen", true },
	{ "rxvt", true },
	{ "linux", false },
	{ "vt220", false },
	{ "vt100", false },
	{ "xterm-kitty", true },
	{ "foot", true },
	{ "no-such-terminal", false },
};

Test(screen, every_terminal_shows_pages_and_is_empty_afterwards, .timeout = 60)
{
	for (size_t i = 0; i < ARRAY_LEN(terms); i++) {
		struct pty *pty = visit(&(struct pty_setup){ .term = terms[i].term },
		    &(struct state){ "112", "How long ago was it?" });

		cr_assert(pty_sees_cursor_at(pty, "A day or two"), "%s", terms[i].term);
		pty_forget(pty);
		cr_assert(pty_time_to_blank(pty, "x") >= 0, "%s", terms[i].term);
		cr_assert_eq(pty_end(pty), 0);
		cr_assert(
		    pty_has_bytes(pty, "\033[3J") != terms[i].second_screen, "%s", terms[i].term);
		pty_free(pty);
	}
}

Test(screen, a_terminal_that_cannot_place_its_cursor_gets_lines)
{
	static const struct pty_setup setups[] = {
		{ .term = "dumb" },
		{ .variables = "-u TERM" },
		{ .variables = "TERM=" },
		{ .options = "--plain" },
		{ .variables = "ACCESSIBLE=1" },
	};

	for (size_t i = 0; i < ARRAY_LEN(setups); i++) {
		struct pty *pty = pty_start(&setups[i]);

		cr_assert(pty_sees(pty, "Choose 1-2:"), "setup %zu", i);
		cr_assert(!pty_has_bytes(pty, "\033"), "setup %zu", i);
		pty_type(pty, "x\n");
		cr_assert_eq(pty_end(pty), 0);
		cr_assert(pty_is_blank(pty));
		cr_assert(pty_has_bytes(pty, "\033[H\033[J\033[3J"));
		pty_free(pty);
	}
}

/* A terminal breaks a longer line anywhere: half a word would be read out. */
Test(screen, the_prompt_of_a_narrow_window_is_broken_between_words)
{
	struct pty *pty =
	    pty_start(&(struct pty_setup){ .options = "--plain", .rows = 12, .columns = 40 });

	cr_assert(pty_sees(pty, "leave now, ? keys.") && pty_sees(pty, "Choose 1-2:"));
	pty_type(pty, "x\n");
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
}

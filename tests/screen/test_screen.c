/* SPDX-License-Identifier: ISC */
/* The real program on a real terminal: what a reader sees, and what is left when they leave. The
 * trees are those of tests/support/forest. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pty.h"
#include "partway/base.h"

#define QUICK_MS 50 /* safety.md 6.1 */

/* Every state that a reader can be in: the keys that lead there, and what it shows. */
static const struct state {
	const char *keys, *shows;
} states[] = {
	{ "", "Before you start" },
	{ "2", "We keep" },
	{ "1", "Which is closest to your story?" },
	{ "11", "Are you afraid of being hurt?" },
	{ "112", "How long ago was it?" },
	{ "112b", "Are you afraid of being hurt?" },
	{ "1121", "Can you say it calmly?" },
	{ "11211", "Propose a pause, once" },
	{ "11211 ", "Say it once." },
	{ "11213", "Rest first" },
	{ "11?", "Keys" },
	{ "11?1", "We keep" },
	{ "110", "In danger now?" },
	{ "1101", "Someone to Talk To" },
	{ "112q", "Leave?" },
	{ "112r", "Start again?" },
};

/* The program in a state, one key at a time, so that each is seen to arrive. */
static struct pty *
start_in(const struct pty_setup *setup, const struct state *state)
{
	struct pty *pty = pty_start(setup);

	cr_assert(pty_sees(pty, "Before you start"));
	pty_type(pty, state->keys);
	cr_assert(pty_sees(pty, state->shows), "keys %s do not show %s", state->keys, state->shows);
	return pty;
}

static struct pty *
start_at(const char *keys, const char *shows)
{
	return start_in(&(struct pty_setup){ 0 }, &(struct state){ keys, shows });
}

static void
leave(struct pty *pty)
{
	cr_assert(pty_time_to_blank(pty, "x") >= 0);
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
}

Test(screen, starts_with_the_notice_and_the_cursor_on_its_first_choice)
{
	struct pty *pty = start_at("", "Before you start");

	cr_assert(pty_sees(pty, "0 help lines   x leave now"));
	cr_assert(pty_sees_cursor_at(pty, "Go on"));
	cr_assert(!pty_has_bytes(pty, "\033]"), "the window's title is never set");
	leave(pty);
}

Test(screen, answers_lead_on_and_b_leads_back)
{
	struct pty *pty = start_at("112", "How long ago was it?");

	cr_assert(pty_sees(pty, "Question 2, "));
	pty_type(pty, "b");
	cr_assert(pty_sees(pty, "Are you afraid of being hurt?"));
	cr_assert(pty_sees_cursor_at(pty, "No"), "the answer so far is selected");
	pty_type(pty, "\r");
	cr_assert(pty_sees(pty, "How long ago was it?"));
	pty_type(pty, "11");
	cr_assert(pty_sees(pty, "Propose a pause, once"));
	cr_assert(pty_sees(pty, "Tuesday 4 February 2025 (in 4 days)"));
	leave(pty);
}

Test(screen, the_cursor_is_on_the_mark_after_every_key)
{
	struct pty *pty = start_at("112", "How long ago was it?");
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
	leave(pty);
}

Test(screen, a_resize_keeps_place_and_selection)
{
	struct pty *pty = start_at("112", "How long ago was it?");
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
	leave(pty);
}

Test(screen, a_window_of_any_size_costs_no_more_memory_than_a_large_one)
{
	leave(start_in(&(struct pty_setup){ .rows = 65535, .columns = 65535 },
	    &(struct state){ "112", "How long ago was it?" }));
}

Test(screen, help_lines_and_leave_now_work_in_a_window_of_any_size)
{
	static const int sizes[][2] = { { 5, 20 }, { 11, 39 }, { 2, 30 }, { 8, 30 } };

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct pty *pty = start_at("112", "How long ago was it?");

		pty_resize(pty, sizes[i][0], sizes[i][1]);
		cr_assert(pty_sees(pty, "0 help lines"));
		pty_type(pty, "0");
		cr_assert(pty_sees(pty, "In danger now?"), "%dx%d", sizes[i][1], sizes[i][0]);
		leave(pty);
	}
}

Test(screen, help_lines_come_from_every_state, .timeout = 120)
{
	for (size_t i = 0; i < ARRAY_LEN(states); i++) {
		struct pty *pty = start_in(&(struct pty_setup){ 0 }, &states[i]);

		pty_type(pty, i % 2 ? "0" : "!");
		cr_assert(pty_sees(pty, "In danger now?"), "after keys %s", states[i].keys);
		leave(pty);
	}
}

static const char *const leave_keys[] = { "x", "X", "\003", "\032", "\034", "\033x", "x123\rq" };

/* Milliseconds from KEY to an empty screen; the best of three, since the machine is shared. */
static double
time_to_leave(const struct state *state, const char *key)
{
	double best = 1e9;

	for (int tries = 0; tries < 3 && best > QUICK_MS; tries++) {
		struct pty *pty = start_in(&(struct pty_setup){ 0 }, state);
		double took = pty_time_to_blank(pty, key);

		cr_assert(took >= 0, "after keys %s the screen is not empty", state->keys);
		cr_assert_eq(pty_end(pty), 0);
		cr_assert(pty_is_blank(pty));
		cr_assert(pty_modes_are_back(pty));
		best = took < best ? took : best;
		pty_free(pty);
	}
	return best;
}

ParameterizedTestParameters(screen, leave_keys_empty_the_screen_at_once_from_every_state)
{
	static size_t rows[ARRAY_LEN(leave_keys)];

	for (size_t i = 0; i < ARRAY_LEN(leave_keys); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(leave_keys));
}

ParameterizedTest(
    size_t *row, screen, leave_keys_empty_the_screen_at_once_from_every_state, .timeout = 120)
{
	double slowest = 0;

	for (size_t i = 0; i < ARRAY_LEN(states); i++) {
		double took = time_to_leave(&states[i], leave_keys[*row]);

		cr_assert(took <= QUICK_MS, "after keys %s it took %.1f ms", states[i].keys, took);
		slowest = took > slowest ? took : slowest;
	}
	cr_log_info("key %zu: slowest %.2f ms", *row, slowest);
}

Test(screen, q_leaves_at_once_or_asks_once_and_empties_the_screen)
{
	struct pty *pty = start_at("11", "Are you afraid of being hurt?");

	cr_assert(pty_time_to_blank(pty, "q") >= 0, "nothing is answered yet");
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
	pty = start_at("112q", "Leave?");
	pty_type(pty, "n");
	cr_assert(pty_sees_cursor_at(pty, "A day or two"));
	pty_type(pty, "q");
	cr_assert(pty_sees(pty, "Leave?"));
	cr_assert(pty_time_to_blank(pty, "q") >= 0);
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
}

Test(screen, typed_ahead_keys_do_not_reach_the_shell)
{
	struct pty *pty = pty_start(&(struct pty_setup){
	    .after = "stty -echo; echo READY; read -r line; echo \"GOT<$line>\"" });

	cr_assert(pty_sees(pty, "Before you start"));
	pty_type(pty, "xrm everything\r12\r");
	cr_assert(pty_sees(pty, "READY"));
	pty_type(pty, "hello\n");
	cr_assert(pty_sees(pty, "GOT<hello>"));
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
}

/* Between two pages only what differs is sent: a screen reader would speak the rest again. */
Test(screen, between_answers_nothing_is_cleared)
{
	struct pty *pty = start_at("11", "Are you afraid of being hurt?");
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
	leave(pty);
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
		struct pty *pty = start_in(&(struct pty_setup){ .variables = variables[i] },
		    &(struct state){ "0b11211", "Propose a pause, once" });
		size_t length;

		cr_assert(!has_colour(pty_bytes(pty, &length)));
		leave(pty);
	}
}

Test(screen, ascii_sends_nothing_else)
{
	static const struct pty_setup setups[] = {
		{ .options = "--ascii" },
		{ .variables = "LC_ALL=C" },
		{ .variables = "LC_ALL=xx_XX" },
	};

	for (size_t i = 0; i < ARRAY_LEN(setups); i++) {
		struct pty *pty = start_in(&setups[i], &(struct state){ "112", "or \"months\"" });
		size_t length;
		const char *bytes = pty_bytes(pty, &length);

		for (size_t at = 0; at < length; at++)
			cr_assert((unsigned char)bytes[at] < 0x7f, "setup %zu, byte %zu", i, at);
		leave(pty);
	}
}

Test(screen, utf8_shows_what_the_author_wrote)
{
	struct pty *pty = start_at("112", "weeks, or “months”");

	cr_assert(pty_sees(pty, "────────"));
	leave(pty);
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
		struct pty *pty = start_in(&(struct pty_setup){ .term = terms[i].term },
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

Test(screen, ctrl_c_in_line_mode_leaves_and_clears)
{
	static const char *const keys[] = { "\003", "\032", "\034" };

	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		struct pty *pty = pty_start(&(struct pty_setup){ .options = "--plain" });

		cr_assert(pty_sees(pty, "Choose 1-2:"));
		pty_type(pty, "1\n1\n");
		cr_assert(pty_sees(pty, "Answer 1-3:"));
		cr_assert(pty_time_to_blank(pty, keys[i]) >= 0);
		cr_assert_eq(pty_end(pty), 0);
		pty_free(pty);
	}
}

static const struct {
	int signal, status;
} signals[] = {
	{ SIGHUP, 0 },
	{ SIGTERM, 0 },
	{ SIGQUIT, 0 },
	{ SIGINT, 0 },
	{ SIGTSTP, 0 },
	{ SIGUSR1, 0 },
	{ SIGSEGV, 1 },
	{ SIGABRT, 1 },
	{ SIGBUS, 1 },
	{ SIGFPE, 1 },
};

static void
end_by_signal(const struct pty_setup *setup, size_t i)
{
	struct pty *pty = pty_start(setup);

	cr_assert(pty_sees(pty, "Before you start"));
	pty_type(pty, setup->options ? "1\n1\n2\n" : "112");
	cr_assert(pty_sees(pty, "How long ago was it?"));
	cr_assert(pty_sees(pty, "x leave now"));
	kill(pty_process(pty), signals[i].signal);
	cr_assert_eq(pty_end(pty), signals[i].status, "signal %d", signals[i].signal);
	cr_assert(pty_is_blank(pty), "signal %d leaves text", signals[i].signal);
	cr_assert(pty_modes_are_back(pty), "signal %d", signals[i].signal);
	pty_free(pty);
}

Test(screen, signals_leave_an_empty_screen, .timeout = 60)
{
	for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
		end_by_signal(&(struct pty_setup){ 0 }, i);
		end_by_signal(&(struct pty_setup){ .term = "vt100" }, i);
		end_by_signal(&(struct pty_setup){ .options = "--plain" }, i);
	}
}

Test(screen, no_core_file_is_ever_written)
{
	struct pty *pty = start_at("112", "How long ago was it?");
	char path[64], line[200];
	bool none = false;
	FILE *limits;

	snprintf(path, sizeof(path), "/proc/%d/limits", pty_process(pty));
	limits = fopen(path, "r");
	cr_assert_not_null(limits);
	while (fgets(line, sizeof(line), limits))
		none |= strncmp(line, "Max core file size        0                    0 ", 49) == 0;
	fclose(limits);
	cr_assert(none);
	leave(pty);
}

Test(screen, a_lost_terminal_ends_the_program)
{
	static const struct pty_setup setups[] = { { 0 }, { .options = "--plain" },
		{ .silent_end = true }, { .silent_end = true, .options = "--plain" } };

	for (size_t i = 0; i < ARRAY_LEN(setups); i++) {
		struct pty *pty = pty_start(&setups[i]);

		cr_assert(pty_sees(pty, "Before you start"));
		pty_hang_up(pty);
		cr_assert_eq(pty_end(pty), 0);
		cr_assert(pty_seconds_used(pty) < 1);
		pty_free(pty);
	}
}

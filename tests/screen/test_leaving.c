/* SPDX-License-Identifier: ISC */
/* What is left when a reader leaves: nothing. By any key, signal or accident, from every state
 * (safety.md 6.1). */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "partway/base.h"
#include "visit.h"

#define QUICK_MS 50 /* safety.md 6.1 */

static const char *const leave_keys[] = { "x", "X", "\003", "\032", "\034", "\033x", "x123\rq" };

/* Milliseconds from KEY to an empty screen; the best of three, since the machine is shared. */
static double
time_to_leave(const struct state *state, const char *key)
{
	double best = 1e9;

	for (int tries = 0; tries < 3 && best > QUICK_MS; tries++) {
		struct pty *pty = visit(&(struct pty_setup){ 0 }, state);
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

ParameterizedTestParameters(leaving, leave_keys_empty_the_screen_at_once_from_every_state)
{
	static size_t rows[ARRAY_LEN(leave_keys)];

	for (size_t i = 0; i < ARRAY_LEN(leave_keys); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(leave_keys));
}

ParameterizedTest(
    size_t *row, leaving, leave_keys_empty_the_screen_at_once_from_every_state, .timeout = 120)
{
	double slowest = 0;

	for (size_t i = 0; i < state_count; i++) {
		double took = time_to_leave(&states[i], leave_keys[*row]);

		cr_assert(took <= QUICK_MS, "after keys %s it took %.1f ms", states[i].keys, took);
		slowest = took > slowest ? took : slowest;
	}
	cr_log_info("key %zu: slowest %.2f ms", *row, slowest);
}

Test(leaving, q_leaves_at_once_or_asks_once_and_empties_the_screen)
{
	struct pty *pty = visit_at("11", "Are you afraid of being hurt?");

	cr_assert(pty_time_to_blank(pty, "q") >= 0, "nothing is answered yet");
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
	pty = visit_at("112q", "Leave?");
	pty_type(pty, "n");
	cr_assert(pty_sees_cursor_at(pty, "A day or two"));
	pty_type(pty, "q");
	cr_assert(pty_sees(pty, "Leave?"));
	cr_assert(pty_time_to_blank(pty, "q") >= 0);
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
}

Test(leaving, typed_ahead_keys_do_not_reach_the_shell)
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

Test(leaving, leave_keys_in_line_mode_leave_and_clear)
{
	static const char *const keys[] = { "\003", "\032", "\034", "x\n", "X\n", "xxx\n", "12x\n",
		"exit\n" };

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
	{ SIGPROF, 0 },
	{ SIGPOLL, 0 },
	{ 34, 0 }, /* the first and the last of the real-time signals */
	{ 64, 0 },
	{ SIGTRAP, 1 },
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

Test(leaving, signals_leave_an_empty_screen, .timeout = 60)
{
	for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
		end_by_signal(&(struct pty_setup){ 0 }, i);
		end_by_signal(&(struct pty_setup){ .term = "vt100" }, i);
		end_by_signal(&(struct pty_setup){ .options = "--plain" }, i);
	}
}

/* Stopped by somebody and continued: nobody knows who sits there now. */
Test(leaving, a_stopped_program_ends_when_it_is_continued)
{
	struct pty *pty = visit_at("112", "How long ago was it?");

	kill(pty_process(pty), SIGSTOP);
	kill(pty_process(pty), SIGCONT);
	cr_assert_eq(pty_end(pty), 0);
	cr_assert(pty_is_blank(pty));
	pty_free(pty);
}

Test(leaving, a_flood_of_keys_does_not_drown_a_signal)
{
	struct pty *pty = visit_at("112", "How long ago was it?");

	pty_flood(pty);
	cr_assert(pty_sees(pty, "Ending, after"));
	kill(pty_process(pty), SIGTERM);
	cr_assert_eq(pty_end(pty), 0); /* what goes on typing is echoed by the terminal by now */
	pty_free(pty);
}

Test(leaving, a_key_behind_a_flood_is_not_forgotten)
{
	struct pty *pty = visit_at("112", "How long ago was it?");

	for (int i = 0; i < 63; i++)
		pty_type(pty, i % 2 ? "k" : "j");
	pty_type(pty, "\033x");
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
}

Test(leaving, no_core_file_is_ever_written)
{
	struct pty *pty = visit_at("112", "How long ago was it?");
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
	visit_leave(pty);
}

Test(leaving, a_lost_terminal_ends_the_program)
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

/* SPDX-License-Identifier: ISC */
/* What is left when a reader leaves: nothing. By any key, signal or accident, from every state
 * (safety.md 6.1). */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

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
	if (*row == 0) /* tests/check.sh repeats this line */
		fprintf(stderr, "x leaves a blank screen in %zu states; slowest %.1f ms\n",
		    state_count, slowest);
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

/* A line of it, and what comes then. */
static const struct state line_states[] = {
	{ "", "Choose 1-2:" },
	{ "2\n", "We keep" },
	{ "1\n1\n2\n", "How long ago was it?" },
	{ "1\n1\n2\nw\n", "A-1" },
	{ "1\n1\n2\n1\n1\n", "Propose a pause, once" },
	{ "1\n1\n2\n1\n1\np\n", "Your answers" },
	{ "1\n1\n2\nm\n", "You are at Q1" },
	{ "1\n1\n2\n0\n", "In danger now?" },
	{ "1\n1\n2\nr\n", "Start again?" },
	{ "1\n1\n2\nq\n", "y or n:" },
	{ "1\n1\n2\n?\n", "leave now:" },
	{ "1\n1\n2\n1\n1\ns\n", "y or n:" },
	{ "1\n1\n2\n99\n", "Type" },
};

Test(leaving, line_mode_is_cleared_from_every_state, .timeout = 60)
{
	for (size_t i = 0; i < ARRAY_LEN(line_states); i++) {
		struct pty *pty =
		    visit(&(struct pty_setup){ .options = "--plain" }, &line_states[i]);

		cr_assert(!pty_has_bytes(pty, "\033"), "after %s", line_states[i].keys);
		cr_assert(pty_time_to_blank(pty, i % 2 ? "\003" : "x\n") >= 0, "after %s",
		    line_states[i].keys);
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
	{ SIGXCPU, 1 },
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

Test(leaving, signals_leave_an_empty_screen_in_every_state, .timeout = 120)
{
	static const int wishes[] = { SIGHUP, SIGTERM, SIGQUIT, SIGINT, SIGTSTP, SIGSEGV };

	for (size_t i = 0; i < state_count * ARRAY_LEN(wishes); i++) {
		const struct state *state = &states[i / ARRAY_LEN(wishes)];
		int signal = wishes[i % ARRAY_LEN(wishes)];
		struct pty *pty = visit(&(struct pty_setup){ 0 }, state);

		kill(pty_process(pty), signal);
		cr_assert_eq(
		    pty_end(pty), signal == SIGSEGV, "signal %d, keys %s", signal, state->keys);
		cr_assert(pty_is_blank(pty), "signal %d, keys %s", signal, state->keys);
		pty_free(pty);
	}
}

/* Waits a moment, for up to a second in all: there is nothing to be seen that could be waited
 * for. */
static bool
wait_a_moment(int *moments)
{
	const struct timespec moment = { .tv_nsec = 5000000 };

	nanosleep(&moment, NULL);
	return ++*moments < 200;
}

/* Types KEY and waits until the program sleeps over what it writes. */
static void
get_stuck(struct pty *pty, const char *key)
{
	long before = pty_sleeps(pty);
	int moments = 0;

	pty_type(pty, key);
	while (pty_sleeps(pty) <= before && wait_a_moment(&moments))
		;
}

/* True where the program ends within a second though nobody reads what it writes. */
static bool
ends_unread(const struct pty *pty)
{
	siginfo_t info = { 0 };
	int moments = 0;

	while (info.si_pid == 0 && wait_a_moment(&moments))
		waitid(P_PID, (id_t)pty_process(pty), &info, WEXITED | WNOHANG | WNOWAIT);
	return info.si_pid != 0;
}

static const struct {
	const char *options, *keys, *page;
} stuck[] = {
	{ NULL, "112", "\014" }, { "--plain", "1\n1\n2\n", "\n" },
	{ "--plain", "1\n1\n2\n", "\023\n" }, /* Ctrl-S */
};

Test(leaving, output_that_nobody_reads_holds_nobody_up, .timeout = 60)
{
	static const int wishes[] = { SIGTERM, SIGHUP, SIGSEGV };

	for (size_t i = 0; i < ARRAY_LEN(stuck) * ARRAY_LEN(wishes); i++) {
		size_t way = i / ARRAY_LEN(wishes);
		int signal = wishes[i % ARRAY_LEN(wishes)];
		struct pty *pty = visit(&(struct pty_setup){ .options = stuck[way].options },
		    &(struct state){ stuck[way].keys, "How long ago was it?" });

		cr_assert(pty_sees(pty, "x leave now"));
		if (way < 2)
			pty_fill(pty);
		get_stuck(pty, stuck[way].page);
		kill(pty_process(pty), signal);
		cr_assert(ends_unread(pty), "way %zu, signal %d", way, signal);
		cr_assert_eq(pty_end(pty), signal == SIGSEGV);
		cr_assert(pty_is_blank(pty), "way %zu, signal %d", way, signal);
		pty_free(pty);
	}
}

Test(leaving, without_input_or_output_there_is_no_walk)
{
	static const struct {
		const char *options;
		int status;
	} closed[] = { { "<&-", 0 }, { "</dev/null", 0 }, { "--plain <&-", 0 }, { ">&-", 1 },
		{ "--plain >&-", 1 }, { "<&- >&-", 1 }, { "<&- >&- 2>&-", 1 } };

	for (size_t i = 0; i < ARRAY_LEN(closed); i++) {
		struct pty *pty = pty_start(&(struct pty_setup){ .options = closed[i].options });

		cr_assert_eq(pty_end(pty), closed[i].status, "%s", closed[i].options);
		pty_free(pty);
	}
	visit_leave(visit(&(struct pty_setup){ .options = "2>&-" }, &states[0]));
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

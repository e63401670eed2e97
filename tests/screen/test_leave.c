/* SPDX-License-Identifier: ISC */
/* Signals and the way out, without a terminal. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "leave/leave.h"

static int wiped;

static void
wipe(void *reader)
{
	wiped += *(int *)reader;
}

/* Standard input has something to read, standard output is a pipe: returns its other end. */
static int
prepare(int *reader)
{
	int in[2], out[2];

	cr_assert(pipe(in) == 0 && pipe(out) == 0);
	cr_assert_eq(write(in[1], "j", 1), 1);
	dup2(in[0], STDIN_FILENO);
	dup2(out[1], STDOUT_FILENO);
	close(out[1]);
	leave_prepare(
	    &(struct leave_plan){ .bytes = "BLANK", .length = 5, .wipe = wipe, .reader = reader });
	return out[0];
}

Test(leave, a_new_size_is_heard_once)
{
	int reader = 1;

	prepare(&reader);
	cr_assert_eq(leave_wait(STDIN_FILENO), WAKE_INPUT);
	raise(SIGWINCH);
	cr_assert_eq(leave_wait(STDIN_FILENO), WAKE_RESIZE);
	cr_assert_eq(leave_wait(STDIN_FILENO), WAKE_INPUT);
	cr_assert_eq(leave_look(), WAKE_INPUT);
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A window that never rests. */
Test(leave, new_sizes_are_told_of_at_a_bearable_rate)
{
	int reader = 1;
	double began = seconds();
	char key;

	prepare(&reader);
	cr_assert_eq(read(STDIN_FILENO, &key, 1), 1);
	for (int i = 0; i < 5; i++) {
		raise(SIGWINCH);
		cr_assert_eq(leave_wait(STDIN_FILENO), WAKE_RESIZE);
	}
	cr_assert(seconds() - began > 4 * 0.03, "five sizes in %.3f s", seconds() - began);
}

/* A key counts on the page that its reader sees. */
Test(leave, a_key_waits_for_the_size_that_came_before_it)
{
	int reader = 1;

	prepare(&reader);
	for (int i = 0; i < 3; i++) {
		raise(SIGWINCH);
		cr_assert_eq(i == 1 ? leave_look() : leave_wait(STDIN_FILENO), WAKE_RESIZE);
		cr_assert_eq(i == 1 ? leave_look() : leave_wait(STDIN_FILENO), WAKE_INPUT);
	}
}

/* The last of them is not forgotten: it comes without a further signal. */
Test(leave, the_last_new_size_is_told_of)
{
	int reader = 1;
	char key;

	prepare(&reader);
	cr_assert_eq(read(STDIN_FILENO, &key, 1), 1);
	raise(SIGWINCH);
	cr_assert_eq(leave_wait(STDIN_FILENO), WAKE_RESIZE);
	raise(SIGWINCH);
	cr_assert_eq(leave_wait(STDIN_FILENO), WAKE_RESIZE);
}

/* Fails unless it is as late as SECOND, or later by what a busy machine takes. */
static void
check_time(double began, double second)
{
	double took = seconds() - began;

	cr_assert(took > second - 0.01 && took < second + 5, "%.2f s, not %.0f", took, second);
}

Test(leave, limits_are_kept_while_nothing_comes, .timeout = 20)
{
	int reader = 1;
	double began = seconds();
	char key;

	leave_limit(&(struct leave_limits){ .idle = 1, .visit = 3 });
	prepare(&reader);
	cr_assert_eq(read(STDIN_FILENO, &key, 1), 1);
	cr_assert_eq(leave_wait(STDIN_FILENO), WAKE_STILL_THERE);
	check_time(began, 1);
	cr_assert_eq(leave_wait(STDIN_FILENO), WAKE_LEAVE);
	check_time(began, 2);
}

Test(leave, limits_are_kept_in_a_flood_of_keys, .timeout = 20)
{
	int reader = 1;
	double began = seconds();
	enum wake wake;

	leave_limit(&(struct leave_limits){ .idle = 1, .visit = 2 });
	prepare(&reader);
	while ((wake = leave_wait(STDIN_FILENO)) == WAKE_INPUT)
		;
	cr_assert_eq(wake, WAKE_LAST_MINUTE);
	check_time(began, 1);
	while ((wake = leave_look()) == WAKE_INPUT)
		;
	cr_assert_eq(wake, WAKE_LEAVE);
	check_time(began, 2);
}

ParameterizedTestParameters(leave, signals_are_heard_before_input)
{
	static int signals[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGALRM,
		SIGUSR1 };

	return cr_make_param_array(int, signals, sizeof(signals) / sizeof(signals[0]));
}

ParameterizedTest(int *row, leave, signals_are_heard_before_input)
{
	int reader = 1;

	prepare(&reader);
	raise(*row);
	cr_assert_eq(leave_wait(STDIN_FILENO), WAKE_LEAVE);
	cr_assert_eq(leave_look(), WAKE_LEAVE, "and not forgotten");
	cr_assert_eq(wiped, 0, "the front end does that");
}

Test(leave, the_screen_is_blanked_once)
{
	char bytes[16] = "";
	int reader = 1, screen = prepare(&reader);

	leave_blank();
	leave_blank();
	close(STDOUT_FILENO);
	cr_assert_eq(read(screen, bytes, sizeof(bytes) - 1), 5);
	cr_assert_str_eq(bytes, "BLANK");
	cr_assert_eq(read(screen, bytes, 1), 0);
}

Test(leave, a_crash_is_an_exit, .exit_code = 1)
{
	int reader = 1;

	prepare(&reader);
	raise(SIGSEGV);
}

static void
wipe_the_dead(void *reader)
{
	(void)reader;
	_exit(2);
}

Test(leave, a_crash_wipes_nobody_who_is_forgotten, .exit_code = 1)
{
	leave_prepare(&(struct leave_plan){ .wipe = wipe_the_dead });
	leave_forget();
	raise(SIGSEGV);
}

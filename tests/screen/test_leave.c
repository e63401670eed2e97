/* SPDX-License-Identifier: ISC */
/* Signals and the way out, without a terminal. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <string.h>
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

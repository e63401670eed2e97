/* SPDX-License-Identifier: ISC */
/* A kiosk that is taken over has nothing to escape to: what it tries is refused, or ends it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attempt.h"
#include "box.h"
#include "kiosk/landlock.h"
#include "partway/base.h"
#include "partway/str.h"

static const struct {
	int row;
	const char *name;
	int outcome;
} attempts[] = {
#define ATTEMPT(row, name, outcome, call) { row, name, outcome },
#include "attempts.h"
#undef ATTEMPT
};

static struct pty *
take_over(void)
{
	struct pty *pty = box_alone(BOX_HOSTILE, NULL, &(struct pty_setup){ 0 });

	cr_assert(pty_sees(pty, BOX_WELCOME), "%s", pty_screen(pty));
	return pty;
}

/* The program has ended as after a crash: nothing of ours is left on the ordinary screen. */
static void
expect_end(struct pty *pty, const char *name)
{
	int status = pty_end(pty);

	cr_assert_eq(status, 1, "%s: status %d\n%s", name, status, pty_screen(pty));
	cr_assert(pty_has_bytes(pty, "\033[?1049l"), "%s: no ordinary screen", name);
	cr_assert(!strstr(pty_screen(pty), BOX_WELCOME), "%s:\n%s", name, pty_screen(pty));
	pty_free(pty);
}

struct outcomes {
	unsigned refused, ended;
};

/* Makes all attempts of ROW, with TARGET for those that have one. */
static struct outcomes
attempt_row(int row, const char *target)
{
	struct outcomes outcomes = { 0 };
	struct pty *pty = NULL;
	char text[80];

	for (size_t i = 0; i < ARRAY_LEN(attempts); i++) {
		if (attempts[i].row != row)
			continue;
		pty = pty ? pty : take_over();
		snprintf(text, sizeof(text), "#%s#", target);
		pty_type(pty, text);
		box_type_point(pty, ATTEMPT_KEY + (unsigned)i);
		if (attempts[i].outcome == KILLED) {
			cr_assert_eq(pty_end(pty), 1000 + SIGSYS, "%s", attempts[i].name);
			pty_free(pty);
			pty = NULL;
			outcomes.ended++;
			continue;
		}
		if (attempts[i].outcome == ENDS) {
			expect_end(pty, attempts[i].name);
			pty = NULL;
			outcomes.ended++;
			continue;
		}
		snprintf(text, sizeof(text), "%s: %s", attempts[i].name,
		    strerrorname_np(attempts[i].outcome));
		cr_assert(pty_sees(pty, text), "not %s\n%s", text, pty_screen(pty));
		outcomes.refused++;
	}
	if (pty)
		pty_free(pty);
	cr_assert(outcomes.ended + outcomes.refused > 0, "no attempt in row %d", row);
	return outcomes;
}

#define ROW_OUTCOMES(outcomes) \
	ROW_RESULT("%u attempts: %u end the session, %u get an error, none is made", \
	    (outcomes).ended + (outcomes).refused, (outcomes).ended, (outcomes).refused)

Test(seal, no_program_is_started, .timeout = 120)
{
	ROW(54, "exec, fork");
	struct outcomes outcomes = attempt_row(54, "0");

	ROW_OUTCOMES(outcomes);
}

/* The error of a program that has landlock, and no filter of system calls. */
static int
open_behind_second_wall(void)
{
	pid_t child = fork();
	int status = 0;

	if (child == 0) {
		if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !landlock_set())
			_exit(255);
		_exit(open("/etc/passwd", O_RDONLY) < 0 ? errno : 0);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	return WEXITSTATUS(status);
}

Test(seal, no_file_is_opened, .timeout = 120)
{
	ROW(55, "open, create");
	struct outcomes outcomes = attempt_row(55, "0");

	cr_assert(access("/tmp/visitor", F_OK) != 0);
	cr_assert(access("/etc/passwd", R_OK) == 0);
	cr_assert_eq(open_behind_second_wall(), EACCES);
	ROW_RESULT("%u attempts: %u end the session, %u get an error; landlock alone refuses, too",
	    outcomes.ended + outcomes.refused, outcomes.ended, outcomes.refused);
}

Test(seal, no_network_is_reached, .timeout = 120)
{
	ROW(56, "socket, connect");
	struct outcomes outcomes = attempt_row(56, "0");

	ROW_OUTCOMES(outcomes);
}

Test(seal, the_terminal_is_only_read_and_written, .timeout = 120)
{
	ROW(57, "TIOCSTI, other ioctls");
	struct outcomes outcomes = attempt_row(57, "0");

	ROW_OUTCOMES(outcomes);
}

/* The other has the same account. Nothing but its own keys must change its screen. */
Test(seal, another_visitor_is_out_of_reach, .timeout = 120)
{
	ROW(58, "another visitor");
	struct pty *other = box_visit(BOX_HOSTILE, NULL);
	pid_t program = box_program(other);
	struct outcomes on_process, on_terminal;
	char process[16], *before;

	cr_assert(pty_sees(other, "leave now"));
	before = pty_screen(other);
	snprintf(process, sizeof(process), "%d", (int)program);
	on_process = attempt_row(58, process);
	on_terminal = attempt_row(58, box_terminal(program) + strlen("/dev/pts/"));
	cr_assert(pty_becomes(other, before), "%s", pty_screen(other));
	cr_assert(box_answers(other));
	free(before);
	pty_free(other);
	on_process.ended += on_terminal.ended;
	on_process.refused += on_terminal.refused;
	ROW_OUTCOMES(on_process);
}

Test(seal, no_memory_holds_new_code, .timeout = 120)
{
	ROW(59, "PROT_EXEC memory");
	struct outcomes outcomes = attempt_row(59, "0");

	ROW_OUTCOMES(outcomes);
}

/* The attempt of this name, as its key. */
static unsigned
key_of(const char *name)
{
	size_t i = 0;

	while (i < ARRAY_LEN(attempts) && strcmp(attempts[i].name, name) != 0)
		i++;
	cr_assert(i < ARRAY_LEN(attempts), "%s", name);
	return ATTEMPT_KEY + (unsigned)i;
}

/* A visitor's program that loops has 120 seconds of work. Nobody waits for that here: two are left to
 * it. Returns the client's exit status. */
static int
loop_over_ssh(const char *name)
{
	struct pty *visit = box_visit(BOX_HOSTILE, NULL);
	struct box_session session;
	struct program limit = { 0 };
	char command[300];
	int status = -1;

	box_find(box_port_of(pty_process(visit)), &session);
	snprintf(command, sizeof(command),
	    "grep -E 'cpu time *120 *125 ' /proc/%d/limits && "
	    "setpriv --reuid=%s --regid=%s --clear-groups prlimit --pid %d --cpu=1:2",
	    (int)session.program, box_accounts[BOX_HOSTILE], box_accounts[BOX_HOSTILE],
	    (int)session.program);
	box_run(&limit, command);
	cr_assert_eq(limit.status, 0, "%s", str_text(&limit.err));
	program_fini(&limit);
	box_type_point(visit, key_of(name));
	for (int tries = 0; status == -1 && tries < 5; tries++)
		status = pty_end(visit); /* the machine may be busy */
	cr_assert(box_wait_end(&session, 2) >= 0, "%s", name);
	cr_assert(status != 1 || pty_is_blank(visit), "%s", pty_screen(visit));
	pty_free(visit);
	return status;
}

Test(seal, time_and_memory_come_to_an_end, .timeout = 120)
{
	ROW(60, "endless loop, memory bomb");
	struct pty *pty = take_over();

	box_type_point(pty, key_of("all memory from the kernel"));
	cr_assert(pty_sees(pty, "all memory from the kernel: ENOMEM"), "%s", pty_screen(pty));
	pty_free(pty);
	pty = take_over();
	box_type_point(pty, key_of("all memory, politely"));
	expect_end(pty, "all memory");
	cr_assert_eq(loop_over_ssh("loop"), 1);
	cr_assert_eq(loop_over_ssh("deaf loop"), 255, "killed: OpenSSH says 255");
	ROW_RESULT(
	    "a loop ends after 120 s of work, blank and wiped, a deaf one after 125 s (2 here); "
	    "memory at 128 MiB");
}

/* Starts the installed kiosk where CALL is not there. */
static struct pty *
start_without(const char *call)
{
	struct pty_setup setup = { 0 };
	struct str command = { 0 };
	struct pty *pty;

	str_add_format(
	    &command, "exec %s/kiosk-outer %s /usr/local/libexec/partway-kiosk", box_build(), call);
	setup.command = str_text(&command);
	pty = pty_start(&setup);
	str_fini(&command);
	return pty;
}

Test(seal, who_cannot_be_sealed_lets_nobody_in, .timeout = 120)
{
	ROW(61, "sandbox unavailable");
	static const char *const calls[] = { "seccomp", "prctl", "prlimit64",
		"landlock_restrict_self" };

	for (size_t i = 0; i < ARRAY_LEN(calls); i++) {
		struct pty *pty = start_without(calls[i]);

		cr_assert_eq(pty_end(pty), 1, "%s:\n%s", calls[i], pty_screen(pty));
		cr_assert(
		    pty_sees(pty, "cannot protect a visit"), "%s:\n%s", calls[i], pty_screen(pty));
		cr_assert(!pty_has_bytes(pty, BOX_WELCOME), "%s", calls[i]);
		pty_free(pty);
	}
	/* A kernel without landlock: the filter of system calls stands alone. */
	struct pty *pty = start_without("landlock_create_ruleset");

	cr_assert(pty_sees(pty, BOX_WELCOME), "%s", pty_screen(pty));
	pty_free(pty);
	ROW_RESULT(
	    "no seccomp, prctl or limits: a sentence, status 1, and no page; no landlock: goes on");
}

/* SPDX-License-Identifier: ISC */
/* A kiosk that breaks, and others that look into one that does not. Root looks into its memory at the
 * very end of the process. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attempt.h"
#include "box.h"
#include "partway/base.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "pty_inside.h"

/* Those of attempts.h that crash, in its order: they are the first. */
static const char *const crashes[] = {
#define ATTEMPT(row, name, outcome, call) row == 53 ? name : NULL,
#include "attempts.h"
#undef ATTEMPT
};

/* A visit with some answers. */
static struct pty *
walk_a_little(void)
{
	static const struct box_step steps[] = { { "1", "Before you start" },
		{ "1", "Which is closest" }, { "1", "Question 1" }, { "5", "Question 2" },
		{ "3", "Question 3" } };
	struct pty *pty = box_alone(BOX_HOSTILE, NULL, &(struct pty_setup){ 0 });

	cr_assert(pty_sees(pty, BOX_WELCOME), "%s", pty_screen(pty));
	box_walk(pty, steps, ARRAY_LEN(steps));
	return pty;
}

static void
read_memory(int memory, unsigned long address, void *bytes, size_t length)
{
	cr_assert_eq(pread(memory, bytes, length, (off_t)address), (ssize_t)length);
}

/* What struct ui at ADDRESS still tells: answers and bytes of their steps. */
static size_t
count_left(int memory, unsigned long address, struct step **steps, size_t capacity)
{
	struct ui *ui = malloc(sizeof(*ui));
	unsigned char *bytes = malloc(capacity * sizeof(struct step));
	size_t left;

	read_memory(memory, address, ui, sizeof(*ui));
	*steps = *steps ? *steps : ui->walk.steps;
	left = ui->walk.taken + ui->walk.count;
	read_memory(memory, (unsigned long)*steps, bytes, capacity * sizeof(struct step));
	for (size_t i = 0; i < capacity * sizeof(struct step); i++)
		left += bytes[i] != 0;
	free(bytes);
	free(ui);
	return left;
}

static int
open_memory(pid_t process)
{
	char path[40];
	int memory;

	snprintf(path, sizeof(path), "/proc/%d/mem", (int)process);
	memory = open(path, O_RDONLY);
	cr_assert(memory >= 0, "%s", path);
	return memory;
}

/* Follows the process to its last moment. Returns what is left then; *STATUS is how it ends. */
static size_t
follow_to_end(pid_t process, unsigned long address, struct step *steps, int *status)
{
	size_t left = 0;
	int memory;

	while (waitpid(process, status, __WALL) == process && WIFSTOPPED(*status)) {
		int signal = WSTOPSIG(*status);

		if (*status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8)) {
			memory = open_memory(process);
			left = count_left(memory, address, &steps, 2);
			close(memory);
			signal = 0;
		}
		ptrace(PTRACE_CONT, process, NULL, (void *)(long)signal);
	}
	return left;
}

/* Crashes a visit with answers by attempt I. */
static void
crash(size_t i)
{
	struct pty *pty = walk_a_little();
	pid_t process = pty_process(pty);
	struct step *steps = NULL;
	unsigned long address = 0;
	int memory, status = 0;
	char *screen, *at;

	box_type_point(pty, ATTEMPT_WHERE);
	cr_assert(pty_sees(pty, "ui at "), "%s", pty_screen(pty));
	screen = pty_screen(pty);
	at = strstr(screen, "ui at ");
	cr_assert(sscanf(at, "ui at %lx", &address) == 1);
	free(screen);
	cr_assert(ptrace(PTRACE_SEIZE, process, NULL, PTRACE_O_TRACEEXIT) == 0);
	memory = open_memory(process);
	cr_assert(count_left(memory, address, &steps, 2) > 2, "nothing was answered");
	close(memory);
	box_type_point(pty, ATTEMPT_KEY + (unsigned)i);
	cr_assert_eq(follow_to_end(process, address, steps, &status), 0, "%s", crashes[i]);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 1, "%s: %x", crashes[i], status);
	while (pty_take_output(pty, 100))
		;
	cr_assert(pty_has_bytes(pty, "\033[?1049l"), "%s", crashes[i]);
	cr_assert(!strstr(pty_screen(pty), "Question"), "%s:\n%s", crashes[i], pty_screen(pty));
	pty_free(pty);
}

Test(seal, a_crash_wipes_blanks_and_ends, .timeout = 120)
{
	ROW(53, "crash");
	unsigned count = 0;

	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		if (crashes[i]) {
			crash(i);
			count++;
		}
	cr_assert(count >= 6);
	ROW_RESULT("%u ways: blank ordinary screen, answers wiped in memory, status 1", count);
}

Test(seal, who_has_the_same_account_cannot_look_in, .timeout = 60)
{
	ROW(47, "/proc by same uid");
	static const char as_other[] =
	    "setpriv --reuid=partway-kiosk --regid=partway-kiosk --clear-groups sh -c ";
	static const char *const looks[] = { "cat environ", "cat maps", "head -c 1 mem", "ls fd/",
		"readlink exe", "cat stack", "cat auxv" };
	struct pty *visit = box_visit(BOX_KIOSK, NULL);
	int program = (int)box_program(visit);
	char command[300];

	for (size_t i = 0; i < ARRAY_LEN(looks); i++) {
		struct program other = { 0 };

		snprintf(command, sizeof(command), "cd /proc/%d && %s '%s'", program, as_other,
		    looks[i]);
		box_run(&other, command);
		cr_assert(other.status != 0 && other.out.length == 0, "%s", command);
		program_fini(&other);
	}
	struct program control = { 0 };

	snprintf(command, sizeof(command), "%s 'sleep 1 & cat /proc/$!/maps /proc/$!/environ'",
	    as_other);
	box_run(&control, command);
	cr_assert(control.status == 0 && control.out.length > 0, "nobody can look into anything");
	program_fini(&control);
	cr_assert(box_answers(visit));
	pty_free(visit);
	ROW_RESULT("%zu ways to look in are refused to the same uid", ARRAY_LEN(looks));
}

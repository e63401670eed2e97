/* SPDX-License-Identifier: ISC */
/* Counts system calls, as strace does: the program stops at each, and is told to go on. Its children
 * count too. Threads are not expected. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "partway/base.h"
#include "stage.h"

#define OPTIONS \
	(PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK \
	    | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL)

void
counted_begin(void)
{
	ptrace(PTRACE_TRACEME, 0, NULL, NULL);
	raise(SIGSTOP); /* until the options are set */
}

static bool
is_terminal(pid_t process, unsigned long fd)
{
	char path[64], target[32];
	ssize_t length;

	snprintf(path, sizeof(path), "/proc/%d/fd/%lu", (int)process, fd);
	length = readlink(path, target, sizeof(target) - 1);
	if (length <= 0) /* this user may not look */
		return fd == STDOUT_FILENO;
	target[length] = '\0';
	return strncmp(target, "/dev/pts/", 9) == 0 || strcmp(target, "/dev/tty") == 0;
}

static void
count_call(struct stage *stage, pid_t process)
{
	struct __ptrace_syscall_info info = { 0 };

	ptrace(PTRACE_GET_SYSCALL_INFO, process, sizeof(info), &info);
	if (info.op != PTRACE_SYSCALL_INFO_ENTRY)
		return;
	stage->calls++;
	if ((info.entry.nr == SYS_write || info.entry.nr == SYS_writev)
	    && is_terminal(process, info.entry.args[0]))
		stage->writes++;
}

/* Returns the signal that it is to get when it goes on. */
static int
look_at_stop(struct stage *stage, pid_t process, int status)
{
	int signal = WSTOPSIG(status);

	if (signal == (SIGTRAP | 0x80))
		count_call(stage, process);
	else if (signal == SIGSTOP) /* it has just begun */
		ptrace(PTRACE_SETOPTIONS, process, NULL, OPTIONS);
	else if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXEC << 8) && process == stage->process)
		stage->calls = stage->writes = 0; /* what came before is ours */
	else if (signal != SIGTRAP)
		return signal;
	return 0;
}

bool
counted_go_on(struct stage *stage)
{
	bool any = false;
	pid_t process;
	int status;

	while ((process = waitpid(-stage->process, &status, WNOHANG | __WALL)) > 0) {
		any = true;
		if (WIFSTOPPED(status))
			ptrace(PTRACE_SYSCALL, process, NULL, look_at_stop(stage, process, status));
		else if (process == stage->process)
			stage->ended = true;
	}
	return any;
}

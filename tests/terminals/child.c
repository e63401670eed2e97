/* SPDX-License-Identifier: ISC */
/* One child at a time for each of the sweep's processes. */
#include "child.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void
become_program(const char *program, const char *name)
{
	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("NO_COLOR");
	unsetenv("ACCESSIBLE");
	setenv("TERM", name, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("PARTWAY_TREES", "tests/support/forest", 1);
	execl(program, program, "--today", "2025-01-31", (char *)NULL);
	_exit(127);
}

bool
child_start(struct child *child, const char *program, const char *name, struct winsize size)
{
	str_clear(&child->bytes);
	child->process = forkpty(&child->fd, NULL, NULL, &size);
	if (child->process == 0)
		become_program(program, name);
	return child->process > 0;
}

void
child_type(struct child *child, const char *keys)
{
	for (; *keys; keys++)
		if (write(child->fd, keys, 1) != 1)
			return;
}

bool
child_listen(struct child *child, int wait)
{
	struct pollfd output = { .fd = child->fd, .events = POLLIN };
	char bytes[16384];
	ssize_t got;

	if (poll(&output, 1, wait) <= 0)
		return false;
	got = read(child->fd, bytes, sizeof(bytes));
	if (got > 0)
		str_add_bytes(&child->bytes, bytes, (size_t)got);
	return got > 0;
}

int
child_end(struct child *child, int limit)
{
	int status, left = limit;
	bool ended;

	while (child_listen(child, limit))
		;
	while (!(ended = waitpid(child->process, &status, WNOHANG) != 0) && left-- > 0)
		poll(NULL, 0, 1);
	if (!ended) {
		kill(child->process, SIGKILL);
		waitpid(child->process, &status, 0);
	}
	close(child->fd);
	if (!ended)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

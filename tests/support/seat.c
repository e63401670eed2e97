/* SPDX-License-Identifier: ISC */
/* Programs on terminals. They are started without a copy of this process, which may be large,
 * and are gone when it is: their terminals are hung up then. */
#include "seat.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "partway/base.h"

/* The first terminal that a new session opens is the one that controls it. */
static int
spawn(const struct seat_setup *setup, const char *terminal, pid_t *process)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t none;
	int why;

	sigemptyset(&none);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, terminal, O_RDWR, 0);
	posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDERR_FILENO);
	why = posix_spawn(process, setup->command[0], &files, &attributes,
	    (char *const *)setup->command, (char *const *)setup->environment);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attributes);
	return why;
}

static int
open_terminal(const struct seat_setup *setup, char *name, size_t room)
{
	int fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0 || grantpt(fd) != 0 || unlockpt(fd) != 0 || ptsname_r(fd, name, room) != 0) {
		if (fd >= 0)
			close(fd);
		return -1;
	}
	if (setup->modes)
		tcsetattr(fd, TCSANOW, setup->modes);
	return fd;
}

bool
seat_start(struct seat *seat, const struct seat_setup *setup)
{
	char name[64];
	int why;

	*seat = (struct seat){ .terminal = open_terminal(setup, name, sizeof(name)), .end = -1 };
	if (seat->terminal < 0)
		return false;
	seat_resize(seat, setup->rows, setup->columns);
	why = spawn(setup, name, &seat->process);
	if (why != 0) {
		close(seat->terminal);
		errno = why;
		return false;
	}
	seat->end = pidfd_open(seat->process, 0);
	assert(seat->end >= 0);
	return true;
}

void
seat_resize(const struct seat *seat, int rows, int columns)
{
	const struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)columns };

	ioctl(seat->terminal, TIOCSWINSZ, &size);
}

void
seat_hang_up(struct seat *seat)
{
	if (seat->terminal >= 0)
		close(seat->terminal);
	seat->terminal = -1;
}

int
seat_leave(struct seat *seat)
{
	int status;
	pid_t ended = waitpid(seat->process, &status, 0);

	assert(ended == seat->process);
	close(seat->end);
	seat_hang_up(seat);
	*seat = (struct seat){ .terminal = -1, .end = -1 };
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

size_t
seat_most_files(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return 0;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	getrlimit(RLIMIT_NOFILE, &limit);
	return limit.rlim_cur;
}

static size_t
read_number(const char *path)
{
	FILE *file = fopen(path, "re");
	size_t number = 0;

	if (file && fscanf(file, "%zu", &number) != 1)
		number = 0;
	if (file)
		fclose(file);
	return number;
}

size_t
seat_most_terminals(void)
{
	size_t most = read_number("/proc/sys/kernel/pty/max");
	size_t taken = read_number("/proc/sys/kernel/pty/nr");

	return most > taken ? most - taken : 0;
}

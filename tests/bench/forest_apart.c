/* SPDX-License-Identifier: ISC */
/* What a program writes goes to memory of the kernel: a disk, or whoever reads a pipe, would be
 * measured with it. */
#include "forest_apart.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "partway/base.h"
#include "partway/str.h"

#define FINDINGS 3 /* status of partway where something was found */

static double
seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

_Noreturn static void
become(const char *const *argv, int output)
{
	int input = open("/dev/null", O_RDONLY);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	unsetenv("PARTWAY_TREES");
	dup2(input, STDIN_FILENO);
	dup2(output, STDOUT_FILENO);
	execv(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

_Noreturn static void
complain(const char *const *argv, int status)
{
	struct str why = { 0 };

	for (; *argv; argv++)
		str_add_format(&why, "%s ", *argv);
	str_add_format(&why, "has ended with %#x", (unsigned)status);
	die(str_text(&why));
}

static void
take_output(int output, struct str *out)
{
	struct stat stat;
	char bytes[4096];
	ssize_t got;

	if (fstat(output, &stat) != 0 || stat.st_size == 0)
		die("a program that is measured has written nothing");
	lseek(output, 0, SEEK_SET);
	while (out && (got = read(output, bytes, sizeof(bytes))) > 0)
		str_add_bytes(out, bytes, (size_t)got);
	close(output);
}

struct apart
apart_run(const char *const *argv, struct str *out)
{
	int output = memfd_create("output", MFD_CLOEXEC), status;
	double start = clock_now();
	struct apart apart;
	struct rusage used;
	pid_t child = fork();

	if (child == 0)
		become(argv, output);
	if (output < 0 || child < 0 || wait4(child, &status, 0, &used) != child)
		die("no process to measure");
	if (!WIFEXITED(status) || (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != FINDINGS))
		complain(argv, status);
	apart = (struct apart){ .processor = seconds(used.ru_utime) + seconds(used.ru_stime),
		.clock = clock_now() - start,
		.memory = (double)used.ru_maxrss };
	take_output(output, out);
	return apart;
}

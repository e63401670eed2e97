/* SPDX-License-Identifier: ISC */
/* Runs a program with files for its three descriptors: nothing to wait for but its end. */
#include "program.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LIMIT "20" /* seconds: what runs longer hangs */

static void
become(const char *command, FILE *const files[3])
{
	for (int fd = 0; fd < 3; fd++)
		dup2(fileno(files[fd]), fd);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("PARTWAY_TREES");
	unsetenv("ACCESSIBLE");
	unsetenv("NO_COLOR");
	setenv("PARTWAY", getenv("PARTWAY_PROGRAM") ? getenv("PARTWAY_PROGRAM") : "partway", 1);
	execlp("timeout", "timeout", "-k", "1", LIMIT, "sh", "-c", command, (char *)NULL);
	_exit(127);
}

static void
read_back(struct str *out, FILE *file)
{
	char bytes[4096];
	size_t got;

	str_clear(out);
	str_add(out, "");
	rewind(file);
	while ((got = fread(bytes, 1, sizeof(bytes), file)) > 0)
		str_add_bytes(out, bytes, got);
}

void
program_run(struct program *program, const char *command, const char *input)
{
	FILE *files[3] = { tmpfile(), tmpfile(), tmpfile() };
	int status = 0;
	pid_t child;

	cr_assert(files[0] && files[1] && files[2]);
	if (input)
		fwrite(input, 1, strlen(input), files[0]);
	rewind(files[0]);
	child = fork();
	if (child == 0)
		become(command, files);
	cr_assert_eq(waitpid(child, &status, 0), child);
	program->status = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
	read_back(&program->out, files[1]);
	read_back(&program->err, files[2]);
	for (int fd = 0; fd < 3; fd++)
		fclose(files[fd]);
}

void
program_fini(struct program *program)
{
	str_fini(&program->out);
	str_fini(&program->err);
}

void
skip_here(const char *why)
{
	fprintf(stderr, "SKIP  %s/%s: %s\n", criterion_current_test->category,
	    criterion_current_test->name, why);
	cr_skip_test("%s", why);
}

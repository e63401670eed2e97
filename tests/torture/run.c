/* SPDX-License-Identifier: ISC */
/* Runs programs with files for their descriptors, and counts what they use. */
#include "run.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "partway/diag.h"
#include "partway/load.h"
#include "partway/utf8.h"
#include "sanitized.h"

#define HANGS_MS 30000
#define MOST_SECONDS (SANITIZED ? 20.0 : 2.0) /* one, and as much for a machine under load */
#define MOST_KILOBYTES (SANITIZED ? 2000000 : 65536)
#define MOST_ARGUMENTS 20

static char folder[40];

/* --- the process */

char *
run_path(const char *program)
{
	const char *partway = getenv("PARTWAY_PROGRAM");
	const char *slash = partway ? strrchr(partway, '/') : NULL;
	struct str path = { 0 };

	cr_assert(slash, "PARTWAY_PROGRAM is no path");
	str_add_format(
	    &path, "%.*s/%s", (int)(slash - partway), partway, program ? program : "partway");
	return path.data;
}

/* In the new process. */
static void
become(const struct start *start, char *path, const int files[3])
{
	char *argv[MOST_ARGUMENTS + 2] = { path }, *words = strdup(start->arguments);
	size_t count = 1;

	for (char *word = strtok(words, " "); word && count <= MOST_ARGUMENTS;
	     word = strtok(NULL, " "))
		argv[count++] = word;
	for (int fd = 0; fd < 3; fd++)
		dup2(files[fd], fd);
	for (int fd = 3; fd < 20; fd++)
		close(fd);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	unsetenv("PARTWAY_TREES");
	unsetenv("ACCESSIBLE");
	for (const char *const *variable = start->variables; variable && *variable; variable++)
		putenv((char *)*variable);
	if (start->folder && chdir(start->folder) != 0)
		_exit(126);
	if (start->within)
		start->within();
	execv(path, argv);
	_exit(127);
}

/* Waits for CHILD, not for ever. */
static void
wait_for(struct run *run, pid_t child)
{
	struct pollfd end = { .fd = (int)syscall(SYS_pidfd_open, child, 0), .events = POLLIN };
	bool hangs = poll(&end, 1, HANGS_MS) <= 0;
	struct rusage used;
	int status;

	if (hangs)
		kill(child, SIGKILL);
	cr_assert_eq(wait4(child, &status, 0, &used), child);
	close(end.fd);
	run->status = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
	if (hangs)
		run->status = -1;
	run->kilobytes = used.ru_maxrss;
	run->seconds = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
	    + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static void
read_all(int file, struct str *out)
{
	char bytes[4096];
	ssize_t got;

	str_clear(out);
	str_add(out, "");
	lseek(file, 0, SEEK_SET);
	while ((got = read(file, bytes, sizeof(bytes))) > 0)
		str_add_bytes(out, bytes, (size_t)got);
}

void
run_program(struct run *run, const struct start *start)
{
	int files[3];
	char *path = run_path(start->program);
	pid_t child;

	for (int fd = 0; fd < 3; fd++) /* the program must not inherit another name for them */
		files[fd] = fcntl(memfd_create("run", 0), F_DUPFD_CLOEXEC, 20);
	if (start->input)
		cr_assert(write(files[0], start->input, strlen(start->input)) >= 0);
	lseek(files[0], 0, SEEK_SET);
	child = fork();
	if (child == 0)
		become(start, path, files);
	wait_for(run, child);
	read_all(files[1], &run->out);
	read_all(files[2], &run->err);
	for (int fd = 0; fd < 3; fd++)
		close(files[fd]);
	free(path);
}

void
run_fini(struct run *run)
{
	str_fini(&run->out);
	str_fini(&run->err);
}

/* --- what it promises */

/* What could drive a terminal, or hide. Not asked of the library: it is what is tested. */
static bool
is_unsafe(uint32_t point)
{
	return (point < ' ' && point != '\n' && point != '\t') || (point >= 0x7f && point < 0xa0)
	    || (point >= 0x200b && point <= 0x200f) || (point >= 0x2028 && point <= 0x202e)
	    || (point >= 0x2066 && point <= 0x2069) || point == 0xfeff || point == UTF8_BAD;
}

/* The first such character; 0: there is none. */
static uint32_t
find_unsafe(const struct str *text)
{
	uint32_t point;

	for (size_t i = 0; i < text->length;) {
		i += utf8_decode(text->data + i, text->length - i, &point);
		if (is_unsafe(point))
			return point;
	}
	return 0;
}

void
run_promises(const struct run *run, const char *name)
{
	cr_expect(run->status >= 0 && run->status <= 3, "%s: exit status %d\n%s", name, run->status,
	    str_text(&run->err));
	cr_expect_eq(find_unsafe(&run->out), 0, "%s: U+%04X on standard output", name,
	    (unsigned)find_unsafe(&run->out));
	cr_expect_eq(find_unsafe(&run->err), 0, "%s: U+%04X on standard error", name,
	    (unsigned)find_unsafe(&run->err));
	cr_expect(run->status == 0 || run->err.length + run->out.length > 0, "%s: no word", name);
	cr_expect(run->seconds < MOST_SECONDS, "%s: %f s", name, run->seconds);
	cr_expect(run->kilobytes < MOST_KILOBYTES, "%s: %ld KB", name, run->kilobytes);
}

void
run_expect(struct run *run, const struct start *start, int status)
{
	run_program(run, start);
	run_promises(run, start->arguments);
	cr_expect_eq(run->status, status, "%s: exit status %d\n%.600s%.600s", start->arguments,
	    run->status, str_text(&run->out), str_text(&run->err));
}

/* --- a folder */

void
scratch_open(void)
{
	/* In memory, if there is such a place: some of this is large. */
	strcpy(folder,
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm/torture-XXXXXX" : "/tmp/torture-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	cr_assert_eq(chmod(folder, 0755), 0);
}

static int
remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about;
	(void)kind;
	(void)where;
	return remove(path);
}

void
scratch_close(void)
{
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *
scratch(void)
{
	return folder;
}

const char *
scratch_path(const char *name)
{
	static char paths[3][200];
	static unsigned next;
	char *path = paths[next++ % 3];

	snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
	return path;
}

void
scratch_write(const char *name, const char *bytes, size_t length)
{
	FILE *file;

	unlink(scratch_path(name)); /* some disks write at once what takes the place of another */
	file = fopen(scratch_path(name), "w");
	cr_assert(file != NULL, "%s", name);
	cr_assert_eq(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

bool
scratch_read(const char *name, struct str *out)
{
	int file = open(scratch_path(name), O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return false;
	read_all(file, out);
	close(file);
	return true;
}

void
scratch_forest(void)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct run run = { 0 };

	cr_assert(source_files_read(&files, "tests/support/forest", &diags));
	cr_assert_eq(mkdir(scratch_path("t"), 0755), 0);
	cr_assert_eq(mkdir(scratch_path("t/shared"), 0755), 0);
	for (size_t i = 0; i < files.count; i++) {
		struct str name = { 0 };

		str_add_format(&name, "t/%s", files.items[i].name);
		scratch_write(str_text(&name), files.items[i].bytes, files.items[i].length);
		str_fini(&name);
	}
	run_program(&run, &(struct start){ .arguments = "new --trees t x", .folder = folder });
	scratch_write("t/x.yaml", str_text(&run.out), run.out.length);
	run_fini(&run);
	source_files_fini(&files);
	diags_fini(&diags);
}

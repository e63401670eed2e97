/* SPDX-License-Identifier: ISC */
/* Loaded into a program by LD_PRELOAD: calls of it fail, or are as awkward as a system may be. At each
 * call that is to fail the process is forked: in the copy it does, and the copy runs to its end; the
 * program itself goes on unharmed, and comes to the next one. So all points together take one run, and
 * a copy each.
 * FAULT_CALL says which calls: alloc, open, read, fstat, write; FAULT_STEP: every so many of them only.
 * FAULT_REPORT names the file for what came of it (tests/torture/faults.h). With FAULT_ALONE=N the Nth
 * fails in the program itself, and nothing is forked.
 * Never failing, only awkward: bytes (read and write take one byte at a time, and are interrupted
 * before each), grown, shrunk and gone (so is a file, behind its fstat). */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define HIGH 100        /* our descriptors are behind those of the program */
#define MOST_SECONDS 20 /* of a copy: what runs longer hangs */
#define TAIL 1500       /* bytes of what a copy said last */

enum call { NO_CALL, ALLOC, OPEN, READ, FSTAT, WRITE, BYTES, GROWN, SHRUNK, GONE };

static const char *const names[] = { "", "alloc", "open", "read", "fstat", "write", "bytes",
	"grown", "shrunk", "gone" };

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *block);
int __openat_2(int folder, const char *path, int flags); /* of -D_FORTIFY_SOURCE */
int __open_2(const char *path, int flags);

static enum call which;
static unsigned long calls, step, alone;
static bool is_harmed, is_inside, was_interrupted;
static int report = -1, said[2]; /* files in memory: standard output and error of a copy */
static long live;                /* blocks of memory */
static long *left;               /* shared with copies: live at the end; -1: it never came there */

/* --- what came of it */

static uint32_t
hash_file(int file, unsigned long *length)
{
	uint32_t hash = 2166136261u;
	unsigned char bytes[4096];
	ssize_t got;

	for (*length = 0; (got = pread(file, bytes, sizeof(bytes), (off_t)*length)) > 0;
	     *length += (unsigned long)got)
		for (ssize_t i = 0; i < got; i++)
			hash = (hash ^ bytes[i]) * 16777619u;
	return hash;
}

/* What FILE ends with, on one line. */
static void
read_tail(int file, char text[TAIL + 1])
{
	off_t length = lseek(file, 0, SEEK_END), start = length > TAIL ? length - TAIL : 0;
	ssize_t got = pread(file, text, TAIL, start);

	text[got > 0 ? got : 0] = '\0';
	for (char *c = text; *c; c++)
		if (*c == '\n')
			*c = '|';
}

static void
tell(const char *what, int status, int out, int err)
{
	char text[TAIL + 1] = "", line[TAIL + 200];
	unsigned long length;
	uint32_t hash = hash_file(out, &length);

	if (err >= 0)
		read_tail(lseek(err, 0, SEEK_END) > 0 ? err : out, text);
	snprintf(line, sizeof(line), "%s %d %ld %lu %08x %s\n", what, status, *left, length,
	    (unsigned)hash, text);
	syscall(SYS_write, report, line, strlen(line));
}

/* --- copies */

/* What has gone to standard output so far begins the copy's own. */
static void
copy_output(int file)
{
	int old = (int)syscall(SYS_openat, AT_FDCWD, "/proc/self/fd/1", O_RDONLY | O_CLOEXEC, 0);
	char bytes[4096];
	ssize_t got;

	while (old >= 0 && (got = syscall(SYS_read, old, bytes, sizeof(bytes))) > 0)
		syscall(SYS_write, file, bytes, (size_t)got);
	syscall(SYS_close, old);
}

/* Its own input too, from where the program is: reading moves nothing there. */
static void
become_copy(void)
{
	off_t at = lseek(STDIN_FILENO, 0, SEEK_CUR);
	int in = (int)syscall(SYS_openat, AT_FDCWD, "/proc/self/fd/0", O_RDONLY, 0);

	copy_output(said[0]);
	dup2(said[0], STDOUT_FILENO);
	dup2(said[1], STDERR_FILENO);
	if (in >= 0 && at >= 0) {
		lseek(in, at, SEEK_SET);
		dup2(in, STDIN_FILENO);
	}
	syscall(SYS_close, in);
	is_harmed = true;
	alarm(MOST_SECONDS);
}

static void
look_at_copy(pid_t child)
{
	char what[24];
	int status = 0;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	snprintf(what, sizeof(what), "%lu", calls);
	tell(what, WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status), said[0],
	    said[1]);
}

/* True in a copy, where this call is to fail. */
static bool
fails(enum call call)
{
	int error = errno;
	pid_t child;

	if (which != call || is_harmed || is_inside)
		return false;
	calls++;
	if (alone > 0)
		return is_harmed = calls == alone;
	if (calls % step != 0)
		return false;
	is_inside = true;
	*left = -1;
	for (int i = 0; i < 2; i++) {
		syscall(SYS_ftruncate, said[i], (off_t)0);
		lseek(said[i], 0, SEEK_SET);
	}
	child = fork();
	if (child == 0) {
		become_copy();
		return true;
	}
	look_at_copy(child);
	is_inside = false;
	errno = error;
	return false;
}

/* --- start and end */

static unsigned long
number(const char *name, unsigned long otherwise)
{
	return getenv(name) ? strtoul(getenv(name), NULL, 10) : otherwise;
}

__attribute__((constructor)) static void
begin(void)
{
	const char *call = getenv("FAULT_CALL"), *path = getenv("FAULT_REPORT");
	enum call wanted = NO_CALL;

	for (size_t i = ALLOC; call && i <= GONE; i++)
		if (strcmp(call, names[i]) == 0)
			wanted = (enum call)i;
	step = number("FAULT_STEP", 1);
	alone = number("FAULT_ALONE", 0);
	left = mmap(NULL, sizeof(*left), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (path)
		report =
		    fcntl(open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600), F_DUPFD_CLOEXEC, HIGH);
	for (int i = 0; i < 2; i++)
		said[i] = fcntl(memfd_create("said", 0), F_DUPFD_CLOEXEC, HIGH);
	which = wanted;
}

__attribute__((destructor)) static void
finish(void)
{
	char what[40];
	int out;

	fflush(NULL);
	*left = live;
	if (is_harmed || report < 0)
		return;
	is_inside = true;
	out = (int)syscall(SYS_openat, AT_FDCWD, "/proc/self/fd/1", O_RDONLY | O_CLOEXEC, 0);
	snprintf(what, sizeof(what), "end-%lu", calls);
	tell(what, 0, out, -1);
}

/* --- memory */

static void *
count_block(void *block)
{
	live += block != NULL;
	return block;
}

static void *
no_memory(void)
{
	errno = ENOMEM;
	return NULL;
}

void *
malloc(size_t size)
{
	return fails(ALLOC) ? no_memory() : count_block(__libc_malloc(size));
}

void *
calloc(size_t count, size_t size)
{
	return fails(ALLOC) ? no_memory() : count_block(__libc_calloc(count, size));
}

void *
realloc(void *old, size_t size)
{
	void *block;

	if (size > 0 && fails(ALLOC))
		return no_memory();
	block = __libc_realloc(old, size);
	live += (block && !old) - (old && size == 0);
	return block;
}

void *
reallocarray(void *old, size_t count, size_t size)
{
	size_t bytes;

	return __builtin_mul_overflow(count, size, &bytes) ? no_memory() : realloc(old, bytes);
}

void
free(void *block)
{
	live -= block != NULL;
	__libc_free(block);
}

/* --- files */

int
openat(int folder, const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list args;

	va_start(args, flags);
	if (flags & O_CREAT)
		mode = va_arg(args, mode_t);
	va_end(args);
	if (!fails(OPEN))
		return (int)syscall(SYS_openat, folder, path, flags, mode);
	errno = EIO;
	return -1;
}

int
open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list args;

	va_start(args, flags);
	if (flags & O_CREAT)
		mode = va_arg(args, mode_t);
	va_end(args);
	return openat(AT_FDCWD, path, flags, mode);
}

int
__openat_2(int folder, const char *path, int flags)
{
	return openat(folder, path, flags);
}

int
__open_2(const char *path, int flags)
{
	return openat(AT_FDCWD, path, flags);
}

/* True where a call is interrupted, every other time. */
static bool
interrupts(void)
{
	was_interrupted = which == BYTES && !was_interrupted;
	if (was_interrupted)
		errno = EINTR;
	return was_interrupted;
}

ssize_t
read(int file, void *bytes, size_t length)
{
	if (fails(READ)) {
		errno = EIO;
		return -1;
	}
	if (interrupts())
		return -1;
	return syscall(SYS_read, file, bytes, which == BYTES && length > 1 ? 1 : length);
}

ssize_t
write(int file, const void *bytes, size_t length)
{
	if (fails(WRITE)) {
		errno = ENOSPC;
		return -1;
	}
	if (interrupts())
		return -1;
	return syscall(SYS_write, file, bytes, which == BYTES && length > 1 ? 1 : length);
}

/* Somebody changes the file between a look at it and reading it. */
static void
change(int file, off_t size)
{
	char path[40], real[200] = "";

	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	if (which == GONE && readlink(path, real, sizeof(real) - 1) > 0)
		unlink(real);
	if (which == GROWN || which == SHRUNK)
		syscall(SYS_truncate, path, which == GROWN ? size + 1 : size / 2);
}

int
fstat(int file, struct stat *status)
{
	int result;

	if (fails(FSTAT)) {
		errno = EIO;
		return -1;
	}
	result = (int)syscall(SYS_newfstatat, file, "", status, AT_EMPTY_PATH);
	if (result == 0 && S_ISREG(status->st_mode) && which >= GROWN)
		change(file, status->st_size);
	return result;
}

/* SPDX-License-Identifier: ISC */
/* Everything that a taken-over program may think of. */
#include "tried.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <linux/kd.h>
#include <linux/tiocl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include "attempt.h"
#include "partway/alloc.h"
#include "partway/base.h"

int tried_target;
#define target tried_target

static const struct {
	const char *name;
} attempts[] = {
#define ATTEMPT(row, name, outcome, call) { name },
#include "attempts.h"
#undef ATTEMPT
};

const size_t tried_count = ARRAY_LEN(attempts);

static char *const no_words[] = { NULL };
static char *volatile nowhere;
static int zero;
static pthread_t thread;
static char scrap[4096];
static struct iovec piece = { scrap, 1 };
static char page[4096] __attribute__((aligned(4096)));

static void *
be_a_thread(void *nothing)
{
	return nothing;
}

static long
is_address(const void *address)
{
	return address == MAP_FAILED ? -1 : 0;
}

static const char *
numbered(const char *before, const char *behind)
{
	static char path[40];

	snprintf(path, sizeof(path), "%s%d%s", before, target, behind);
	return path;
}

/* NOLINTNEXTLINE(misc-no-recursion): that is what it is for */
static int
recurse(int depth)
{
	volatile char room[4096];

	room[0] = (char)depth;
	return depth == 0 ? 0 : recurse(depth + 1) + room[0];
}

#ifdef __x86_64__
/* getpid() as programs of 32 bits ask for it, which has another number and another table. */
static long
call_of_32_bits(void)
{
	long number = 20;

	__asm__ volatile("int $0x80" : "+a"(number) : : "memory", "r8", "r9", "r10", "r11");
	return number;
}
#endif

static long
loop(void)
{
	for (volatile unsigned long turns = 0;; turns++)
		;
	return 0;
}

static long
loop_deaf(void)
{
	sigset_t all;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	return loop();
}

static long
take_all_memory(void)
{
	for (;;)
		memset(alloc_array(1 << 20, 1), 1, 1 << 20);
	return 0;
}

static long
map_all_memory(void)
{
	void *block;

	do {
		block =
		    mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (block != MAP_FAILED)
			memset(block, 1, 1 << 20);
	} while (block != MAP_FAILED);
	return -1;
}

const char *
tried_name(size_t attempt)
{
	return attempts[attempt].name;
}

static long
make(size_t attempt)
{
	size_t i = 0;

#define ATTEMPT(row, name, outcome, call) \
	if (i++ == attempt) \
		return (long)(call);
#include "attempts.h"
#undef ATTEMPT
	return 0;
}

long
tried_make(size_t attempt)
{
	long result = make(attempt);

	return result == -1 ? -errno : result;
}

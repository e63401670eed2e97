/* SPDX-License-Identifier: ISC */
/* The list of system calls. Whatever is not in it is not made: the program leaves as after a crash.
 * A test follows whole visits, and holds each line to what they use. */
#include "filter.h"

#include <asm/termbits.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/time.h>

#include "partway/base.h"

#define ALL_BITS UINT64_MAX

/* clang-format off */
#define CALL(name, why) { name, NULL, 0, 0, 0, 0, why }
#define REFUSED(name, code, why) { name, NULL, 0, 0, 0, code, why }
#define IOCTL(request, why) { "ioctl", #request, 1, ALL_BITS, request, 0, why }
#define FCNTL(command) { "fcntl", #command, 1, ALL_BITS, command, 0, NULL }
#define NO_EXEC(name, why) { name, "no PROT_EXEC", 2, PROT_EXEC, 0, 0, why }
/* clang-format on */

/* Why a visit may need what none of ours did. */
#define MEMORY "the C library takes memory where a page is long"
#define OTHER_LIBRARY "in place of a call above in another C library or architecture"
#define NO_VDSO "where the kernel has no clock that can be read without a call"
#define NEVER_MET "a lock that is never waited for with one thread"
#define NEW_MODES "tcgetattr() and tcsetattr() from glibc 2.42 on"
#define LOOKS "a library that looks for a file goes on without it"
#define STDIO "stdio asks what it writes to, and goes on without an answer"
#define ABORT "abort() trips over its last instruction then; other visitors have the same uid"

const struct filter_call filter_calls[] = {
	/* to wait, to read and to show */
	CALL("ppoll", NULL),
	CALL("poll", NULL),
	CALL("read", NULL),
	CALL("write", NULL),
	FCNTL(F_GETFL),
	FCNTL(F_SETFL),
	IOCTL(TIOCGWINSZ, NULL),
	IOCTL(TCGETS, NULL),
	IOCTL(TCSETS, NULL),
	IOCTL(TCSETSW, NULL),
	IOCTL(TCFLSH, NULL),
	IOCTL(TCXONC, NULL),
	/* signals and the end */
	CALL("rt_sigaction", NULL),
	CALL("rt_sigprocmask", NULL),
	CALL("rt_sigreturn", NULL),
	CALL("sigaltstack", NULL),
	{ "setitimer", "ITIMER_REAL", 0, ALL_BITS, ITIMER_REAL, 0, NULL },
	CALL("exit_group", NULL),
	/* memory, none of which ever holds code */
	CALL("brk", NULL),
	NO_EXEC("mmap", NULL),
	CALL("munmap", NULL),
	CALL("mremap", MEMORY),
	NO_EXEC("mprotect", MEMORY),
	{ "madvise", "MADV_DONTNEED", 2, ALL_BITS, MADV_DONTNEED, 0, MEMORY },
	/* elsewhere */
	CALL("clock_gettime", NO_VDSO),
	CALL("gettimeofday", NO_VDSO),
	CALL("restart_syscall", "the kernel itself, after a program was stopped"),
	{ "futex", "to wait, to wake", 1, ~(uint64_t)(FUTEX_PRIVATE_FLAG | FUTEX_WAKE), FUTEX_WAIT,
	    0, NEVER_MET },
	CALL("writev", OTHER_LIBRARY),
	CALL("select", OTHER_LIBRARY),
	CALL("pselect6", OTHER_LIBRARY),
	CALL("clock_nanosleep", "curses, to wait for a terminal"),
	CALL("nanosleep", OTHER_LIBRARY),
	CALL("getrandom", OTHER_LIBRARY),
	CALL("exit", OTHER_LIBRARY),
	CALL("close", OTHER_LIBRARY),
	IOCTL(TCSETSF, OTHER_LIBRARY),
	IOCTL(TCGETS2, NEW_MODES),
	IOCTL(TCSETS2, NEW_MODES),
	IOCTL(TCSETSW2, NEW_MODES),
	IOCTL(TCSETSF2, NEW_MODES),
	/* refused without an end */
	CALL("getpid", ABORT),
	CALL("gettid", ABORT),
	REFUSED("tgkill", EPERM, ABORT),
	REFUSED("open", EACCES, LOOKS),
	REFUSED("openat", EACCES, LOOKS),
	REFUSED("access", EACCES, LOOKS),
	REFUSED("newfstatat", EACCES, STDIO),
	REFUSED("fstat", EACCES, STDIO),
};

const size_t filter_call_count = ARRAY_LEN(filter_calls);

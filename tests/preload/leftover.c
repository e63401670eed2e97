/* SPDX-License-Identifier: ISC */
/* Loaded into the program by LD_PRELOAD: looks through all memory that the program can write to, at
 * the very moment at which it ends, for what the reader was shown and has answered. LEFTOVER_WORDS
 * holds the bytes to look for in hexadecimal, with a comma between; LEFTOVER_REPORT names the file
 * to which those found are written. With LEFTOVER_UNWIPED set nothing is wiped: a search that finds
 * nothing even then is worth nothing. */
#include <dlfcn.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define VEIL 0x5a /* what is looked for must not be found here */
#define MOST_WORDS 8
#define MOST_BYTES 64
#define WIDEST_CELL 32u /* bytes; letters may have a cell each: one of curses has 28 */

static struct {
	unsigned char veiled[MOST_BYTES];
	size_t length;
} words[MOST_WORDS];

static void
take_words(const char *hex)
{
	unsigned byte;

	for (size_t i = 0; i < MOST_WORDS && *hex; i++) {
		words[i].length = 0;
		for (; words[i].length < MOST_BYTES && sscanf(hex, "%2x", &byte) == 1; hex += 2)
			words[i].veiled[words[i].length++] = (unsigned char)(byte ^ VEIL);
		hex += *hex == ',';
	}
}

/* True where word I stands at AT, its bytes STEP apart. */
static bool
stands_at(size_t i, const unsigned char *at, size_t step)
{
	size_t k = 0;

	while (k < words[i].length && at[k * step] == (words[i].veiled[k] ^ VEIL))
		k++;
	return k == words[i].length;
}

static bool
holds(size_t i, const unsigned char *bytes, size_t length)
{
	for (size_t step = 1; step <= WIDEST_CELL; step = step == 1 ? 4 : step + 4)
		for (size_t at = 0; at + words[i].length * step <= length; at++)
			if (stands_at(i, bytes + at, step))
				return true;
	return false;
}

static void
report(size_t i, const char *map)
{
	const char *path = getenv("LEFTOVER_REPORT");
	int fd = open(path ? path : "/dev/null", O_WRONLY | O_APPEND);

	dprintf(fd, "%zu in %s\n", i, map);
	close(fd);
}

/* MAP is a line of /proc/self/maps: "from-to rw-p ... name". */
static void
look_into(const char *map)
{
	unsigned long from, to;
	char access[5];

	if (sscanf(map, "%lx-%lx %4s", &from, &to, access) != 3 || memcmp(access, "rw", 2) != 0)
		return;
	for (size_t i = 0; i < MOST_WORDS && words[i].length > 0; i++)
		if (holds(i, (const unsigned char *)(uintptr_t)from, to - from))
			report(i, map);
}

static void
look(void)
{
	static char maps[32768];
	int fd = open("/proc/self/maps", O_RDONLY);
	size_t length = 0;
	ssize_t got;

	while ((got = read(fd, maps + length, sizeof(maps) - 1 - length)) > 0)
		length += (size_t)got;
	close(fd);
	take_words(getenv("LEFTOVER_WORDS") ? getenv("LEFTOVER_WORDS") : "");
	for (char *line = strtok(maps, "\n"); line; line = strtok(NULL, "\n"))
		look_into(line);
}

__attribute__((destructor)) static void
look_at_exit(void)
{
	look();
}

__attribute__((visibility("default"))) void
_exit(int status)
{
	look();
	for (;;)
		syscall(SYS_exit_group, status);
}

static void
wipe(void *bytes, size_t length)
{
	volatile unsigned char *byte = bytes;

	while (length-- > 0 && !getenv("LEFTOVER_UNWIPED"))
		*byte++ = 0;
}

void
explicit_bzero(void *bytes, size_t length)
{
	wipe(bytes, length);
}

void __explicit_bzero_chk(void *bytes, size_t length, size_t size);

void
__explicit_bzero_chk(void *bytes, size_t length, size_t size)
{
	(void)size;
	wipe(bytes, length);
}

/* What is freed is not overwritten, either. */
int
mallopt(int parameter, int value)
{
	union {
		void *address;
		int (*call)(int, int);
	} real = { dlsym(RTLD_NEXT, "mallopt") };

	return getenv("LEFTOVER_UNWIPED") ? 1 : real.call(parameter, value);
}

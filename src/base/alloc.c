/* SPDX-License-Identifier: ISC */
/* Memory that never fails quietly, and the way out when nothing is left. The one object of the
 * library that may write to standard error and end the program. */
#include "partway/alloc.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "partway/base.h"

static void (*last_words)(void);

void
base_set_last_words(void (*hook)(void))
{
	last_words = hook;
}

static void
say(const char *text)
{
	ssize_t written = write(STDERR_FILENO, text, strlen(text));

	(void)written; /* there is nobody left to tell */
}

static void
speak_last_words(void)
{
	void (*hook)(void) = last_words;

	last_words = NULL;
	if (hook)
		hook();
}

void
die(const char *why)
{
	speak_last_words();
	say("partway: ");
	say(why);
	say("\n");
	_exit(1);
}

void
base_assert_failed(const char *claim, const char *file, int line)
{
	char digits[12];
	char *digit = digits + sizeof(digits);

	*--digit = '\0';
	do
		*--digit = (char)('0' + line % 10);
	while ((line /= 10) > 0);
	speak_last_words();
	say("partway: a bug, please report: ");
	say(file);
	say(":");
	say(digit);
	say(": ");
	say(claim);
	say("\n");
	abort();
}

void *
alloc_array(size_t count, size_t size)
{
	void *block = calloc(count ? count : 1, size);

	if (!block)
		die("out of memory");
	return block;
}

void *
alloc_grow(void *old, size_t *capacity, size_t need, size_t size)
{
	size_t room = *capacity ? *capacity : 8;
	void *block;

	if (need <= *capacity)
		return old;
	while (room < need && room <= SIZE_MAX / 2)
		room *= 2;
	if (room < need)
		die("out of memory");
	block = reallocarray(old, room, size);
	if (!block)
		die("out of memory");
	*capacity = room;
	return block;
}

char *
alloc_copy(const char *bytes, size_t length)
{
	char *copy = alloc_array(length + 1, 1);

	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

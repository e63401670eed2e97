/* SPDX-License-Identifier: ISC */
/* What is sent for a key. Over a slow line bytes are time, and over SSH each write can be a packet;
 * a screen reader speaks what is sent. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/base.h"
#include "visit.h"

/* Write calls of the program so far, as the kernel counts them; -1: it does not tell. */
static long
writes(struct pty *pty)
{
	char path[64], line[100];
	long count = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/io", pty_process(pty));
	file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file))
		sscanf(line, "syscw: %ld", &count);
	if (file)
		fclose(file);
	return count;
}

/* Types KEY and waits for the cursor on the choice that shows ON; returns how many bytes came. */
static size_t
bytes_of(struct pty *pty, const char *key, const char *on)
{
	size_t length;

	pty_forget(pty);
	pty_type(pty, key);
	cr_assert(pty_sees_cursor_at(pty, on), "key %s does not lead to %s", key, on);
	pty_bytes(pty, &length);
	return length;
}

/* Each step, so that what one write too many sends is seen with the next one. */
static const struct {
	const char *key, *on;
} moves[] = { { "j", "Longer" }, { "j", "I am not sure" }, { "k", "Longer" },
	{ "k", "A day or two" }, { "j", "Longer" } };

/* A move sends the words of two choices, and little else. */
Test(bytes, a_move_is_one_write_of_at_most_110_bytes_and_an_answer_is_one)
{
	struct pty *pty = visit_at("112", "How long ago was it?");
	size_t sum = 0, most = 0, length;
	long before;

	cr_assert(pty_sees_cursor_at(pty, "A day or two"));
	before = writes(pty);
	for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
		length = bytes_of(pty, moves[i].key, moves[i].on);
		sum += length;
		most = length > most ? length : most;
		if (i == 0)
			cr_expect(length <= 110, "a move takes %zu bytes", length);
	}
	cr_expect(most <= 112, "a move takes %zu bytes", most);
	length = bytes_of(pty, "k1", "1  Yes");
	cr_expect(length <= 400, "an answer takes %zu bytes", length);
	fprintf(stderr,
	    "move: %zu bytes at most, %zu on average; answer: %zu bytes; %ld writes for %zu "
	    "keys\n",
	    most, sum / ARRAY_LEN(moves), length, writes(pty) - before, ARRAY_LEN(moves) + 2);
	if (before >= 0)
		cr_expect(writes(pty) - before <= (long)ARRAY_LEN(moves) + 2, "%ld writes",
		    writes(pty) - before);
	visit_leave(pty);
}

/* The words of the page, and what places them. */
Test(bytes, the_first_page_is_few_writes_and_few_bytes)
{
	struct pty *pty = visit_at("", "Before you start");
	char *screen;
	size_t length;

	cr_assert(pty_sees_cursor_at(pty, "1  Go on"));
	screen = pty_screen(pty);
	pty_bytes(pty, &length);
	fprintf(stderr, "first page: %zu bytes, of which %zu text; %ld writes\n", length,
	    strlen(screen), writes(pty));
	cr_expect(length <= strlen(screen) + 200, "%zu bytes for %zu", length, strlen(screen));
	cr_expect(writes(pty) <= 6, "%ld writes", writes(pty));
	free(screen);
	visit_leave(pty);
}

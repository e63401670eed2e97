/* SPDX-License-Identifier: ISC */
/* Standard input, line by line, in memory of a fixed size that is wiped. Not stdio: that would
 * keep copies of what was typed, and hide signals. */
#include "line/typed.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "leave/leave.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Keeps the first LENGTH bytes as the line, without spaces around them. */
static void
keep_line(struct typed *typed, size_t length)
{
	const char *start = typed->bytes;

	for (; length > 0 && is_blank(*start); length--)
		start++;
	while (length > 0 && is_blank(start[length - 1]))
		length--;
	memcpy(typed->line, start, length);
	typed->line[length] = '\0';
	for (char *nul; (nul = memchr(typed->line, '\0', length));)
		*nul = 1; /* what stands behind it counts: it could be x */
}

/* Takes COUNT bytes away from the front. */
static void
drop(struct typed *typed, size_t count)
{
	typed->length -= count;
	memmove(typed->bytes, typed->bytes + count, typed->length);
	explicit_bzero(typed->bytes + typed->length, sizeof(typed->bytes) - typed->length);
}

/* Of what is thrown away, the first LENGTH bytes: a key that is held down fills a line; x has to leave
 * all the same. */
static bool
has_leave_key(const struct typed *typed, size_t length)
{
	return memchr(typed->bytes, 'x', length) || memchr(typed->bytes, 'X', length);
}

/* A line of LENGTH bytes has ended; SKIP bytes go with it. */
static enum got
end_line(struct typed *typed, size_t length, size_t skip)
{
	bool too_long = typed->discarding;

	if (too_long)
		typed->leaves = typed->leaves || has_leave_key(typed, length);
	else
		keep_line(typed, length);
	typed->discarding = false;
	drop(typed, skip);
	return too_long ? GOT_TOO_LONG : GOT_LINE;
}

static void
read_more(struct typed *typed)
{
	ssize_t got;

	if (typed->length == sizeof(typed->bytes)) {
		typed->leaves =
		    (typed->discarding && typed->leaves) || has_leave_key(typed, typed->length);
		typed->discarding = true;
		drop(typed, typed->length);
	}
	got =
	    read(STDIN_FILENO, typed->bytes + typed->length, sizeof(typed->bytes) - typed->length);
	if (got > 0)
		typed->length += (size_t)got;
	else
		typed->ended = got == 0 || (errno != EAGAIN && errno != EINTR);
}

enum got
typed_next(struct typed *typed)
{
	for (;;) {
		const char *end = memchr(typed->bytes, '\n', typed->length);
		size_t length = end ? (size_t)(end - typed->bytes) : typed->length;

		if (end)
			return end_line(typed, length, length + 1);
		if (typed->ended && (length > 0 || typed->discarding))
			return end_line(typed, length, length);
		if (typed->ended)
			return GOT_END;
		switch (leave_wait(STDIN_FILENO)) {
		case WAKE_INPUT:
			read_more(typed);
			break;
		case WAKE_RESIZE:
			break;
		case WAKE_STILL_THERE:
			return GOT_STILL_THERE;
		case WAKE_LAST_MINUTE:
			return GOT_LAST_MINUTE;
		case WAKE_LEAVE:
			return GOT_SIGNAL;
		}
	}
}

void
typed_wipe(struct typed *typed)
{
	explicit_bzero(typed, sizeof(*typed));
}

/* SPDX-License-Identifier: ISC */
#include "sent.h"

#include <stdio.h>
#include <string.h>

#include "partway/base.h"
#include "partway/utf8.h"

/* The length of the sequence that BYTES, at an Esc, begin with; 0: it has no end. */
static size_t
sequence_length(const char *bytes, size_t length)
{
	size_t at = 2;

	if (length < 2)
		return 0;
	if (bytes[1] == '[') {
		while (at < length && bytes[at] >= ' ' && bytes[at] < '@')
			at++;
		return at < length ? at + 1 : 0;
	}
	while (at - 1 < length && bytes[at - 1] >= ' ' && bytes[at - 1] < '0')
		at++;
	return at <= length ? at : 0;
}

/* xterm's entry for its second screen keeps the title, and gives it back. */
static bool
keeps_title(const char *bytes, size_t length)
{
	return length == 9
	    && (memcmp(bytes, "\033[22;0;0t", 9) == 0 || memcmp(bytes, "\033[23;0;0t", 9) == 0);
}

/* What is wrong with a sequence; NULL: nothing. */
static const char *
fault_of(const char *bytes, size_t length)
{
	char last = bytes[length - 1];

	if (bytes[1] != '[')
		return strchr("]P_^XZ", bytes[1]) ? "a string to the terminal, or a query" : NULL;
	if (keeps_title(bytes, length) || (last == 'c' && bytes[2] == '?')) /* Linux: the cursor */
		return NULL;
	return strchr("cnqtxy", last) || (last == 'p' && memchr(bytes, '$', length))
	    ? "a query or a title"
	    : NULL;
}

/* What is wrong with the character at BYTES; *STEP is its length. */
static const char *
fault_of_text(const char *bytes, size_t length, size_t *step)
{
	uint32_t point;

	*step = utf8_decode(bytes, length, &point);
	if (point == UTF8_BAD)
		return "a byte that is no UTF-8";
	if (point >= 0x80 && point < 0xa0)
		return "a control character of 8 bits";
	return point == 5 || point == 0x7f ? "a control character that is answered, or DEL" : NULL;
}

struct sent
sent_read(const char *bytes, size_t length)
{
	static char words[200];
	struct sent sent = { 0 };
	const char *fault = NULL;

	for (size_t at = 0, step; at < length && !fault; at += step) {
		if (bytes[at] != '\033') {
			fault = fault_of_text(bytes + at, length - at, &step);
			continue;
		}
		step = sequence_length(bytes + at, length - at);
		fault = step == 0 ? "a sequence without an end" : fault_of(bytes + at, step);
		sent.sequences++;
		if (fault)
			snprintf(words, sizeof(words), "%s: Esc %.*s", fault,
			    step > 1 ? (int)step - 1 : 0, bytes + at + 1);
		else
			continue;
		sent.strange = words;
	}
	if (fault && !sent.strange)
		sent.strange = fault;
	return sent;
}

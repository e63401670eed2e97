/* SPDX-License-Identifier: ISC */
/* Looks at the last output in two ways: by its bytes, for every program, and by a whole terminal,
 * which takes more of the machine. */
#include "farewell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

#include "partway/base.h"

#define ESCAPE '\033'

struct eye {
	VTerm *terminal;
	VTermScreen *screen;
	int rows, columns;
};

/* The length of the sequence that BYTES begins with (ECMA-48, 5.4; ISO 2022); 0: it shows
 * something. */
static size_t
sequence(const char *bytes, size_t length)
{
	size_t at = 1;

	if (length > 0 && bytes[0] < ' ' && bytes[0] >= 0 && bytes[0] != ESCAPE)
		return bytes[0] == '\r' || bytes[0] == '\017' ? 1 : 0;
	if (length < 2 || bytes[0] != ESCAPE)
		return 0;
	if (bytes[at] == '[')
		for (at++; at < length && bytes[at] >= ' ' && bytes[at] < '@';)
			at++;
	else
		while (at < length && bytes[at] >= ' ' && bytes[at] < '0')
			at++;
	return at < length ? at + 1 : 0;
}

bool
farewell_clears(const char *tail, size_t length)
{
	static const char clear[] = "\033[J";
	const char *last = NULL, *next = tail, *end = tail + length;

	while ((next = memmem(next, (size_t)(end - next), clear, sizeof(clear) - 1)))
		last = next++;
	while (last && last < end) {
		size_t step = sequence(last, (size_t)(end - last));

		last = step > 0 ? last + step : NULL;
	}
	return last != NULL;
}

const char *
farewell_complaint(const char *tail, size_t length)
{
	static const char *const words[] = { "a bug, please report", "partway: out of memory",
		"Sanitizer", "runtime error:", "stack smashing", "buffer overflow", "double free",
		"cannot protect a visit" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (memmem(tail, length, words[i], strlen(words[i])))
			return words[i];
	return NULL;
}

void
farewell_readable(char *out, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] >= ' ' && bytes[i] < '\177' && bytes[i] != '\\')
			*out++ = bytes[i];
		else
			out += sprintf(out, "\\%03o", (unsigned char)bytes[i]);
	}
	*out = '\0';
}

struct eye *
eye_new(int rows, int columns)
{
	struct eye *eye = calloc(1, sizeof(*eye));

	assert(eye);
	*eye = (struct eye){ vterm_new(rows, columns), NULL, rows, columns };
	vterm_set_utf8(eye->terminal, 1);
	eye->screen = vterm_obtain_screen(eye->terminal);
	vterm_screen_enable_altscreen(eye->screen, 1);
	vterm_screen_reset(eye->screen, 1);
	return eye;
}

void
eye_free(struct eye *eye)
{
	if (eye)
		vterm_free(eye->terminal);
	free(eye);
}

void
eye_show(struct eye *eye, const char *bytes, size_t length)
{
	vterm_input_write(eye->terminal, bytes, length);
}

bool
eye_is_blank(const struct eye *eye)
{
	VTermPos at = { 0 };

	for (at.row = 0; at.row < eye->rows; at.row++) {
		for (at.col = 0; at.col < eye->columns; at.col++) {
			VTermScreenCell cell = { 0 };

			vterm_screen_get_cell(eye->screen, at, &cell);
			if ((cell.chars[0] != 0 && cell.chars[0] != ' ') || cell.attrs.reverse)
				return false;
		}
	}
	return true;
}

/* SPDX-License-Identifier: ISC */
/* So much of curses as the decoder of keys asks for: sequences that it is told of become one code, all
 * else is a byte. */
#include "keyboard.h"

#include <curses.h>
#include <string.h>

#include "partway/base.h"
#include "tui/codes.h"

#define MOST_SEQUENCES 64

static struct {
	const char *bytes; /* constant */
	int code;
} sequences[MOST_SEQUENCES];
static size_t sequence_count;

static struct keyboard *plugged;

WINDOW *stdscr;

int
define_key(const char *bytes, int code)
{
	assert(sequence_count < MOST_SEQUENCES);
	if (bytes) {
		sequences[sequence_count].bytes = bytes;
		sequences[sequence_count++].code = code;
	}
	return OK;
}

int
keypad(WINDOW *window, bool on)
{
	(void)window;
	return on ? OK : ERR;
}

int
nodelay(WINDOW *window, bool on)
{
	(void)window;
	return on ? OK : ERR;
}

int
set_escdelay(int ms)
{
	return ms > 0 ? OK : ERR;
}

int
wgetch(WINDOW *window)
{
	size_t left = plugged->size - plugged->at;
	const uint8_t *next = plugged->data + plugged->at;

	(void)window;
	if (left == 0 || *next >= KEYBOARD_COMMANDS)
		return ERR;
	for (size_t i = 0; i < sequence_count; i++) {
		size_t length = strlen(sequences[i].bytes);

		if (length <= left && memcmp(sequences[i].bytes, next, length) == 0) {
			plugged->at += length;
			return sequences[i].code;
		}
	}
	plugged->at++;
	return *next;
}

void
keyboard_plug(struct keyboard *keyboard)
{
	plugged = keyboard;
	if (sequence_count == 0)
		codes_define();
}

bool
keyboard_command(struct keyboard *keyboard, uint8_t *command, uint8_t numbers[2])
{
	if (keyboard->at == keyboard->size)
		return false;
	*command = keyboard->data[keyboard->at++];
	for (int i = 0; i < 2; i++)
		numbers[i] = keyboard->at < keyboard->size ? keyboard->data[keyboard->at++] : 0;
	return true;
}

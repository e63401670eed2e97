/* SPDX-License-Identifier: ISC */
/* Bytes that are typed, in the place of curses: src/tui/keys.c and codes.c are linked to this, so that
 * keys are decoded as the program does. */
#ifndef PARTWAY_FUZZ_KEYBOARD_H
#define PARTWAY_FUZZ_KEYBOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is no key: two bytes of numbers follow. No UTF-8 has such a byte, nor has a terminal's answer. */
enum {
	KEYBOARD_COMMANDS = 0xf8,
	KEYBOARD_RESIZE =
	    KEYBOARD_COMMANDS, /* rows, columns: as parts of 256 of what may be, cubed */
	KEYBOARD_STYLE,        /* even: UTF-8, odd: ASCII */
	KEYBOARD_WARN,         /* even: is anybody there, odd: the last minute */
	KEYBOARD_WAIT          /* so many milliseconds, hundreds of them */
};

struct keyboard {
	const uint8_t *data; /* borrowed */
	size_t size, at;
};

/* Lets KEYBOARD be read, up to a command or the end; teaches it what terminals send. */
void keyboard_plug(struct keyboard *keyboard);

/* Takes the command that stands next, with its two numbers. False: at the end. */
bool keyboard_command(struct keyboard *keyboard, uint8_t *command, uint8_t numbers[2]);

#endif

/* SPDX-License-Identifier: ISC */
/* From the bytes that terminals send to keys (screens.md 5). Private to this folder. */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where in a sequence of bytes we are, for those that curses does not know. */
enum keys_state {
	KEYS_PLAIN,
	KEYS_ESCAPE, /* after Esc; announced as a key already if nothing followed at once */
	KEYS_CSI,    /* in Esc [ */
	KEYS_SS3,    /* in Esc O */
	KEYS_SKIP,   /* in bytes to be thrown away */
	KEYS_STRING, /* in Esc ] and its like: an answer of the terminal, up to BEL or Esc \ */
	KEYS_PASTE,  /* in pasted text */
	KEYS_UTF8    /* in a character of several bytes */
};

/* Starts as { 0 }. */
struct keys {
	enum keys_state state;
	int64_t since;   /* milliseconds: when the last byte came; KEYS_STRING: when it began */
	bool announced;  /* KEYS_ESCAPE: as a key */
	int held;        /* a byte or key that was read too far, or 0 */
	size_t count;    /* bytes so far */
	size_t wanted;   /* bytes in all; KEYS_SKIP: still to come; KEYS_STRING: 1 after Esc */
	uint32_t number; /* KEYS_CSI: the number read so far */
	char bytes[4];   /* KEYS_UTF8 */
	uint64_t taken; /* bytes and keys read in all: a wait that adds none met the end of input */
};

/* The next key (action.h) that has arrived by NOW (milliseconds of any steady clock), without
 * waiting for one. False: there is none. */
bool keys_next(struct keys *keys, int64_t now, uint32_t *key);

#endif

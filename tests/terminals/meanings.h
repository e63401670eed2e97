/* SPDX-License-Identifier: ISC */
/* What the byte strings of one terminfo entry do to a screen. For emulator.c. */
#ifndef PARTWAY_TEST_MEANINGS_H
#define PARTWAY_TEST_MEANINGS_H

#include <stdbool.h>
#include <stddef.h>

enum effect {
	EFFECT_NOTHING,
	EFFECT_PLACE, /* the cursor: row, column; -1: stays */
	EFFECT_MOVE,  /* the cursor by rows, columns */
	EFFECT_LINE_FEED,
	EFFECT_NEXT_LINE,
	EFFECT_REVERSE_FEED,
	EFFECT_TAB, /* 1: to the next stop, -1: back */
	EFFECT_SAVE,
	EFFECT_RESTORE,
	EFFECT_REGION,    /* top, bottom */
	EFFECT_LOOK,      /* bold, reverse: these and no others */
	EFFECT_MORE_LOOK, /* bold, reverse: these, too */
	EFFECT_CLEAR,
	EFFECT_ERASE_DOWN,
	EFFECT_ERASE_RIGHT,
	EFFECT_ERASE_LEFT,
	EFFECT_ERASE_CELLS, /* how many; of those below, too */
	EFFECT_INSERT_CELLS,
	EFFECT_DELETE_CELLS,
	EFFECT_INSERT_ROWS,
	EFFECT_DELETE_ROWS,
	EFFECT_INSERT_ON,
	EFFECT_INSERT_OFF,
	EFFECT_WRAPPING, /* 1: behind the last column, 0: stays there */
	EFFECT_REPEAT    /* character, how often */
};

struct meaning {
	char *bytes;
	size_t length;
	enum effect effect;
	int first, second;
};

/* What is not a byte string. */
struct traits {
	bool screen;            /* pages can be shown */
	bool ansi;              /* what it does not know of ANSI, it leaves alone */
	bool like_xterm;        /* libvterm understands it, too */
	bool bold, reverse;     /* these looks can be told apart */
	int cookie;             /* cells that a change of the look takes up; 0 or less: none */
	bool wraps, wraps_late; /* behind the last column; late: only before the next character */
	bool goes_round;        /* from an edge to the opposite one */
	bool overstrikes, blank_erases; /* a character does not replace another; a blank does */
	int tabs;
	int height, width; /* of the screen, 24x80 at most */
	char pad;          /* means nothing */
};

struct meanings {
	struct traits traits;
	struct meaning *items; /* hashed */
	size_t count;
	size_t longest;
	bool begins[256];
};

/* Asks terminfo. False: it does not know the name, or says it is a generic one. */
bool meanings_learn(struct meanings *meanings, const char *name);

void meanings_fini(struct meanings *meanings);

/* The longest string that BYTES begin with: its length, 0: none. */
size_t meanings_find(const struct meanings *meanings, const char *bytes, size_t length,
    const struct meaning **meaning);

#endif

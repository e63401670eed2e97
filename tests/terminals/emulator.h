/* SPDX-License-Identifier: ISC */
/* A terminal that understands what one entry of terminfo says, and nothing else: whether it is a
 * kind of ANSI, a Wyse or an HP. So any entry can be tried without its terminal. */
#ifndef PARTWAY_TEST_EMULATOR_H
#define PARTWAY_TEST_EMULATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A cell shows POINT; one that was written over on a terminal that cannot erase shows nothing that
 * can be read: EMULATOR_BLOT. */
#define EMULATOR_BLOT 0xfffd

struct emulator_cell {
	uint32_t point;
	bool bold, reverse;
};

/* What an entry promises. */
struct emulator_abilities {
	int rows, columns;  /* 24x80, or fewer where it has no more */
	bool screen;        /* the cursor can be placed, the screen cleared: pages can be shown */
	bool like_xterm;    /* libvterm understands it, too */
	bool bold, reverse; /* can be told apart, and take up no cells */
};

struct emulator;

/* The terminal called NAME; NULL where terminfo does not know it well enough (a generic name). One
 * at a time: curses keeps it in a global. */
struct emulator *emulator_new(const char *name);

void emulator_free(struct emulator *emulator);

struct emulator_abilities emulator_abilities(const struct emulator *emulator);

/* Takes all that was sent to the terminal since it was switched on, its screen full of '#'. */
void emulator_show(struct emulator *emulator, const char *bytes, size_t length);

/* Row by row; borrowed. */
const struct emulator_cell *emulator_cells(const struct emulator *emulator);

/* The first bytes that mean nothing to this terminal, readable; "" where there were none. */
const char *emulator_strange(const struct emulator *emulator);

#endif

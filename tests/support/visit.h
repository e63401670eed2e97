/* SPDX-License-Identifier: ISC */
/* Visits to the trees of tests/support/forest on a terminal. */
#ifndef PARTWAY_TEST_VISIT_H
#define PARTWAY_TEST_VISIT_H

#include "pty.h"

/* A state that a reader can be in: the keys that lead there, and what it shows. */
struct state {
	const char *keys, *shows;
};

/* One of each kind. */
extern const struct state states[];
extern const size_t state_count;

/* Starts the program, types the keys of STATE and waits until it is seen. */
struct pty *visit(const struct pty_setup *setup, const struct state *state);

/* The same in a window of 80x24 on xterm-256color. */
struct pty *visit_at(const char *keys, const char *shows);

/* Leaves with x; checks that nothing is left, and frees. */
void visit_leave(struct pty *pty);

#endif

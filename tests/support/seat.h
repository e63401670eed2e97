/* SPDX-License-Identifier: ISC */
/* A program on a terminal of its own, one of very many: nothing here waits. Whoever has them all
 * looks at their descriptors with one epoll. */
#ifndef PARTWAY_TEST_SEAT_H
#define PARTWAY_TEST_SEAT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct termios;

struct seat {
	int terminal; /* what is typed and shown; never blocks; -1: hung up */
	int end;      /* can be read once the program has ended */
	pid_t process;
};

/* What is borrowed is needed during the start only. */
struct seat_setup {
	const char *const *command;     /* the path first; NULL behind the last */
	const char *const *environment; /* all of it, NULL behind the last */
	const struct termios *modes;    /* of the terminal; NULL: those of a new one */
	int rows, columns;
};

/* False: the machine has no more of something, which errno tells. */
bool seat_start(struct seat *seat, const struct seat_setup *setup);

/* Tells the program, too. */
void seat_resize(const struct seat *seat, int rows, int columns);

/* As when the window is shut. */
void seat_hang_up(struct seat *seat);

/* Of a program that has ended: its exit status, or 1000 and the number of a signal. Closes all. */
int seat_leave(struct seat *seat);

/* Opens as many descriptors as this process may, and returns how many that is. */
size_t seat_most_files(void);

/* How many terminals more the machine has. */
size_t seat_most_terminals(void);

#endif

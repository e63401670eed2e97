/* SPDX-License-Identifier: ISC */
/* Many visitors in one process, with libssh2 and one poll(): two hundred OpenSSH clients would take
 * more of the machine than the kiosk under test. None of them ever waits for another. */
#ifndef PARTWAY_TEST_CROWD_H
#define PARTWAY_TEST_CROWD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum crowd_step {
	CROWD_GREETS, /* connected, or nearly */
	CROWD_LOGS_IN,
	CROWD_OPENS,
	CROWD_ASKS_TERMINAL,
	CROWD_ASKS_PROGRAM,
	CROWD_LOOKS, /* the welcome page is not complete yet */
	CROWD_IN,
	CROWD_LOST /* refused, or ended; nothing is open any more */
};

struct visitor {
	enum crowd_step step;
	int socket;
	struct _LIBSSH2_SESSION *session;
	struct _LIBSSH2_CHANNEL *channel;
	const char *account;
	double begun, shown; /* when it connected, when its first screen was there; clock_now() */
	uint64_t read;       /* bytes */
	size_t matched;      /* letters of BOX_WELCOME */
	bool has_typed;      /* since the last turn */
};

/* Connects to PORT of 127.0.0.1 from ADDRESS ("127.0.0.2"), as ACCOUNT. */
void crowd_come(struct visitor *visitor, const char *address, int port, const char *account);

/* A connection that says nothing; returns the socket. */
int crowd_connect(const char *address, int port);

/* Waits until one of the visitors has something to read, MS milliseconds at most, and brings
 * everybody one step on. What comes is read and forgotten. */
void crowd_turn(struct visitor *visitors, size_t count, int ms);

/* How many are at STEP. */
size_t crowd_count(const struct visitor *visitors, size_t count, enum crowd_step step);

/* Turns until nobody is on the way any more, or SECONDS are over. Returns how many are in. */
size_t crowd_enter(struct visitor *visitors, size_t count, double seconds);

/* Types as much of BYTES as the connection takes. Returns how many. */
size_t crowd_type(struct visitor *visitor, const char *bytes, size_t length);

/* Types KEY and turns until an answer to it comes. Returns the seconds between, or -1 after one. */
double crowd_ask(struct visitor *visitor, char key);

/* Closes the connection without a word. */
void crowd_leave(struct visitor *visitor);

#endif

/* SPDX-License-Identifier: ISC */
/* Leaving now (safety.md 6.1), for every front end: signals, the one wait in which they are heard,
 * and the blank screen that every way out ends with. One reader at a time. */
#ifndef PARTWAY_LEAVE_LEAVE_H
#define PARTWAY_LEAVE_LEAVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What has to be done on the way out, prepared before anything is shown. */
struct leave_plan {
	const char *bytes;          /* blank the screen and give the terminal back, in one write */
	size_t length;              /* of bytes; 0: standard output is no terminal */
	void (*wipe)(void *reader); /* forgets the reader; async-signal-safe */
	void *reader;               /* borrowed, like the bytes */
};

enum wake {
	WAKE_INPUT,       /* there is something to read, or the input has ended */
	WAKE_RESIZE,      /* the window has another size */
	WAKE_STILL_THERE, /* nothing came for as long as the limits allow: ask the reader */
	WAKE_LAST_MINUTE, /* the time of the visit is nearly over: tell the reader */
	WAKE_LEAVE        /* a signal asked for the end: leave now */
};

#define LEAVE_WARNING 60u /* seconds from either of these to the end; fewer where idle is shorter */

/* For a kiosk, where the next reader waits. The end comes while output is stuck, too. */
struct leave_limits {
	unsigned idle;  /* seconds without input until WAKE_STILL_THERE; more than 0 */
	unsigned visit; /* seconds from leave_limit() to the end; more than LEAVE_WARNING */
	/* Called once by leave_prepare(), when all files are loaded, and before anything is read
	 * or shown. */
	void (*seal)(void);
};

/* Sets limits; without them there are none. Before the front end. Only input counts as a sign of
 * somebody, not a new size of the window. */
void leave_limit(const struct leave_limits *limits);

/* Remembers PLAN and, unless leave_keep_modes() has, the modes of standard input. From here on
 * signals that would end or stop the program are held back; only leave_wait(), leave_look() and
 * output hear them. One that tells of a crash blanks, wipes and ends with status 1, a failed assert
 * too; die() blanks, and ends. Never fails. The bytes of PLAN must stay until leave_blank(), its
 * reader until leave_forget(). */
void leave_prepare(const struct leave_plan *plan);

/* Forgets the plan, if there is one: the reader is wiped. From here on a crash only ends the
 * program. */
void leave_forget(void);

/* Remembers the modes of standard input, before a library changes them; none, if it is no
 * terminal. Takes SIGTSTP: curses lets go of what is handled by others, but would ignore it at
 * times were it not. From here on a crash gives the modes back, and ends with status 1. */
void leave_keep_modes(void);

/* Around all output to a reader, which takes for ever where nobody reads: between the two a signal
 * that asks for the end waits for it a moment only, then blanks, wipes and ends with status 0.
 * After leave_prepare(). */
void leave_begin_output(void);
void leave_end_output(void);

/* Waits until FD can be read, a signal comes or a limit is reached. WAKE_LEAVE, too, where it cannot
 * wait. New sizes of a window that never rests are told of at a bearable rate. The only wait of the
 * program. */
enum wake leave_wait(int fd);

/* The same without waiting, for a caller that has input already: WAKE_INPUT where there is
 * nothing else. */
enum wake leave_look(void);

/* Milliseconds of the steady clock that waits go by. */
int64_t leave_milliseconds(void);

/* Ignores the signals that would stop or kill the program where an error is enough. At the start
 * of every command. */
void leave_ignore(void);

/* Writes LENGTH bytes to FD. Where that would block, waits PATIENCE milliseconds at most each time
 * (-1: as long as it takes). False: not all was written. Async-signal-safe. */
bool leave_write(int fd, const char *bytes, size_t length, int patience);

/* Blanks the screen, restores the modes, throws away typed-ahead keys, and what the terminal has
 * not taken yet. Waits 100 ms at most for one that reads nothing. Only the first call does
 * anything. Async-signal-safe. */
void leave_blank(void);

#endif

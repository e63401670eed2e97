/* SPDX-License-Identifier: ISC */
/* A program on a terminal of its own, with libvterm for an eye. The program is the real one, whose
 * path the Makefile gives in PARTWAY_PROGRAM. Nothing here waits for a time: it waits for what is
 * to be seen, and a test fails when that does not come. */
#ifndef PARTWAY_TEST_PTY_H
#define PARTWAY_TEST_PTY_H

#include <stdbool.h>
#include <stddef.h>

struct page;

/* What is left out is 0 or NULL. */
struct pty_setup {
	const char
	    *command; /* a shell command in place of the program, its options and variables */
	const char *options;   /* behind the program's name, as in a shell */
	const char *variables; /* before it, as in a shell: "NO_COLOR=1 LC_ALL=C" */
	const char *after;     /* a shell command that runs when it has ended */
	const char *term;      /* else xterm-256color */
	int rows, columns;     /* else 24, 80 */
	bool silent_end;       /* no signal tells the program that its terminal is gone */
};

struct pty;

/* Starts the program on a screen that already shows a line. LC_ALL is C.UTF-8, the trees are those
 * of tests/support/forest, today is 2025-01-31. */
struct pty *pty_start(const struct pty_setup *setup);

/* Ends the program if it still runs, and frees. */
void pty_free(struct pty *pty);

/* The process of the program. */
int pty_process(const struct pty *pty);

/* Types bytes. */
void pty_type(struct pty *pty, const char *bytes);
void pty_type_bytes(struct pty *pty, const char *bytes, size_t length);

/* Types BYTES and waits until the program has taken them, and sleeps again. False: it has ended. */
bool pty_takes(struct pty *pty, const char *bytes, size_t length);

/* Types j and Enter, as fast as they are taken, for some seconds. */
void pty_flood(struct pty *pty);

/* Gives the window another size as fast as it can be told, for SECONDS. Returns the process that does,
 * which ends then. */
int pty_storm(struct pty *pty, int seconds);

/* Fills all that lies between the program and its reader with spaces: it can write no more, until
 * something else reads. */
void pty_fill(struct pty *pty);

/* How often the program has gone to sleep; -1 while it is awake, or where it has ended. */
long pty_sleeps(const struct pty *pty);

/* Writes over the screen and moves the cursor, as a message from somebody else would. */
void pty_spoil(struct pty *pty);

/* Gives the window another size, and tells the program. */
void pty_resize(struct pty *pty, int rows, int columns);

/* Waits until the screen shows TEXT within a row; false after some seconds. */
bool pty_sees(struct pty *pty, const char *text);

/* Waits until the cursor is on the > of a row that shows TEXT. */
bool pty_sees_cursor_at(struct pty *pty, const char *text);

/* Types KEY and waits until nothing is on the screen. Returns how long that took, in milliseconds;
 * -1: it never was. */
double pty_time_to_blank(struct pty *pty, const char *key);

/* True where nothing at all is on the screen now. */
bool pty_is_blank(const struct pty *pty);

/* Row ROW of the screen now, without spaces behind it; valid until the next call. */
const char *pty_row(struct pty *pty, int row);

/* The whole screen now, for a comparison or a message; the caller frees it. */
char *pty_screen(struct pty *pty);

/* Waits until the whole screen is SCREEN. */
bool pty_becomes(struct pty *pty, const char *screen);

/* Waits until the whole screen is PAGE, cell for cell, looks and cursor too. False: it never was,
 * and *ROW is the first row that differs, or that of the cursor. */
bool pty_becomes_page(struct pty *pty, const struct page *page, int *row);

/* Takes over what the program has written, waiting up to WAIT milliseconds for it. False: nothing
 * came, or the terminal is closed. */
bool pty_take_output(struct pty *pty, int wait);

/* All bytes that came since the start or the last pty_forget(). */
const char *pty_bytes(const struct pty *pty, size_t *length);
bool pty_has_bytes(const struct pty *pty, const char *bytes);
void pty_forget(struct pty *pty);

/* Waits for the end. The exit status, or 1000 and the number of the signal; -1: it did not end. */
int pty_end(struct pty *pty);

/* Closes the terminal, as when the window is shut or the line is lost. */
void pty_hang_up(struct pty *pty);

/* True where the modes of the terminal are those of before the start. */
bool pty_modes_are_back(const struct pty *pty);

/* Seconds of processor time that the program took; after pty_end(). */
double pty_seconds_used(const struct pty *pty);

#endif

/* SPDX-License-Identifier: ISC */
/* What a program on a terminal of its own is made of. Private to pty.c, which runs it, and eye.c,
 * which looks at its screen. */
#ifndef PARTWAY_TEST_PTY_INSIDE_H
#define PARTWAY_TEST_PTY_INSIDE_H

#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#include "partway/str.h"
#include "pty.h"

#define LIMIT_MS 8000 /* for anything to appear: the machine may be busy */

struct pty {
	int fd;
	pid_t process;
	VTerm *terminal;
	VTermScreen *screen;
	VTermPos cursor;
	struct termios modes;
	int rows, columns;
	struct str bytes, row;
	bool silent; /* nothing more will come */
	bool ended;
	int status;
	double seconds;
};

/* Milliseconds of a steady clock. */
double pty_now_ms(void);

#endif

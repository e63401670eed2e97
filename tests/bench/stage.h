/* SPDX-License-Identifier: ISC */
/* A program on a terminal of 80 x 24, and a clock that looks at every byte it writes.
 *
 * When is a page complete? No byte says so. So each byte has its time, and only afterwards is it
 * known which was the last: the program sleeps, has not been awake for some milliseconds in which
 * nothing came, and the screen (libvterm) shows what is expected. That wait is not in the time. */
#ifndef PARTWAY_BENCH_STAGE_H
#define PARTWAY_BENCH_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <vterm.h>

#define STAGE_ROWS 24
#define STAGE_COLUMNS 80

/* What is started. Strings are borrowed. */
struct play {
	const char *path;        /* of the program, absolute */
	const char *const *args; /* from its name on, NULL behind the last */
	const char *folder;      /* where it runs, and its HOME */
	const char *typed;       /* waits in the terminal before it starts; NULL: nothing */
	bool humble;             /* it refuses to run as root */
	bool counted;            /* each system call is stopped at and counted: no times then */
};

/* What is typed, and what must be seen then. */
struct cue {
	const char *keys, *text;
	bool chosen; /* the text is where the cursor is, or looks other than above and below it */
};

struct stage {
	int fd;
	pid_t process;
	VTerm *terminal;
	VTermScreen *screen;
	VTermPos cursor;
	char hold[16384]; /* came, and was not yet looked at */
	size_t held;
	bool counted, ended;
	/* Since the start, or the last cue: */
	double began, last; /* ms of a steady clock; last: when the last byte came */
	double spent;       /* ms of processor time before */
	size_t bytes;
	unsigned long calls, writes; /* system calls of it and its children; writes to terminals */
};

void stage_start(struct stage *stage, const struct play *play);
void stage_end(struct stage *stage);
/* Types, unless CUE has no keys, and waits until the page is complete. False: it never shows what it
 * must. */
bool stage_plays(struct stage *stage, const struct cue *cue);
/* Milliseconds from the cue to the last byte. */
double stage_time(const struct stage *stage);
/* Milliseconds of processor time since then. */
double stage_processor(const struct stage *stage);

/* What looks at the screen, in look.c. */
void look_open(struct stage *stage);
/* Takes over what is held. */
void look_take(struct stage *stage);
bool look_sees(const struct stage *stage, const char *text, bool chosen);
/* The bytes that the text on the screen and its looks take: rows without spaces behind them, an end
 * of line each, and a few bytes where looks change. */
double look_own_bytes(const struct stage *stage);
/* The screen as text, for a message; the caller frees it. */
char *look_screen(const struct stage *stage);

/* What counts, in counted.c. In the child, before it becomes the program: */
void counted_begin(void);
/* Lets all go on that stopped at a system call; true: there was one. */
bool counted_go_on(struct stage *stage);

#endif

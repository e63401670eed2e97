/* SPDX-License-Identifier: ISC */
/* What a monkey is made of. Private to monkey.c, which lives, monkey_come.c, which begins,
 * monkey_acts.c, which does what it wants, and monkey_end.c, which judges. */
#ifndef PARTWAY_SOAK_MONKEY_INSIDE_H
#define PARTWAY_SOAK_MONKEY_INSIDE_H

#include <termios.h>

#include "dice.h"
#include "fingers.h"
#include "growth.h"
#include "monkey.h"
#include "seat.h"

#define TAIL 2048   /* bytes shown last: more than any farewell */
#define TYPED 64    /* bytes typed last, for who looks for a fault */
#define EYE_ROWS 60 /* no window of a monkey whose terminal is watched is larger */
#define EYE_COLUMNS 200
#define MOST_SIDE 500
#define PATIENCE 20.0 /* seconds to show something, or to end: the machine may be busy */

enum front { FRONT_SCREEN, FRONT_LINE, FRONT_KIOSK, FRONT_KIOSK_LINE };

struct monkey {
	const struct monkey_plan *plan;
	size_t number, lives;
	enum front front;
	enum group group;
	bool watches, goes_home;
	struct dice dice;
	struct fingers fingers;
	struct growth growth;

	/* Of this life. */
	struct seat seat;
	struct eye *eye; /* NULL: its terminal is not watched */
	struct termios modes;
	const char *term;
	enum way way;
	double begun, leaves, asked; /* when it leaves; when it did: 0: not yet */
	double next, deaf, heard;    /* acts next; reads nothing until; saw something last */
	bool entered, is_deaf, is_still, is_stuck, is_lost, leaves_text, waited, hung_up;
	uint64_t keys, shown;
	char tail[TAIL], typed[TYPED];
	size_t tail_length, typed_length;
};

bool monkey_is_kiosk(const struct monkey *monkey);

/* Starts its program, for another life. */
void monkey_come(struct monkey *monkey);

/* Keeps the last of what was typed or shown: ROOM bytes. */
void monkey_keep(char *kept, size_t *length, size_t room, const char *bytes, size_t count);

/* Reads the terminal again after a pause, or not. */
void monkey_hear(struct monkey *monkey, bool hears);

/* Of a program that has ended nothing more is to be heard. */
void monkey_unwatch(const struct monkey *monkey);

/* False: not all of it is taken, or the program is about to end. */
bool monkey_type(struct monkey *monkey, const char *bytes, size_t length);

/* Leaves now, by its way. */
void monkey_leave(struct monkey *monkey);

/* One key, or something more rare. */
void monkey_do_something(struct monkey *monkey);

/* Prints a fault of this life, WHAT, and counts it. */
void monkey_complain(const struct monkey *monkey, const char *what);

/* Seconds since the start of the soak. */
double monkey_now(const struct monkey *monkey);

#endif

/* SPDX-License-Identifier: ISC */
/* The one table of keys. Code, footer and key page come from it. */
#ifndef PARTWAY_ACTION_H
#define PARTWAY_ACTION_H

#include <stddef.h>
#include <stdint.h>

/* A key is the code point that was typed, or one of these. */
enum input {
	INPUT_NONE = 0x110000, /* nothing of ours: an unknown sequence that was swallowed */
	INPUT_UP,
	INPUT_DOWN,
	INPUT_HOME,
	INPUT_END,
	INPUT_PAGE_UP,
	INPUT_PAGE_DOWN,
	INPUT_ENTER,
	INPUT_BACKSPACE,
	INPUT_ESCAPE,
	INPUT_F1
};

enum action {
	ACTION_NONE,
	ACTION_CHOOSE, /* a digit from 1 to 9 */
	ACTION_UP,     /* from here on to ACTION_PAGE_DOWN they move about */
	ACTION_DOWN,
	ACTION_FIRST,
	ACTION_LAST,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_ENTER,
	ACTION_BACK,
	ACTION_FORWARD, /* from here on to ACTION_KEYS they show something else, or ask */
	ACTION_WHY,
	ACTION_PATH,
	ACTION_MAP,
	ACTION_FIND,
	ACTION_COPY,
	ACTION_SAVE,
	ACTION_RESTART,
	ACTION_KEYS,
	ACTION_HELPLINES,
	ACTION_QUIT,
	ACTION_LEAVE_NOW,
	ACTION_CLOSE,
	ACTION_REDRAW,
	ACTION_YES, /* these two only while something is asked */
	ACTION_NO,
	ACTION_COUNT
};

struct action_row {
	enum action action;
	uint32_t keys[10];  /* ended by 0; capital letters work as small ones */
	const char *name;   /* as shown: "0 or !", "x, Ctrl-C" */
	const char *footer; /* "0 help lines", or NULL: not in the footer */
	const char *brief;  /* the same where there is little room, or NULL: nothing shorter */
	const char *help;   /* one sentence for the key page, or NULL: part of another row */
};

/* The rows in the order of the key page; constant. */
extern const struct action_row action_table[];
extern const size_t action_table_count;

/* What KEY (a code point, or enum input) asks for; ACTION_NONE for one of no meaning. *DIGIT is 1
 * to 9 for ACTION_CHOOSE, else 0. */
enum action action_of_key(uint32_t key, uint32_t *digit);

/* The row of ACTION, which must have one: all have but ACTION_NONE. Borrowed. */
const struct action_row *action_row(enum action action);

#endif

/* SPDX-License-Identifier: ISC */
/* A manual page that is being filled in. For the build only: no part of the program. */
#ifndef PARTWAY_MANUAL_H
#define PARTWAY_MANUAL_H

#include "partway/str.h"

struct manual {
	struct str out;
	unsigned line;              /* of the page, from 1 */
	unsigned commands, options; /* those that it has: rows of the tables, by bit */
};

/* Says what is wrong with the page, and ends. */
_Noreturn void manual_fail(const struct manual *manual, const char *what, const char *which);

/* Add the head of a page: its day, the version, and that no word is broken. */
void manual_write_date(struct manual *manual);
void manual_write_version(struct manual *manual);

/* Adds all ways to call the program. */
void manual_write_synopsis(struct manual *manual);

/* Add the item of a list, with what the table says, for more to stand behind. */
void manual_write_command(struct manual *manual, const char *name);
void manual_write_option(struct manual *manual, const char *name);

/* Adds the items of the list of keys, those of the key page. */
void manual_write_keys(struct manual *manual);

/* Adds the numbers to call that are built in. */
void manual_write_emergency(struct manual *manual);

/* Adds the lines of the tree to start from, for a literal display. */
void manual_write_example(struct manual *manual);

#endif

/* SPDX-License-Identifier: ISC */
/* What the completions of all shells share. */
#ifndef PARTWAY_CMD_COMPLETION_H
#define PARTWAY_CMD_COMPLETION_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd_table.h"

struct forest;
struct str;

/* Where names come from. */
struct source {
	const struct forest *forest;
	enum takes takes;
	const struct command *command; /* TAKES_FORMAT: whose */
};

/* A name to be offered, without any letter that a shell would take for more, and what it is. */
struct offer {
	const char *name, *about; /* about: any text, or "" */
};

/* Takes name number *AT of SOURCE, from 0, into OFFER, and counts *AT on. False: that was the last
 * one, or SOURCE has no names. */
bool completion_next(const struct source *source, size_t *at, struct offer *offer);

/* Adds all names of SOURCE with spaces between them. */
void completion_add_names(struct str *out, const struct source *source);

/* Adds the options that a value stands behind, "--trees", with BETWEEN between them. */
void completion_add_valued(struct str *out, const char *between);

/* Add the script for a shell. */
void completion_write_bash(struct str *out, const struct forest *forest);
void completion_write_zsh(struct str *out, const struct forest *forest);
void completion_write_fish(struct str *out, const struct forest *forest);

#endif

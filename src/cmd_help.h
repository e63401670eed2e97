/* SPDX-License-Identifier: ISC */
/* --help as text. */
#ifndef PARTWAY_CMD_HELP_H
#define PARTWAY_CMD_HELP_H

struct command;
struct str;

/* Adds what there is, in at most 80 columns. */
void help_write_overview(struct str *out);

/* Adds all about COMMAND, which is not the one without a name: that one is in the overview. */
void help_write_command(struct str *out, const struct command *command);

#endif

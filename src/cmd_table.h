/* SPDX-License-Identifier: ISC */
/* The table of options and the table of commands. What is accepted, --help, and the completions of
 * shells come from them. */
#ifndef PARTWAY_CMD_TABLE_H
#define PARTWAY_CMD_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "cmd.h"

/* What stands behind an option or a command; completions offer it. */
enum takes {
	TAKES_WORD, /* nothing, or what only the user knows: a date, a new name */
	TAKES_FOLDER,
	TAKES_FILE,
	TAKES_TREE, /* id of a tree */
	TAKES_REGION,
	TAKES_FORMAT,
	TAKES_SHELL,
	TAKES_COUNT
};

enum option_key {
	OPTION_PLAIN = 1,
	OPTION_ASCII,
	OPTION_TREES,
	OPTION_TODAY,
	OPTION_REGION,
	OPTION_LARGE_PRINT,
	OPTION_NUMBERS,
	OPTION_FORMAT,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_END
};

#define OPTION_BIT(key) (1u << (key))

struct option_row {
	const char *name;
	const char *value; /* what stands behind it, or NULL */
	enum takes takes;
	const char *help;
};

extern const struct option_row option_table[OPTION_END]; /* by enum option_key, from 1 */

#define COMMAND_FORMATS 3
#define ANY_NUMBER SIZE_MAX

struct command {
	const char *name;     /* "": what runs without a name */
	const char *argument; /* what may stand behind the name, as usage shows it, or NULL */
	const char *argument_help;
	enum takes takes;
	size_t least, most; /* how many of those */
	const char *summary;
	const char *about;                    /* a sentence or two, for its own help */
	const char *formats[COMMAND_FORMATS]; /* names for --format, default first; or none */
	unsigned options;     /* a set of OPTION_BIT()s; --help and --format go without saying */
	const char *statuses; /* what its exit statuses mean */
	command_run *run;
};

extern const struct command command_table[]; /* the first one is "" */
extern const size_t command_count;

/* The command that NAME names, or NULL. */
const struct command *command_find(const char *name);

/* Everything that COMMAND takes, as a set of OPTION_BIT()s. */
unsigned command_options(const struct command *command);

#endif

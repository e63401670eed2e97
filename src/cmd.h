/* SPDX-License-Identifier: ISC */
/* The command line: what main.c hands over, and the commands behind it. */
#ifndef PARTWAY_CMD_H
#define PARTWAY_CMD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/date.h"

/* Everything that comes from outside, read once in main.c. Strings are borrowed. */
struct env {
	const char *term;       /* TERM, or NULL */
	const char *trees;      /* PARTWAY_TREES, or NULL */
	const char *state_home; /* XDG_STATE_HOME, or NULL */
	const char *home;       /* HOME, or NULL */
	bool accessible;        /* ACCESSIBLE asks for the line mode */
	bool utf8;              /* the locale's encoding */
	const char *locale; /* name of the locale for telephones and addresses, or NULL or empty */
	struct date today;
};

enum status {
	STATUS_DONE,
	STATUS_FAILED,
	STATUS_USAGE,
	STATUS_FINDINGS /* trees that are not in order */
};

/* What the options say; what they leave open comes from struct env. */
struct options {
	const char *term;
	const char *state_home, *home; /* as in struct env */
	const char *trees;             /* folder to read, or NULL: the built-in forest */
	struct date today;
	const char *region; /* a country's id, or a territory's code; NULL: as the locale says */
	const char *locale; /* "en_GB.UTF-8"; NULL or empty: none */
	unsigned format;    /* which of the command's formats, from 0 */
	bool plain;         /* the line mode */
	bool ascii;         /* nothing above U+007E */
	bool large_print;
	bool numbers; /* of "graph": no words */
};

/* What stands behind the name of a command. Borrowed. */
struct arguments {
	char *const *items;
	size_t count;
};

/* Runs the command that ARGV names; returns the exit status of the program. */
enum status cmd_main(int argc, char **argv, const struct env *env);

/* The commands, each with as many arguments as its row in the table allows. */
typedef enum status command_run(const struct options *options, struct arguments arguments);

command_run cmd_walk, cmd_check, cmd_paths, cmd_stats, cmd_test, cmd_new, cmd_man, cmd_graph,
    cmd_completion;

enum { CHECK_TEXT, CHECK_JSON }; /* of "paths": enum paths_format, of "graph": enum graph_format */

struct diags;
struct forest;

/* A forest that a command works on. Starts as { 0 }. */
struct opened {
	const struct forest *forest; /* NULL: nothing could be built */
	struct forest *loaded; /* the same where it was read from files, and is ours to free */
	size_t files;          /* how many were read */
};

/* Opens the folder DIR, or for NULL the built-in forest. Findings go to DIAGS. STATUS_FAILED where
 * nothing can be read at DIR. */
enum status cmd_open_forest(struct opened *opened, const char *dir, struct diags *diags);

/* The same for the folder of OPTIONS, which is checked before anything is made of it (safety.md
 * S36): where it has an error, the findings go to standard error, and the status is not
 * STATUS_DONE. */
enum status cmd_open_proven(struct opened *opened, const struct options *options);

/* Opens it so, and runs what the command does with it; returns the status of what failed first. */
typedef enum status forest_run(
    const struct forest *forest, const struct options *options, struct arguments arguments);
enum status cmd_with_proven(
    const struct options *options, struct arguments arguments, forest_run *run);

/* The tree that NAME names, no block, as an index. STATUS_USAGE where there is none; that was said.
 */
enum status cmd_find_tree(const struct forest *forest, const char *name, uint32_t *tree);

/* STATUS_FINDINGS where there is an error or a warning that nobody allows. */
enum status cmd_judge(const struct diags *diags);

/* Writes the findings to standard error. */
void cmd_print_findings(const struct diags *diags);

void cmd_close_forest(struct opened *opened);

/* The country whose help lines come first, as an index, or NONE. STATUS_USAGE where the one that
 * was asked for is not in FOREST; that was said. */
enum status cmd_find_region(
    const struct forest *forest, const struct options *options, uint32_t *region);

struct str;

/* Adds the built-in emergency numbers, as sentences. */
void cmd_add_emergency(struct str *out);

/* Writes them to standard error, for a reader who cannot get in. */
void cmd_say_emergency(void);

/* Writes OUT to standard output; where that fails, cmd_output_failed(). */
enum status cmd_print(const struct str *out);

/* Says so. STATUS_FAILED. */
enum status cmd_output_failed(void);

/* Writes OUT to standard error. */
void cmd_complain(const struct str *out);

/* Adds a paragraph in lines of at most 72 cells. */
void cmd_add_wrapped(struct str *out, const char *text);

#endif

/* SPDX-License-Identifier: ISC */
/* Case files: walks that somebody wrote down, and where each of them must end. They are read as
 * strictly as trees, but are no part of a forest. */
#ifndef PARTWAY_CASES_H
#define PARTWAY_CASES_H

#include <stddef.h>

#include "partway/arena.h"
#include "partway/diag.h"

struct source_files;

/* Words of a case file, with one space for each run of white space, and where they stand. */
struct case_words {
	const char *text;
	struct place at;
};

/* One walk. Answers are named by their words, or by a beginning of them. */
struct walk_case {
	struct case_words name;
	struct case_words ending;           /* ID or FILE/ID */
	struct case_words *answers, *never; /* never: levels of contact, aims, ids of endings */
	size_t answers_count, never_count;
};

/* The cases of one file, which all walk the same tree. */
struct case_file {
	struct case_words tree; /* its id */
	struct walk_case *cases;
	size_t cases_count;
};

/* Starts as { 0 }. */
struct cases {
	struct arena arena; /* owns all that follows */
	struct case_file *files;
	size_t count;
};

/* Loads FILES in their order, and takes their bytes over into DIAGS, which knows them by their
 * names. Adds a finding for all that is wrong with a file by itself, and for names of cases that
 * stand twice in all of them; a file with an error of shape is left out. Once for a struct
 * cases. */
void cases_load(struct cases *cases, struct source_files *files, struct diags *diags);

/* Frees everything; CASES is { 0 } again. */
void cases_fini(struct cases *cases);

#endif

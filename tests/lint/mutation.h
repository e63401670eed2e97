/* SPDX-License-Identifier: ISC */
/* The shipped trees with one change at a time, and what stops each mutant: a rule, another error, a
 * warning (which the build does not let pass either), or a case of tests/cases that then goes
 * astray (safety.md 2.7). A kind of change is a function that makes it in all places, one after the
 * other: it changes the tables, or the text of a file, and asks for a verdict, which takes the
 * change back. */
#ifndef PARTWAY_TEST_MUTATION_H
#define PARTWAY_TEST_MUTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/cases.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/str.h"
#include "tree/tables.h"

#define MUTATION_ROWS 40
#define MUTATION_RULES 64 /* and the two that are built in */

/* A row of the table: what was changed, how often, and what stopped it. */
struct mutation_row {
	const char *kind, *what; /* "contact-raised", and the same in words */
	size_t tried, by_rule, by_error, by_warning, by_case, by_mutant, passed;
};

struct weakening;

/* What looks at a mutant besides the rules and the checks of shape, where these let it pass. */
enum mutation_look { LOOK_NO_FURTHER, LOOK_AT_CASES, LOOK_AT_WORDS };

struct mutation {
	struct source_files files; /* the shipped ones */
	struct diags diags;        /* of loading: names of files */
	struct forest *shipped;
	struct cases cases;        /* those of tests/cases */
	const struct forest *base; /* the shipped one, or while its text is changed, that one */
	struct tables tables;      /* a copy of the base, to be changed until the next verdict */
	enum mutation_look look;
	struct mutation_row rows[MUTATION_ROWS];
	size_t row_count;
	struct str passed; /* what the check let pass: a name and a newline for each */

	struct weakening *weakenings; /* what could be taken from the rules: mutate_rules.c */
	size_t weakening_count, weakening_capacity;
	size_t breaks[MUTATION_RULES]; /* by rule: mutants that break it */
	size_t alone[MUTATION_RULES];  /* ... and no other rule */
};

void mutation_init(struct mutation *mutation);
void mutation_fini(struct mutation *mutation);

/* Begins the next row. */
void mutation_begin(
    struct mutation *mutation, const char *kind, const char *what, enum mutation_look look);

/* Judges the changed tables. The mutant is called by the kind of the row, the ENTRY (an index)
 * that was changed, and what FORMAT says of the change. */
void mutation_try(struct mutation *mutation, uint32_t entry, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a change of rules. IS_MISSED: what was taken away is missed elsewhere. */
void mutation_try_rule(
    struct mutation *mutation, bool is_missed, const char *where, const char *what);

/* Judges the forest in which FILE (an index) has BYTES; it was changed on LINE, from 1. */
void mutation_try_file(
    struct mutation *mutation, size_t file, const struct str *bytes, size_t line);

/* True where the tables as they are break no rule. Takes nothing back. */
bool mutation_obeys_rules(const struct mutation *mutation);

/* True where ENTRY (an index) is a question of the block "gate". */
bool mutation_is_in_gate(const struct mutation *mutation, uint32_t entry);

/* The kinds. */
void mutate_gate(struct mutation *mutation);
void mutate_answers(struct mutation *mutation);
void mutate_endings(struct mutation *mutation);
void mutate_times(struct mutation *mutation);
void mutate_files(struct mutation *mutation);

/* Parts of rules, each taken away once. Begun before the other kinds: each mutant, which breaks the
 * rules BROKEN (a mask), may miss some of them. Ended after them. */
void mutate_rules_begin(struct mutation *mutation);
void mutate_rules_try(struct mutation *mutation, uint64_t broken);
void mutate_rules_end(struct mutation *mutation);

#endif

/* SPDX-License-Identifier: ISC */
/* Raw structs and marks -> tables of a forest. The parts: freeze.c (the whole, and what all
 * use), freeze_names.c, freeze_tree.c, freeze_question.c, freeze_go.c, freeze_stops.c,
 * freeze_rules.c, freeze_wordings.c, freeze_shared.c. */
#ifndef PARTWAY_TREE_FREEZE_H
#define PARTWAY_TREE_FREEZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/diag.h"
#include "partway/forest.h"
#include "tree/names.h"
#include "tree/raw.h"
#include "tree/tables.h"
#include "tree/texts.h"
#include "tree/vocabulary.h"

/* Joins FILES, in their order, into tables and texts that the forest which comes back owns; NULL
 * where there is no tree and no block in them, or far too many findings. Drops what it has taken
 * from a file at once: it is larger than the file. */
struct forest *freeze_forest(struct raw_file *files, size_t count, struct diags *diags);

/* --- within freeze --------------------------------------------------------------------------- */

struct near;

struct freeze {
	struct diags *diags;
	struct raw_file *files;
	size_t file_count;
	struct texts texts;
	struct names names;
	struct tables tables;
	struct raw_file *shared[FILE_COUNT]; /* NULL: did not load, what it holds is not known */
	bool lacks_tree;                     /* a tree or a block did not load */
	size_t compared;                     /* names that were looked at for "did you mean" */
	uint32_t file;                       /* number of the one that is being frozen */
	struct need *group_needs;            /* what the groups of rules.yaml stand for */
	size_t group_needs_count, group_needs_capacity;
	struct span *groups; /* into group_needs */
	size_t groups_count, groups_capacity;
};

/* Where MARK stands, in the file that is being frozen. */
struct place freeze_place(const struct freeze *freeze, const struct mark *mark);

/* TEXT, which stands at MARK; NULL gives empty words. */
struct words freeze_words(struct freeze *freeze, const char *text, const struct mark *mark);

/* The lines of LIST. */
struct span freeze_lines(
    struct freeze *freeze, const struct raw_list *list, const struct mark *mark);

/* Makes WORDS the name of row INDEX of its scope; adds a finding where it is taken. */
void freeze_name(struct freeze *freeze, uint32_t scope, uint32_t index, struct words words);

/* Adds a finding where TEXT is not of small letters, digits and single hyphens, or has a meaning
 * of its own. */
void freeze_check_id(struct freeze *freeze, const char *text, const struct mark *mark);

/* The row of SCOPE that TEXT names, or NONE and a finding. No finding where what could be named
 * did not load. */
uint32_t freeze_find(
    struct freeze *freeze, enum scope scope, const char *text, const struct mark *mark);

/* The same for a list: refs, of which those that name nothing have index NONE. */
struct span freeze_refs(
    struct freeze *freeze, enum scope scope, const struct raw_list *list, const struct mark *mark);

/* The value that TEXT stands for, or NONE and a finding. */
uint32_t freeze_word(struct freeze *freeze, const struct vocabulary *vocabulary, const char *text,
    const struct mark *mark);

/* A mask of the words of LIST: bit 1 << n for value n. */
uint32_t freeze_mask(struct freeze *freeze, const struct vocabulary *vocabulary,
    const struct raw_list *list, const struct mark *mark);

/* True where so many NAMES more may be looked at for "did you mean"; they are counted. */
bool freeze_may_compare(struct freeze *freeze, size_t names);

/* Offers the names of SCOPE to NEAR, unless too many were looked at already. */
void freeze_offer(struct freeze *freeze, uint32_t scope, struct near *near);

/* Says how to mend the finding added last: by the name nearest to TEXT in SCOPE, or by FALLBACK. */
void freeze_mend_name(
    struct freeze *freeze, uint32_t scope, const char *text, const char *fallback);

/* Adds a finding: what stands at MARK stood in its list before. */
void freeze_twice(struct freeze *freeze, const char *text, const struct mark *mark);

void freeze_sources(struct freeze *freeze, const struct raw_sources *raw, const struct mark *mark);
void freeze_cards(struct freeze *freeze, const struct raw_cards *raw, const struct mark *mark);
void freeze_helplines(
    struct freeze *freeze, const struct raw_helplines *raw, const struct mark *mark);

void freeze_rules(struct freeze *freeze, const struct raw_rules *raw, const struct mark *mark);

/* Part of freeze_rules(): lists of words, and limits. */
void freeze_wordings(struct freeze *freeze, const struct raw_rules *raw, const struct mark *mark);

/* Facts that a rule or a list looks at: settings, groups written out. */
struct span freeze_conditions(
    struct freeze *freeze, const struct raw_list *list, const struct mark *mark);

/* What the file that is being frozen allows. */
void freeze_allows(struct freeze *freeze, const struct raw_allows *raw, const struct mark *mark);

/* One or more values of a fact, as in "order=some|active". False, and a finding, where it is none;
 * IN_RULE: "unsure" is a value too. */
bool freeze_fact(
    struct freeze *freeze, const char *text, const struct mark *mark, struct need *need);

/* Fills in the row INDEX, which is a question. */
void freeze_question(
    struct freeze *freeze, uint32_t index, const struct raw_question *raw, const struct mark *mark);

/* The stops of TREE, a block. */
void freeze_stops(
    struct freeze *freeze, uint32_t tree, const struct raw_tree *raw, const struct mark *mark);

/* All trees and blocks. */
void freeze_trees(struct freeze *freeze);

/* The entry that an answer or a stop of TREE leads to, as TEXT says it, or GO_RETURN, or GO_BROKEN. */
uint32_t freeze_go(struct freeze *freeze, uint32_t tree, const char *text, const struct mark *mark);

/* The block that a tree opens with, or GO_BROKEN. */
uint32_t freeze_opening(struct freeze *freeze, const char *text, const struct mark *mark);

#endif

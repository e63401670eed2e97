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

/* A forest on its way: starts as { 0 }, but for DIAGS. */
struct freeze {
	struct diags *diags;
	struct texts texts;
	struct names names;
	struct tables tables;
	struct way *ways;
	size_t ways_count, ways_capacity;
	uint32_t
	    shared[FILE_COUNT];   /* their numbers; 0: did not load, what it holds is not known */
	bool lacks_tree;          /* a tree or a block did not load */
	size_t compared;          /* names that were looked at for "did you mean" */
	uint32_t file;            /* number of the one that is being frozen */
	struct need *group_needs; /* what the groups of rules.yaml stand for */
	size_t group_needs_count, group_needs_capacity;
	struct span *groups; /* into group_needs */
	size_t groups_count, groups_capacity;
};

/* Takes in what FILE holds: the four files that hold no tree first, in their order, then all others,
 * by name. FILE can be dropped then. */
void freeze_file(struct freeze *freeze, const struct raw_file *file);

/* Joins what all files hold. The forest which comes back owns tables and texts; NULL where there is
 * no tree and no block in them, or far too many findings. FREEZE is of no use any more. */
struct forest *freeze_finish(struct freeze *freeze);

/* --- within freeze --------------------------------------------------------------------------- */

struct near;

/* Where an answer or a stop leads, or what a tree opens with: found out when all files are in. Until
 * then rows hold the number of a way in the place of an index. */
enum way_kind { WAY_ENTRY, WAY_TREE, WAY_BLOCK, WAY_RETURN, WAY_OPENING };

struct way {
	struct words id; /* what it names, and where the way stands */
	uint16_t width;  /* of its mark */
	uint16_t kind;   /* enum way_kind */
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

/* A tree or a block. */
void freeze_tree(struct freeze *freeze, const struct raw_file *file);

/* All files are in: gives every tree the name of its file too. */
void freeze_file_names(struct freeze *freeze);

/* Keeps where an answer or a stop leads, as TEXT says it; the number of the way. */
uint32_t freeze_go(struct freeze *freeze, const char *text, const struct mark *mark);

/* Keeps the name of the block that a tree opens with; the number of the way. */
uint32_t freeze_opening(struct freeze *freeze, const char *text, const struct mark *mark);

/* All names are known: gives rows an index for each number of a way, or GO_RETURN, or GO_BROKEN. */
void freeze_ways(struct freeze *freeze);

#endif

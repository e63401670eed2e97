/* SPDX-License-Identifier: ISC */
/* A walk: where a reader is, the answers that led there, and what they may choose. A pure state
 * machine; it knows no screen. All memory is taken once, at the start, and wiped at the end. */
#ifndef PARTWAY_WALK_H
#define PARTWAY_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/facts.h"

struct forest;

/* One question and the answer taken: indices into the forest's entries and answers. */
struct step {
	uint32_t entry, answer;
};

/* The steps are a chain: the first TAKEN are the path; those behind it are kept answers of before
 * a step back, which still lie ahead of HERE. They are offered again, and set no fact. */
struct walk {
	const struct forest *forest; /* borrowed */
	uint32_t tree;               /* the tree opened, or NONE: not begun */
	uint32_t here;               /* entry where the reader is */
	struct step *steps;          /* as many as the longest walk has questions */
	size_t taken, count, capacity;
	uint8_t *reach; /* scratch: one byte for each entry */
};

/* Takes the memory; the walk has not begun. FOREST must have passed the checks of ways. */
void walk_init(struct walk *walk, const struct forest *forest);

/* Wipes every answer, then frees. Safe to call twice. */
void walk_fini(struct walk *walk);

/* Wipes every answer: not begun, as after walk_init(). Also async-signal-safe. */
void walk_wipe(struct walk *walk);

/* Begins at the block that TREE (an index, no block) opens with, which runs once, or at its start.
 * Forgets all answers. */
void walk_open(struct walk *walk, uint32_t tree);

/* True where the reader is at an ending. */
bool walk_ended(const struct walk *walk);

/* How many choices there are here, the unsure one counted; 0 at an ending. Not begun: 0. */
uint32_t walk_choice_count(const struct walk *walk);

/* Takes choice CHOICE (from 0, below the count) here and goes where it leads. Kept answers stay
 * where their question can still be reached, and are forgotten otherwise. */
void walk_answer(struct walk *walk, uint32_t choice);

/* The choice (from 0) that was taken here before a step back, or NONE. */
uint32_t walk_kept_choice(const struct walk *walk);

/* One question back; its answer and later ones are kept. False where there is none. */
bool walk_back(struct walk *walk);

/* Back to step STEP (from 0) of the path, to be asked again; answers from there on are kept. */
void walk_change(struct walk *walk, size_t step);

/* Forward over kept answers, as far as each next question has one: back to where one was. */
void walk_resume(struct walk *walk);

/* The entry where walk_resume() would lead; where one is, if no answer is kept here. */
uint32_t walk_resumed(const struct walk *walk);

/* Facts of the current path only, computed anew from its answers. */
void walk_facts(const struct walk *walk, struct facts *facts);

/* The tree (an index) whose title says where the reader is: the scenario of the path, never a
 * block; NONE: not begun. */
uint32_t walk_scenario(const struct walk *walk);

/* Questions asked so far on this path, the one here counted. */
uint32_t walk_question_number(const struct walk *walk);

/* The least and the most questions that may still come after the one here; 0 at an ending. The walk
 * must have begun. */
void walk_left(const struct walk *walk, uint32_t *least, uint32_t *most);

/* The entry where a walk of TREE (an index) begins. */
uint32_t walk_opening(const struct forest *forest, uint32_t tree);

/* The entry that an answer leads to when TREE is open. */
uint32_t walk_target(const struct forest *forest, uint32_t tree, uint32_t answer);

/* The most questions that a whole walk of TREE (an index) has, the opening block's counted. */
uint32_t walk_longest(const struct forest *forest, uint32_t tree);

#endif

/* SPDX-License-Identifier: ISC */
/* The state machine of a walk. One block of steps holds the path and, behind it, the kept answers
 * of before a step back; together they are a chain in which each question can still be reached
 * from the one before, so they never outgrow the longest walk. */
#include "partway/walk.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"

uint32_t
walk_opening(const struct forest *forest, uint32_t tree)
{
	uint32_t first = forest->trees[tree].opens_with;

	return forest->trees[first == NONE ? tree : first].start;
}

uint32_t
walk_target(const struct forest *forest, uint32_t tree, uint32_t answer)
{
	uint32_t go = forest->answers[answer].go.index;

	return go == GO_RETURN ? forest->trees[tree].start : go;
}

static bool
is_question(const struct forest *forest, uint32_t entry)
{
	return forest->entries[entry].kind == ENTRY_QUESTION;
}

/* Least and most questions still to come after ENTRY while TREE is open. */
static void
questions_left(
    const struct forest *forest, uint32_t tree, uint32_t entry, uint32_t *least, uint32_t *most)
{
	const struct entry *here = &forest->entries[entry];
	uint32_t start = forest->trees[tree].start;

	*least = here->least_left;
	*most = here->most_left;
	if (here->least_return != NONE) {
		const struct entry *next = &forest->entries[start];
		uint32_t own = is_question(forest, start); /* the start itself is one more */

		if (*least == NONE || here->least_return + own + next->least_left < *least)
			*least = here->least_return + own + next->least_left;
		if (*most == NONE || here->most_return + own + next->most_left > *most)
			*most = here->most_return + own + next->most_left;
	}
	assert(*least != NONE && *most != NONE); /* every way ends: the checks of ways say so */
}

uint32_t
walk_longest(const struct forest *forest, uint32_t tree)
{
	uint32_t first = walk_opening(forest, tree);
	uint32_t least, most;

	questions_left(forest, tree, first, &least, &most);
	return most + is_question(forest, first);
}

void
walk_init(struct walk *walk, const struct forest *forest)
{
	uint32_t longest = 0;

	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		uint32_t most;

		if (forest->trees[tree].is_block)
			continue;
		most = walk_longest(forest, tree);
		if (most > longest)
			longest = most;
	}
	*walk = (struct walk){
		.forest = forest,
		.tree = NONE,
		.here = NONE,
		.steps = alloc_array(longest, sizeof(*walk->steps)),
		.capacity = longest,
		.reach = alloc_array(forest->entries_count, 1),
	};
}

void
walk_wipe(struct walk *walk)
{
	if (walk->steps)
		explicit_bzero(walk->steps, walk->capacity * sizeof(*walk->steps));
	if (walk->reach)
		explicit_bzero(walk->reach, walk->forest->entries_count);
	walk->taken = walk->count = 0;
	walk->tree = walk->here = NONE;
}

void
walk_fini(struct walk *walk)
{
	walk_wipe(walk);
	free(walk->steps);
	free(walk->reach);
	walk->steps = NULL;
	walk->reach = NULL;
	walk->capacity = 0;
}

void
walk_open(struct walk *walk, uint32_t tree)
{
	assert(tree < walk->forest->trees_count);
	walk_wipe(walk);
	walk->tree = tree;
	walk->here = walk_opening(walk->forest, tree);
}

bool
walk_ended(const struct walk *walk)
{
	return walk->here != NONE && !is_question(walk->forest, walk->here);
}

uint32_t
walk_choice_count(const struct walk *walk)
{
	return walk->here == NONE ? 0 : walk->forest->entries[walk->here].answers.count;
}

/* Marks every entry that can still be reached from here, in one pass: arrows lead down only. */
static void
mark_reach(struct walk *walk)
{
	const struct forest *forest = walk->forest;

	memset(walk->reach, 0, forest->entries_count);
	walk->reach[walk->here] = 1;
	for (uint32_t entry = walk->here; entry < forest->entries_count; entry++) {
		struct span answers = forest->entries[entry].answers;

		if (!walk->reach[entry])
			continue;
		for (uint32_t i = 0; i < answers.count; i++)
			walk->reach[walk_target(forest, walk->tree, answers.first + i)] = 1;
	}
}

/* Forgets the kept answers whose question no longer lies ahead. */
static void
prune(struct walk *walk)
{
	size_t kept = walk->taken;

	if (walk->count == walk->taken)
		return;
	mark_reach(walk);
	for (size_t i = walk->taken; i < walk->count; i++)
		if (walk->reach[walk->steps[i].entry])
			walk->steps[kept++] = walk->steps[i];
	explicit_bzero(walk->steps + kept, (walk->count - kept) * sizeof(*walk->steps));
	explicit_bzero(walk->reach, walk->forest->entries_count);
	walk->count = kept;
}

/* The kept answer here is always the first one: kept answers are a chain that begins here. */
static bool
has_kept(const struct walk *walk)
{
	return walk->taken < walk->count && walk->steps[walk->taken].entry == walk->here;
}

void
walk_answer(struct walk *walk, uint32_t choice)
{
	uint32_t answer;

	assert(choice < walk_choice_count(walk));
	answer = walk->forest->entries[walk->here].answers.first + choice;
	if (!has_kept(walk)) {
		assert(walk->count < walk->capacity);
		memmove(walk->steps + walk->taken + 1, walk->steps + walk->taken,
		    (walk->count - walk->taken) * sizeof(*walk->steps));
		walk->count++;
	}
	walk->steps[walk->taken++] = (struct step){ .entry = walk->here, .answer = answer };
	walk->here = walk_target(walk->forest, walk->tree, answer);
	prune(walk);
}

uint32_t
walk_kept_choice(const struct walk *walk)
{
	if (!has_kept(walk))
		return NONE;
	return walk->steps[walk->taken].answer - walk->forest->entries[walk->here].answers.first;
}

bool
walk_back(struct walk *walk)
{
	if (walk->taken == 0)
		return false;
	walk_change(walk, walk->taken - 1);
	return true;
}

void
walk_change(struct walk *walk, size_t step)
{
	assert(step < walk->taken);
	walk->taken = step;
	walk->here = walk->steps[step].entry;
}

void
walk_resume(struct walk *walk)
{
	while (has_kept(walk))
		walk_answer(walk, walk_kept_choice(walk));
}

/* Whatever a taken answer would prune lies on no way from it, so nothing needs to be pruned
 * here. */
uint32_t
walk_resumed(const struct walk *walk)
{
	uint32_t here = walk->here;

	for (size_t i = walk->taken; i < walk->count && walk->steps[i].entry == here; i++)
		here = walk_target(walk->forest, walk->tree, walk->steps[i].answer);
	return here;
}

void
walk_facts(const struct walk *walk, struct facts *facts)
{
	*facts = (struct facts){ 0 };
	for (size_t i = 0; i < walk->taken; i++)
		facts_take(facts, walk->forest, &walk->forest->answers[walk->steps[i].answer]);
}

uint32_t
walk_scenario(const struct walk *walk)
{
	const struct forest *forest = walk->forest;
	uint32_t scenario = walk->tree;

	for (size_t i = 0; i <= walk->taken && walk->here != NONE; i++) {
		uint32_t entry = i < walk->taken ? walk->steps[i].entry : walk->here;
		uint32_t tree = forest->entries[entry].tree;

		if (!forest->trees[tree].is_block)
			scenario = tree;
	}
	return scenario;
}

uint32_t
walk_question_number(const struct walk *walk)
{
	return (uint32_t)walk->taken + (walk->here != NONE && !walk_ended(walk));
}

void
walk_left(const struct walk *walk, uint32_t *least, uint32_t *most)
{
	assert(walk->here != NONE);
	*least = *most = 0;
	if (!walk_ended(walk))
		questions_left(walk->forest, walk->tree, walk->here, least, most);
}

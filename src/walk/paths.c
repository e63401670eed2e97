/* SPDX-License-Identifier: ISC */
/* Counting takes one pass over the entries from the last to the first: every arrow leads down, so
 * what lies behind an entry is known when its turn comes. Visiting steps a walk back and forth. */
#include "partway/paths.h"

#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/walk.h"
#include "tree/place.h"
#include "walk/witness.h"

static uint64_t
add_or_stay_full(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

bool
paths_count(const struct forest *forest, uint32_t tree, uint64_t *count)
{
	uint64_t *ways = alloc_array(forest->entries_count, sizeof(*ways));

	for (uint32_t entry = (uint32_t)forest->entries_count; entry-- > 0;) {
		struct span answers = forest->entries[entry].answers;

		ways[entry] = forest->entries[entry].kind == ENTRY_ENDING;
		for (uint32_t i = 0; i < answers.count; i++)
			ways[entry] = add_or_stay_full(
			    ways[entry], ways[walk_target(forest, tree, answers.first + i)]);
	}
	*count = ways[walk_opening(forest, tree)];
	free(ways);
	return *count < UINT64_MAX;
}

/* Steps back until a question has another choice, and takes it. False: there is none left. */
static bool
take_next(struct walk *walk)
{
	while (walk_back(walk)) {
		uint32_t next = walk_kept_choice(walk) + 1;

		if (next < walk_choice_count(walk)) {
			walk_answer(walk, next);
			return true;
		}
	}
	return false;
}

void
paths_visit(const struct forest *forest, uint32_t tree,
    void (*visit)(const struct walk *walk, void *context), void *context)
{
	struct walk walk;

	walk_init(&walk, forest);
	walk_open(&walk, tree);
	do {
		while (!walk_ended(&walk))
			walk_answer(&walk, 0);
		visit(&walk, context);
	} while (take_next(&walk));
	walk_fini(&walk);
}

/* The most questions that may come from each entry on, this one counted, while TREE is open. */
static uint32_t *
count_questions(const struct forest *forest, uint32_t tree)
{
	uint32_t *most = alloc_array(forest->entries_count, sizeof(*most));

	for (uint32_t entry = (uint32_t)forest->entries_count; entry-- > 0;) {
		struct span answers = forest->entries[entry].answers;

		for (uint32_t i = 0; i < answers.count; i++) {
			uint32_t next = walk_target(forest, tree, answers.first + i);

			if (most[next] + 1 > most[entry])
				most[entry] = most[next] + 1;
		}
	}
	return most;
}

/* Opens TREE and takes a longest walk: each answer leads to the next most questions. */
static void
take_longest(struct walk *walk, uint32_t tree)
{
	uint32_t *most = count_questions(walk->forest, tree);

	walk_open(walk, tree);
	while (!walk_ended(walk)) {
		uint32_t answer = walk->forest->entries[walk->here].answers.first, choice = 0;

		while (
		    most[walk_target(walk->forest, tree, answer + choice)] + 1 < most[walk->here])
			choice++;
		walk_answer(walk, choice);
	}
	free(most);
}

static void
report_long_walk(const struct walk *walk, struct diags *diags)
{
	const struct tree *tree = &walk->forest->trees[walk->tree];
	struct witness witness = {
		.steps = walk->steps,
		.count = walk->taken,
		.ending = walk->here,
	};
	struct str lines = { 0 };

	diag_add(diags, DIAG_LONG_WALK, place_of_words(walk->forest, tree->file, tree->id),
	    "a walk of %zu questions, %u is the limit", walk->taken, BOUND_WALK);
	witness_write(&witness, walk->forest, &lines);
	diag_walk(diags, str_text(&lines));
	str_fini(&lines);
	diag_mend(diags, "ask less on this walk, or let it end sooner.");
}

void
paths_check_length(const struct forest *forest, struct diags *diags)
{
	struct walk walk;

	walk_init(&walk, forest);
	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		uint32_t scenario;

		if (forest->trees[tree].is_block || walk_longest(forest, tree) <= BOUND_WALK)
			continue;
		take_longest(&walk, tree);
		scenario = walk_scenario(&walk); /* too long by itself: said there */
		if (scenario == tree || walk_longest(forest, scenario) <= BOUND_WALK)
			report_long_walk(&walk, diags);
	}
	walk_fini(&walk);
}

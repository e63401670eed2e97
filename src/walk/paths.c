/* SPDX-License-Identifier: ISC */
/* Counting takes one pass over the entries from the last to the first: every arrow leads down, so
 * what lies behind an entry is known when its turn comes. Visiting steps a walk back and forth. */
#include "partway/paths.h"

#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/walk.h"
#include "tree/place.h"
#include "walk/witness.h"

static uint64_t
add_or_stay_full(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static uint64_t
times_or_stay_full(uint64_t a, uint64_t b)
{
	return b > 0 && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

/* By entry: how many ways lead from it to an ending, and to a return, of all trees alike. */
struct ways {
	uint64_t *endings, *returns;
};

static void
ways_init(struct ways *ways, const struct forest *forest)
{
	ways->endings = alloc_array(forest->entries_count, sizeof(*ways->endings));
	ways->returns = alloc_array(forest->entries_count, sizeof(*ways->returns));
	for (size_t entry = forest->entries_count; entry-- > 0;) {
		struct span answers = forest->entries[entry].answers;

		ways->endings[entry] = forest->entries[entry].kind == ENTRY_ENDING;
		for (uint32_t i = 0; i < answers.count; i++) {
			uint32_t go = forest->answers[answers.first + i].go.index;
			bool is_return = go == GO_RETURN;

			ways->endings[entry] = add_or_stay_full(
			    ways->endings[entry], is_return ? 0 : ways->endings[go]);
			ways->returns[entry] = add_or_stay_full(
			    ways->returns[entry], is_return ? 1 : ways->returns[go]);
		}
	}
}

static void
ways_fini(struct ways *ways)
{
	free(ways->endings);
	free(ways->returns);
}

/* Behind a return, a walk goes on from the start of the tree that was opened. */
static uint64_t
count_tree(const struct ways *ways, const struct forest *forest, uint32_t tree)
{
	uint32_t opening = walk_opening(forest, tree);

	return add_or_stay_full(ways->endings[opening],
	    times_or_stay_full(ways->returns[opening], ways->endings[forest->trees[tree].start]));
}

void
paths_count_each(const struct forest *forest, uint64_t *counts)
{
	struct ways ways;

	ways_init(&ways, forest);
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			counts[tree] = count_tree(&ways, forest, tree);
	ways_fini(&ways);
}

bool
paths_count(const struct forest *forest, uint32_t tree, uint64_t *count)
{
	struct ways ways;

	ways_init(&ways, forest);
	*count = count_tree(&ways, forest, tree);
	ways_fini(&ways);
	return *count < UINT64_MAX;
}

bool
paths_count_all(const struct forest *forest, uint64_t *count)
{
	uint64_t *counts = alloc_array(forest->trees_count, sizeof(*counts));

	*count = 0;
	paths_count_each(forest, counts);
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		*count = add_or_stay_full(*count, counts[tree]);
	free(counts);
	return *count < UINT64_MAX;
}

/* Steps back until a question has another choice, and takes it. False: there is none left. What was
 * answered behind that question is forgotten, and need not be looked for ahead. */
static bool
take_next(struct walk *walk)
{
	while (walk_back(walk)) {
		uint32_t next = walk_kept_choice(walk) + 1;

		walk->count = walk->taken + 1;
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

/* Opens TREE and takes a longest walk: each answer leaves as many questions as the one before. */
static void
take_longest(struct walk *walk, uint32_t tree)
{
	uint32_t longest = walk_longest(walk->forest, tree), least, most;

	walk_open(walk, tree);
	while (!walk_ended(walk)) {
		uint32_t choice = 0;

		walk_answer(walk, choice);
		walk_left(walk, &least, &most);
		while (walk_question_number(walk) + most < longest) {
			walk_back(walk);
			walk_answer(walk, ++choice);
			walk_left(walk, &least, &most);
		}
	}
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

	diag_add(diags, DIAG_LONG_WALK, place_of_words(walk->forest, tree->file, tree->id),
	    "a walk of %zu questions, %u is the limit", walk->taken, BOUND_WALK);
	witness_add(&witness, walk->forest, diags);
	diag_mend(diags, "ask less on this walk, or let it end sooner.");
	diag_about(diags, forest_text(walk->forest, tree->id));
}

/* Questions from ENTRY, that one counted, to a return of its block: the least, or the most. NONE
 * where no way returns. */
static uint32_t
count_to_return(const struct forest *forest, uint32_t entry, bool most)
{
	const struct entry *row = &forest->entries[entry];
	uint32_t behind = most ? row->most_return : row->least_return;

	return behind == NONE ? NONE : behind + 1;
}

/* The answer of question ENTRY that is the next step of such a way. */
static uint32_t
answer_to_return(const struct forest *forest, uint32_t entry, bool most)
{
	uint32_t behind = count_to_return(forest, entry, most) - 1;
	uint32_t answer = forest->entries[entry].answers.first;

	for (;; answer++) {
		uint32_t go = forest->answers[answer].go.index;

		if (go == GO_RETURN ? behind == 0 : count_to_return(forest, go, most) == behind)
			return answer;
	}
}

static void
report_gate(const struct forest *forest, uint32_t gate, bool most, struct diags *diags)
{
	const struct tree *tree = &forest->trees[gate];
	uint32_t count = count_to_return(forest, tree->start, most);
	struct step *steps = alloc_array(count, sizeof(*steps));
	struct witness witness = { .steps = steps, .count = count, .ending = NONE };

	for (uint32_t i = 0, entry = tree->start; i < count; i++) {
		steps[i] = (struct step){ entry, answer_to_return(forest, entry, most) };
		entry = forest->answers[steps[i].answer].go.index;
	}
	diag_add(diags, DIAG_GATE_LENGTH, place_of_words(forest, tree->file, tree->id),
	    "a walk goes on from \"%s\" after %u question%s, %u is the %s",
	    forest_text(forest, tree->id), (unsigned)count, count == 1 ? "" : "s",
	    (unsigned)(most ? forest->limits->gate_most : forest->limits->gate_least),
	    most ? "most" : "least");
	diag_about(diags, forest_text(forest, tree->id));
	witness_add(&witness, forest, diags);
	diag_mend(diags, "ask %s on this way, or change \"%s\" in the limits of the rules.",
	    most ? "less" : "more", most ? "gate-most" : "gate-least");
	free(steps);
}

/* S4: GATE, which trees open with, asks neither too little nor too much before a walk goes on. */
static void
check_gate(const struct forest *forest, uint32_t gate, struct diags *diags)
{
	const struct limits *limits = forest->limits;
	uint32_t start = forest->trees[gate].start;
	uint32_t least = count_to_return(forest, start, false);
	uint32_t most = count_to_return(forest, start, true);

	if (least == NONE)
		return; /* it never returns: a finding already */
	if (limits->gate_least > 0 && least < limits->gate_least)
		report_gate(forest, gate, false, diags);
	if (limits->gate_most > 0 && most > limits->gate_most)
		report_gate(forest, gate, true, diags);
}

static void
check_gates(const struct forest *forest, struct diags *diags)
{
	bool *checked = alloc_array(forest->trees_count, sizeof(*checked));

	for (uint32_t tree = 0; tree < forest->trees_count && forest->limits_count > 0; tree++) {
		uint32_t gate = forest->trees[tree].opens_with;

		if (forest->trees[tree].is_block || gate == NONE || checked[gate])
			continue;
		checked[gate] = true;
		check_gate(forest, gate, diags);
	}
	free(checked);
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
	check_gates(forest, diags);
}

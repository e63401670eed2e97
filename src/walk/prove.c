/* SPDX-License-Identifier: ISC */
/* A breadth-first search over everything a reader can come to: where they are, what the path
 * knows, and which tree they opened as long as the block it opens with may still return to it.
 * Equal states are looked at once, so the work grows with the states, not with the paths; a path
 * adds to a state only its last answer, which is looked at for each. Every state remembers the
 * first way to it, which is a shortest one: the witness of a finding. */
#include "partway/prove.h"

#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/walk.h"
#include "walk/search.h"

static const struct state *
state_at(const struct search *search, uint32_t number)
{
	return intern_get(&search->states, number);
}

const struct facts *
search_facts_before(const struct search *search, const struct origin *origin)
{
	static const struct facts nothing;

	if (origin->parent == NONE)
		return &nothing;
	return intern_get(&search->facts, state_at(search, origin->parent)->facts);
}

/* Looks at one way to come to an ending. */
static void
judge(struct search *search, const struct origin *origin, const struct state *state)
{
	const struct forest *forest = search->forest;
	struct arrival arrival = {
		.ending = &forest->entries[state->entry],
		.before = search_facts_before(search, origin),
		.facts = intern_get(&search->facts, state->facts),
	};
	bool holds = true;

	for (uint32_t rule = 0; rule < forest->rules_count; rule++) {
		if (!rule_applies(forest, &forest->rules[rule], &arrival))
			continue;
		search->applied[rule] = true;
		if (rule_holds(forest, &forest->rules[rule], &arrival, NULL))
			continue;
		report_broken(search, rule, origin, &arrival);
		holds = false;
	}
	if (holds && arrival.facts->left_open && arrival.ending->contact != CONTACT_NONE)
		report_left_open(search, origin, state->entry);
}

/* Which lists of words are about an ending that is reached knowing this. */
static void
note_wordings(struct search *search, const struct state *state)
{
	const struct forest *forest = search->forest;
	const struct facts *facts = intern_get(&search->facts, state->facts);

	for (uint32_t i = 0; i < forest->wordings_count; i++)
		if (facts_know_any(forest, forest->wordings[i].if_facts, facts))
			search->spoken[state->entry] |= UINT64_C(1) << i;
}

/* A walk comes to ENTRY, knowing FACTS (a number). */
static void
arrive(struct search *search, const struct origin *origin, uint32_t entry, uint32_t facts)
{
	const struct forest *forest = search->forest;
	uint32_t opening = forest->trees[origin->tree].opens_with;
	struct state state = {
		.entry = entry,
		.facts = facts,
		.tree = forest->entries[entry].tree == opening ? origin->tree : NONE,
	};

	if (intern_add(&search->states, &state) == search->origin_count) {
		search->origins = alloc_grow(search->origins, &search->origin_capacity,
		    search->origin_count + 1, sizeof(*search->origins));
		search->origins[search->origin_count++] = *origin;
	}
	if (forest->entries[entry].kind != ENTRY_ENDING)
		return;
	judge(search, origin, &state);
	if (search->spoken)
		note_wordings(search, &state);
}

/* Takes ANSWER in state NUMBER. */
static void
take(struct search *search, uint32_t number, uint32_t answer)
{
	const struct forest *forest = search->forest;
	struct origin origin = { number, answer, search->origins[number].tree };
	struct facts facts = *search_facts_before(search, &origin);
	uint32_t taken_back = facts_take(&facts, forest, &forest->answers[answer]);

	if (taken_back != NONE)
		report_taken_back(search, &origin, taken_back);
	arrive(search, &origin, walk_target(forest, origin.tree, answer),
	    intern_add(&search->facts, &facts));
}

static void
begin(struct search *search)
{
	const struct forest *forest = search->forest;
	uint32_t nothing = intern_add(&search->facts, &(struct facts){ 0 });

	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		if (forest->trees[tree].is_block)
			continue;
		arrive(search, &(struct origin){ NONE, NONE, tree }, walk_opening(forest, tree),
		    nothing);
	}
}

/* Looks at every state once; taking its answers adds those behind it. False, and a finding, where
 * there are too many. */
static bool
run(struct search *search)
{
	for (uint32_t number = 0; number < search->states.count; number++) {
		uint32_t entry = state_at(search, number)->entry;
		struct span answers = search->forest->entries[entry].answers;

		if (search->states.count > BOUND_STATES) {
			diag_add(search->diags, DIAG_LIMIT, (struct place){ 0 },
			    "too much to prove: more than %u pairs of an entry and facts",
			    BOUND_STATES);
			diag_mend(search->diags, "set fewer facts, or ask fewer questions.");
			return false;
		}
		for (uint32_t i = 0; i < answers.count; i++)
			take(search, number, answers.first + i);
	}
	return true;
}

size_t
prove_forest(const struct forest *forest, uint64_t *spoken, struct diags *diags)
{
	struct search search = {
		.forest = forest,
		.diags = diags,
		.spoken = spoken,
		.applied = alloc_array(forest->rules_count, sizeof(*search.applied)),
	};
	size_t states;

	_Static_assert(sizeof(struct facts) == BOUND_FACTS + 1, "facts are compared byte by byte");
	intern_init(&search.facts, sizeof(struct facts));
	intern_init(&search.states, sizeof(struct state));
	intern_init(&search.reports, sizeof(struct report));
	begin(&search);
	if (run(&search))
		report_idle(&search);
	states = search.states.count;
	intern_fini(&search.facts);
	intern_fini(&search.states);
	intern_fini(&search.reports);
	free(search.origins);
	free(search.applied);
	return states;
}

/* SPDX-License-Identifier: ISC */
/* Answers that are changed, kept, pruned and taken again, against a model that is as slow as it is
 * plain: a path, and for each question the answer that is kept. On the forest that is shipped. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "partway/forest.h"
#include "partway/walk.h"

#define ENTRIES_MOST 1000u
#define STEPS_MOST 64u
#define ROUNDS 20000

struct model {
	const struct forest *forest;
	uint32_t tree, here;
	struct step path[STEPS_MOST];
	size_t taken;
	uint32_t kept[ENTRIES_MOST]; /* by entry: an answer, or NONE */
};

static const struct forest *forest;
static struct walk walk;
static struct model model;

static void
start(void)
{
	forest = forest_builtin();
	cr_assert(forest->entries_count <= ENTRIES_MOST);
	walk_init(&walk, forest);
	model = (struct model){ .forest = forest, .tree = NONE, .here = NONE };
	srand(1);
}

static void
stop(void)
{
	walk_fini(&walk);
}

TestSuite(change, .init = start, .fini = stop);

/* --- the model */

/* Marks all that lies ahead of HERE, again and again, until nothing is new. */
static void
mark_ahead(const struct model *at, bool *ahead)
{
	bool more = true;

	memset(ahead, 0, ENTRIES_MOST * sizeof(*ahead));
	ahead[at->here] = true;
	while (more) {
		more = false;
		for (uint32_t answer = 0; answer < forest->answers_count; answer++) {
			uint32_t to = walk_target(forest, at->tree, answer);
			uint32_t from = 0;

			while (answer - forest->entries[from].answers.first
			    >= forest->entries[from].answers.count)
				from++;
			if (!ahead[from] || ahead[to])
				continue;
			ahead[to] = true;
			more = true;
		}
	}
}

static void
model_open(struct model *at, uint32_t tree)
{
	at->tree = tree;
	at->here = walk_opening(forest, tree);
	at->taken = 0;
	for (size_t i = 0; i < ENTRIES_MOST; i++)
		at->kept[i] = NONE;
}

static void
model_answer(struct model *at, uint32_t answer)
{
	bool ahead[ENTRIES_MOST];

	cr_assert(at->taken < STEPS_MOST);
	at->path[at->taken++] = (struct step){ at->here, answer };
	at->kept[at->here] = NONE;
	at->here = walk_target(forest, at->tree, answer);
	mark_ahead(at, ahead);
	for (size_t i = 0; i < ENTRIES_MOST; i++)
		if (!ahead[i])
			at->kept[i] = NONE;
}

static void
model_change(struct model *at, size_t step)
{
	while (at->taken > step) {
		at->here = at->path[--at->taken].entry;
		at->kept[at->here] = at->path[at->taken].answer;
	}
}

static void
model_resume(struct model *at)
{
	while (at->kept[at->here] != NONE)
		model_answer(at, at->kept[at->here]);
}

/* --- both, side by side */

static void
expect_same_kept(int round)
{
	size_t kept = 0;

	for (size_t i = 0; i < ENTRIES_MOST; i++)
		kept += model.kept[i] != NONE;
	cr_assert_eq(walk.count - walk.taken, kept, "round %d", round);
	for (size_t i = walk.taken; i < walk.count; i++)
		cr_assert_eq(
		    model.kept[walk.steps[i].entry], walk.steps[i].answer, "round %d", round);
}

static void
expect_same(int round)
{
	struct facts facts, wanted = { 0 };
	struct model ahead = model;

	cr_assert_eq(walk.here, model.here, "round %d", round);
	cr_assert_eq(walk.taken, model.taken, "round %d", round);
	for (size_t i = 0; i < model.taken; i++) {
		cr_assert_eq(walk.steps[i].entry, model.path[i].entry, "round %d", round);
		cr_assert_eq(walk.steps[i].answer, model.path[i].answer, "round %d", round);
		facts_take(&wanted, forest, &forest->answers[model.path[i].answer]);
	}
	walk_facts(&walk, &facts);
	cr_assert_arr_eq(
	    &facts, &wanted, sizeof(facts), "round %d: only the path sets facts", round);
	expect_same_kept(round);
	model_resume(&ahead);
	cr_assert_eq(walk_resumed(&walk), ahead.here, "round %d: another promise", round);
}

static uint32_t
any_tree(void)
{
	uint32_t tree;

	do
		tree = (uint32_t)rand() % (uint32_t)forest->trees_count;
	while (forest->trees[tree].is_block);
	return tree;
}

/* Mostly the clear answer, so that walks get far. */
static void
answer_both(void)
{
	uint32_t count = walk_choice_count(&walk);
	uint32_t choice = rand() % 3 ? count - 2 : (uint32_t)rand() % count;

	model_answer(&model, forest->entries[walk.here].answers.first + choice);
	walk_answer(&walk, choice);
}

static void
step_both(size_t seen[4])
{
	int what = rand() % 8;

	if (walk.tree == NONE || rand() % 300 == 0) {
		uint32_t tree = any_tree();

		walk_open(&walk, tree);
		model_open(&model, tree);
	} else if (what < 2 && walk.taken > 0) {
		size_t step = (size_t)rand() % walk.taken;

		seen[0] += walk.taken - step > 1;
		walk_change(&walk, step);
		model_change(&model, step);
	} else if (what == 2) {
		seen[1] += walk_resumed(&walk) != walk.here;
		walk_resume(&walk);
		model_resume(&model);
	} else if (!walk_ended(&walk)) {
		size_t kept = walk.count - walk.taken;
		bool here = walk_kept_choice(&walk) != NONE;

		answer_both();
		seen[2] += walk.count - walk.taken < kept - here;
		seen[3] += walk.count > walk.taken;
	}
}

Test(change, what_is_kept_and_where_it_leads_is_what_a_plain_model_says, .timeout = 120)
{
	size_t seen[4] = { 0 };

	for (int round = 0; round < ROUNDS; round++) {
		step_both(seen);
		expect_same(round);
	}
	for (size_t i = 0; i < 4; i++)
		cr_assert(seen[i] > 300, "too few changes, resumes, prunings or kept: %zu, %zu", i,
		    seen[i]);
}

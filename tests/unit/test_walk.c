/* SPDX-License-Identifier: ISC */
/* The walk, on the forest that is shipped: whatever a reader does, the place and the facts are
 * those of the answers on the current path, and nothing else. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/walk.h"

static const struct forest *forest;
static struct walk walk;

static void
start(void)
{
	forest = forest_builtin();
	walk_init(&walk, forest);
}

static void
stop(void)
{
	walk_fini(&walk);
}

TestSuite(walk, .init = start, .fini = stop);

static void
open_tree(const char *id)
{
	uint32_t tree = forest_find_tree(forest, id);

	cr_assert_neq(tree, NONE, "%s", id);
	walk_open(&walk, tree);
}

/* Takes the answer that begins with SAY. */
static void
answer(const char *say)
{
	struct span answers = forest->entries[walk.here].answers;

	for (uint32_t i = 0; i < answers.count; i++) {
		const struct answer *row = &forest->answers[answers.first + i];

		if (strncmp(forest_text(forest, row->say), say, strlen(say)) == 0) {
			walk_answer(&walk, i);
			return;
		}
	}
	cr_fatal("no answer here begins with \"%s\"", say);
}

static const char *
here(void)
{
	return forest_text(forest, forest->entries[walk.here].id);
}

static void
pass_gate(void)
{
	for (int i = 0; i < 4; i++)
		walk_answer(&walk, walk_choice_count(&walk) - 2); /* the one before unsure clears */
}

Test(walk, the_gate_comes_first_and_once_in_every_tree)
{
	uint32_t gate = forest_find_tree(forest, "gate");

	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		if (forest->trees[tree].is_block)
			continue;
		walk_open(&walk, tree);
		cr_assert_eq(forest->entries[walk.here].tree, gate);
		pass_gate();
		cr_assert_eq(walk.here, forest->trees[tree].start);
	}
	/* By way of the triage tree it does not come a second time. */
	open_tree("start");
	pass_gate();
	answer("A heated moment");
	cr_expect_str_eq(here(), "what-happened");
	cr_expect(eq(u32, walk_question_number(&walk), 6));
}

Test(walk, a_hard_stop_leaves_the_tree_that_was_opened)
{
	open_tree("stress");
	answer("None of these");
	answer("Yes, or there was one");
	cr_expect_str_eq(
	    forest_text(forest, forest->trees[walk_scenario(&walk)].id), "restraining-order");
	cr_expect_str_eq(here(), "situation");
}

Test(walk, back_keeps_the_answer_and_offers_it)
{
	open_tree("stress");
	cr_expect(not(walk_back(&walk)));
	pass_gate();
	answer("Our first split, after a heated fight");
	answer("It ended longer ago");
	cr_assert(walk_back(&walk));
	cr_expect_str_eq(here(), "how-long-ago");
	cr_expect(eq(u32, walk_kept_choice(&walk), 3));
	cr_assert(walk_back(&walk));
	cr_expect(eq(u32, walk_kept_choice(&walk), 2));
	walk_resume(&walk);
	cr_expect_str_eq(here(), "since-then");
}

Test(walk, a_changed_answer_forgets_what_is_no_longer_on_the_way)
{
	struct facts facts;
	uint32_t repeat = 0;

	while (strcmp(forest_text(forest, forest->facts[repeat].name), "repeat") != 0)
		repeat++;
	open_tree("tumultuous");
	pass_gate();
	answer("No, this is the first");
	answer("They have written to me");
	walk_change(&walk, 4);
	answer("Once or twice, and both");
	cr_expect_str_eq(here(), "where-now");
	cr_expect(eq(u32, walk_kept_choice(&walk), 2), "the later answer still lies ahead");
	walk_facts(&walk, &facts);
	cr_expect(facts_value_is_safe(forest, repeat, facts.values[repeat]));

	walk_change(&walk, 4);
	answer("Three times or more");
	cr_expect(walk_ended(&walk));
	cr_expect(eq(sz, walk.count, walk.taken), "the later answer does not lie ahead");
	walk_facts(&walk, &facts);
	cr_expect(not(facts_value_is_safe(forest, repeat, facts.values[repeat])));
}

Test(walk, restart_forgets_everything)
{
	struct facts facts, nothing = { 0 };

	open_tree("stress");
	answer("None of these");
	answer("No");
	walk_open(&walk, walk.tree);
	walk_facts(&walk, &facts);
	cr_expect_arr_eq(&facts, &nothing, sizeof(facts));
	cr_expect(eq(u32, walk_kept_choice(&walk), NONE));
}

Test(walk, wiping_leaves_no_answer_in_memory)
{
	open_tree("stress");
	pass_gate();
	walk_change(&walk, 2);
	walk_wipe(&walk);
	for (size_t i = 0; i < walk.capacity; i++)
		cr_assert(walk.steps[i].entry == 0 && walk.steps[i].answer == 0, "step %zu", i);
	cr_expect(eq(u32, walk.here, NONE));
	cr_expect(eq(u32, walk.tree, NONE));
}

/* The direct walk of the answers on the path is the measure of any walk with detours. */
static void
expect_same_as_direct(const struct walk *seen, int round)
{
	struct walk direct;
	struct facts facts, direct_facts;

	walk_init(&direct, forest);
	walk_open(&direct, seen->tree);
	for (size_t i = 0; i < seen->taken; i++) {
		cr_assert_eq(direct.here, seen->steps[i].entry, "round %d", round);
		walk_answer(
		    &direct, seen->steps[i].answer - forest->entries[direct.here].answers.first);
	}
	cr_assert_eq(direct.here, seen->here, "round %d", round);
	walk_facts(seen, &facts);
	walk_facts(&direct, &direct_facts);
	cr_assert_arr_eq(&facts, &direct_facts, sizeof(facts), "round %d", round);
	walk_fini(&direct);
}

Test(walk, detours_never_steer)
{
	srand(1);
	for (int round = 0; round < 20000; round++) {
		int what = rand() % 8;

		if (walk.tree == NONE || rand() % 200 == 0) {
			uint32_t tree = (uint32_t)rand() % (uint32_t)forest->trees_count;

			if (!forest->trees[tree].is_block)
				walk_open(&walk, tree);
		} else if (what == 0) {
			walk_back(&walk);
		} else if (what == 1 && walk.taken > 0) {
			walk_change(&walk, (size_t)rand() % walk.taken);
		} else if (what == 2) {
			walk_resume(&walk);
		} else if (walk_choice_count(&walk) > 0) {
			uint32_t count = walk_choice_count(&walk);

			/* mostly the clear answer, so that walks get far */
			walk_answer(
			    &walk, rand() % 2 && count > 1 ? count - 2 : (uint32_t)rand() % count);
		}
		if (walk.tree == NONE)
			continue;
		cr_assert(walk.taken <= walk.count && walk.count <= walk.capacity);
		expect_same_as_direct(&walk, round);
	}
}

struct range {
	uint32_t least, most;
};

struct lengths {
	struct range *seen; /* by entry: questions that really came after it */
};

static void
note_lengths(const struct walk *ended, void *context)
{
	struct lengths *lengths = context;

	for (size_t i = 0; i < ended->taken; i++) {
		struct range *seen = &lengths->seen[ended->steps[i].entry];
		uint32_t after = (uint32_t)(ended->taken - i - 1);

		if (after < seen->least)
			seen->least = after;
		if (after > seen->most)
			seen->most = after;
	}
}

/* "Question 5, at most 5 more": exactly what all paths show, for every question of every tree. */
Test(walk, the_range_of_questions_left_is_exact)
{
	struct lengths lengths = { .seen = calloc(forest->entries_count, sizeof(struct range)) };

	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		if (forest->trees[tree].is_block)
			continue;
		for (size_t i = 0; i < forest->entries_count; i++)
			lengths.seen[i] = (struct range){ UINT32_MAX, 0 };
		paths_visit(forest, tree, note_lengths, &lengths);
		walk_open(&walk, tree);
		for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
			uint32_t least, most;

			if (lengths.seen[entry].least == UINT32_MAX)
				continue;
			walk.here = entry;
			walk_left(&walk, &least, &most);
			cr_assert_eq(
			    least, lengths.seen[entry].least, "tree %u entry %u", tree, entry);
			cr_assert_eq(
			    most, lengths.seen[entry].most, "tree %u entry %u", tree, entry);
		}
	}
	free(lengths.seen);
}

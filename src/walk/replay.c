/* SPDX-License-Identifier: ISC */
/* Takes the answers of each case with the very walk that readers take, and keeps what was come by.
 * Every case is looked at, whatever the others do; of one that goes astray, only where it does. */
#include "partway/replay.h"

#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "walk/replay_parts.h"

void
replay_init(struct replay *replay, const struct forest *forest, struct diags *diags)
{
	*replay = (struct replay){
		.forest = forest,
		.diags = diags,
		.entries = alloc_array(forest->entries_count, 1),
		.answers = alloc_array(forest->answers_count, 1),
	};
	walk_init(&replay->walk, forest);
}

void
replay_fini(struct replay *replay)
{
	walk_fini(&replay->walk);
	free(replay->entries);
	free(replay->answers);
	*replay = (struct replay){ 0 };
}

/* Takes all answers of ROW. False, and a finding, where they do not lead to an ending. */
static bool
take_answers(struct replay *replay, const struct walk_case *row)
{
	struct walk *walk = &replay->walk;

	for (size_t i = 0; i < row->answers_count; i++) {
		uint32_t choice, fits;

		if (walk_ended(walk)) {
			replay_report_over(replay, row, i);
			return false;
		}
		choice =
		    replay_find_choice(replay->forest, walk->here, row->answers[i].text, &fits);
		if (choice == NONE) {
			replay_report_answer(replay, row, i, fits);
			return false;
		}
		walk_answer(walk, choice);
	}
	if (!walk_ended(walk))
		replay_report_short(replay, row);
	return walk_ended(walk);
}

static void
check_end(const struct replay *replay, const struct walk_case *row, uint32_t expected)
{
	uint32_t here = replay->walk.here;

	if (expected != NONE && expected != here)
		replay_report_ending(replay, row, expected);
	for (size_t i = 0; i < row->never_count; i++) {
		if (!replay_rules_out(replay->forest, &row->never[i], here))
			continue;
		replay_report_never(replay, &row->never[i]);
		return; /* the others are as wrong, for the same reason */
	}
}

/* Keeps what the walk came by: all steps, and the ending where it has come to one. */
static void
keep_covered(struct replay *replay)
{
	const struct walk *walk = &replay->walk;

	for (size_t i = 0; i < walk->taken; i++) {
		replay->entries[walk->steps[i].entry] = 1;
		replay->answers[walk->steps[i].answer] = 1;
	}
	if (walk_ended(walk))
		replay->entries[walk->here] = 1;
}

static void
replay_case(struct replay *replay, uint32_t tree, const struct walk_case *row)
{
	uint32_t expected = replay_find_ending(replay, &row->ending);

	for (size_t i = 0; i < row->never_count; i++)
		replay_check_never(replay, &row->never[i]);
	walk_open(&replay->walk, tree);
	if (take_answers(replay, row))
		check_end(replay, row, expected);
	keep_covered(replay);
	replay->cases++;
}

void
replay_cases(struct replay *replay, const struct cases *cases)
{
	for (size_t i = 0; i < cases->count; i++) {
		const struct case_file *file = &cases->files[i];
		uint32_t tree = replay_find_tree(replay, &file->tree);

		if (tree == NONE)
			continue;
		for (size_t j = 0; j < file->cases_count && !diags_is_full(replay->diags); j++)
			replay_case(replay, tree, &file->cases[j]);
		replay->files++;
	}
}

/* SPDX-License-Identifier: ISC */
/* What all cases together have come by, and what none of them takes. Part of replay. */
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/replay.h"
#include "partway/str.h"
#include "walk/witness.h"

/* How many entries of KIND there are, and how many a case has come by. */
static void
count_entries(const struct replay *replay, uint32_t kind, size_t *covered, size_t *all)
{
	*covered = *all = 0;
	for (uint32_t i = 0; i < replay->forest->entries_count; i++) {
		if (replay->forest->entries[i].kind != kind)
			continue;
		*covered += replay->entries[i];
		++*all;
	}
}

static size_t
count_answers(const struct replay *replay)
{
	size_t covered = 0;

	for (size_t i = 0; i < replay->forest->answers_count; i++)
		covered += replay->answers[i];
	return covered;
}

/* ": 0 errors", and warnings where there are any. */
static void
add_counts(struct str *out, const size_t *levels)
{
	str_add(out, ": ");
	str_add_count(out, levels[DIAG_ERROR], "error");
	if (levels[DIAG_WARNING] > 0) {
		str_add(out, ", ");
		str_add_count(out, levels[DIAG_WARNING], "warning");
	}
	str_add_char(out, '\n');
}

/* Adds "stress X9: " and WHAT. */
static void
add_what(struct str *out, const struct forest *forest, uint32_t entry, const char *what)
{
	str_add(out, "   ");
	witness_add_place(out, forest, entry);
	str_add_format(out, ": %s", what);
}

/* What no case takes of ENTRY: all of it, or some answers. */
static void
add_missed(struct str *out, const struct replay *replay, uint32_t entry)
{
	const struct forest *forest = replay->forest;
	const struct entry *row = &forest->entries[entry];

	if (!replay->entries[entry]) {
		add_what(out, forest, entry, row->kind == ENTRY_QUESTION ? "question" : "ending");
		str_add_format(out, " \"%s\"\n", forest_text(forest, row->title));
		return;
	}
	for (uint32_t i = row->answers.first; i < row->answers.first + row->answers.count; i++) {
		const struct answer *answer = &forest->answers[i];

		if (replay->answers[i])
			continue;
		add_what(out, forest, entry, answer->is_unsure ? "unsure" : "answer");
		if (!answer->is_unsure)
			str_add_format(out, " \"%s\"", forest_text(forest, answer->say));
		str_add_char(out, '\n');
	}
}

/* A tree of which no case sees anything is one line. */
static void
add_missed_tree(struct str *out, const struct replay *replay, const struct tree *tree)
{
	uint32_t end = tree->entries.first + tree->entries.count;
	bool is_seen = false;

	for (uint32_t i = tree->entries.first; i < end; i++)
		is_seen = is_seen || replay->entries[i];
	if (!is_seen) {
		str_add_format(
		    out, "   %s: nothing of it\n", forest_text(replay->forest, tree->id));
		return;
	}
	for (uint32_t i = tree->entries.first; i < end; i++)
		add_missed(out, replay, i);
}

void
replay_write(const struct replay *replay, struct str *out)
{
	const struct forest *forest = replay->forest;
	size_t endings, all_endings, questions, all_questions, answers = count_answers(replay);

	count_entries(replay, ENTRY_ENDING, &endings, &all_endings);
	count_entries(replay, ENTRY_QUESTION, &questions, &all_questions);
	str_add(out, "replayed ");
	str_add_count(out, replay->cases, "case");
	str_add(out, " in ");
	str_add_count(out, replay->files, "file");
	str_add_format(out, ", %zu of %zu endings, %zu of %zu questions, %zu of %zu answers",
	    endings, all_endings, questions, all_questions, answers, forest->answers_count);
	add_counts(out, replay->diags->levels);
	if (replay->cases == 0 || (endings == all_endings && answers == forest->answers_count))
		return;
	str_add(out, "No case takes:\n");
	for (size_t i = 0; i < forest->trees_count; i++)
		add_missed_tree(out, replay, &forest->trees[i]);
}

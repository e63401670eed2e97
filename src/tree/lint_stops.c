/* SPDX-License-Identifier: ISC */
/* The first page of a printed sheet must be safe by itself: for each answer that ends the questions
 * of an opening block there is a line on it. A stop covers the answers that lead where it does, or
 * all answers of the question that it names. */
#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "tree/lint_parts.h"
#include "tree/place.h"

struct check {
	const struct forest *forest;
	const bool *opens; /* by tree: trees open with it */
	bool *used;        /* by stop: it covers an answer */
	struct diags *diags;
};

/* True where ANSWER leads on past its question: to another one of TREE, or to the tree opened. */
static bool
leads_on(const struct forest *forest, uint32_t tree, const struct answer *answer)
{
	uint32_t go = answer->go.index;

	return go == GO_RETURN
	    || (forest->entries[go].tree == tree && forest->entries[go].kind == ENTRY_QUESTION);
}

/* The way to ENTRY as an author of TREE writes it. */
static const char *
way_to(const struct check *check, uint32_t tree, uint32_t entry)
{
	const struct forest *forest = check->forest;
	const struct entry *row = &forest->entries[entry];
	const struct tree *other = &forest->trees[row->tree];

	if (row->tree == tree)
		return forest_text(forest, row->id);
	return arena_format(&check->diags->arena, "%s:%s", other->is_block ? "block" : "tree",
	    forest_text(forest, other->id));
}

static void
report_missing(const struct check *check, uint32_t question, const struct answer *answer)
{
	const struct forest *forest = check->forest;
	const struct entry *row = &forest->entries[question];
	struct place at = place_of_words(forest, forest->trees[row->tree].file, answer->say);

	if (answer->is_unsure)
		at.width = 0; /* its words are ours, and not in the file */
	diag_add(check->diags, DIAG_STOP_MISSING, at,
	    "no stop covers this answer: page 1 of a printed sheet would lead on whoever gives it");
	diag_mend(check->diags, "add to \"stops:\" a line with \"go: %s\", or with \"go: %s\".",
	    way_to(check, row->tree, answer->go.index), forest_text(forest, row->id));
}

/* Notes what covers ANSWER of QUESTION. False where nothing does. */
static bool
is_covered(const struct check *check, uint32_t question, const struct answer *answer)
{
	const struct forest *forest = check->forest;
	struct span stops = forest->trees[forest->entries[question].tree].stops;
	bool found = false;

	for (uint32_t i = stops.first; i < stops.first + stops.count; i++) {
		uint32_t go = forest->stops[i].go.index;

		if (go != question && go != answer->go.index)
			continue;
		check->used[i] = found = true;
	}
	return found;
}

static void
check_question(const struct check *check, uint32_t question)
{
	const struct entry *row = &check->forest->entries[question];

	for (uint32_t i = 0; i < row->answers.count; i++) {
		const struct answer *answer = &check->forest->answers[row->answers.first + i];

		if (!leads_on(check->forest, row->tree, answer)
		    && !is_covered(check, question, answer))
			report_missing(check, question, answer);
	}
}

static void
report_idle(const struct check *check, uint32_t tree)
{
	const struct forest *forest = check->forest;
	const struct tree *row = &forest->trees[tree];
	const char *id = forest_text(forest, row->id);

	for (uint32_t i = row->stops.first; i < row->stops.first + row->stops.count; i++) {
		if (check->used[i])
			continue;
		diag_add(check->diags, DIAG_STOP_IDLE,
		    place_of_words(forest, row->file, forest->stops[i].say),
		    check->opens[tree]
			? "no answer that ends the questions of \"%s\" leads where this stop does"
			: "no tree opens with \"%s\", so this stop is printed nowhere",
		    id);
		diag_mend(check->diags,
		    check->opens[tree] ? "lead it where an answer leads, or delete it."
				       : "delete it.");
		diag_about(check->diags, id);
	}
}

void
lint_stops(const struct forest *forest, const bool *opens, struct diags *diags)
{
	struct check check = {
		.forest = forest,
		.opens = opens,
		.used = alloc_array(forest->stops_count, sizeof(*check.used)),
		.diags = diags,
	};

	for (uint32_t entry = 0; entry < forest->entries_count; entry++)
		if (opens[forest->entries[entry].tree])
			check_question(&check, entry);
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		report_idle(&check, tree);
	free(check.used);
}

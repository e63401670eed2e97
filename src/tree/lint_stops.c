/* SPDX-License-Identifier: ISC */
/* The first page of a printed sheet must be safe by itself: for each answer that ends the questions
 * of an opening block there is a line on it. A stop covers the answers that lead where it does, or
 * all answers of the question that it names. No walk takes a stop, so rules say nothing of it: it must
 * not lead to contact, nor past a question whose own stops stand below it. */
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
	bool *leads_open;  /* by entry: it leads to an ending that allows contact */
	uint32_t *least; /* by entry: the first stop that stands below those of earlier questions */
	struct diags *diags;
};

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

/* Notes what covers ANSWER of QUESTION. Returns the first of these stops; NONE: nothing does. */
static uint32_t
find_cover(const struct check *check, uint32_t question, const struct answer *answer)
{
	const struct forest *forest = check->forest;
	struct span stops = forest->trees[forest->entries[question].tree].stops;
	uint32_t first = NONE;

	for (uint32_t i = stops.first; i < stops.first + stops.count; i++) {
		uint32_t go = forest->stops[i].go.index;

		if (go != question && go != answer->go.index)
			continue;
		check->used[i] = true;
		first = first == NONE ? i : first;
	}
	return first;
}

/* Returns the first stop that stands below those of QUESTION, which need LEAST above them. Who is not
 * sure may be told so further down. */
static uint32_t
check_question(const struct check *check, uint32_t question, uint32_t least)
{
	const struct entry *row = &check->forest->entries[question];

	for (uint32_t i = 0; i < row->answers.count; i++) {
		const struct answer *answer = &check->forest->answers[row->answers.first + i];
		uint32_t cover;

		if (forest_leads_on(check->forest, row->tree, answer))
			continue;
		cover = find_cover(check, question, answer);
		if (cover == NONE)
			report_missing(check, question, answer);
		else if (!answer->is_unsure && cover >= least)
			least = cover + 1;
	}
	return least;
}

/* Arrows lead down, so where an entry leads is known before the entry is seen. */
static void
find_open(const struct check *check)
{
	const struct forest *forest = check->forest;

	for (uint32_t i = (uint32_t)forest->entries_count; i-- > 0;) {
		const struct entry *entry = &forest->entries[i];
		bool is_open = entry->kind == ENTRY_ENDING && entry->contact != CONTACT_NONE;

		for (uint32_t j = 0; j < entry->answers.count && !is_open; j++) {
			uint32_t go = forest->answers[entry->answers.first + j].go.index;

			is_open = go != GO_RETURN && check->leads_open[go];
		}
		check->leads_open[i] = is_open;
	}
}

static void
report_unsafe(const struct check *check, uint32_t tree, uint32_t stop)
{
	const struct forest *forest = check->forest;
	uint32_t go = forest->stops[stop].go.index;
	bool is_ours =
	    forest->entries[go].tree == tree && forest->entries[go].kind == ENTRY_QUESTION;

	if (is_ours ? stop >= check->least[go] : !check->leads_open[go])
		return;
	diag_add(check->diags, DIAG_STOP_UNSAFE,
	    place_of_words(forest, forest->trees[tree].file, forest->stops[stop].say),
	    is_ours ? "this stop leads past questions whose own stops stand below it"
		    : "this stop leads to contact, and nobody on page 1 was asked about safety");
	diag_mend(check->diags,
	    is_ours ? "move it below them." : "lead it to an ending that allows no contact.");
}

static void
report_stops(const struct check *check, uint32_t tree)
{
	const struct forest *forest = check->forest;
	const struct tree *row = &forest->trees[tree];
	const char *id = forest_text(forest, row->id);

	for (uint32_t i = row->stops.first; i < row->stops.first + row->stops.count; i++) {
		if (check->opens[tree])
			report_unsafe(check, tree, i);
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
		.leads_open = alloc_array(forest->entries_count, sizeof(*check.leads_open)),
		.least = alloc_array(forest->entries_count, sizeof(*check.least)),
		.diags = diags,
	};
	uint32_t least = 0;

	find_open(&check);
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct tree *tree = &forest->trees[forest->entries[entry].tree];

		if (entry == tree->entries.first)
			least = tree->stops.first;
		check.least[entry] = least;
		if (opens[forest->entries[entry].tree])
			least = check_question(&check, entry, least);
	}
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		report_stops(&check, tree);
	free(check.used);
	free(check.leads_open);
	free(check.least);
}

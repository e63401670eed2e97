/* SPDX-License-Identifier: ISC */
/* What a sheet of paper has no room for, in large print: a first page, an entry or a card that is
 * longer than a page. They are measured as the printed walkthrough measures them. */
#include "check/parts.h"

#include <stdlib.h>

#include "paper/height.h"
#include "paper/printed_entry.h"
#include "paper/printed_front.h"
#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "tree/place.h"

struct check {
	const struct forest *forest;
	const struct paper *paper;
	struct scope scope; /* of all trees: as many arrows lead to an entry as on no sheet */
	struct flow flow;   /* what is looked at */
	struct diags *diags;
};

/* What is looked at. */
struct subject {
	const char *what;
	struct place at;
	struct words id;
};

/* Looks at the flow, and empties it. False where the ROOM of a page is not enough for it. */
static bool
check_height(struct check *check, const struct subject *subject, uint32_t room)
{
	uint32_t height = height_of(check->paper, &check->flow, 0, check->flow.count)
	    + height_below(&check->flow, check->flow.count - 1);

	check->flow.count = 0;
	str_clear(&check->flow.text);
	if (height <= room)
		return true;
	diag_add(check->diags, DIAG_PAGE_FULL, subject->at,
	    "%s needs %u lines in large print, the page has %u", subject->what,
	    (unsigned)((height + HEIGHT_LINE - 1) / HEIGHT_LINE), (unsigned)(room / HEIGHT_LINE));
	diag_about(check->diags, forest_text(check->forest, subject->id));
	return false;
}

/* True where page 1 of TREE fits. What fills it is the stops, which it has in common with others. */
static bool
check_front(struct check *check, uint32_t tree)
{
	const struct forest *forest = check->forest;
	const struct tree *row = &forest->trees[tree];
	const struct tree *block = &forest->trees[row->opens_with == NONE ? tree : row->opens_with];
	struct words first =
	    block->stops.count > 0 ? forest->stops[block->stops.first].say : block->title;
	bool fits;

	printed_front(&check->flow, forest, tree, NONE);
	fits = check_height(check,
	    &(struct subject){ "page 1 of a printed sheet",
		place_of_words(forest, block->file, first), block->id },
	    check->paper->front);
	if (!fits)
		diag_mend(check->diags, "shorten the stops, or the summary of \"%s\".",
		    forest_text(forest, row->id));
	return fits;
}

/* One finding for each block is enough. */
static void
check_fronts(struct check *check)
{
	const struct forest *forest = check->forest;
	bool *found = alloc_array(forest->trees_count, sizeof(*found));

	for (uint32_t i = 0; i < forest->trees_count; i++) {
		uint32_t block = forest->trees[i].opens_with;

		if (!forest->trees[i].is_block && (block == NONE || !found[block]))
			found[block == NONE ? i : block] = !check_front(check, i);
	}
	free(found);
}

static void
check_text(struct check *check, const struct subject *subject)
{
	if (!check_height(check, subject, check->paper->height))
		diag_mend(check->diags, "shorten it.");
}

static void
check_entries(struct check *check)
{
	const struct forest *forest = check->forest;

	for (uint32_t i = 0; i < forest->entries_count; i++) {
		const struct entry *entry = &forest->entries[i];

		printed_entry(&check->flow, &check->scope, i);
		check_text(check,
		    &(struct subject){
			entry->kind == ENTRY_QUESTION ? "the question" : "the ending",
			place_of_entry(forest, i), entry->id });
	}
}

static void
check_cards(struct check *check)
{
	const struct forest *forest = check->forest;

	for (uint32_t i = 0; i < forest->cards_count; i++) {
		struct words id = forest->cards[i].id;

		printed_card(&check->flow, forest, i);
		check_text(check,
		    &(struct subject){
			"the card", place_of_words(forest, forest->files[FILE_CARDS], id), id });
	}
}

void
check_paper(const struct forest *forest, struct diags *diags)
{
	struct check check = { .forest = forest, .paper = paper_of_size(true), .diags = diags };

	scope_open(&check.scope, forest, NONE);
	check_fronts(&check);
	check_entries(&check);
	check_cards(&check);
	scope_close(&check.scope);
	flow_fini(&check.flow);
}

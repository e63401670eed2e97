/* SPDX-License-Identifier: ISC */
/* What a sheet of paper has no room for, in large print: a first page, an entry or a card that is
 * longer than a page. They are measured as the printed walkthrough measures them. */
#include "check/parts.h"

#include "paper/height.h"
#include "paper/printed_entry.h"
#include "paper/printed_front.h"
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

/* Looks at the flow, and empties it. */
static void
check_height(struct check *check, const struct subject *subject)
{
	uint32_t height = height_of(check->paper, &check->flow, 0, check->flow.count)
	    + height_below(&check->flow, check->flow.count - 1);

	check->flow.count = 0;
	str_clear(&check->flow.text);
	if (height <= check->paper->height)
		return;
	diag_add(check->diags, DIAG_PAGE_FULL, subject->at,
	    "%s needs %u lines in large print, a page has %u", subject->what,
	    (unsigned)((height + HEIGHT_LINE - 1) / HEIGHT_LINE),
	    (unsigned)(check->paper->height / HEIGHT_LINE));
	diag_mend(check->diags, "shorten its texts.");
	diag_about(check->diags, forest_text(check->forest, subject->id));
}

static void
check_fronts(struct check *check)
{
	const struct forest *forest = check->forest;

	for (uint32_t i = 0; i < forest->trees_count; i++) {
		const struct tree *tree = &forest->trees[i];

		if (tree->is_block)
			continue;
		printed_front(&check->flow, &check->scope, i, NONE);
		check_height(check,
		    &(struct subject){
			"page 1 of the printed sheet, which has this summary and the stops,",
			place_of_words(forest, tree->file, tree->summary), tree->id });
	}
}

static void
check_entries(struct check *check)
{
	const struct forest *forest = check->forest;

	for (uint32_t i = 0; i < forest->entries_count; i++) {
		const struct entry *entry = &forest->entries[i];

		printed_entry(&check->flow, &check->scope, i);
		check_height(check,
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
		check_height(check,
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

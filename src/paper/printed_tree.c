/* SPDX-License-Identifier: ISC */
/* The parts of a tree in an order in which every arrow points forward: questions first, as the next
 * one should stand near, then the endings. */
#include "paper/printed_entry.h"
#include "paper/printed_parts.h"
#include "partway/forest.h"

/* Adds the entries of PART that are of KIND; the first piece of all has its TITLE above. */
static bool
add_kind(struct printed *printed, uint32_t part, enum entry_kind kind, const char *title)
{
	uint32_t at = 0, entry;

	while ((entry = scope_next(&printed->scope, part, kind, &at)) != NONE) {
		piece_begin(printed, entry);
		if (title)
			printed_add_section(&printed->flow, title);
		title = NULL;
		printed_entry(&printed->flow, &printed->scope, entry);
	}
	return title == NULL;
}

void
printed_add_entries(struct printed *printed)
{
	const struct forest *forest = printed->forest;

	for (size_t i = 0; i < printed->scope.part_count; i++) {
		uint32_t part = printed->scope.parts[i];
		const char *title = forest_text(forest, forest->trees[part].title);

		if (add_kind(printed, part, ENTRY_QUESTION, title))
			title = NULL;
		add_kind(printed, part, ENTRY_ENDING, title);
	}
}

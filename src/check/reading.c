/* SPDX-License-Identifier: ISC */
/* Each text is counted once, to the entry, tree, block or card that holds it; what a tree's reader
 * may come across is a sum of those. */
#include "partway/reading.h"

#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/forest.h"
#include "partway/said.h"

static void
count_text(const struct said *said, void *context)
{
	struct reading *reading = context;
	const char *text = forest_text(reading->forest, said->words);

	if (said->entry != NONE)
		prose_count(&reading->entries[said->entry], text);
	else if (said->tree != NONE)
		prose_count(&reading->trees[said->tree], text);
	else if (said->card != NONE)
		prose_count(&reading->cards[said->card], text);
}

static void
add(struct prose *sum, const struct prose *prose)
{
	sum->words += prose->words;
	sum->sentences += prose->sentences;
	sum->syllables += prose->syllables;
	sum->hard += prose->hard;
}

void
reading_init(struct reading *reading, const struct forest *forest)
{
	reading->forest = forest;
	reading->trees = alloc_array(forest->trees_count, sizeof(*reading->trees));
	reading->cards = alloc_array(forest->cards_count, sizeof(*reading->cards));
	reading->entries = alloc_array(forest->entries_count, sizeof(*reading->entries));
	said_visit(forest, count_text, reading);
	for (size_t i = 0; i < forest->entries_count; i++)
		add(&reading->trees[forest->entries[i].tree], &reading->entries[i]);
}

void
reading_fini(struct reading *reading)
{
	free(reading->trees);
	free(reading->cards);
	free(reading->entries);
	*reading = (struct reading){ 0 };
}

/* Marks the blocks that ENTRY leads to, and the cards that it names. */
static void
mark_entry(const struct forest *forest, const struct entry *entry, bool *trees, bool *cards)
{
	for (uint32_t i = 0; i < entry->answers.count; i++) {
		uint32_t go = forest->answers[entry->answers.first + i].go.index;

		if (go < GO_BROKEN && forest->trees[forest->entries[go].tree].is_block)
			trees[forest->entries[go].tree] = true;
	}
	for (uint32_t i = 0; i < entry->cards.count; i++) {
		uint32_t card = forest->refs[entry->cards.first + i].index;

		if (card != NONE)
			cards[card] = true;
	}
}

void
reading_mark(const struct forest *forest, uint32_t tree, bool *trees, bool *cards)
{
	uint32_t first = forest->trees[tree].opens_with;

	trees[tree] = true;
	if (first < GO_BROKEN)
		trees[first] = true;
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		struct span entries = forest->trees[i].entries;

		for (uint32_t j = 0; trees[i] && j < entries.count; j++)
			mark_entry(forest, &forest->entries[entries.first + j], trees, cards);
	}
}

void
reading_of_tree(const struct reading *reading, uint32_t tree, struct prose *prose)
{
	const struct forest *forest = reading->forest;
	bool *trees = alloc_array(forest->trees_count, sizeof(*trees));
	bool *cards = alloc_array(forest->cards_count, sizeof(*cards));

	*prose = (struct prose){ 0 };
	reading_mark(forest, tree, trees, cards);
	for (uint32_t i = 0; i < forest->trees_count; i++)
		if (trees[i])
			add(prose, &reading->trees[i]);
	for (uint32_t i = 0; i < forest->cards_count; i++)
		if (cards[i])
			add(prose, &reading->cards[i]);
	free(trees);
	free(cards);
}

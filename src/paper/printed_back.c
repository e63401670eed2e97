/* SPDX-License-Identifier: ISC */
/* What entries refer to: cards, each once, and the sources by their ids. */
#include <stdlib.h>

#include "page/cite_parts.h"
#include "paper/printed_entry.h"
#include "paper/printed_parts.h"
#include "partway/alloc.h"
#include "partway/forest.h"
#include "partway/str.h"

/* --- cards --- */

/* Marks each card that an ending on the sheet names. */
static void
find_cards(struct printed *printed)
{
	const struct scope *scope = &printed->scope;
	const struct forest *forest = scope->forest;

	printed->cards = alloc_array(forest->cards_count, sizeof(*printed->cards));
	for (uint32_t i = 0; i < forest->entries_count; i++) {
		struct span cards = forest->entries[i].cards;

		for (uint32_t j = 0; scope->holds[i] && j < cards.count; j++)
			printed->cards[forest->refs[cards.first + j].index] = true;
	}
}

void
printed_add_cards(struct printed *printed)
{
	const struct forest *forest = printed->forest;
	bool begun = false;

	find_cards(printed);
	for (uint32_t card = 0; card < forest->cards_count; card++) {
		if (!printed->cards[card])
			continue;
		piece_begin(printed, printed_card_place(forest, card));
		if (!begun)
			printed_add_section(&printed->flow, "Cards");
		begun = true;
		printed_card(&printed->flow, forest, card);
	}
}

/* --- sources --- */

#define SECTIONS 5 /* of an article, at most, that are not parted by the end of a page */

struct sources {
	struct printed *printed;
	bool *used;      /* by item */
	bool *of_cards;  /* by item: a card has it */
	uint32_t *first; /* by article: its first item that is used, or NONE */
	uint32_t *next;  /* by item: the next one of its article that is used, or NONE */
	bool open;       /* titles and headings may be named */
	bool begun;      /* the section has its heading */
	struct str text;
};

static void
mark_items(const struct forest *forest, bool *marks, struct span span)
{
	for (uint32_t i = 0; i < span.count; i++)
		marks[forest->refs[span.first + i].index] = true;
}

/* Marks what the sheet is from, and whether contact can be reached on it. */
static void
find_items(struct sources *sources)
{
	const struct scope *scope = &sources->printed->scope;
	const struct forest *forest = scope->forest;

	for (uint32_t i = 0; i < forest->entries_count; i++) {
		const struct entry *entry = &forest->entries[i];

		if (!scope->holds[i])
			continue;
		mark_items(forest, sources->used, entry->sources);
		if (entry->kind == ENTRY_ENDING && entry->contact > CONTACT_PRACTICAL)
			sources->open = true;
	}
	for (uint32_t i = 0; i < forest->cards_count; i++)
		if (sources->printed->cards[i])
			mark_items(forest, sources->of_cards, forest->cards[i].sources);
	for (size_t i = 0; i < forest->items_count; i++)
		sources->used[i] |= sources->of_cards[i];
}

/* Items of one article need not stand together. */
static void
sort_items(struct sources *sources)
{
	const struct forest *forest = sources->printed->forest;

	for (uint32_t i = 0; i < forest->articles_count; i++)
		sources->first[i] = NONE;
	for (uint32_t i = (uint32_t)forest->items_count; i-- > 0;) {
		uint32_t *first = &sources->first[forest->items[i].article];

		if (!sources->used[i])
			continue;
		sources->next[i] = *first;
		*first = i;
	}
}

static void
begin_article(struct sources *sources, uint32_t article)
{
	struct printed *printed = sources->printed;

	piece_begin(
	    printed, sources->begun ? NONE : printed_last_place(printed->forest, PLACE_SOURCES));
	if (!sources->begun)
		printed_add_section(&printed->flow, "Sources");
	sources->begun = true;
	str_clear(&sources->text);
	cite_add_article(&sources->text, printed->forest, article, sources->open);
	flow_add(&printed->flow, PARA_TITLE, NULL, str_text(&sources->text));
	str_clear(&sources->text);
}

/* Adds items of one article from ITEM on: those of its section where sections are named, else all.
 * Returns the item behind them, or NONE. */
static uint32_t
add_items(struct sources *sources, uint32_t item, bool by_section)
{
	const struct forest *forest = sources->printed->forest;
	struct words section = forest->items[item].section;
	struct cite_ids ids = { .out = &sources->text };

	str_add(&sources->text, sources->text.length > 0 ? " " : "");
	if (by_section) {
		str_add(&sources->text, "In ");
		cite_add_section(&sources->text, forest_text(forest, section));
		str_add(&sources->text, ": ");
	}
	while (item != NONE && (!by_section || forest->items[item].section.text == section.text)) {
		cite_add_id(&ids, forest_text(forest, forest->items[item].id));
		item = sources->next[item];
	}
	cite_end_ids(&ids);
	str_add_char(&sources->text, '.');
	return item;
}

/* Adds what was gathered as a paragraph. */
static void
add_text(struct sources *sources)
{
	flow_add(&sources->printed->flow, PARA_TEXT, NULL, str_text(&sources->text));
	str_clear(&sources->text);
}

static void
add_article(struct sources *sources, uint32_t article)
{
	bool by_section = sources->open && !cite_is_ours(sources->printed->forest, article);
	uint32_t item = sources->first[article];

	if (item == NONE)
		return;
	begin_article(sources, article);
	for (unsigned count = 1; item != NONE; count++) {
		item = add_items(sources, item, by_section);
		if (item != NONE && count % SECTIONS != 0)
			continue;
		add_text(sources);
		if (item != NONE)
			piece_begin(sources->printed, NONE);
	}
}

/* What the cards are from, who have no sources of their own on paper. */
static void
add_card_items(struct sources *sources)
{
	const struct forest *forest = sources->printed->forest;
	struct cite_ids ids = { .out = &sources->text };
	bool any = false;

	str_add(&sources->text, "The cards are from ");
	for (uint32_t i = 0; i < forest->articles_count; i++) {
		for (uint32_t item = sources->first[i]; item != NONE; item = sources->next[item]) {
			if (!sources->of_cards[item])
				continue;
			str_add(&sources->text, any && ids.count == 0 ? ", " : "");
			cite_add_id(&ids, forest_text(forest, forest->items[item].id));
			any = true;
		}
		cite_end_ids(&ids);
	}
	str_add_char(&sources->text, '.');
	if (!any)
		return;
	piece_begin(sources->printed, NONE);
	add_text(sources);
}

void
printed_add_sources(struct printed *printed)
{
	const struct forest *forest = printed->forest;
	struct sources sources = { .printed = printed };

	sources.used = alloc_array(forest->items_count, sizeof(*sources.used));
	sources.of_cards = alloc_array(forest->items_count, sizeof(*sources.of_cards));
	sources.first = alloc_array(forest->articles_count, sizeof(*sources.first));
	sources.next = alloc_array(forest->items_count, sizeof(*sources.next));
	find_items(&sources);
	sort_items(&sources);
	for (uint32_t i = 0; i < forest->articles_count; i++)
		add_article(&sources, i);
	add_card_items(&sources);
	free(sources.used);
	free(sources.of_cards);
	free(sources.first);
	free(sources.next);
	str_fini(&sources.text);
}

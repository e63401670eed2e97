/* SPDX-License-Identifier: ISC */
/* Sources item by item: what each says in our own words, under the article and, where that is open,
 * the section that it is from. Items of cards are only numbered: the card itself says what they
 * say, and of a hundred items nobody reads the one that matters. */
#include "page/cite.h"

#include "page/cite_parts.h"
#include "page/screens.h"
#include "partway/flow.h"
#include "partway/str.h"

struct items {
	struct flow *flow;
	const struct forest *forest;
	struct span sources;
	bool open;       /* titles and headings of articles may be named */
	bool named;      /* articles are named at all */
	bool gaps;       /* between articles */
	bool begun;      /* one is there */
	uint32_t left;   /* how many more items may be shown */
	struct str line; /* scratch */
};

static void
add_line(struct items *items)
{
	add_text(items->flow, str_text(&items->line));
	str_clear(&items->line);
}

static void
add_article(struct items *items, uint32_t index)
{
	cite_add_article(&items->line, items->forest, index, items->open);
	str_add_char(&items->line, '.');
	add_line(items);
}

static void
add_section(struct items *items, const struct item *item)
{
	str_add(&items->line, "In ");
	cite_add_section(&items->line, forest_text(items->forest, item->section));
	str_add_char(&items->line, ':');
	add_line(items);
}

static void
add_item(struct items *items, const struct item *item)
{
	if (items->left == 0)
		return;
	items->left--;
	flow_add(items->flow, PARA_FIELD, forest_text(items->forest, item->id),
	    forest_text(items->forest, item->gist));
}

/* Adds the items from source FROM on that are of its article; of its section, where sections are
 * named. */
static void
add_group(struct items *items, uint32_t from, bool section)
{
	const struct item *first = cite_item(items->forest, items->sources, from);

	for (uint32_t i = from; i < items->sources.count; i++) {
		const struct item *item = cite_item(items->forest, items->sources, i);

		if (item->article == first->article
		    && (!section || item->section.text == first->section.text))
			add_item(items, item);
	}
}

/* Adds the items of the article that source FROM is the first of. */
static void
add_of_article(struct items *items, uint32_t from)
{
	uint32_t article = cite_item(items->forest, items->sources, from)->article;

	if (items->named || cite_is_ours(items->forest, article))
		add_article(items, article);
	if (!items->open || cite_is_ours(items->forest, article)) {
		add_group(items, from, false);
		return;
	}
	for (uint32_t i = from; i < items->sources.count; i++) {
		const struct item *item = cite_item(items->forest, items->sources, i);

		if (item->article != article
		    || !cite_begins_section(items->forest, items->sources, i))
			continue;
		add_section(items, item);
		add_group(items, i, true);
	}
}

/* Adds the items by article, as many as may be shown: ours, or those of the others. */
static void
add_articles(struct items *items, bool ours)
{
	for (uint32_t i = 0; i < items->sources.count && items->left > 0; i++) {
		uint32_t article = cite_item(items->forest, items->sources, i)->article;

		if (cite_is_ours(items->forest, article) != ours
		    || !cite_begins_article(items->forest, items->sources, i))
			continue;
		if (items->gaps && items->begun)
			add_gap(items->flow);
		items->begun = true;
		add_of_article(items, i);
	}
}

void
cite_first_items(struct flow *flow, const struct forest *forest, uint32_t entry, uint32_t most)
{
	struct items items = { .flow = flow,
		.forest = forest,
		.sources = forest->entries[entry].sources,
		.named = !cite_is_grave(forest, entry),
		.left = most };

	add_part(flow, "Sources");
	add_articles(&items, false);
	add_articles(&items, true);
	if (items.sources.count > most) {
		str_add_format(&items.line, "%u more: w.", (unsigned)(items.sources.count - most));
		add_line(&items);
	}
	str_fini(&items.line);
}

/* --- cards, by number */

/* True where the ending itself has shown what source I of the card says. */
static bool
is_shown(const struct items *items, const struct item *item)
{
	for (uint32_t i = 0; i < items->sources.count; i++)
		if (cite_item(items->forest, items->sources, i) == item)
			return true;
	return false;
}

/* Adds a sentence with those items of an article that a card is from and that are not shown above:
 * "Publisher: EB-01, EB-04 to EB-06." */
static void
add_numbers(struct items *items, const struct card *card, uint32_t article)
{
	const struct forest *forest = items->forest;
	struct str numbers = { 0 };
	struct cite_ids ids = { .out = &numbers };

	for (uint32_t i = 0; i < card->sources.count; i++) {
		const struct item *item = cite_item(forest, card->sources, i);

		if (item->article == article && !is_shown(items, item))
			cite_add_id(&ids, forest_text(forest, item->id));
	}
	cite_end_ids(&ids);
	if (numbers.length > 0) {
		str_add(&items->line, items->line.length > 0 ? " " : "");
		if (cite_is_ours(forest, article))
			str_add(&items->line, "Our own judgement");
		else
			cite_add_name(&items->line, forest, article);
		str_add_format(&items->line, ": %s.", str_text(&numbers));
	}
	str_fini(&numbers);
}

static void
add_card(struct items *items, const struct card *card)
{
	str_add_format(&items->line, "Card: %s", forest_text(items->forest, card->title));
	add_gap(items->flow);
	add_part(items->flow, str_text(&items->line));
	str_clear(&items->line);
	for (uint32_t article = 0; article < items->forest->articles_count; article++)
		add_numbers(items, card, article);
	if (items->line.length == 0)
		str_add(&items->line, "All of it stands above.");
	add_line(items);
}

/* Where no contact is possible any more, our rules come first: they are why a page says less than
 * an article, or something else. */
static void
add_closed(struct items *items, bool is_ending)
{
	add_articles(items, true);
	if (is_ending) {
		if (items->begun)
			add_gap(items->flow);
		items->begun = false;
		add_text(items->flow,
		    "These articles speak of other cases, too. For you, this page comes first.");
	}
	add_articles(items, false);
}

static void
add_cards(struct items *items, struct span cards)
{
	if (cards.count == 0)
		return;
	add_gap(items->flow);
	add_text(items->flow, "The cards say in their own words what their items say.");
	for (uint32_t i = 0; i < cards.count; i++)
		add_card(items, &items->forest->cards[items->forest->refs[cards.first + i].index]);
}

void
cite_items(struct flow *flow, const struct forest *forest, uint32_t entry)
{
	const struct entry *at = &forest->entries[entry];
	struct items items = { .flow = flow,
		.forest = forest,
		.sources = at->sources,
		.open = cite_is_open(forest, entry),
		.named = true,
		.gaps = true,
		.left = UINT32_MAX };

	add_part(flow, "Sources");
	if (items.open) {
		add_articles(&items, false);
		add_articles(&items, true);
	} else {
		add_closed(&items, at->kind == ENTRY_ENDING);
	}
	add_cards(&items, at->cards);
	str_fini(&items.line);
}

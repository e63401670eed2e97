/* SPDX-License-Identifier: ISC */
/* Where advice comes from, on every page of the shipped forest: in words on the page itself, item
 * by item behind `w`, and without a word of hope where no contact is possible any more. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/phrase.h"
#include "partway/alloc.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/str.h"
#include "partway/ui.h"

#define OURS "our own judgement"

static const struct forest *forest;
static struct ui ui;
static bool *open_entries; /* by entry: a walk comes by that ends in contact */
static size_t paths;

static bool
allows_contact(const struct entry *ending)
{
	return ending->contact > CONTACT_PRACTICAL;
}

/* Of the block that trees open with nothing is open: there nothing is known of the reader yet. */
static void
note_path(const struct walk *walk, void *context)
{
	uint32_t gate = forest->trees[walk->tree].opens_with;

	(void)context;
	paths++;
	if (!allows_contact(&forest->entries[walk->here]))
		return;
	open_entries[walk->here] = true;
	for (size_t i = 0; i < walk->taken; i++)
		if (forest->entries[walk->steps[i].entry].tree != gate)
			open_entries[walk->steps[i].entry] = true;
}

static void
start(void)
{
	forest = forest_builtin();
	ui_init(&ui, forest, (struct date){ .year = 2026, .month = 8, .day = 22 });
	ui.walk.tree = forest_find_tree(forest, "start");
	open_entries = alloc_array(forest->entries_count, sizeof(*open_entries));
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			paths_visit(forest, tree, note_path, NULL);
	cr_assert(paths > 1000 && forest->entries_count > 150);
}

static void
stop(void)
{
	free(open_entries);
	ui_fini(&ui);
}

TestSuite(why, .init = start, .fini = stop, .timeout = 120);

/* What the page of ENTRY says in LAYER, a line for each label and each text. */
static void
read_page(uint32_t entry, enum layer layer, struct str *text)
{
	struct flow flow = { 0 };
	struct heading heading = { 0 };

	ui.walk.here = entry;
	ui.views[0] = (struct view){ .layer = layer, .selected = NONE };
	screen_flow(&ui, &flow, NULL, &heading);
	str_clear(text);
	for (size_t i = 0; i < flow.count; i++)
		str_add_format(text, "%s\n%s\n", flow_label(&flow, &flow.items[i]),
		    flow_text(&flow, &flow.items[i]));
	flow_fini(&flow);
	heading_fini(&heading);
}

static const char *
words(struct words of)
{
	return forest_text(forest, of);
}

static const struct item *
item_at(struct span sources, uint32_t i)
{
	return &forest->items[forest->refs[sources.first + i].index];
}

static const struct card *
card_at(const struct entry *entry, uint32_t i)
{
	return &forest->cards[forest->refs[entry->cards.first + i].index];
}

static bool
is_ours(const struct article *article)
{
	return strcmp(words(article->by), "partway") == 0;
}

/* How pages name an article in words, on the page itself or behind w. */
static const char *
name_of(const struct article *article, enum layer layer)
{
	bool unnamed = strcmp(words(article->by), "publisher not named") == 0;

	if (is_ours(article))
		return layer == LAYER_WALK ? OURS : words(article->title);
	return words(unnamed ? article->title : article->by);
}

/* True where TEXT says WORDS, with small or capital letters. */
static bool
says(const struct str *text, const char *words)
{
	return strcasestr(str_text(text), words) != NULL;
}

static bool
holds_line(const struct str *text, const char *line)
{
	struct str whole = { 0 };
	bool found;

	str_add_format(&whole, "\n%s\n", line);
	found = strstr(str_text(text), str_text(&whole)) != NULL;
	str_fini(&whole);
	return found;
}

/* --- every page */

/* The item that a number such as EB-07 at TEXT names, or NULL. TEXT is not the first byte. */
static const struct item *
item_named(const char *text)
{
	if (text[-1] >= 'A' && text[-1] <= 'Z')
		return NULL; /* the G-03 of RG-03 */
	for (size_t i = 0; i < forest->items_count; i++) {
		const char *id = words(forest->items[i].id);
		size_t length = strlen(id);

		if (strncmp(text, id, length) == 0 && !strchr("0123456789", text[length]))
			return &forest->items[i];
	}
	return NULL;
}

/* How often TEXT names ITEM by its number. */
static size_t
count_named(const struct str *text, const struct item *item)
{
	const char *id = words(item->id), *at = str_text(text);
	size_t count = 0;

	for (; (at = strstr(at, id)) != NULL; at++)
		count += item_named(at) == item;
	return count;
}

static void
check_named(uint32_t entry, struct span sources, enum layer layer, const struct str *text)
{
	for (uint32_t i = 0; i < sources.count; i++) {
		const struct article *article = &forest->articles[item_at(sources, i)->article];
		const char *name = name_of(article, layer);

		cr_assert(says(text, name), "%s: \"%s\" is not named in\n%s",
		    words(forest->entries[entry].id), name, str_text(text));
	}
}

/* The names of some articles are a promise. */
static void
check_unnamed(uint32_t entry, const struct str *text)
{
	for (size_t i = 0; i < forest->articles_count; i++) {
		const struct article *article = &forest->articles[i];

		cr_assert(is_ours(article) || !says(text, name_of(article, LAYER_WALK)), "%s:\n%s",
		    words(forest->entries[entry].id), str_text(text));
	}
}

/* An ending for danger, despair or an order. */
static bool
is_grave(const struct entry *entry)
{
	return entry->kind == ENTRY_ENDING
	    && (entry->aim == AIM_CRISIS || entry->aim == AIM_SAFETY || entry->aim == AIM_LEGAL);
}

Test(why, a_page_names_each_article_in_words_a_grave_one_none_and_neither_an_item_by_number)
{
	struct str text = { 0 };

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct entry *at = &forest->entries[entry];

		read_page(entry, LAYER_WALK, &text);
		if (!is_grave(at))
			check_named(entry, at->sources, LAYER_WALK, &text);
		else
			check_unnamed(entry, &text);
		for (uint32_t i = 0; i < at->cards.count && !is_grave(at); i++)
			check_named(entry, card_at(at, i)->sources, LAYER_WALK, &text);
		for (size_t i = 0; i < forest->items_count; i++)
			cr_assert(!says(&text, words(forest->items[i].id)), "%s: %s",
			    words(forest->entries[entry].id), words(forest->items[i].id));
		cr_assert(says(&text, "More: w."));
	}
	str_fini(&text);
}

Test(why, behind_w_stands_each_item_once_with_what_it_says)
{
	struct str text = { 0 };

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct entry *at = &forest->entries[entry];

		read_page(entry, LAYER_WHY, &text);
		check_named(entry, at->sources, LAYER_WHY, &text);
		cr_assert(says(&text, words(at->title)) && says(&text, words(at->why)));
		for (uint32_t i = 0; i < at->sources.count; i++) {
			const struct item *item = item_at(at->sources, i);
			struct str line = { 0 };

			str_add_format(&line, "\n%s\n%s\n", words(item->id), words(item->gist));
			cr_assert(strstr(str_text(&text), str_text(&line)), "%s: %s", words(at->id),
			    str_text(&line));
			cr_assert_eq(
			    count_named(&text, item), 1u, "%s: %s", words(at->id), words(item->id));
			str_fini(&line);
		}
	}
	str_fini(&text);
}

/* --- cards */

/* Marks in SEEN the items that TEXT names: "EB-01, EB-04 to EB-06". */
static void
read_numbers(const char *text, bool *seen)
{
	for (text++; *text; text++) {
		const struct item *item = item_named(text), *last = item;
		size_t length = item ? strlen(words(item->id)) : 0;

		if (item && strncmp(text + length, " to ", 4) == 0)
			last = item_named(text + length + 4);
		for (; item && item <= last; item++)
			seen[item - forest->items] = true;
	}
}

Test(why, behind_w_each_card_is_named_with_the_numbers_of_its_items)
{
	struct str text = { 0 }, title = { 0 };
	bool *seen = alloc_array(forest->items_count, sizeof(*seen));

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct entry *at = &forest->entries[entry];

		read_page(entry, LAYER_WHY, &text);
		memset(seen, 0, forest->items_count * sizeof(*seen));
		read_numbers(str_text(&text), seen);
		for (uint32_t i = 0; i < at->cards.count; i++) {
			const struct card *card = card_at(at, i);

			str_clear(&title);
			str_add_format(&title, "Card: %s", words(card->title));
			cr_assert(holds_line(&text, str_text(&title)), "%s", str_text(&title));
			for (uint32_t j = 0; j < card->sources.count; j++)
				cr_assert(seen[item_at(card->sources, j) - forest->items],
				    "%s: %s of %s", words(at->id),
				    words(item_at(card->sources, j)->id), words(card->id));
		}
	}
	free(seen);
	str_fini(&title);
	str_fini(&text);
}

/* --- what may be named where */

/* True where TEXT quotes the heading of ITEM. */
static bool
quotes(const struct str *text, const struct item *item)
{
	struct str quoted = { 0 };
	bool found;

	str_add_format(&quoted, "\"%s\"", words(item->section));
	for (size_t i = 1; i + 1 < quoted.length; i++)
		if (quoted.data[i] == '"')
			quoted.data[i] = '\'';
	found = !is_ours(&forest->articles[item->article]) && says(text, str_text(&quoted));
	str_fini(&quoted);
	return found;
}

/* How many headings of articles, and titles of articles with a publisher, stand in TEXT. */
static size_t
count_headings(const struct str *text)
{
	size_t count = 0;

	for (size_t i = 0; i < forest->items_count; i++)
		count += quotes(text, &forest->items[i]);
	for (size_t i = 0; i < forest->articles_count; i++) {
		const struct article *article = &forest->articles[i];

		count += !is_ours(article)
		    && strcmp(name_of(article, LAYER_WHY), words(article->title)) != 0
		    && says(text, words(article->title));
	}
	return count;
}

/* safety.md 2: unsure, skipped and never asked count as unsafe. */
Test(why, no_heading_of_an_article_stands_where_no_walk_can_end_in_contact)
{
	struct str page = { 0 }, behind = { 0 };
	size_t closed = 0;

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		if (open_entries[entry])
			continue;
		read_page(entry, LAYER_WALK, &page);
		read_page(entry, LAYER_WHY, &behind);
		cr_assert_eq(count_headings(&page) + count_headings(&behind), 0u, "%s:\n%s\n%s",
		    words(forest->entries[entry].id), str_text(&page), str_text(&behind));
		closed++;
	}
	cr_assert(closed > 80, "%zu", closed);
	str_fini(&behind);
	str_fini(&page);
}

Test(why, elsewhere_headings_point_to_where_it_is_said)
{
	struct str page = { 0 }, behind = { 0 };
	size_t quoted = 0;

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		struct span sources = forest->entries[entry].sources;

		if (!open_entries[entry])
			continue;
		read_page(entry, LAYER_WALK, &page);
		read_page(entry, LAYER_WHY, &behind);
		quoted += count_headings(&page) > 0;
		for (uint32_t i = 0; i < sources.count; i++) {
			const struct item *item = item_at(sources, i);

			cr_assert(is_ours(&forest->articles[item->article])
				|| strstr(words(item->section), "(no heading)")
				|| quotes(&behind, item),
			    "%s: %s", words(forest->entries[entry].id), words(item->section));
		}
	}
	cr_assert(quoted > 40, "%zu", quoted);
	str_fini(&behind);
	str_fini(&page);
}

/* Adds what the wording T8 looks for (hope where an order, harm or a no leads). */
static void
add_hope(struct phrases *phrases)
{
	static const char *const more[] = { "get back together", "getting back together",
		"getting an ex back", "success stor*" };

	for (uint32_t i = 0; i < forest->wordings_count; i++) {
		struct span sought = forest->wordings[i].phrases;

		if (strcmp(words(forest->wordings[i].id), "T8") != 0)
			continue;
		for (uint32_t j = sought.first; j < sought.first + sought.count; j++)
			phrases_add(phrases, 0, PHRASE_SOUGHT, words(forest->lines[j]));
	}
	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		phrases_add(phrases, 0, PHRASE_SOUGHT, more[i]);
}

Test(why, nothing_behind_w_speaks_of_hope_where_no_walk_can_end_in_contact)
{
	struct phrases *phrases = phrases_new(UINT64_MAX);
	struct phrase_hit hits[PHRASE_LISTS];
	struct str text = { 0 };

	add_hope(phrases);
	cr_assert_eq(phrases_find(phrases, UINT64_MAX, "They may come back.", hits), 1u);
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		if (open_entries[entry] || forest->entries[entry].kind == ENTRY_QUESTION)
			continue;
		read_page(entry, LAYER_WHY, &text);
		cr_assert_eq(phrases_find(phrases, UINT64_MAX, str_text(&text), hits), 0u,
		    "%s: %.40s", words(forest->entries[entry].id), hits[0].start);
	}
	str_fini(&text);
	phrases_free(phrases);
}

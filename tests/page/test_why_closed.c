/* SPDX-License-Identifier: ISC */
/* What may be named where, on every page of the shipped forest: no heading and no word of hope
 * where no contact is possible any more, pointers elsewhere. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "check/phrase.h"
#include "partway/alloc.h"
#include "partway/paths.h"
#include "why.h"

static const struct forest *forest;
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
}

TestSuite(why_closed, .init = start, .fini = stop, .timeout = 120);

/* True where TEXT quotes the heading of ITEM. */
static bool
quotes(const struct str *text, const struct item *item)
{
	struct str quoted = { 0 };
	bool found;

	str_add_format(&quoted, "\"%s\"", why_words(item->section));
	for (size_t i = 1; i + 1 < quoted.length; i++)
		if (quoted.data[i] == '"')
			quoted.data[i] = '\'';
	found = !why_is_ours(&forest->articles[item->article]) && why_says(text, str_text(&quoted));
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

		count += !why_is_ours(article)
		    && strcmp(why_name_of(article, LAYER_WHY), why_words(article->title)) != 0
		    && why_says(text, why_words(article->title));
	}
	return count;
}

/* safety.md 2: unsure, skipped and never asked count as unsafe. */
Test(why_closed, no_heading_of_an_article_stands_where_no_walk_can_end_in_contact)
{
	struct str page = { 0 }, behind = { 0 };
	size_t closed = 0;

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		if (open_entries[entry])
			continue;
		why_read_page(entry, LAYER_WALK, &page);
		why_read_page(entry, LAYER_WHY, &behind);
		cr_assert_eq(count_headings(&page) + count_headings(&behind), 0u, "%s:\n%s\n%s",
		    why_words(forest->entries[entry].id), str_text(&page), str_text(&behind));
		closed++;
	}
	cr_assert(closed > 80, "%zu", closed);
	str_fini(&behind);
	str_fini(&page);
}

Test(why_closed, elsewhere_headings_point_to_where_it_is_said)
{
	struct str page = { 0 }, behind = { 0 };
	size_t quoted = 0;

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		struct span sources = forest->entries[entry].sources;

		if (!open_entries[entry])
			continue;
		why_read_page(entry, LAYER_WALK, &page);
		why_read_page(entry, LAYER_WHY, &behind);
		quoted += count_headings(&page) > 0;
		for (uint32_t i = 0; i < sources.count; i++) {
			const struct item *item = why_item_at(sources, i);

			cr_assert(why_is_ours(&forest->articles[item->article])
				|| strstr(why_words(item->section), "(no heading)")
				|| quotes(&behind, item),
			    "%s: %s", why_words(forest->entries[entry].id),
			    why_words(item->section));
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

		if (strcmp(why_words(forest->wordings[i].id), "T8") != 0)
			continue;
		for (uint32_t j = sought.first; j < sought.first + sought.count; j++)
			phrases_add(phrases, 0, PHRASE_SOUGHT, why_words(forest->lines[j]));
	}
	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		phrases_add(phrases, 0, PHRASE_SOUGHT, more[i]);
}

Test(why_closed, nothing_behind_w_speaks_of_hope_where_no_walk_can_end_in_contact)
{
	struct phrases *phrases = phrases_new(UINT64_MAX);
	struct phrase_hit hits[PHRASE_LISTS];
	struct str text = { 0 };

	add_hope(phrases);
	cr_assert_eq(phrases_find(phrases, UINT64_MAX, "They may come back.", hits), 1u);
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		if (open_entries[entry] || forest->entries[entry].kind == ENTRY_QUESTION)
			continue;
		why_read_page(entry, LAYER_WHY, &text);
		cr_assert_eq(phrases_find(phrases, UINT64_MAX, str_text(&text), hits), 0u,
		    "%s: %.40s", why_words(forest->entries[entry].id), hits[0].start);
	}
	str_fini(&text);
	phrases_free(phrases);
}

/* SPDX-License-Identifier: ISC */
/* Where advice comes from, on every page of the shipped forest: in words on the page itself, item
 * by item behind `w`. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "why.h"

static const struct forest *forest;

static void
start(void)
{
	forest = forest_builtin();
	cr_assert(forest->entries_count > 150);
}

TestSuite(why, .init = start, .timeout = 120);

static const struct card *
card_at(const struct entry *entry, uint32_t i)
{
	return &forest->cards[forest->refs[entry->cards.first + i].index];
}

/* --- every page */

/* The item that a number such as EB-07 at TEXT names, or NULL. TEXT is not the first byte. */
static const struct item *
item_named(const char *text)
{
	if (text[-1] >= 'A' && text[-1] <= 'Z')
		return NULL; /* the G-03 of RG-03 */
	for (size_t i = 0; i < forest->items_count; i++) {
		const char *id = why_words(forest->items[i].id);
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
	const char *id = why_words(item->id), *at = str_text(text);
	size_t count = 0;

	for (; (at = strstr(at, id)) != NULL; at++)
		count += item_named(at) == item;
	return count;
}

static void
check_named(uint32_t entry, struct span sources, enum layer layer, const struct str *text)
{
	for (uint32_t i = 0; i < sources.count; i++) {
		const struct article *article = &forest->articles[why_item_at(sources, i)->article];
		const char *name = why_name_of(article, layer);

		cr_assert(why_says(text, name), "%s: \"%s\" is not named in\n%s",
		    why_words(forest->entries[entry].id), name, str_text(text));
	}
}

/* The names of some articles are a promise. */
static void
check_unnamed(uint32_t entry, const struct str *text)
{
	for (size_t i = 0; i < forest->articles_count; i++) {
		const struct article *article = &forest->articles[i];

		cr_assert(why_is_ours(article) || !why_says(text, why_name_of(article, LAYER_WALK)),
		    "%s:\n%s", why_words(forest->entries[entry].id), str_text(text));
	}
}

/* An ending for danger, despair or an order, or a question about these. */
static bool
is_grave(const struct entry *entry)
{
	if (entry->kind == ENTRY_QUESTION)
		return entry->tree == forest_find_tree(forest, "gate");
	return entry->aim == AIM_CRISIS || entry->aim == AIM_SAFETY || entry->aim == AIM_LEGAL;
}

Test(why, a_page_names_each_article_in_words_a_grave_one_none_and_neither_an_item_by_number)
{
	struct str text = { 0 };

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct entry *at = &forest->entries[entry];

		why_read_page(entry, LAYER_WALK, &text);
		if (!is_grave(at))
			check_named(entry, at->sources, LAYER_WALK, &text);
		else
			check_unnamed(entry, &text);
		for (uint32_t i = 0; i < at->cards.count && !is_grave(at); i++)
			check_named(entry, card_at(at, i)->sources, LAYER_WALK, &text);
		for (size_t i = 0; i < forest->items_count; i++)
			cr_assert(!why_says(&text, why_words(forest->items[i].id)), "%s: %s",
			    why_words(forest->entries[entry].id), why_words(forest->items[i].id));
		cr_assert(why_says(&text, "More: w."));
	}
	str_fini(&text);
}

Test(why, behind_w_stands_each_item_once_with_what_it_says)
{
	struct str text = { 0 };

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct entry *at = &forest->entries[entry];

		why_read_page(entry, LAYER_WHY, &text);
		check_named(entry, at->sources, LAYER_WHY, &text);
		cr_assert(
		    why_says(&text, why_words(at->title)) && why_says(&text, why_words(at->why)));
		for (uint32_t i = 0; i < at->sources.count; i++) {
			const struct item *item = why_item_at(at->sources, i);
			struct str line = { 0 };

			str_add_format(
			    &line, "\n%s\n%s\n", why_words(item->id), why_words(item->gist));
			cr_assert(strstr(str_text(&text), str_text(&line)), "%s: %s",
			    why_words(at->id), str_text(&line));
			cr_assert_eq(count_named(&text, item), 1u, "%s: %s", why_words(at->id),
			    why_words(item->id));
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
		size_t length = item ? strlen(why_words(item->id)) : 0;

		if (item && strncmp(text + length, " to ", 4) == 0)
			last = item_named(text + length + 4);
		for (; item && item <= last; item++)
			seen[item - forest->items] = true;
	}
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

Test(why, behind_w_each_card_is_named_with_the_numbers_of_its_items)
{
	struct str text = { 0 }, title = { 0 };
	bool *seen = alloc_array(forest->items_count, sizeof(*seen));

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct entry *at = &forest->entries[entry];

		why_read_page(entry, LAYER_WHY, &text);
		memset(seen, 0, forest->items_count * sizeof(*seen));
		read_numbers(str_text(&text), seen);
		for (uint32_t i = 0; i < at->cards.count; i++) {
			const struct card *card = card_at(at, i);

			str_clear(&title);
			str_add_format(&title, "Card: %s", why_words(card->title));
			cr_assert(holds_line(&text, str_text(&title)), "%s", str_text(&title));
			for (uint32_t j = 0; j < card->sources.count; j++)
				cr_assert(seen[why_item_at(card->sources, j) - forest->items],
				    "%s: %s of %s", why_words(at->id),
				    why_words(why_item_at(card->sources, j)->id),
				    why_words(card->id));
		}
	}
	free(seen);
	str_fini(&title);
	str_fini(&text);
}

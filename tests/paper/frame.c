/* SPDX-License-Identifier: ISC */
/* What is on a sheet behind its first page, besides entries: pages with their numbers, headings of
 * parts, cards, help lines. */
#include "follow.h"

#include <string.h>

#include "partway/ascii.h"
#include "partway/forest.h"
#include "plain.h"

#define ONLY_NAMED "Only where an ending of yours names this card."

/* --- pages */

/* References name pages by what is printed on them; and paper may be found, so its head says nothing
 * of what it is about. */
static void
check_pages(struct sheet *sheet)
{
	const struct seen *seen = &sheet->seen;
	struct str head = { 0 };

	str_add_format(&head, "PARTWAY(7)Sheet%sPARTWAY(7)",
	    forest_text(sheet->forest, sheet->forest->trees[sheet->tree].mark));
	for (size_t i = 0; sheet->paged && i < seen->page_count; i++) {
		if (seen->pages[i].number != i + 1)
			differ(sheet, "page %zu has the number %u", i + 1, seen->pages[i].number);
		if (strcmp(str_text(&seen->pages[i].head), str_text(&head)) != 0)
			differ(sheet, "page %zu has the head \"%s\"", i + 1,
			    str_text(&seen->pages[i].head));
	}
	str_fini(&head);
}

const struct block *
want_section(struct sheet *sheet, const char *title, bool is_first)
{
	const struct block *block = seen_section(&sheet->seen, title);

	if (!block)
		differ(sheet, "there is no %s", title);
	else if (is_first && (block->first_page != 1 || block->last_page != 1))
		differ(sheet, "%s stands on pages %u to %u, not on page 1", title,
		    block->first_page, block->last_page);
	return block;
}

/* --- parts */

/* As a heading has it: in capital letters, where all of it is ASCII. */
static struct str
heading_of(const char *title)
{
	struct str out = { 0 }, plain = { 0 };
	bool is_ascii = true;

	for (const char *at = title; *at; at++)
		is_ascii = is_ascii && (unsigned char)*at < 0x80;
	for (const char *at = title; *at; at++)
		str_add_char(
		    &out, is_ascii && *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at);
	plain_add(&plain, str_text(&out));
	str_fini(&out);
	return plain;
}

/* Each part has its heading right above its first entry, on the same page. */
static void
check_parts(struct sheet *sheet)
{
	const struct seen *seen = &sheet->seen;
	uint32_t part = NONE;

	for (uint32_t i = 0; i < sheet->forest->entries_count; i++) {
		struct str number, title;
		const struct block *entry;

		if (!sheet->holds[i] || sheet->forest->entries[i].tree == part)
			continue;
		part = sheet->forest->entries[i].tree;
		number = number_of(sheet, i);
		title = heading_of(forest_text(sheet->forest, sheet->forest->trees[part].title));
		entry = seen_entry(seen, str_text(&number), 0);
		if (!entry || entry == seen->blocks || !entry[-1].is_section
		    || plain_match(str_text(&entry[-1].text), str_text(&title)) == 0
		    || entry[-1].first_page != entry->first_page)
			differ(sheet, "%s is not right below \"%s\"", str_text(&number),
			    str_text(&title));
		str_fini(&number);
		str_fini(&title);
	}
}

/* --- cards */

const struct block *
find_card(const struct sheet *sheet, const struct card *card)
{
	const struct block *end = sheet->seen.blocks + sheet->seen.block_count;
	const struct block *block = seen_section(&sheet->seen, "CARDS");
	struct str title = { 0 };

	str_add(&title, "CARD. ");
	plain_add(&title, forest_text(sheet->forest, card->title));
	if (block)
		block++;
	while (block && block < end && !block->is_section
	    && plain_match(str_text(&block->text), str_text(&title)) == 0)
		block++;
	str_fini(&title);
	return block && block < end && !block->is_section ? block : NULL;
}

static bool
take_words(struct sheet *sheet, struct cursor *cursor, struct words words)
{
	struct str text = paper_words(sheet, forest_text(sheet->forest, words));
	bool is_there = text.length == 0 || take(cursor, str_text(&text));

	str_fini(&text);
	return is_there;
}

static bool
take_lines(struct sheet *sheet, struct cursor *cursor, const char *label, struct span lines)
{
	bool are_there = lines.count == 0 || !*label || take(cursor, label);

	for (uint32_t i = 0; i < lines.count && are_there; i++)
		are_there = take_words(sheet, cursor, sheet->forest->lines[lines.first + i]);
	return are_there;
}

static void
check_card(struct sheet *sheet, const struct card *card)
{
	const struct block *block = find_card(sheet, card);
	struct cursor cursor = { block ? str_text(&block->text) : "" };
	const char *name = forest_text(sheet->forest, card->title);

	if (!block)
		differ(sheet, "the card \"%s\" is missing", name);
	else if (!take(&cursor, "CARD.") || !take_words(sheet, &cursor, card->title)
	    || (card->contact != CONTACT_NONE && !take(&cursor, ONLY_NAMED))
	    || !take_lines(sheet, &cursor, "", card->text)
	    || !take_lines(sheet, &cursor, "Do", card->todo)
	    || !take_lines(sheet, &cursor, "Do not", card->avoid)
	    || (card->message.text
		&& (!take(&cursor, "Say") || !take(&cursor, "\"")
		    || !take_words(sheet, &cursor, card->message) || !take(&cursor, "\"")))
	    || *cursor.at)
		differ(sheet, "the card \"%s\" goes on with \"%.60s\"", name, cursor.at);
	else if (block->first_page != block->last_page)
		differ(sheet, "the card \"%s\" stands on pages %u to %u", name, block->first_page,
		    block->last_page);
}

static void
check_cards(struct sheet *sheet)
{
	const struct block *block = seen_section(&sheet->seen, "CARDS");
	const struct block *end = sheet->seen.blocks + sheet->seen.block_count;
	size_t wanted = 0, count = 0;

	for (size_t i = 0; i < sheet->forest->cards_count; i++) {
		wanted += sheet->cards[i];
		if (sheet->cards[i])
			check_card(sheet, &sheet->forest->cards[i]);
	}
	for (block = block ? block + 1 : end; block < end && !block->is_section; block++)
		count++;
	if (count != wanted)
		differ(sheet, "there are %zu cards, and should be %zu", count, wanted);
}

/* --- help lines */

static bool
page_says(const struct sheet *sheet, size_t page, struct words words)
{
	struct str text = { 0 };
	bool says;

	plain_add(&text, forest_text(sheet->forest, words));
	says = plain_find(str_text(&sheet->seen.pages[page].text), str_text(&text)) != NULL;
	str_fini(&text);
	return says;
}

static bool
is_printed(const struct sheet *sheet, size_t from, struct words words)
{
	bool is = words.text == 0;

	for (size_t page = from; page < sheet->seen.page_count && !is; page++)
		is = page_says(sheet, page, words);
	return is;
}

/* Emergency numbers are on the first page; every line is at the end, and some on the last page. */
static void
check_helplines(struct sheet *sheet)
{
	const struct forest *forest = sheet->forest;
	const struct block *block = want_section(sheet, "HELP LINES IN FULL", false);
	size_t first = block ? block->first_page - 1 : 0, last = sheet->seen.page_count - 1;
	bool on_last = false;

	for (size_t i = 0; i < forest->countries_count; i++)
		if ((sheet->region == NONE || sheet->region == i)
		    && forest->countries[i].emergency.text
		    && (!page_says(sheet, 0, forest->countries[i].emergency)
			|| !is_printed(sheet, first, forest->countries[i].emergency)))
			differ(sheet, "the emergency number of %s is missing",
			    forest_text(forest, forest->countries[i].title));
	for (size_t i = 0; i < forest->helplines_count; i++) {
		const struct helpline *line = &forest->helplines[i];

		if (sheet->region != NONE && line->country != sheet->region)
			continue;
		if (!is_printed(sheet, first, line->service)
		    || !is_printed(sheet, first, line->call)
		    || !is_printed(sheet, first, line->text)
		    || !is_printed(sheet, first, line->site))
			differ(sheet, "the help line %s is missing",
			    forest_text(forest, line->service));
		on_last = on_last || page_says(sheet, last, line->service);
	}
	if (!on_last)
		differ(sheet, "the last page has no help line");
}

void
check_frame(struct sheet *sheet)
{
	check_pages(sheet);
	check_parts(sheet);
	check_cards(sheet);
	check_helplines(sheet);
}

void
check_all_named(struct sheet *sheet)
{
	size_t count = 0;

	for (size_t i = 0; i < sheet->seen.page_count; i++)
		for (const char *at = str_text(&sheet->seen.pages[i].text);
		     (at = strstr(at, "p. ")); at++)
			count += strchr(" (\n", at[-1]) && ascii_is_digit(at[3]);
	if (sheet->paged && count != sheet->pages_named)
		differ(sheet, "%zu pages are named, %zu of them where one is expected", count,
		    sheet->pages_named);
}

/* SPDX-License-Identifier: ISC */
/* Each entry is read from its first word to its last: what is not expected is a difference, too. */
#include "follow.h"

#include <stdio.h>
#include <string.h>

#include "page/ending_words.h"
#include "partway/date.h"
#include "partway/forest.h"
#include "partway/walk.h"
#include "plain.h"

/* An entry that is being read. */
struct reading {
	struct sheet *sheet;
	const struct forest *forest;
	const struct entry *entry;
	const struct block *block;
	struct cursor cursor;
	bool lost; /* a difference was said: where the cursor is means nothing */
};

static void
lose(struct reading *reading, const char *what)
{
	if (!reading->lost)
		differ(reading->sheet, "page %u, %s: not %s, but \"%.60s\"",
		    reading->block->first_page, reading->block->number, what, reading->cursor.at);
	reading->lost = true;
}

static void
want(struct reading *reading, const char *text)
{
	if (!reading->lost && !take(&reading->cursor, text))
		lose(reading, text);
}

static void
want_words(struct reading *reading, struct words words)
{
	struct str text = paper_words(reading->sheet, forest_text(reading->forest, words));

	want(reading, str_text(&text));
	str_fini(&text);
}

/* True where an answer of the question FROM leads to ENTRY. */
static bool
leads_to(const struct sheet *sheet, uint32_t from, uint32_t entry)
{
	struct span answers = sheet->forest->entries[from].answers;

	for (uint32_t i = 0; i < answers.count; i++)
		if (walk_target(sheet->forest, sheet->tree, answers.first + i) == entry)
			return true;
	return false;
}

/* One of those that lead here: "(from X1, p. 3", "X2, p. 4", on a terminal without pages. */
static void
want_parent(struct reading *reading, const char *before, uint32_t entry)
{
	struct sheet *sheet = reading->sheet;
	struct str text = { 0 }, number = number_of(sheet, entry);
	uint32_t page = 0;
	int end = 0;

	str_add_format(&text, "%s%s", before, str_text(&number));
	want(reading, str_text(&text));
	if (!reading->lost && sscanf(reading->cursor.at, ", p. %5u%n", &page, &end) == 1)
		reading->cursor.at += end;
	check_page_number(
	    sheet, str_text(&number), page, seen_entry(&sheet->seen, str_text(&number), 0));
	str_fini(&text);
	str_fini(&number);
}

/* "(from X1, X2)", with their pages: all of them, and no other. */
static void
want_parents(struct reading *reading, uint32_t entry)
{
	const struct sheet *sheet = reading->sheet;
	bool any = false;

	for (uint32_t from = 0; from < sheet->forest->entries_count; from++) {
		if (!sheet->holds[from] || !leads_to(sheet, from, entry))
			continue;
		if (any)
			want(reading, sheet->paged ? ";" : ",");
		want_parent(reading, any ? "" : "(from ", from);
		any = true;
	}
	if (any)
		want(reading, ")");
}

/* The next arrow of the block, which must come next, and lead to ENTRY. */
static void
want_arrow(struct reading *reading, size_t which, uint32_t entry)
{
	const struct block *block = reading->block;
	const struct arrow *arrow = &block->arrows[which];

	if (reading->lost)
		return;
	if (which >= block->arrow_count
	    || str_text(&block->text) + arrow->start != reading->cursor.at) {
		lose(reading, "an arrow");
		return;
	}
	check_arrow(reading->sheet, block, arrow, entry);
	reading->cursor.at = str_text(&block->text) + arrow->end;
	skip_space(&reading->cursor);
}

/* "(p. 7)", where there are pages, of BLOCK. */
static void
want_page(struct reading *reading, const char *what, const struct block *block)
{
	uint32_t page;

	if (reading->lost)
		return;
	take_page(&reading->cursor, &page);
	check_page_number(reading->sheet, what, page, block);
}

static void
want_sources(struct reading *reading)
{
	struct span sources = reading->entry->sources;

	want(reading, "Source");
	for (uint32_t i = 0; i < sources.count; i++) {
		uint32_t item = reading->forest->refs[sources.first + i].index;
		struct str id = { 0 };

		str_add(&id, forest_text(reading->forest, reading->forest->items[item].id));
		str_add(&id, i + 1 < sources.count ? "," : "");
		want(reading, str_text(&id));
		str_fini(&id);
	}
}

static void
read_question(struct reading *reading, uint32_t index)
{
	struct span answers = reading->entry->answers;

	want_words(reading, reading->entry->title);
	want_parents(reading, index);
	want_words(reading, reading->entry->why);
	for (uint32_t i = 0; i < answers.count; i++) {
		uint32_t answer = answers.first + i;

		want_words(reading, reading->forest->answers[answer].say);
		want_arrow(reading, i, walk_target(reading->forest, reading->sheet->tree, answer));
		if (!reading->lost && reading->block->arrows[i].is_sheet)
			want(reading, ": ask for it. Until then, no contact of any kind.");
	}
	want_sources(reading);
	if (reading->block->arrow_count != answers.count)
		lose(reading, "an arrow for each answer");
	if (!reading->sheet->paged && reading->block->boxes != answers.count)
		lose(reading, "a box for each answer");
}

/* --- endings */

static void
want_lines(struct reading *reading, const char *label, struct span lines)
{
	if (lines.count > 0)
		want(reading, label);
	for (uint32_t i = 0; i < lines.count; i++)
		want_words(reading, reading->forest->lines[lines.first + i]);
}

/* Whoever holds this page alone must see that contact is not for everybody. */
static void
want_contact(struct reading *reading)
{
	const struct sheet *sheet = reading->sheet;
	const char *contact = ending_contact(reading->entry);
	struct str begin = number_of(sheet, walk_opening(sheet->forest, sheet->tree)), text = { 0 };

	if (contact) {
		str_add_format(&text, "Contact %s", contact);
		if (reading->entry->contact != CONTACT_NONE)
			str_add_format(
			    &text, ". Only if the arrows led you here from %s.", str_text(&begin));
		want(reading, str_text(&text));
	}
	str_fini(&begin);
	str_fini(&text);
}

static void
want_message(struct reading *reading)
{
	struct str words =
	    paper_words(reading->sheet, forest_text(reading->forest, reading->entry->message));
	struct str quoted = { 0 };

	if (words.length > 0) {
		want(reading, "Say");
		str_add_format(&quoted, "\"%s\"", str_text(&words));
		want(reading, str_text(&quoted));
	}
	str_fini(&words);
	str_fini(&quoted);
}

static void
want_day(struct reading *reading)
{
	struct str text = { 0 };

	if (reading->entry->again_count == 0)
		return;
	str_add(&text, "Then look again on ____ / ____ / ______ (");
	date_write_span(
	    &text, reading->entry->again_count, (enum date_unit)reading->entry->again_unit);
	str_add(&text, " from today)");
	str_add(&text, reading->entry->contact == CONTACT_NONE ? ". " DAY_OPENS_NOTHING : "");
	want(reading, str_text(&text));
	str_fini(&text);
}

static void
want_help(struct reading *reading)
{
	struct span help = reading->entry->help;

	if (help.count > 0)
		want(reading, "Help");
	for (uint32_t i = 0; i < help.count; i++) {
		struct str words = { 0 };

		str_add(
		    &words, ending_help((enum help)reading->forest->refs[help.first + i].index));
		str_add(&words, i + 1 < help.count ? "," : "");
		want(reading, str_text(&words));
		str_fini(&words);
	}
	if (help.count > 0)
		want_page(reading, "the help lines",
		    seen_section(&reading->sheet->seen, "HELP LINES IN FULL"));
}

static void
want_cards(struct reading *reading)
{
	const struct forest *forest = reading->forest;
	struct span cards = reading->entry->cards;

	if (cards.count > 0)
		want(reading, "Card");
	for (uint32_t i = 0; i < cards.count; i++) {
		const struct card *card = &forest->cards[forest->refs[cards.first + i].index];

		want_words(reading, card->title);
		want_page(
		    reading, forest_text(forest, card->title), find_card(reading->sheet, card));
		if (reading->sheet->paged && i + 1 < cards.count)
			want(reading, ",");
	}
}

static void
read_ending(struct reading *reading, uint32_t index)
{
	const struct entry *entry = reading->entry;

	want(reading, "ENDING.");
	want_words(reading, entry->title);
	want_parents(reading, index);
	want_contact(reading);
	want_lines(reading, "Do", entry->todo);
	want_lines(reading, "Do not", entry->avoid);
	want_message(reading);
	want_day(reading);
	want(reading, "Why");
	want_words(reading, entry->why);
	want_help(reading);
	want_cards(reading);
	if (ending_names_help(reading->forest, entry, HELP_LEGAL)) {
		want(reading, "Limits");
		want(reading, ending_limits(reading->forest, entry));
	}
	want_sources(reading);
	if (reading->block->arrow_count != 0)
		lose(reading, "an ending without arrows");
}

/* --- all of them */

static void
read_entry(struct sheet *sheet, uint32_t index, const struct block *block)
{
	const struct entry *entry = &sheet->forest->entries[index];
	struct reading reading = {
		.sheet = sheet, .forest = sheet->forest, .entry = entry, .block = block
	};

	reading.cursor.at = str_text(&block->text);
	if (entry->kind == ENTRY_QUESTION)
		read_question(&reading, index);
	else
		read_ending(&reading, index);
	if (*reading.cursor.at)
		lose(&reading, "its end");
	if (block->first_page != block->last_page)
		differ(sheet, "%s stands on pages %u to %u", block->number, block->first_page,
		    block->last_page);
}

/* The next block with a number behind AT, or the end. */
static size_t
next_entry(const struct seen *seen, size_t at)
{
	while (at < seen->block_count && !*seen->blocks[at].number)
		at++;
	return at;
}

/* Entries stand in the order of the tables, part by part: so does every reader of a screen meet them,
 * and so are they numbered. */
void
check_entries(struct sheet *sheet)
{
	const struct seen *seen = &sheet->seen;
	size_t at = next_entry(seen, 0);

	for (uint32_t i = 0; i < sheet->forest->entries_count; i++) {
		struct str number = { 0 };
		const struct block *block = at < seen->block_count ? &seen->blocks[at] : NULL;

		if (!sheet->holds[i])
			continue;
		number = number_of(sheet, i);
		if (!block || strcmp(block->number, str_text(&number)) != 0) {
			differ(sheet, "%s is missing, or not in its place", str_text(&number));
		} else {
			read_entry(sheet, i, block);
			at = next_entry(seen, at + 1);
		}
		str_fini(&number);
	}
	if (at < seen->block_count)
		differ(sheet, "%s is more than there is, or not in its place",
		    seen->blocks[at].number);
}

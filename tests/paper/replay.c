/* SPDX-License-Identifier: ISC */
/* Takes walks as a reader does: finds the question on its page, the answer among those printed there,
 * and goes where its arrow points. Of the walk of the program it knows which words were answered, no
 * more; whether both came to the same place is asked at the end. */
#include "follow.h"

#include <stdlib.h>
#include <string.h>

#include "partway/base.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/walk.h"
#include "plain.h"

struct replay {
	struct sheet *begun; /* counts walks and differences */
	const struct sheet *sheets;
	size_t count;
	/* where the reader is */
	const struct sheet *sheet;
	const struct block *block; /* NULL: lost */
};

static struct str
plain_words(const struct sheet *sheet, struct words words)
{
	struct str text = paper_words(sheet, forest_text(sheet->forest, words)), plain = { 0 };

	plain_add(&plain, str_text(&text));
	str_fini(&text);
	return plain;
}

/* True where the words before ARROW, behind the arrow before it, end with TEXT. */
static bool
is_answer(const struct block *block, size_t arrow, const struct str *text)
{
	size_t start = arrow == 0 ? 0 : block->arrows[arrow - 1].end,
	       end = block->arrows[arrow].start;
	const char *words = str_text(&block->text);

	while (end > start && strchr(" \n", words[end - 1]))
		end--;
	for (size_t at = start; at < end; at++)
		if (plain_match(words + at, str_text(text)) == end - at)
			return true;
	return false;
}

/* The arrow behind the answer that says TEXT. Where the words of one answer end another, it is the
 * one with nothing before them. */
static const struct arrow *
find_answer(const struct block *block, const struct str *text)
{
	const struct arrow *found = NULL;
	size_t least = SIZE_MAX;

	for (size_t i = 0; i < block->arrow_count; i++) {
		size_t start = i == 0 ? 0 : block->arrows[i - 1].end;

		if (is_answer(block, i, text) && block->arrows[i].start - start < least) {
			least = block->arrows[i].start - start;
			found = &block->arrows[i];
		}
	}
	return found;
}

static const struct sheet *
find_sheet(const struct replay *replay, const char *mark)
{
	for (size_t i = 0; i < replay->count; i++) {
		const struct tree *tree = &replay->sheets[i].forest->trees[replay->sheets[i].tree];

		if (strcmp(forest_text(replay->sheets[i].forest, tree->mark), mark) == 0)
			return &replay->sheets[i];
	}
	return NULL;
}

/* The entry where a sheet begins: the one behind "Begin at". */
static const struct block *
first_entry(const struct sheet *sheet)
{
	static const char path[] = "Begin at ";
	char number[SEEN_NUMBER] = "";

	for (size_t i = 0; i < sheet->seen.page_count; i++) {
		const char *at = plain_find(str_text(&sheet->seen.pages[i].text), path);
		size_t length = at ? strcspn(at + strlen(path), " \n.") : 0;

		if (length > 0 && length < sizeof(number)) {
			memcpy(number, at + strlen(path), length);
			number[length] = '\0';
			break;
		}
	}
	return *number ? seen_entry(&sheet->seen, number, 0) : NULL;
}

/* Takes the answer of step WHICH where the reader is. False: it is not there, or leads nowhere, or
 * to another sheet, which is taken up then. */
static bool
take_step(struct replay *replay, const struct walk *walk, size_t which)
{
	const struct forest *forest = walk->forest;
	const struct answer *answer = &forest->answers[walk->steps[which].answer];
	struct str text = plain_words(replay->sheet, answer->say);
	const struct arrow *arrow = find_answer(replay->block, &text);

	str_fini(&text);
	replay->block = NULL;
	if (arrow && arrow->is_sheet)
		replay->sheet = find_sheet(replay, arrow->number);
	else if (arrow)
		replay->block = seen_entry(&replay->sheet->seen, arrow->number, arrow->page);
	return replay->block != NULL;
}

/* True where the question that is asked at step WHICH is what the reader has come to. */
static bool
is_asked(const struct replay *replay, const struct walk *walk, size_t which)
{
	const struct entry *entry = &walk->forest->entries[walk->steps[which].entry];
	struct str text = plain_words(replay->sheet, entry->title);
	bool same =
	    replay->block && plain_match(str_text(&replay->block->text), str_text(&text)) > 0;

	str_fini(&text);
	return same;
}

/* A new sheet is worked through from its first page on: the questions that were answered already
 * (COUNT steps) are asked there again, as far as it has them. */
static void
begin_sheet(struct replay *replay, const struct walk *walk, size_t count)
{
	replay->block = replay->sheet ? first_entry(replay->sheet) : NULL;
	for (size_t i = 0; i < count && replay->block; i++)
		if (is_asked(replay, walk, i) && !take_step(replay, walk, i))
			break;
}

static bool
lines_are_printed(const struct replay *replay, struct span lines)
{
	bool are = true;

	for (uint32_t i = 0; i < lines.count && are; i++) {
		struct str text =
		    plain_words(replay->sheet, replay->sheet->forest->lines[lines.first + i]);

		are = plain_find(str_text(&replay->block->text), str_text(&text)) != NULL;
		str_fini(&text);
	}
	return are;
}

/* True where the ending of the walk is what the reader has come to, and says the same. */
static bool
is_ending(const struct replay *replay, const struct walk *walk)
{
	const struct entry *entry = &walk->forest->entries[walk->here];
	struct str title = plain_words(replay->sheet, entry->title);
	struct str message = plain_words(replay->sheet, entry->message);
	const char *words = replay->block ? str_text(&replay->block->text) : "";
	struct cursor cursor = { words };
	bool is = take(&cursor, "ENDING.") && take(&cursor, str_text(&title))
	    && lines_are_printed(replay, entry->todo) && lines_are_printed(replay, entry->avoid)
	    && (message.length == 0 || plain_find(words, str_text(&message)));

	str_fini(&title);
	str_fini(&message);
	return is;
}

static void
tell_lost(struct replay *replay, const struct walk *walk, size_t which)
{
	struct str wanted = number_of(replay->sheet ? replay->sheet : replay->begun,
	    which < walk->taken ? walk->steps[which].entry : walk->here);

	differ(replay->begun, "walk %zu: after %zu answers a reader is not at %s, but %s",
	    replay->begun->walks, which, str_text(&wanted),
	    replay->block ? replay->block->number : "nowhere");
	str_fini(&wanted);
}

static void
replay_walk(const struct walk *walk, void *context)
{
	struct replay *replay = context;
	size_t step = 0;

	replay->begun->walks++;
	replay->sheet = replay->begun;
	replay->block = first_entry(replay->sheet);
	for (; step < walk->taken && is_asked(replay, walk, step); step++) {
		const struct sheet *before = replay->sheet;

		if (!take_step(replay, walk, step) && replay->sheet != before)
			begin_sheet(replay, walk, step + 1);
	}
	if (step < walk->taken || !is_ending(replay, walk))
		tell_lost(replay, walk, step);
}

void
replay_walks(struct sheet *sheet, const struct sheet *sheets, size_t count)
{
	struct replay replay = { .begun = sheet, .sheets = sheets, .count = count };

	paths_visit(sheet->forest, sheet->tree, replay_walk, &replay);
}

/* SPDX-License-Identifier: ISC */
/* The tree of partway new, which is also the one that the README shows. It allows no contact, so
 * that it keeps any rules a forest is likely to have. */
#include "partway/new_tree.h"

#include <stdbool.h>
#include <string.h>

#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/str.h"

#define COMMENT_COLUMN 24

/* {I} is the id, {M} the mark, {O} the block that it opens with, {S} a source. Behind prose there
 * is no comment: the check asks whether the text was cut. */
static const struct {
	const char *text, *comment; /* comment: behind it, or NULL */
} lines[] = {
	{ "# Save this as {I}.yaml beside the other trees, and change it.", NULL },
	{ "# \"partway check FOLDER\" says what is wrong, and how to mend it.", NULL },
	{ "format: 1", NULL },
	{ "id: {I}", "small letters; the file is {I}.yaml" },
	{ "mark: {M}", "entries are {M}1, {M}2, ...; no other file has it" },
	{ "# Title and summary are what readers choose by.", NULL },
	{ "title: A breakup after a move", NULL },
	{ "summary: One of you moved away, and then it ended.", NULL },
	{ "opens-with: {O}", "this block asks first, then comes the start" },
	{ "start: distance", NULL },
	{ "questions:", NULL },
	{ "  - id: distance", NULL },
	{ "    ask: Did you two speak about the distance?", NULL },
	{ "    # Why it is asked; readers see this too.", NULL },
	{ "    why: What was never said can still be looked at, later and in calm.", NULL },
	{ "    sources: [{S}]", "numbers in shared/sources.yaml" },
	{ "    answers:", "two to six" },
	{ "      - say: Yes, often", NULL },
	{ "        go: rest", "an entry here, or tree:ID, or block:ID" },
	{ "      - say: No, or not enough", NULL },
	{ "        # sets: [FACT=VALUE] tells the rules what this answer means.", NULL },
	{ "        go: look-back", NULL },
	{ "    # Where \"" UNSURE_WORDS "\" leads:", NULL },
	{ "    unsure: rest", NULL },
	{ "endings:", NULL },
	{ "  - id: rest", NULL },
	{ "    title: Rest first", NULL },
	{ "    do:", "the first line can be done by tomorrow" },
	{ "      - Sleep, eat, and tell one friend today how you are.", NULL },
	{ "    avoid:", "may be left out, like cards and words" },
	{ "      - Do not decide anything large this week.", NULL },
	{ "    why: Nothing has to be decided today.", NULL },
	{ "    again-in: 2 weeks", "days, weeks or months; may be left out too" },
	{ "    # contact, at most: none, practical, reply, message or meet.", NULL },
	{ "    # aim: crisis, safety, legal, recover, accept, pause, practical,", NULL },
	{ "    # repair or try-again.", NULL },
	{ "    # help: emergency, abuse, own-behaviour, talk, legal or young.", NULL },
	{ "    contact: none", NULL },
	{ "    aim: recover", NULL },
	{ "    help: [talk]", NULL },
	{ "    sources: [{S}]", NULL },
	{ "  - id: look-back", NULL },
	{ "    title: Look back on paper", NULL },
	{ "    do:", NULL },
	{ "      - Today, write down three things that the distance made hard.", NULL },
	{ "    why: What stands on paper is easier to think about.", NULL },
	{ "    contact: none", NULL },
	{ "    aim: accept", NULL },
	{ "    help: [talk]", NULL },
	{ "    sources: [{S}]", NULL },
};

/* What stands in the places of the lines. */
struct values {
	const char *id, *opens_with, *source;
	char mark[3]; /* one or two letters */
};

/* --- what the forest has --------------------------------------------------------------------- */

/* Makes FIRST, and SECOND unless it is NUL, the mark. False where a file has it already. */
static bool
try_mark(const struct forest *forest, char *mark, char first, char second)
{
	mark[0] = first;
	mark[1] = second;
	mark[2] = '\0';
	for (size_t i = 0; i < forest->trees_count; i++)
		if (strcmp(forest_text(forest, forest->trees[i].mark), mark) == 0)
			return false;
	return true;
}

/* A mark that no file has: a letter of the id, else any letter, else any two. */
static void
find_mark(const struct forest *forest, const char *id, char *mark)
{
	const char *letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	for (; *id; id++)
		if (ascii_is_letter(*id) && try_mark(forest, mark, ascii_upper(*id), '\0'))
			return;
	for (const char *first = letters; *first; first++)
		if (try_mark(forest, mark, *first, '\0'))
			return;
	for (const char *first = letters; *first; first++)
		for (const char *second = letters; *second; second++)
			if (try_mark(forest, mark, *first, *second))
				return;
}

/* The block that returns to the tree that opens with it. */
static const char *
find_opening(const struct forest *forest)
{
	for (size_t i = 0; i < forest->entries_count; i++) {
		struct span answers = forest->entries[i].answers;
		uint32_t tree = forest->entries[i].tree;

		for (uint32_t a = answers.first; a < answers.first + answers.count; a++)
			if (forest->answers[a].go.index == GO_RETURN)
				return forest_text(forest, forest->trees[tree].id);
	}
	return "gate";
}

/* A source of the first ending like ours, else the first that is not left out. */
static const char *
find_source(const struct forest *forest)
{
	for (size_t i = 0; i < forest->entries_count; i++) {
		const struct entry *entry = &forest->entries[i];

		if (entry->kind == ENTRY_ENDING && entry->aim == AIM_RECOVER
		    && entry->sources.count > 0 && forest->refs[entry->sources.first].index != NONE)
			return forest_text(
			    forest, forest->items[forest->refs[entry->sources.first].index].id);
	}
	for (size_t i = 0; i < forest->items_count; i++)
		if (forest->items[i].left_out.text == 0)
			return forest_text(forest, forest->items[i].id);
	return "SOURCE";
}

/* --- lines ----------------------------------------------------------------------------------- */

static const char *
value_of(const struct values *values, char letter)
{
	switch (letter) {
	case 'I':
		return values->id;
	case 'M':
		return values->mark;
	case 'O':
		return values->opens_with;
	default:
		assert(letter == 'S');
		return values->source;
	}
}

/* Adds TEXT with the values in their places. */
static void
add_filled(struct str *out, const char *text, const struct values *values)
{
	for (; *text; text++) {
		if (*text != '{') {
			str_add_char(out, *text);
			continue;
		}
		str_add(out, value_of(values, text[1]));
		text += 2;
	}
}

void
new_tree_write(const struct forest *forest, const char *id, struct str *out)
{
	struct values values = { id, find_opening(forest), find_source(forest), "" };

	find_mark(forest, id, values.mark);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		size_t start = out->length, length;

		add_filled(out, lines[i].text, &values);
		length = out->length - start;
		if (lines[i].comment) {
			str_add_times(
			    out, ' ', length + 1 < COMMENT_COLUMN ? COMMENT_COLUMN - length : 1);
			str_add(out, "# ");
			add_filled(out, lines[i].comment, &values);
		}
		str_add_char(out, '\n');
	}
}

/* SPDX-License-Identifier: ISC */
/* How hard texts are to read: a whole tree with all that its readers may come across, and long
 * endings. Short texts are not graded by themselves: the formula swings on them (safety.md 4.2). */
#include "check/parts.h"

#include <stdlib.h>

#include "check/sentence.h"
#include "check/locate.h"
#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/prose.h"
#include "partway/reading.h"
#include "partway/said.h"
#include "partway/str.h"
#include "tree/place.h"

#define HARDEST 3u        /* sentences that a finding names */
#define SENTENCE_WORDS 6u /* that such a sentence has at least: shorter ones swing */
#define ENDING_WORDS 80u  /* that an ending has which is graded (safety.md 4.2) */

#define TENTHS(number) (unsigned)(number) / 10, (unsigned)(number) % 10 /* for %u.%u */

/* A sentence and where it stands. */
struct hard {
	uint32_t grade; /* in tenths; 0: there is none */
	uint32_t file;
	struct words words;
	struct part part;
};

/* The hardest sentences of some texts, the hardest one first. */
struct hardest {
	struct hard items[HARDEST];
};

struct check {
	const struct forest *forest;
	const struct reading *reading;
	uint32_t grade, ending_grade; /* the limits, in tenths */
	struct locator locator;
	struct diags *diags;
	/* By tree and card, of its own texts; NULL: not needed yet. */
	struct hardest *trees, *cards;
	struct str sentence; /* scratch */
};

/* --- the hardest sentences */

static void
take_hard(struct hardest *hardest, struct hard hard)
{
	for (size_t i = 0; i < HARDEST; i++) {
		struct hard other = hardest->items[i];

		if (hard.grade <= other.grade)
			continue;
		hardest->items[i] = hard;
		hard = other;
	}
}

static void
take_text(const struct said *said, void *context)
{
	struct check *check = context;
	const char *text = forest_text(check->forest, said->words), *rest = text;
	struct hard hard = { .file = said->file, .words = said->words };
	struct sentence sentence;

	while (sentence_next(&rest, &sentence)) {
		struct prose prose = { 0 };

		if (sentence.words < SENTENCE_WORDS)
			continue;
		str_clear(&check->sentence);
		str_add_bytes(&check->sentence, sentence.start, sentence.length);
		prose_count(&prose, str_text(&check->sentence));
		hard.grade = prose_grade(&prose);
		hard.part = (struct part){ (size_t)(sentence.start - text), sentence.length };
		if (said->tree != NONE)
			take_hard(&check->trees[said->tree], hard);
		else if (said->card != NONE)
			take_hard(&check->cards[said->card], hard);
	}
}

/* Looks at all texts at once: in a forest of many trees, several may need it. */
static void
find_hardest(struct check *check)
{
	if (check->trees)
		return;
	check->trees = alloc_array(check->forest->trees_count, sizeof(*check->trees));
	check->cards = alloc_array(check->forest->cards_count, sizeof(*check->cards));
	said_visit(check->forest, take_text, check);
}

static void
merge(struct hardest *hardest, const bool *marks, const struct hardest *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; marks[i] && j < HARDEST; j++)
			take_hard(hardest, all[i].items[j]);
}

static void
hardest_of_tree(struct check *check, uint32_t tree, struct hardest *hardest)
{
	const struct forest *forest = check->forest;
	bool *trees = alloc_array(forest->trees_count, sizeof(*trees));
	bool *cards = alloc_array(forest->cards_count, sizeof(*cards));

	find_hardest(check);
	*hardest = (struct hardest){ 0 };
	reading_mark(forest, tree, trees, cards);
	merge(hardest, trees, check->trees, forest->trees_count);
	merge(hardest, cards, check->cards, forest->cards_count);
	free(trees);
	free(cards);
}

/* Adds where HARD stands and how it begins, on a line of its own. */
static void
add_hard(struct check *check, struct str *out, const struct hard *hard)
{
	const char *text = forest_text(check->forest, hard->words);
	struct place place = locate_part(&check->locator,
	    place_of_words(check->forest, hard->file, hard->words), text, hard->part);

	str_add_format(out, "\n%s:%u: grade %u.%u: \"", diags_file_name(check->diags, hard->file),
	    (unsigned)place.line, TENTHS(hard->grade));
	str_add_bytes(out, text + hard->part.start, hard->part.length);
	str_add(out, "\"");
}

/* --- findings */

static void
report_tree(struct check *check, uint32_t tree, uint32_t grade)
{
	const struct tree *row = &check->forest->trees[tree];
	bool is_kept = !diags_is_full(check->diags);
	struct hardest hardest;
	struct str sentences = { 0 };

	diag_add(check->diags, DIAG_READING_LEVEL,
	    place_of_words(check->forest, row->file, row->id),
	    "reading grade %u.%u over the whole tree with its blocks and cards, %u.%u is the limit",
	    TENTHS(grade), TENTHS(check->grade));
	diag_about(check->diags, forest_text(check->forest, row->id));
	if (!is_kept)
		return;
	hardest_of_tree(check, tree, &hardest);
	for (size_t i = 0; i < HARDEST && hardest.items[i].grade > 0; i++)
		add_hard(check, &sentences, &hardest.items[i]);
	diag_mend(check->diags, "write shorter words and shorter sentences. The hardest ones:%s",
	    str_text(&sentences));
	str_fini(&sentences);
}

static void
check_trees(struct check *check)
{
	const struct forest *forest = check->forest;

	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		struct prose prose;

		if (forest->trees[tree].is_block)
			continue;
		reading_of_tree(check->reading, tree, &prose);
		if (prose_grade(&prose) > check->grade)
			report_tree(check, tree, prose_grade(&prose));
	}
}

static void
check_ending(struct check *check, uint32_t entry)
{
	const struct forest *forest = check->forest;
	const struct prose *prose = &check->reading->entries[entry];
	uint32_t grade = prose_grade(prose);

	if (prose->words < ENDING_WORDS || grade <= check->ending_grade)
		return;
	diag_add(check->diags, DIAG_READING_LEVEL, place_of_entry(forest, entry),
	    "reading grade %u.%u of an ending, %u.%u is the limit", TENTHS(grade),
	    TENTHS(check->ending_grade));
	diag_mend(check->diags, "write shorter words and shorter sentences.");
	diag_about(check->diags, forest_text(forest, forest->entries[entry].id));
}

void
check_grades(const struct reading *reading, struct diags *diags)
{
	const struct forest *forest = reading->forest;
	struct check check = {
		.forest = forest, .reading = reading, .locator = { .diags = diags }, .diags = diags
	};

	if (forest->limits_count > 0) {
		check.grade = forest->limits->grade;
		check.ending_grade = forest->limits->ending_grade;
	}
	if (check.grade > 0)
		check_trees(&check);
	for (uint32_t entry = 0; check.ending_grade > 0 && entry < forest->entries_count; entry++)
		if (forest->entries[entry].kind == ENTRY_ENDING)
			check_ending(&check, entry);
	free(check.trees);
	free(check.cards);
	str_fini(&check.sentence);
}

/* SPDX-License-Identifier: ISC */
/* The first page, which is handed out alone: what it says to do at once, for all whom the opening block
 * does not let pass; and how to use the sheet. */
#include "follow.h"

#include <string.h>

#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/walk.h"
#include "plain.h"

static void
read_stop(struct sheet *sheet, const struct block *block, struct cursor *cursor, uint32_t which,
    const struct stop *stop)
{
	const struct arrow *arrow = &block->arrows[which];
	struct str say = paper_words(sheet, forest_text(sheet->forest, stop->say));
	struct str todo = paper_words(sheet, forest_text(sheet->forest, stop->todo));

	if (which >= block->arrow_count || !take(cursor, str_text(&say))
	    || !take(cursor, str_text(&todo)) || (arrow->is_sheet && !take(cursor, "Ask for"))
	    || cursor->at != str_text(&block->text) + arrow->start) {
		differ(sheet, "STOP FIRST: not \"%s\" and an arrow, but \"%.60s\"", str_text(&say),
		    cursor->at);
	} else {
		check_arrow(sheet, block, arrow, stop->go.index);
		cursor->at = str_text(&block->text) + arrow->end;
		skip_space(cursor);
	}
	str_fini(&say);
	str_fini(&todo);
}

/* True where a line of STOP FIRST leads where ANSWER does, or to its question. */
static bool
is_stopped(const struct sheet *sheet, const struct block *block, uint32_t question, uint32_t target)
{
	struct str asked = number_of(sheet, question), number = number_of(sheet, target);
	const struct tree *tree = &sheet->forest->trees[sheet->forest->entries[target].tree];
	bool is = false;

	for (size_t i = 0; i < block->arrow_count; i++) {
		const struct arrow *arrow = &block->arrows[i];

		if (arrow->is_sheet)
			is |= strcmp(arrow->number, forest_text(sheet->forest, tree->mark)) == 0;
		else
			is |= strcmp(arrow->number, str_text(&number)) == 0
			    || strcmp(arrow->number, str_text(&asked)) == 0;
	}
	str_fini(&asked);
	str_fini(&number);
	return is;
}

/* Whatever the opening block does not let pass must be told on page 1. */
static void
check_all_stop(struct sheet *sheet, const struct block *block)
{
	const struct forest *forest = sheet->forest;
	uint32_t gate = forest->trees[sheet->tree].opens_with;

	for (uint32_t i = 0; i < forest->entries_count; i++) {
		struct span answers = forest->entries[i].answers;

		for (uint32_t j = 0; forest->entries[i].tree == gate && j < answers.count; j++) {
			uint32_t go = forest->answers[answers.first + j].go.index;

			if (go == GO_RETURN
			    || (forest->entries[go].tree == gate
				&& forest->entries[go].kind == ENTRY_QUESTION))
				continue;
			if (!is_stopped(sheet, block, i, go))
				differ(sheet, "STOP FIRST does not know \"%s\"",
				    forest_text(forest, forest->answers[answers.first + j].say));
		}
	}
}

/* The number where the sheet begins, and its page, behind TEXT. */
static void
follow_begin(struct sheet *sheet, struct cursor *cursor, const char *text)
{
	struct str begin = number_of(sheet, walk_opening(sheet->forest, sheet->tree)),
		   words = { 0 };
	uint32_t page;

	str_add_format(&words, "%s%s", text, str_text(&begin));
	if (!take(cursor, str_text(&words)))
		differ(sheet, "not \"%s\" but \"%.60s\"", str_text(&words), cursor->at);
	take_page(cursor, &page);
	check_page_number(
	    sheet, str_text(&begin), page, seen_entry(&sheet->seen, str_text(&begin), 0));
	str_fini(&begin);
	str_fini(&words);
}

static void
check_stops(struct sheet *sheet)
{
	const struct forest *forest = sheet->forest;
	uint32_t gate = forest->trees[sheet->tree].opens_with;
	struct span stops = gate == NONE ? (struct span){ 0 } : forest->trees[gate].stops;
	const struct block *block =
	    stops.count > 0 ? want_section(sheet, "STOP FIRST", true) : NULL;
	struct cursor cursor;

	if (!block)
		return;
	cursor.at = str_text(&block->text);
	if (!take(&cursor, "STOP FIRST")
	    || !take(&cursor, "Stop at the first line that is true, and do what it says."))
		differ(sheet, "STOP FIRST does not say how");
	for (uint32_t i = 0; i < stops.count; i++)
		read_stop(sheet, block, &cursor, i, &forest->stops[stops.first + i]);
	follow_begin(sheet, &cursor, "If none of these is true, begin at ");
	if (!take(&cursor, ".") || *cursor.at)
		differ(sheet, "STOP FIRST says more: \"%.60s\"", cursor.at);
	if (!sheet->paged && block->boxes != stops.count)
		differ(sheet, "STOP FIRST has %u boxes", block->boxes);
	check_all_stop(sheet, block);
}

/* SECTION names one page, that of TARGET, which it calls TEXT. */
static void
follow_page(struct sheet *sheet, const char *section, const char *text, const struct block *target)
{
	const struct block *block = want_section(sheet, section, false);
	const char *words = block ? str_text(&block->text) : "", *place = strstr(words, "(p. ");
	struct cursor cursor = { place ? place : "" };
	uint32_t page;

	if (!plain_find(words, text))
		differ(sheet, "%s does not say \"%s\"", section, text);
	take_page(&cursor, &page);
	check_page_number(sheet, text, page, target);
}

static void
see_longest(const struct walk *walk, void *context)
{
	size_t *longest = context;

	if (walk->taken > *longest)
		*longest = walk->taken;
}

/* A blank for each step of the longest walk, behind the entry where it begins. */
static void
check_path(struct sheet *sheet, const char *begin)
{
	const struct block *block = want_section(sheet, "HOW TO USE THIS SHEET", false);
	size_t longest = 0, blanks = 0;
	struct str path = { 0 };
	struct cursor cursor = { NULL };

	if (sheet->paged) /* nobody writes on a terminal */
		paths_visit(sheet->forest, sheet->tree, see_longest, &longest);
	str_add_format(&path, "My path: %s", begin);
	if (block)
		cursor.at = plain_find(str_text(&block->text), str_text(&path));
	if (cursor.at && take(&cursor, str_text(&path)))
		while (take(&cursor, "-> ____"))
			blanks++;
	if (blanks != longest)
		differ(sheet, "My path has %zu blanks, and the longest walk %zu questions", blanks,
		    longest);
	str_fini(&path);
}

void
check_first_page(struct sheet *sheet)
{
	const struct forest *forest = sheet->forest;
	struct str begin = number_of(sheet, walk_opening(forest, sheet->tree));
	const struct block *name = want_section(sheet, "NAME", true);
	const struct block *how = want_section(sheet, "HOW TO USE THIS SHEET", false);
	struct str summary = { 0 };
	struct cursor cursor;

	plain_add(&summary, forest_text(forest, forest->trees[sheet->tree].summary));
	if (name && !plain_find(str_text(&name->text), str_text(&summary)))
		differ(sheet, "page 1 does not say who uses this sheet");
	check_stops(sheet);
	want_section(sheet, "HELP LINES", true);
	follow_page(sheet, "HELP LINES", "More at the end",
	    seen_section(&sheet->seen, "HELP LINES IN FULL"));
	cursor.at = how ? plain_find(str_text(&how->text), "Begin at ") : NULL;
	if (cursor.at)
		follow_begin(sheet, &cursor, "Begin at ");
	cursor.at = how ? plain_find(str_text(&how->text), "To look again") : NULL;
	if (cursor.at)
		follow_begin(sheet, &cursor, "To look again, take a clean sheet and begin at ");
	check_path(sheet, str_text(&begin));
	str_fini(&begin);
	str_fini(&summary);
}

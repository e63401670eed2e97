/* SPDX-License-Identifier: ISC */
/* The first page: safe when it is handed out alone (print.md 3), so it says what to do now, and where
 * help is, before it says how to use the rest. */
#include "paper/printed_front.h"

#include "paper/printed_entry.h"
#include "paper/printed_parts.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/walk.h"

#define STOP "Stop at the first line that is true, and do what it says."
#define NONE_TRUE "If none of these is true, begin at "
#define ASK " Ask for"
#define IF_THIS_FITS "Use this sheet if this fits: "
#define COMES_FIRST "Use this sheet first, or if you cannot tell which sheet fits. "
#define MORE_LINES "More at the end"
#define NEAR_YOU "Near you: ____________________ "
#define KEEP_SAFE \
	"If you are under 18, tell an adult you trust. Paper can be found, and ticks show what " \
	"you answered: you can point instead. Keep it safe, or destroy it. If somebody comes, " \
	"fold it or put it away."
#define LIMITS "General information, not legal advice, based on what you tick."

#define HOW_TO_GO \
	"Tick the first box that is true, and go to the number behind its arrow. An ENDING says " \
	"what to do, and you can stop there. To go back, use the numbers behind \"from\"."
#define HOW_TO_LEAVE_OPEN \
	"If you are not sure, tick the last box. A question about safety then leads to an ending " \
	"without contact. To look again, take a clean sheet and begin at "
#define OTHER_SHEETS \
	"An arrow to another sheet means: stop here, and ask for that sheet. Begin there at its " \
	"first number. Until you have it, no contact of any kind."
#define SEARCH "In a pager the way to an entry is a search, such as /^ *G1\\."

static void
add_text(struct flow *flow, const char *text)
{
	flow_add(flow, PARA_TEXT, NULL, text);
}

/* True for a tree that is there to find the others: wherever its questions lead out of it, they lead to
 * other trees. */
static bool
comes_first(const struct forest *forest, const struct tree *tree)
{
	bool leads_out = false;

	for (uint32_t i = 0; i < tree->entries.count; i++) {
		struct span answers = forest->entries[tree->entries.first + i].answers;

		for (uint32_t j = 0; j < answers.count; j++) {
			uint32_t go = forest->answers[answers.first + j].go.index;
			const struct tree *part = &forest->trees[forest->entries[go].tree];

			if (part->is_block)
				return false;
			leads_out |= part != tree;
		}
	}
	return leads_out;
}

static void
add_name(struct flow *flow, const struct forest *forest, const struct tree *tree)
{
	struct str name = { 0 }, text = { 0 };

	printed_add_section(flow, "Name");
	str_add_format(&name, "partway-%s -", forest_text(forest, tree->id));
	str_add_format(&text, "questions on paper, sheet %s", forest_text(forest, tree->mark));
	flow_add(flow, PARA_TEXT, str_text(&name), str_text(&text));
	str_clear(&text);
	str_add(&text, comes_first(forest, tree) ? COMES_FIRST : IF_THIS_FITS);
	str_add(&text, forest_text(forest, tree->summary));
	add_text(flow, str_text(&text));
	str_fini(&name);
	str_fini(&text);
}

/* Adds TEXT, which goes on with the number of ENTRY and its page. */
static void
add_begin(struct flow *flow, const struct forest *forest, const char *words, uint32_t entry)
{
	struct str text = { 0 };

	str_add(&text, words);
	forest_add_number(forest, &text, entry);
	flow_add(flow, PARA_TEXT, NULL, str_text(&text))->choice = entry;
	str_fini(&text);
}

static void
add_stops(struct flow *flow, const struct forest *forest, uint32_t tree, struct span stops)
{
	struct str target = { 0 }, todo = { 0 };

	printed_add_section(flow, "Stop first");
	add_text(flow, STOP);
	for (uint32_t i = 0; i < stops.count; i++) {
		const struct stop *stop = &forest->stops[stops.first + i];
		uint32_t place;

		str_clear(&target);
		place = printed_add_target(&target, forest, tree, stop->go.index);
		flow_add(flow, PARA_CHOICE, str_text(&target), forest_text(forest, stop->say))
		    ->choice = place;
		str_clear(&todo);
		str_add(&todo, forest_text(forest, stop->todo));
		str_add(&todo, place == NONE ? ASK : "");
		flow_add(flow, PARA_DETAIL, NULL, str_text(&todo));
	}
	str_fini(&target);
	str_fini(&todo);
}

/* Adds whom to call first, and where there are more; paper has a page for that, and a blank. */
static void
add_first_lines(struct flow *flow, const struct forest *forest, uint32_t region)
{
	struct str text = { 0 };
	size_t length;

	printed_first_lines(&text, forest, region);
	length = text.length;
	str_add(&text, MORE_LINES ".");
	flow_add(flow, PARA_TEXT, NULL, str_text(&text))->of_keys = true;
	text.length = length;
	str_add(&text, NEAR_YOU MORE_LINES);
	flow_add(flow, PARA_TEXT, NULL, str_text(&text))->stays = true;
	flow->items[flow->count - 1].choice = printed_last_place(forest, PLACE_HELPLINES);
	str_fini(&text);
}

void
printed_front(struct flow *flow, const struct forest *forest, uint32_t tree, uint32_t region)
{
	uint32_t block = forest->trees[tree].opens_with;

	add_name(flow, forest, &forest->trees[tree]);
	if (block != NONE && forest->trees[block].stops.count > 0) {
		add_stops(flow, forest, tree, forest->trees[block].stops);
		add_begin(flow, forest, NONE_TRUE, walk_opening(forest, tree));
	}
	printed_add_section(flow, "Help lines");
	printed_emergency(flow, forest, region);
	add_first_lines(flow, forest, region);
	add_text(flow, KEEP_SAFE " " LIMITS);
}

/* --- how to use it --- */

/* "My path: G1 -> ____ -> ____", with as many blanks as the longest walk has entries. */
static void
add_path(struct flow *flow, const struct forest *forest, uint32_t tree)
{
	uint32_t most = walk_longest(forest, tree);
	struct str text = { 0 };

	str_add(&text, "My path: ");
	forest_add_number(forest, &text, walk_opening(forest, tree));
	for (uint32_t i = 0; i < most; i++)
		str_add(&text, " \xE2\x86\x92 ____");
	flow_add(flow, PARA_TEXT, NULL, str_text(&text))->stays = true;
	str_fini(&text);
}

/* What an arrow to another sheet means, and all sheets by their marks. */
static void
add_sheets(struct flow *flow, const struct forest *forest)
{
	struct str text = { 0 };
	size_t count = 0;

	for (uint32_t i = 0; i < forest->trees_count; i++) {
		const struct tree *tree = &forest->trees[i];

		if (tree->is_block)
			continue;
		str_add_format(&text, "%s%s: %s", count++ > 0 ? "; " : "The sheets are ",
		    forest_text(forest, tree->mark), forest_text(forest, tree->title));
	}
	str_add_char(&text, '.');
	if (count > 1) {
		add_text(flow, OTHER_SHEETS);
		add_text(flow, str_text(&text));
	}
	str_fini(&text);
}

void
printed_add_how(struct printed *printed)
{
	const struct forest *forest = printed->forest;
	struct flow *flow = &printed->flow;
	uint32_t opening = walk_opening(forest, printed->scope.tree);

	piece_begin(printed, NONE);
	printed_add_section(flow, "How to use this sheet");
	add_begin(flow, forest, "Begin at ", opening);
	add_text(flow, HOW_TO_GO);
	add_begin(flow, forest, HOW_TO_LEAVE_OPEN, opening);
	add_sheets(flow, forest);
	flow_add(flow, PARA_TEXT, NULL, SEARCH)->of_keys = true;
	add_path(flow, forest, printed->scope.tree);
}

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
#define LIMITS "General information, not legal advice, based on what you tick."
#define PUT_AWAY "If somebody comes, turn this sheet over or put it away."
#define NEAR_YOU "Near you: ____________________________ More at the end"
#define SEARCH "In a pager the way to an entry is a search, such as /^ *G1\\."
#define BACK "An ENDING says what to do. \"From\" tells the way back."
#define LEFT_OPEN \
	"Where you leave a question about safety open, you come to an ending that does not " \
	"include " \
	"contacting them. You can go back and answer at any time."

static void
add_text(struct flow *flow, const char *text)
{
	flow_add(flow, PARA_TEXT, NULL, text);
}

static void
add_name(struct flow *flow, const struct forest *forest, const struct tree *tree)
{
	struct str name = { 0 }, text = { 0 };

	printed_add_section(flow, "Name");
	str_add_format(&name, "partway-%s", forest_text(forest, tree->id));
	str_add_format(
	    &text, "questions to work through, sheet %s", forest_text(forest, tree->mark));
	flow_add(flow, PARA_TEXT, str_text(&name), str_text(&text));
	str_clear(&text);
	str_add_format(
	    &text, "Use this sheet if this fits: %s", forest_text(forest, tree->summary));
	add_text(flow, str_text(&text));
	str_fini(&name);
	str_fini(&text);
}

static void
add_stops(struct flow *flow, const struct scope *scope, struct span stops)
{
	const struct forest *forest = scope->forest;
	struct str target = { 0 };

	if (stops.count == 0)
		return;
	printed_add_section(flow, "Stop first");
	add_text(flow, STOP);
	for (uint32_t i = 0; i < stops.count; i++) {
		const struct stop *stop = &forest->stops[stops.first + i];
		uint32_t place;

		str_clear(&target);
		place = printed_add_target(&target, scope, stop->go.index);
		flow_add(flow, PARA_CHOICE, str_text(&target), forest_text(forest, stop->say))
		    ->choice = place;
		flow_add(flow, PARA_DETAIL, NULL, forest_text(forest, stop->todo));
	}
	str_fini(&target);
}

void
printed_front(struct flow *flow, const struct scope *scope, uint32_t tree, uint32_t region)
{
	const struct forest *forest = scope->forest;
	uint32_t block = forest->trees[tree].opens_with;

	add_name(flow, forest, &forest->trees[tree]);
	if (block != NONE)
		add_stops(flow, scope, forest->trees[block].stops);
	printed_add_section(flow, "Help lines");
	printed_emergency(flow, forest, region);
	flow_add(flow, PARA_TEXT, NULL, NEAR_YOU)->choice =
	    printed_last_place(forest, PLACE_HELPLINES);
	add_text(flow, PUT_AWAY " " LIMITS);
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
	add_text(flow, str_text(&text));
	str_fini(&text);
}

void
printed_add_how(struct printed *printed)
{
	const struct forest *forest = printed->forest;
	struct flow *flow = &printed->flow;
	uint32_t opening = walk_opening(forest, printed->scope.tree);
	struct str begin = { 0 };

	piece_begin(printed, NONE);
	printed_add_section(flow, "How to use this sheet");
	str_add(&begin, "Tick the first box that fits, and go where its arrow leads. Begin at ");
	forest_add_number(forest, &begin, opening);
	flow_add(flow, PARA_TEXT, NULL, str_text(&begin))->choice = opening;
	str_fini(&begin);
	add_text(flow, BACK " " LEFT_OPEN);
	flow_add(flow, PARA_TEXT, NULL, SEARCH)->of_keys = true;
	add_path(flow, forest, printed->scope.tree);
}

/* SPDX-License-Identifier: ISC */
/* The nearest part of the map: in sentences for the line mode, and as a few rows for the side
 * column of a wide page. Both come from the walk alone. */
#include "page/screens.h"

#define ROWS_ONWARD 6u /* in the side column, below the row of the reader's place */

static void
add_field(struct flow *flow, const struct forest *forest, uint32_t entry)
{
	struct str number = { 0 };

	forest_add_number(forest, &number, entry);
	flow_add(
	    flow, PARA_FIELD, str_text(&number), forest_text(forest, forest->entries[entry].title));
	str_fini(&number);
}

/* Adds the questions that FROM leads to, but for the one that the reader is at, below WORDS. */
static void
add_onward(struct flow *flow, const struct walk *walk, uint32_t from, const char *words)
{
	uint32_t answer = 0, entry;

	while ((entry = map_onward(walk, from, &answer)) != NONE) {
		if (entry == walk->here)
			continue;
		if (words)
			add_text(flow, words);
		words = NULL;
		add_field(flow, walk->forest, entry);
	}
}

static void
add_came_by(struct flow *flow, const struct walk *walk)
{
	struct str text = { 0 };

	for (size_t i = 0; i < walk->taken; i++) {
		str_add(&text, i == 0 ? "You came by: " : ", ");
		forest_add_number(walk->forest, &text, walk->steps[i].entry);
	}
	str_add(&text, walk->taken > 0 ? "." : "Each walk of this tree begins here.");
	add_text(flow, str_text(&text));
	str_fini(&text);
}

void
add_endings(struct str *out, const struct walk *walk, uint32_t entry)
{
	uint32_t endings = map_endings(walk, entry);

	if (endings > 0)
		str_add_count(out, endings, "ending");
}

static void
add_here(struct flow *flow, const struct walk *walk)
{
	const struct forest *forest = walk->forest;
	struct str text = { 0 };

	str_add(&text, "You are at ");
	forest_add_number(forest, &text, walk->here);
	str_add_format(&text, ": %s", forest_text(forest, forest->entries[walk->here].title));
	if (walk_ended(walk)) {
		str_add_char(&text, '.');
	} else if (map_endings(walk, walk->here) > 0) {
		str_add(&text, " It leads straight to ");
		add_endings(&text, walk, walk->here);
		str_add_char(&text, '.');
	}
	add_text(flow, str_text(&text));
	str_fini(&text);
}

/* Where the other answers to the question before lead. */
static void
add_beside(struct flow *flow, const struct walk *walk)
{
	struct str words = { 0 };
	uint32_t before;

	if (walk->taken == 0)
		return;
	before = walk->steps[walk->taken - 1].entry;
	str_add(&words, "Other answers to ");
	forest_add_number(walk->forest, &words, before);
	str_add(&words, " go on to:");
	add_onward(flow, walk, before, str_text(&words));
	str_fini(&words);
}

void
add_nearby(struct flow *flow, const struct walk *walk)
{
	add_came_by(flow, walk);
	add_here(flow, walk);
	add_onward(flow, walk, walk->here, "From here it goes on to:");
	add_beside(flow, walk);
}

static uint32_t
count_onward(const struct walk *walk)
{
	uint32_t count = 0, answer = 0;

	while (map_onward(walk, walk->here, &answer) != NONE)
		count++;
	return count;
}

/* Adds the questions that may come next, each in a row; the last row counts those without one. */
static void
add_rows_onward(struct flow *flow, const struct walk *walk)
{
	uint32_t all = count_onward(walk), rows = all > ROWS_ONWARD ? ROWS_ONWARD : all, answer = 0;
	const struct forest *forest = walk->forest;
	struct str text = { 0 };

	for (uint32_t i = 1; i <= rows; i++) {
		uint32_t entry = map_onward(walk, walk->here, &answer);

		str_clear(&text);
		str_add(&text, i < rows ? "|- " : "`- ");
		if (i == rows && all > rows) {
			str_add_format(&text, "and %u more", (unsigned)(all - rows + 1));
		} else {
			forest_add_number(forest, &text, entry);
			str_add_format(
			    &text, "  %s", forest_text(forest, forest->entries[entry].title));
		}
		flow_add(flow, PARA_BRANCH, NULL, str_text(&text));
	}
	str_fini(&text);
}

void
add_place(struct flow *side, const struct walk *walk)
{
	struct str row = { 0 }, endings = { 0 };

	add_gap(side);
	add_part(side, "Where you are");
	forest_add_number(walk->forest, &row, walk->here);
	str_add(&row, "  <- YOU ARE HERE");
	add_endings(&endings, walk, walk->here);
	flow_add(side, PARA_BRANCH, str_text(&endings), str_text(&row));
	add_rows_onward(side, walk);
	str_fini(&row);
	str_fini(&endings);
}

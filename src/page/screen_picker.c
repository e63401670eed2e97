/* SPDX-License-Identifier: ISC */
/* The choice of a scenario. Titles, summaries and every number on it come from the forest. */
#include "page/screens.h"

#include "partway/base.h"

/* The tree for those who cannot tell, which is offered last. */
#define LAST_TREE "start"

uint32_t
picker_count(const struct forest *forest)
{
	uint32_t count = 0;

	for (size_t tree = 0; tree < forest->trees_count; tree++)
		count += !forest->trees[tree].is_block;
	return count;
}

uint32_t
picker_tree(const struct forest *forest, uint32_t choice)
{
	uint32_t last = forest_find_tree(forest, LAST_TREE);
	uint32_t count = 0;

	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block && tree != last && count++ == choice)
			return tree;
	assert(last != NONE && choice == count);
	return last;
}

/* "up to four questions about safety". */
static void
add_safety_questions(struct str *out, uint32_t count)
{
	static const char *const words[] = { "no", "one", "two", "three", "four", "five", "six" };

	str_add(out, "up to ");
	if (count < ARRAY_LEN(words))
		str_add(out, words[count]);
	else
		str_add_format(out, "%u", (unsigned)count);
	str_add(out, count == 1 ? " question about safety" : " questions about safety");
}

/* The most questions about safety that come before TREE. */
static uint32_t
most_before(const struct forest *forest, uint32_t tree)
{
	uint32_t gate = forest->trees[tree].opens_with;
	const struct entry *first;

	if (gate == NONE)
		return 0;
	first = &forest->entries[forest->trees[gate].start];
	return first->most_return == NONE ? 0
					  : first->most_return + (first->kind == ENTRY_QUESTION);
}

/* What a reader may want to know before the first question: how many there are. */
static void
add_lengths(struct flow *flow, const struct forest *forest)
{
	uint32_t count = picker_count(forest);
	uint32_t gate = 0, most = 0, last = 0;
	struct str line = { 0 };

	for (uint32_t i = 0; i < count; i++) {
		uint32_t tree = picker_tree(forest, i);

		gate = most_before(forest, tree) > gate ? most_before(forest, tree) : gate;
		last = walk_longest(forest, tree);
		if (i + 1 < count || count == 1)
			most = last > most ? last : most;
	}
	if (gate > 0) {
		str_add(&line, "Every walk begins with ");
		add_safety_questions(&line, gate);
		str_add(&line, ".");
		add_text(flow, str_text(&line));
		str_clear(&line);
	}
	str_add(&line, "It has ");
	str_add_count(&line, most, "question");
	str_add(&line, " at most");
	if (last > most)
		str_add_format(&line, "; %u if you choose %u", (unsigned)last, (unsigned)count);
	str_add(&line, ".");
	add_text(flow, str_text(&line));
	str_fini(&line);
}

/* What the selected scenario is, for the side column. */
static void
add_selected(struct flow *side, const struct forest *forest, uint32_t tree)
{
	uint32_t gate = most_before(forest, tree);
	struct str line = { 0 };

	add_part(side, forest_text(forest, forest->trees[tree].title));
	add_text(side, forest_text(forest, forest->trees[tree].summary));
	add_gap(side);
	if (gate > 0) {
		str_add(&line, "First come ");
		add_safety_questions(&line, gate);
		str_add(&line, ". ");
	}
	str_add(&line, "At most ");
	str_add_count(&line, walk_longest(forest, tree), "question");
	str_add(&line, " in all.");
	add_text(side, str_text(&line));
	str_fini(&line);
}

void
screen_picker(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	const struct forest *forest = ui->forest;
	uint32_t selected = ui_top(ui)->selected;

	str_add(&heading->title, "partway");
	flow_add(main, PARA_TITLE, NULL, "Which is closest to your story?");
	add_gap(main);
	for (uint32_t i = 0; i < picker_count(forest); i++) {
		const struct tree *tree = &forest->trees[picker_tree(forest, i)];

		add_choice(main, i, forest_text(forest, tree->title));
		if (!side)
			add_detail(main, i, forest_text(forest, tree->summary));
	}
	if (side && selected != NONE)
		add_selected(side, forest, picker_tree(forest, selected));
	if (side)
		return;
	add_gap(main);
	add_lengths(main, forest);
}

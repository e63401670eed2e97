/* SPDX-License-Identifier: ISC */
/* Ways: every tree opens with a block, that block runs first and once, and every entry lies on
 * some walk. Entries are sorted so that arrows lead down: one pass finds what is reached. */
#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/lint.h"
#include "partway/str.h"
#include "tree/lint_parts.h"
#include "tree/place.h"

static const char *
tree_id(const struct forest *forest, uint32_t tree)
{
	return forest_text(forest, forest->trees[tree].id);
}

static struct place
tree_place(const struct forest *forest, uint32_t tree)
{
	return place_of_words(forest, forest->trees[tree].file, forest->trees[tree].id);
}

static void
check_gates(const struct forest *forest, struct diags *diags)
{
	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		if (forest->trees[tree].is_block || forest->trees[tree].opens_with != NONE)
			continue;
		diag_add(diags, DIAG_GATE_MISSING, tree_place(forest, tree),
		    "the tree \"%s\" does not open with a block", tree_id(forest, tree));
		diag_mend(
		    diags, "add \"opens-with: gate\", so that the safety questions come first.");
	}
}

/* By tree: true for the blocks that trees open with. The caller frees it. */
static bool *
find_openings(const struct forest *forest)
{
	bool *opens = alloc_array(forest->trees_count, sizeof(*opens));

	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block && forest->trees[tree].opens_with != NONE)
			opens[forest->trees[tree].opens_with] = true;
	return opens;
}

static void
report_call(const struct forest *forest, uint32_t from, const struct ref *go, struct diags *diags)
{
	const char *id = tree_id(forest, forest->entries[go->index].tree);
	const char *text = arena_format(&diags->arena, "block:%s", id);

	diag_add(diags, DIAG_RETURN_NOWHERE,
	    place_of_text(forest->trees[from].file, go->line, go->column, text),
	    "\"%s\" is a block that trees open with; called here, in the middle of a walk, its "
	    "\"return\" has nowhere to go",
	    id);
	diag_mend(diags, "lead this answer to another entry.");
}

/* A block that trees open with runs first and once: no answer of another file may lead to it. */
static void
check_calls(const struct forest *forest, const bool *opens, struct diags *diags)
{
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct entry *row = &forest->entries[entry];

		for (uint32_t i = 0; i < row->answers.count; i++) {
			const struct ref *go = &forest->answers[row->answers.first + i].go;
			uint32_t to = row->tree;

			if (go->index != GO_RETURN)
				to = forest->entries[go->index].tree;
			if (to != row->tree && opens[to])
				report_call(forest, row->tree, go, diags);
		}
	}
}

static bool
has_return(const struct forest *forest, uint32_t tree)
{
	struct span entries = forest->trees[tree].entries;

	for (uint32_t entry = entries.first; entry < entries.first + entries.count; entry++) {
		struct span answers = forest->entries[entry].answers;

		for (uint32_t i = 0; i < answers.count; i++)
			if (forest->answers[answers.first + i].go.index == GO_RETURN)
				return true;
	}
	return false;
}

static void
check_returns(const struct forest *forest, const bool *opens, struct diags *diags)
{
	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		if (!opens[tree] || has_return(forest, tree))
			continue;
		diag_add(diags, DIAG_UNREACHABLE, tree_place(forest, tree),
		    "no answer of \"%s\" leads to \"return\", so no walk goes on from it",
		    tree_id(forest, tree));
		diag_mend(diags, "lead the last answer that finds nothing wrong to \"return\".");
	}
}

/* How an entry is reached: not at all, by a walk, or only from the entry FROM_ENTRY + n, which no
 * walk reaches and no arrow leads to. */
enum { FROM_NOWHERE, FROM_WALK, FROM_ENTRY };

static void
mark_beginnings(const struct forest *forest, uint32_t *from)
{
	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		const struct tree *row = &forest->trees[tree];

		if (row->is_block)
			continue;
		from[row->start] = FROM_WALK;
		if (row->opens_with != NONE)
			from[forest->trees[row->opens_with].start] = FROM_WALK;
	}
}

/* Passes on to what ENTRY leads to how ENTRY is reached. */
static void
spread(const struct forest *forest, uint32_t entry, uint32_t *from)
{
	struct span answers = forest->entries[entry].answers;

	for (uint32_t i = 0; i < answers.count; i++) {
		uint32_t to = forest->answers[answers.first + i].go.index;

		if (to != GO_RETURN && (from[entry] == FROM_WALK || from[to] == FROM_NOWHERE))
			from[to] = from[entry];
	}
}

static void
report_unreachable(
    const struct forest *forest, uint32_t entry, uint32_t behind, struct diags *diags)
{
	uint32_t tree = forest->entries[entry].tree;
	bool is_block = forest->trees[tree].is_block && forest->trees[tree].start == entry;
	const char *id = forest_text(forest, forest->entries[entry].id);
	struct str words = { 0 };

	if (is_block)
		str_add_format(
		    &words, "no answer leads to the block \"%s\"", tree_id(forest, tree));
	else
		str_add_format(&words, "no walk reaches \"%s\"", id);
	if (behind == 1)
		str_add(&words, ", nor the entry behind it");
	if (behind > 1)
		str_add_format(&words, ", nor the %u entries behind it", (unsigned)behind);
	diag_add(diags, DIAG_UNREACHABLE,
	    is_block ? tree_place(forest, tree) : place_of_entry(forest, entry), "%s",
	    str_text(&words));
	str_fini(&words);
	if (is_block)
		diag_mend(diags, "lead an answer to \"block:%s\", or delete the file.",
		    tree_id(forest, tree));
	else
		diag_mend(diags, "lead an answer to \"%s\", or delete it.", id);
}

/* One pass: when the turn of an entry comes, everything that could lead to it has been seen. */
static void
check_reach(const struct forest *forest, struct diags *diags)
{
	uint32_t *from = alloc_array(forest->entries_count, sizeof(*from));
	uint32_t *behind = alloc_array(forest->entries_count, sizeof(*behind));

	mark_beginnings(forest, from);
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		if (from[entry] == FROM_NOWHERE)
			from[entry] = FROM_ENTRY + entry;
		else if (from[entry] != FROM_WALK)
			behind[from[entry] - FROM_ENTRY]++;
		spread(forest, entry, from);
	}
	for (uint32_t entry = 0; entry < forest->entries_count; entry++)
		if (from[entry] == FROM_ENTRY + entry)
			report_unreachable(forest, entry, behind[entry], diags);
	free(from);
	free(behind);
}

void
lint_graph(const struct forest *forest, struct diags *diags)
{
	bool *opens;

	check_gates(forest, diags);
	if (!lint_allows_walks(diags))
		return;
	opens = find_openings(forest);
	check_calls(forest, opens, diags);
	check_returns(forest, opens, diags);
	check_reach(forest, diags);
	lint_stops(forest, opens, diags);
	free(opens);
}

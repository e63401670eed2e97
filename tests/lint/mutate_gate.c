/* SPDX-License-Identifier: ISC */
/* What stands between a reader in danger and everything else: the questions of the block that trees
 * open with. Of each, one answer is clear: the one that leads to the next question, or on. */
#include "mutation.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* The clear answer of a question of the gate, as an index. */
static uint32_t
clear_answer(const struct mutation *mutation, uint32_t entry)
{
	const struct forest *forest = mutation->shipped;
	struct span answers = forest->entries[entry].answers;

	for (uint32_t i = answers.first; i < answers.first + answers.count; i++) {
		uint32_t go = forest->answers[i].go.index;

		if (go == GO_RETURN || mutation_is_in_gate(mutation, go))
			return i;
	}
	cr_fatal("a question of the gate has no clear answer");
}

/* Whatever led to the question leads to where its clear answer goes. */
static void
drop_question(struct mutation *mutation, uint32_t entry)
{
	struct tables *tables = &mutation->tables;
	uint32_t go = tables->answers[clear_answer(mutation, entry)].go.index;

	for (size_t i = 0; i < tables->answers_count; i++)
		if (tables->answers[i].go.index == entry)
			tables->answers[i].go.index = go;
	for (size_t i = 0; i < tables->trees_count; i++)
		if (tables->trees[i].start == entry)
			tables->trees[i].start = go;
	mutation_try(mutation, entry, "gone");
}

/* Each answer but the clear one, unsure too, leads to where that goes. */
static void
pass_stops(struct mutation *mutation, uint32_t entry)
{
	struct span answers = mutation->shipped->entries[entry].answers;
	uint32_t clear = clear_answer(mutation, entry);

	for (uint32_t i = 0; i < answers.count; i++) {
		if (answers.first + i == clear)
			continue;
		mutation->tables.answers[answers.first + i].go.index =
		    mutation->shipped->answers[clear].go.index;
		if (i + 1 == answers.count)
			mutation_try(mutation, entry, "unsure");
		else
			mutation_try(mutation, entry, "%u", (unsigned)i + 1);
	}
}

/* The gate, of which a stop is a line on the first page of paper. */
static struct tree *
gate_row(struct mutation *mutation)
{
	return &mutation->tables.trees[forest_find_tree(mutation->shipped, "gate")];
}

static void
drop_stops(struct mutation *mutation)
{
	struct span stops = gate_row(mutation)->stops;

	for (uint32_t i = 0; i < stops.count; i++) {
		struct stop *stop = &mutation->tables.stops[stops.first + i];
		uint32_t entry = stop->go.index;

		*stop = mutation->tables.stops[stops.first + stops.count - 1];
		gate_row(mutation)->stops.count--;
		mutation_try(mutation, entry, "gone");
	}
}

/* Each stop leads to where another one does. */
static void
mislead_stops(struct mutation *mutation)
{
	struct span stops = gate_row(mutation)->stops;

	for (uint32_t i = 0; i < stops.count; i++)
		for (uint32_t j = 0; j < stops.count; j++) {
			struct ref *go = &mutation->tables.stops[stops.first + i].go;
			uint32_t entry = go->index;

			if (i == j)
				continue;
			go->index = mutation->tables.stops[stops.first + j].go.index;
			mutation_try(mutation, entry, "%u", (unsigned)go->index);
		}
}

static void
each_question(struct mutation *mutation, void (*mutate)(struct mutation *mutation, uint32_t entry))
{
	for (uint32_t entry = 0; entry < mutation->shipped->entries_count; entry++)
		if (mutation_is_in_gate(mutation, entry))
			mutate(mutation, entry);
}

void
mutate_gate(struct mutation *mutation)
{
	mutation_begin(
	    mutation, "gate-question-gone", "a question of the gate is deleted", LOOK_NO_FURTHER);
	each_question(mutation, drop_question);
	mutation_begin(mutation, "gate-stop-passed", "an answer of the gate that stops leads on",
	    LOOK_NO_FURTHER);
	each_question(mutation, pass_stops);
	mutation_begin(
	    mutation, "paper-stop-gone", "a stop of the first page is deleted", LOOK_NO_FURTHER);
	drop_stops(mutation);
	mutation_begin(mutation, "paper-stop-misled", "a stop of the first page leads elsewhere",
	    LOOK_NO_FURTHER);
	mislead_stops(mutation);
}

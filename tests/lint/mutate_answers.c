/* SPDX-License-Identifier: ISC */
/* Answers: what they set, where they lead, and whether they are there. Of each question the unsure
 * answer, the last one, sets what the others do: it follows every change of theirs. */
#include "mutation.h"

#include <stdio.h>

#include "partway/bounds.h"
#include "partway/facts.h"

/* --- facts --------------------------------------------------------------------------------------- */

/* Writes anew what the unsure answer of QUESTION sets. */
static void
follow_unsure(struct mutation *mutation, const struct entry *question)
{
	struct tables *tables = &mutation->tables;
	uint32_t first = question->answers.first, count = question->answers.count;
	struct span sets = { (uint32_t)tables->settings_count, 0 };
	bool seen[BOUND_FACTS] = { false };

	for (uint32_t i = first; i + 1 < first + count; i++) {
		struct span span = tables->answers[i].sets;

		for (uint32_t j = span.first; j < span.first + span.count; j++) {
			uint32_t fact = tables->settings[j].fact;

			if (seen[fact])
				continue;
			seen[fact] = true;
			*tables_add_setting(tables) = (struct setting){ fact, VALUE_UNSURE, 0, 0 };
			sets.count++;
		}
	}
	tables->answers[first + count - 1].sets = sets;
}

static const char *
fact_name(const struct mutation *mutation, uint32_t fact)
{
	return forest_text(mutation->shipped, mutation->shipped->facts[fact].name);
}

/* Answer NUMBER (from 1) of ENTRY without its setting at INDEX. */
static void
drop_fact(struct mutation *mutation, uint32_t entry, uint32_t number, uint32_t index)
{
	struct tables *tables = &mutation->tables;
	struct answer *answer = &tables->answers[tables->entries[entry].answers.first + number - 1];
	uint32_t fact = tables->settings[answer->sets.first + index].fact;

	tables->settings[answer->sets.first + index] =
	    tables->settings[answer->sets.first + answer->sets.count - 1];
	answer->sets.count--;
	follow_unsure(mutation, &tables->entries[entry]);
	mutation_try(mutation, entry, "%u %s", (unsigned)number, fact_name(mutation, fact));
}

static void
drop_all_facts(struct mutation *mutation, uint32_t entry, uint32_t number)
{
	struct tables *tables = &mutation->tables;
	struct answer *answer = &tables->answers[tables->entries[entry].answers.first + number - 1];

	if (answer->sets.count == 0)
		return;
	answer->sets.count = 0;
	follow_unsure(mutation, &tables->entries[entry]);
	mutation_try(mutation, entry, "%u", (unsigned)number);
}

/* The same setting with each other value of its fact. */
static void
change_fact(struct mutation *mutation, uint32_t entry, uint32_t number, uint32_t index)
{
	const struct forest *forest = mutation->shipped;
	uint32_t answer = forest->entries[entry].answers.first + number - 1;
	uint32_t setting = forest->answers[answer].sets.first + index;
	uint32_t fact = forest->settings[setting].fact;
	uint32_t end = VALUE_FIRST + forest->facts[fact].values.count;

	for (uint32_t value = VALUE_FIRST; value < end; value++) {
		if (value == forest->settings[setting].value)
			continue;
		mutation->tables.settings[setting].value = value;
		mutation_try(mutation, entry, "%u %s=%s", (unsigned)number,
		    fact_name(mutation, fact), facts_value_name(forest, fact, value));
	}
}

/* --- ways ---------------------------------------------------------------------------------------- */

static const char *
target_name(const struct mutation *mutation, uint32_t go)
{
	const struct forest *forest = mutation->shipped;

	return go == GO_RETURN ? "return" : forest_text(forest, forest->entries[go].id);
}

/* "3", "unsure" */
static const char *
answer_name(const struct mutation *mutation, uint32_t entry, uint32_t number, char name[12])
{
	bool is_unsure = number == mutation->shipped->entries[entry].answers.count;

	snprintf(name, 12, is_unsure ? "unsure" : "%u", (unsigned)number);
	return name;
}

/* Answer NUMBER leads where each other answer of its question does. */
static void
change_way(struct mutation *mutation, uint32_t entry, uint32_t number)
{
	const struct forest *forest = mutation->shipped;
	struct span answers = forest->entries[entry].answers;
	uint32_t answer = answers.first + number - 1;
	char name[12];

	for (uint32_t i = answers.first; i < answers.first + answers.count; i++) {
		uint32_t go = forest->answers[i].go.index;
		bool is_new = go != forest->answers[answer].go.index;

		for (uint32_t j = answers.first; j < i && is_new; j++)
			is_new = forest->answers[j].go.index != go;
		if (!is_new)
			continue;
		mutation->tables.answers[answer].go.index = go;
		mutation_try(mutation, entry, "%s to %s",
		    answer_name(mutation, entry, number, name), target_name(mutation, go));
	}
}

static void
swap_ways(struct mutation *mutation, uint32_t entry, uint32_t number, uint32_t other)
{
	struct answer *answers =
	    mutation->tables.answers + mutation->shipped->entries[entry].answers.first;
	uint32_t go = answers[number - 1].go.index;
	char name[12], other_name[12];

	if (answers[other - 1].go.index == go)
		return;
	answers[number - 1].go.index = answers[other - 1].go.index;
	answers[other - 1].go.index = go;
	mutation_try(mutation, entry, "%s and %s", answer_name(mutation, entry, number, name),
	    answer_name(mutation, entry, other, other_name));
}

static void
drop_answer(struct mutation *mutation, uint32_t entry, uint32_t number)
{
	struct tables *tables = &mutation->tables;
	struct span span = tables->entries[entry].answers;
	uint32_t first = (uint32_t)tables->answers_count;

	for (uint32_t i = 0; i < span.count; i++) {
		struct answer answer = tables->answers[span.first + i];

		if (i + 1 != number)
			*tables_add_answer(tables) = answer;
	}
	tables->entries[entry].answers = (struct span){ first, span.count - 1 };
	follow_unsure(mutation, &tables->entries[entry]);
	mutation_try(mutation, entry, "%u", (unsigned)number);
}

/* --- the kinds ----------------------------------------------------------------------------------- */

enum { IN_GATE = 1, OUTSIDE = 2, EVERYWHERE = IN_GATE | OUTSIDE };

/* What answer NUMBER of ENTRY sets; of the unsure answer, what any answer of it does. */
static struct span
sets_of(const struct mutation *mutation, uint32_t entry, uint32_t number)
{
	const struct forest *forest = mutation->shipped;

	return forest->answers[forest->entries[entry].answers.first + number - 1].sets;
}

/* Calls MUTATE for every answer there but the unsure ones. */
static void
each_answer(struct mutation *mutation, int where,
    void (*mutate)(struct mutation *mutation, uint32_t entry, uint32_t number))
{
	for (uint32_t entry = 0; entry < mutation->shipped->entries_count; entry++) {
		uint32_t count = mutation->shipped->entries[entry].answers.count;

		if (!(where & (mutation_is_in_gate(mutation, entry) ? IN_GATE : OUTSIDE)))
			continue;
		for (uint32_t number = 1; number < count; number++)
			mutate(mutation, entry, number);
	}
}

static void
drop_each_fact(struct mutation *mutation, uint32_t entry, uint32_t number)
{
	for (uint32_t i = 0; i < sets_of(mutation, entry, number).count; i++)
		drop_fact(mutation, entry, number, i);
}

static void
change_each_fact(struct mutation *mutation, uint32_t entry, uint32_t number)
{
	for (uint32_t i = 0; i < sets_of(mutation, entry, number).count; i++)
		change_fact(mutation, entry, number, i);
}

/* Answers to questions of safety: those that set facts. The unsure one is as good as any. */
static void
change_safety_way(struct mutation *mutation, uint32_t entry, uint32_t number)
{
	uint32_t unsure = mutation->shipped->entries[entry].answers.count;

	if (sets_of(mutation, entry, unsure).count == 0)
		return;
	change_way(mutation, entry, number);
	if (number == 1)
		change_way(mutation, entry, unsure);
}

static void
swap_with_later(struct mutation *mutation, uint32_t entry, uint32_t number)
{
	for (uint32_t other = number + 1; other <= mutation->shipped->entries[entry].answers.count;
	     other++)
		swap_ways(mutation, entry, number, other);
}

void
mutate_answers(struct mutation *mutation)
{
	mutation_begin(mutation, "gate-fact-gone", "an answer of the gate sets one fact less",
	    LOOK_NO_FURTHER);
	each_answer(mutation, IN_GATE, drop_each_fact);
	mutation_begin(
	    mutation, "gate-facts-gone", "an answer of the gate sets nothing", LOOK_NO_FURTHER);
	each_answer(mutation, IN_GATE, drop_all_facts);
	mutation_begin(
	    mutation, "fact-gone", "an answer elsewhere sets one fact less", LOOK_NO_FURTHER);
	each_answer(mutation, OUTSIDE, drop_each_fact);
	mutation_begin(
	    mutation, "fact-changed", "an answer gives a fact another value", LOOK_NO_FURTHER);
	each_answer(mutation, EVERYWHERE, change_each_fact);
	mutation_begin(
	    mutation, "way-changed", "an answer about a fact goes another's way", LOOK_AT_CASES);
	each_answer(mutation, EVERYWHERE, change_safety_way);
	mutation_begin(mutation, "ways-swapped", "two answers change ways", LOOK_AT_CASES);
	each_answer(mutation, EVERYWHERE, swap_with_later);
	mutation_begin(mutation, "answer-gone", "an answer is deleted", LOOK_AT_CASES);
	each_answer(mutation, EVERYWHERE, drop_answer);
}

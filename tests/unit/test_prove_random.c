/* SPDX-License-Identifier: ISC */
/* The proof against trying every path: on a few hundred random forests, and on the shipped one,
 * both must say the same of each rule and ending, and show a walk of the same length. The measure
 * below keeps its own books; it shares with the proof only what one path knows (facts.h). */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "small.h"
#include "partway/alloc.h"
#include "partway/facts.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/paths.h"
#include "partway/prove.h"
#include "partway/str.h"
#include "partway/walk.h"

#define FORESTS 400
#define FACT_COUNT 3
#define RULE_COUNT 6

/* --- a random forest */

static uint32_t round_number; /* of the random forest, for messages */
static uint32_t seed;

static uint32_t
pick(uint32_t count)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % count;
}

static const char *
word(const char *const *words, uint32_t count)
{
	return words[pick(count)];
}

#define WORD(...) \
	word((const char *const[]){ __VA_ARGS__ }, \
	    sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

/* The files, in the order in which arrows lead. */
static const char *const parts[][2] = {
	{ "block gate G", "block:gate" },
	{ "tree one O", "tree:one" },
	{ "tree two T", "tree:two" },
	{ "block last L", "block:last" },
};

#define PART_COUNT (sizeof(parts) / sizeof(*parts))

/* Where an answer of question FROM of a part leads: further down, or out of it. */
static void
add_target(struct str *out, size_t part, uint32_t from, uint32_t questions, uint32_t endings)
{
	uint32_t further = questions - from - 1;
	uint32_t choice = pick(2 * further + endings + 2);

	if (choice < 2 * further)
		str_add_format(out, "> q%u", (unsigned)(from + 1 + choice / 2));
	else if (choice < 2 * further + endings)
		str_add_format(out, "> e%u", (unsigned)(choice - 2 * further));
	else if (part == 0 && pick(2) == 0)
		str_add(out, "> return");
	else if (part + 1 < PART_COUNT)
		str_add_format(
		    out, "> %s", parts[part + 1 + pick((uint32_t)(PART_COUNT - part - 1))][1]);
	else
		str_add(out, "> e0");
}

static void
add_part(struct str *out, size_t part)
{
	uint32_t questions = 1 + pick(4), endings = 1 + pick(3);

	str_add_format(out, "%s\n", parts[part][0]);
	for (uint32_t from = 0; from < questions; from++) {
		uint32_t fact = pick(FACT_COUNT + 1), answers = 2 + pick(2);

		str_add_format(out, "ask q%u: ", (unsigned)from);
		for (uint32_t i = 0; i < answers; i++) {
			str_add_format(out, "A%u ", (unsigned)i);
			if (fact < FACT_COUNT && pick(4) > 0)
				str_add_format(out, "f%u=%s ", (unsigned)fact,
				    WORD("good", "good", "bad", "worse"));
			add_target(out, part, from, questions, endings);
			str_add(out, "; ");
		}
		str_add(out, "unsure ");
		add_target(out, part, from, questions, endings);
		str_add(out, "\n");
	}
	for (uint32_t i = 0; i < endings; i++)
		str_add_format(out, "end e%u: %s %s\n", (unsigned)i,
		    WORD("none", "none", "reply", "message"), WORD("crisis", "recover", "repair"));
}

static void
add_rule(struct str *out, unsigned rule)
{
	unsigned fact = pick(FACT_COUNT), other = pick(FACT_COUNT);

	str_add_format(out, "rule R%u: ", rule);
	if (pick(2) > 0)
		str_add_format(out, "if-facts: [f%u=%s], %s", fact,
		    WORD("good", "bad", "worse", "unsure"), pick(3) > 0 ? "" : "at-once: yes, ");
	if (pick(3) == 0)
		str_add_format(out, "unless-facts: [f%u=%s], ", other, WORD("good", "bad"));
	if (pick(3) == 0)
		str_add(out, "if-contact: [reply, message], ");
	if (pick(2) > 0)
		str_add_format(out, "needs: [f%u=good], ", other);
	str_add_format(out, "%s\n",
	    WORD("contact: [none]", "contact: [none, reply]", "aim: [crisis, recover]",
		"not-aim: [repair]", "help: [talk]"));
}

static void
load_random(struct small *small)
{
	struct str text = { 0 };

	for (size_t part = 0; part < PART_COUNT; part++)
		add_part(&text, part);
	for (unsigned fact = 0; fact < FACT_COUNT; fact++)
		str_add_format(&text, "fact f%u: good | bad, worse\n", fact);
	for (unsigned rule = 0; rule < RULE_COUNT; rule++)
		add_rule(&text, rule);
	small_load(small, str_text(&text));
	str_fini(&text);
}

/* --- the measure: every path, one by one */

/* Behind the rules of the forest comes the one about questions left open, which is built in. */
struct measure {
	const struct forest *forest;
	size_t rules;     /* that one counted */
	uint32_t *broken; /* by ending and rule: steps of the shortest path, 0: none */
	bool *applied;    /* by rule */
	bool *taken_back; /* by answer */
	size_t paths;
};

static void
note(struct measure *measure, uint32_t ending, size_t rule, size_t steps)
{
	uint32_t *shortest = &measure->broken[ending * measure->rules + rule];

	if (*shortest == 0 || steps < *shortest)
		*shortest = (uint32_t)steps;
}

static void
measure_path(const struct walk *walk, void *context)
{
	struct measure *measure = context;
	const struct forest *forest = measure->forest;
	struct facts before = { 0 }, facts = { 0 };
	struct arrival arrival = { &forest->entries[walk->here], &before, &facts };
	bool holds = true;

	measure->paths++;
	for (size_t i = 0; i < walk->taken; i++) {
		before = facts;
		if (facts_take(&facts, forest, &forest->answers[walk->steps[i].answer]) != NONE)
			measure->taken_back[walk->steps[i].answer] = true;
	}
	for (size_t rule = 0; rule < forest->rules_count; rule++) {
		if (!rule_applies(forest, &forest->rules[rule], &arrival))
			continue;
		measure->applied[rule] = true;
		if (rule_holds(forest, &forest->rules[rule], &arrival, NULL))
			continue;
		note(measure, walk->here, rule, walk->taken);
		holds = false;
	}
	if (holds && facts.left_open && arrival.ending->contact != CONTACT_NONE)
		note(measure, walk->here, forest->rules_count, walk->taken);
}

static void
take_measure(struct measure *measure, const struct forest *forest)
{
	*measure = (struct measure){ .forest = forest, .rules = forest->rules_count + 1 };
	measure->broken =
	    alloc_array(forest->entries_count * measure->rules, sizeof(*measure->broken));
	measure->applied = alloc_array(measure->rules, sizeof(*measure->applied));
	measure->taken_back = alloc_array(forest->answers_count, sizeof(*measure->taken_back));
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			paths_visit(forest, tree, measure_path, measure);
}

static void
measure_fini(struct measure *measure)
{
	free(measure->broken);
	free(measure->applied);
	free(measure->taken_back);
}

/* --- the two compared */

static size_t
count_lines(const char *text)
{
	size_t lines = 0;

	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

/* The finding of CODE at this place of FILE whose words hold HOLDS, or NULL. */
static const struct diag *
find(const struct diags *diags, enum diag_code code, uint32_t file, struct words at,
    const char *holds)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->items[i];

		if (diag->code == code && diag->at.file == file && diag->at.line == at.line
		    && strstr(diag->words, holds))
			return diag;
	}
	return NULL;
}

/* Returns how many findings there should be of RULE at ENDING: none or one. */
static size_t
compare_ending(
    const struct measure *measure, const struct diags *diags, uint32_t ending, size_t rule)
{
	const struct forest *forest = measure->forest;
	const struct entry *row = &forest->entries[ending];
	size_t steps = measure->broken[ending * measure->rules + rule];
	char words[64] = "left a safety question open";
	const struct diag *diag;

	if (rule < forest->rules_count)
		snprintf(words, sizeof(words), "breaks rule %s,",
		    forest_text(forest, forest->rules[rule].id));
	diag = find(diags, DIAG_RULE_BROKEN, forest->trees[row->tree].file, row->id, words);
	cr_assert_eq(diag != NULL, steps > 0, "round %u: %s, \"%s\"", (unsigned)round_number,
	    forest_text(forest, row->id), words);
	if (diag)
		cr_assert_eq(
		    count_lines(diag->walk), steps + 1, "round %u", (unsigned)round_number);
	return diag != NULL;
}

/* Fails unless DIAGS, which holds what the proof found, says what MEASURE says, and no more.
 * Returns how many findings there are. */
static size_t
compare(const struct measure *measure, const struct diags *diags)
{
	const struct forest *forest = measure->forest;
	size_t expected = 0;

	for (uint32_t entry = 0; entry < forest->entries_count; entry++)
		for (size_t rule = 0; rule < measure->rules; rule++)
			expected += compare_ending(measure, diags, entry, rule);
	for (size_t answer = 0; answer < forest->answers_count; answer++)
		expected += measure->taken_back[answer];
	for (size_t rule = 0; rule < forest->rules_count; rule++) {
		const struct diag *idle = find(
		    diags, DIAG_RULE_IDLE, forest->files[FILE_RULES], forest->rules[rule].id, "");

		cr_assert_eq(idle == NULL, measure->applied[rule], "round %u: rule %zu",
		    (unsigned)round_number, rule);
		expected += idle != NULL;
	}
	cr_assert_eq(diags->count, expected, "round %u", (unsigned)round_number);
	return expected;
}

Test(prove, says_the_same_as_trying_every_path, .timeout = 120)
{
	size_t findings = 0, paths = 0;

	for (round_number = 0; round_number < FORESTS; round_number++) {
		struct small small;
		struct measure measure;

		seed = round_number;
		load_random(&small);
		take_measure(&measure, small.forest);
		prove_forest(small.forest, NULL, &small.diags);
		findings += compare(&measure, &small.diags);
		paths += measure.paths;
		measure_fini(&measure);
		small_free(&small);
	}
	/* The comparison means something only where there is much of both. */
	cr_expect(findings > FORESTS && paths > 100 * FORESTS, "%zu findings, %zu paths", findings,
	    paths);
}

/* The shipped forest, and the same with contact at every ending, which breaks most rules. */
Test(prove, says_the_same_of_the_shipped_trees, .timeout = 120)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct measure measure;
	struct forest *forest, open;
	struct entry *entries;

	cr_assert(source_files_read(&files, "trees", &diags));
	forest = forest_load(&files, "trees", &diags);
	cr_assert(forest && diags.count == 0);
	take_measure(&measure, forest);
	prove_forest(forest, NULL, &diags);
	cr_expect(eq(sz, compare(&measure, &diags), 0));
	measure_fini(&measure);

	open = *forest;
	entries = alloc_array(forest->entries_count, sizeof(*entries));
	memcpy(entries, forest->entries, forest->entries_count * sizeof(*entries));
	for (size_t i = 0; i < forest->entries_count; i++)
		entries[i].contact = CONTACT_MESSAGE;
	open.entries = entries;
	take_measure(&measure, &open);
	prove_forest(&open, NULL, &diags);
	cr_expect(compare(&measure, &diags) > 100);
	measure_fini(&measure);
	free(entries);
	forest_free(forest);
	source_files_fini(&files);
	diags_fini(&diags);
}

/* SPDX-License-Identifier: ISC */
/* Findings of the proof: what is wrong, a shortest walk that shows it, and how to mend it. Each
 * is made once for a rule and a place. */
#include "walk/search.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/facts.h"
#include "partway/forest.h"
#include "partway/lint.h"
#include "partway/str.h"
#include "partway/walk.h"
#include "tree/place.h"
#include "walk/witness.h"

#define RULE_LEFT_OPEN NONE        /* S2: unsure on a question that sets facts closes contact */
#define RULE_TAKEN_BACK (NONE - 1) /* S3: no fact becomes safe again */

static uint32_t
entry_of(const struct search *search, uint32_t state)
{
	return ((const struct state *)intern_get(&search->states, state))->entry;
}

/* True the first time, as long as findings are kept. */
static bool
is_new_report(struct search *search, uint32_t rule, uint32_t place)
{
	size_t count = search->reports.count;

	if (diags_is_full(search->diags))
		return false;
	intern_add(&search->reports, &(struct report){ rule, place });
	return search->reports.count > count;
}

/* Gives the last finding its walk: the way that came by ORIGIN. */
static void
add_witness(struct search *search, struct origin origin, struct witness *witness)
{
	struct step *steps;
	size_t count = 0;

	for (struct origin at = origin; at.parent != NONE; at = search->origins[at.parent])
		count++;
	steps = alloc_array(count, sizeof(*steps));
	witness->steps = steps;
	witness->count = count;
	for (; count > 0; origin = search->origins[origin.parent])
		steps[--count] = (struct step){
			.entry = entry_of(search, origin.parent),
			.answer = origin.answer,
		};
	witness_add(witness, search->forest, search->diags);
	free(steps);
}

/* The values that RULE looks for, or that fail what it needs. */
static void
show_values(const struct forest *forest, const struct rule *rule, struct witness *witness)
{
	for (uint32_t i = 0; i < rule->if_facts.count; i++) {
		const struct setting *setting = &forest->settings[rule->if_facts.first + i];

		witness->shown[setting->fact] |= 1u << setting->value;
	}
	for (uint32_t i = 0; i < rule->needs.count; i++) {
		const struct need *need = &forest->needs[rule->needs.first + i];

		witness->shown[need->fact] |= ~need->values;
	}
}

void
report_broken(struct search *search, uint32_t number, const struct origin *origin,
    const struct arrival *arrival)
{
	const struct forest *forest = search->forest;
	const struct rule *rule = &forest->rules[number];
	uint32_t ending = (uint32_t)(arrival->ending - forest->entries);
	struct witness witness = { .ending = ending };
	struct str why = { 0 };

	if (!is_new_report(search, number, ending))
		return;
	rule_holds(forest, rule, arrival, &why);
	diag_add(search->diags, DIAG_RULE_BROKEN, place_of_entry(forest, ending),
	    "a walk that ends here breaks rule %s, \"%s\": %s", forest_text(forest, rule->id),
	    forest_text(forest, rule->title), str_text(&why));
	str_fini(&why);
	diag_rule(search->diags, forest_text(forest, rule->id));
	show_values(forest, rule, &witness);
	add_witness(search, *origin, &witness);
	diag_mend(search->diags,
	    "change this ending, lead an answer above elsewhere, or ask what was not asked.\n"
	    "Why rule %s is there (%s, line %u): %s",
	    forest_text(forest, rule->id),
	    diags_file_name(search->diags, forest->files[FILE_RULES]), (unsigned)rule->id.line,
	    forest_text(forest, rule->why));
}

void
report_left_open(struct search *search, const struct origin *origin, uint32_t ending)
{
	const struct forest *forest = search->forest;
	enum contact contact = (enum contact)forest->entries[ending].contact;
	struct witness witness = { .ending = ending };

	if (!is_new_report(search, RULE_LEFT_OPEN, ending))
		return;
	diag_add(search->diags, DIAG_RULE_BROKEN, place_of_entry(forest, ending),
	    "a walk that ends here left a safety question open, so contact must be none; it is %s",
	    contact_name(contact));
	for (size_t fact = 0; fact < forest->facts_count; fact++)
		witness.shown[fact] = 1u << VALUE_UNSURE;
	add_witness(search, *origin, &witness);
	diag_mend(search->diags,
	    "lead \"unsure\" above to an ending with contact none.\n"
	    "Why: what was left open counts as unsafe (rule S2, built in).");
}

/* "order=active", in the memory of the findings. */
static const char *
setting_text(const struct search *search, uint32_t fact, uint32_t value)
{
	const struct forest *forest = search->forest;

	return arena_format(&search->diags->arena, "%s=%s",
	    forest_text(forest, forest->facts[fact].name), facts_value_name(forest, fact, value));
}

void
report_taken_back(struct search *search, const struct origin *origin, uint32_t fact)
{
	const struct forest *forest = search->forest;
	const struct entry *entry = &forest->entries[entry_of(search, origin->parent)];
	const struct setting *setting =
	    forest->settings + forest->answers[origin->answer].sets.first;
	uint8_t before = search_facts_before(search, origin)->values[fact];
	struct witness witness = { .ending = NONE };
	const char *text;

	if (!is_new_report(search, RULE_TAKEN_BACK, origin->answer))
		return;
	while (setting->fact != fact)
		setting++;
	text = setting_text(search, fact, setting->value);
	diag_add(search->diags, DIAG_FACT_TAKEN_BACK,
	    place_of_text(forest->trees[entry->tree].file, setting->line, setting->column, text),
	    "this answer sets %s, where the walk already has %s", text,
	    setting_text(search, fact, before));
	witness.shown[fact] = UINT32_MAX;
	add_witness(search, *origin, &witness);
	diag_mend(search->diags,
	    "take %s away here, or do not ask this on the walk above.\n"
	    "Why: what was unsafe or left open stays so to the end (rule S3, built in).",
	    text);
}

/* True where SETTINGS, of which there are some, are none of those in SET, the values that answers
 * set: that is a finding already. */
static bool
is_never_set(const struct forest *forest, struct span settings, const uint32_t *set)
{
	for (uint32_t i = settings.first; i < settings.first + settings.count; i++)
		if (set[forest->settings[i].fact] >> forest->settings[i].value & 1)
			return false;
	return settings.count > 0;
}

static void
report_idle_rules(const struct search *search, const uint32_t *set)
{
	const struct forest *forest = search->forest;

	for (size_t i = 0; i < forest->rules_count; i++) {
		const struct rule *rule = &forest->rules[i];

		if (search->applied[i] || is_never_set(forest, rule->if_facts, set))
			continue;
		diag_add(search->diags, DIAG_RULE_IDLE,
		    place_of_words(forest, forest->files[FILE_RULES], rule->id),
		    "rule %s, \"%s\", applies to no walk", forest_text(forest, rule->id),
		    forest_text(forest, rule->title));
		diag_rule(search->diags, forest_text(forest, rule->id));
		diag_mend(search->diags, "ask for what it looks at, or delete the rule.");
	}
}

static void
report_idle_wordings(const struct search *search, const uint32_t *set)
{
	const struct forest *forest = search->forest;
	uint64_t met = 0;

	for (size_t entry = 0; entry < forest->entries_count; entry++)
		met |= search->spoken[entry];
	for (size_t i = 0; i < forest->wordings_count; i++) {
		const struct wording *wording = &forest->wordings[i];

		if (wording->if_facts.count == 0 || met >> i & 1
		    || is_never_set(forest, wording->if_facts, set))
			continue;
		diag_add(search->diags, DIAG_RULE_IDLE,
		    place_of_words(forest, forest->files[FILE_RULES], wording->id),
		    "the list of words %s, \"%s\", applies to no walk",
		    forest_text(forest, wording->id), forest_text(forest, wording->title));
		diag_rule(search->diags, forest_text(forest, wording->id));
		diag_mend(search->diags, "ask for what it looks at, or delete the list.");
	}
}

void
report_idle(const struct search *search)
{
	uint32_t set[BOUND_FACTS];

	if (lint_has(search->diags, DIAG_UNREACHABLE))
		return; /* a walk to it may be all that the rule lacks */
	memset(set, 0xff, sizeof(set));
	if (lint_has(search->diags, DIAG_FACT_NEVER_SET))
		facts_find_set(search->forest, set);
	report_idle_rules(search, set);
	if (search->spoken)
		report_idle_wordings(search, set);
}

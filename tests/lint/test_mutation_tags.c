/* SPDX-License-Identifier: ISC */
/* The shipped forest with one tag, one fact or one way changed in its tables: the rules must stop
 * what would let a reader through who is not safe (safety.md S37). */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/facts.h"
#include "partway/forest.h"
#include "partway/load.h"

static struct diags diags;
static size_t file_count;
static struct forest *shipped;

/* A copy of the forest, with tables that can be changed. */
static struct forest mutant;
static struct entry *entries;
static struct answer *answers;
static struct setting *settings;
static struct ref *refs;

static bool *stopped_by; /* by rule: it has stopped a mutant */
static size_t tried;

static void *
copy_table(const void *table, size_t count, size_t size)
{
	return memcpy(alloc_array(count, size), table, count * size);
}

static void
start(void)
{
	struct source_files files = { 0 };

	cr_assert(source_files_read(&files, "trees", &diags));
	file_count = files.count;
	shipped = forest_load(&files, "trees", &diags);
	source_files_fini(&files);
	cr_assert(shipped && diags.levels[DIAG_ERROR] == 0);
	mutant = *shipped;
	mutant.entries = entries =
	    copy_table(shipped->entries, shipped->entries_count, sizeof(*entries));
	mutant.answers = answers =
	    copy_table(shipped->answers, shipped->answers_count, sizeof(*answers));
	mutant.settings = settings =
	    copy_table(shipped->settings, shipped->settings_count, sizeof(*settings));
	mutant.refs = refs = copy_table(shipped->refs, shipped->refs_count, sizeof(*refs));
	stopped_by = alloc_array(shipped->rules_count, sizeof(*stopped_by));
}

static void
stop(void)
{
	free(entries);
	free(answers);
	free(settings);
	free(refs);
	free(stopped_by);
	forest_free(shipped);
	diags_fini(&diags);
}

TestSuite(mutation_of_tags, .init = start, .fini = stop, .timeout = 300);

/* Notes which rules WORDS, those of a finding, name. */
static void
note_rules(const char *words)
{
	char name[64];

	for (size_t i = 0; i < mutant.rules_count; i++) {
		snprintf(name, sizeof(name), "breaks rule %s,",
		    forest_text(&mutant, mutant.rules[i].id));
		stopped_by[i] |= strstr(words, name) != NULL;
	}
}

/* True where the check stops the mutant as it is now. */
static bool
is_found(void)
{
	struct coverage coverage;

	tried++;
	diags.count = 0;
	memset(diags.levels, 0, sizeof(diags.levels));
	check_forest(&mutant, file_count, (struct date){ 0 }, &diags, &coverage);
	for (size_t i = 0; i < diags.count; i++)
		note_rules(diags.items[i].words);
	return diags.levels[DIAG_ERROR] > 0;
}

static const char *
id_of(const struct entry *entry)
{
	return forest_text(&mutant, entry->id);
}

static bool
is_in_gate(const struct entry *entry)
{
	return entry->tree == forest_find_tree(&mutant, "gate");
}

/* Reached only where everything is clear and the other person welcomes it, yet closed, because
 * the two have hurt each other: no fact can say that (safety.md 2.7). */
static bool
is_closed_by_choice(const struct entry *ending)
{
	return strcmp(id_of(ending), "b-alarm") == 0 || strcmp(id_of(ending), "t-hot-cold") == 0;
}

/* Raises the contact of each ending that is closed, to each level that is open. */
static void
raise_contacts(void)
{
	for (struct entry *entry = entries; entry < entries + mutant.entries_count; entry++) {
		uint32_t contact = entry->contact;

		if (entry->kind != ENTRY_ENDING || contact >= CONTACT_REPLY)
			continue;
		for (entry->contact = CONTACT_REPLY; entry->contact < CONTACT_COUNT;
		     entry->contact++)
			cr_expect(is_found() || is_closed_by_choice(entry),
			    "%s may have contact %s", id_of(entry),
			    contact_name((enum contact)entry->contact));
		entry->contact = contact;
	}
}

Test(mutation_of_tags, no_closed_ending_can_be_opened)
{
	raise_contacts();
	cr_expect(tried > 200, "%zu mutants", tried);
}

/* Gives each ending without it the aim; only where contact is closed, unless EVERYWHERE. */
static void
give_hope(enum aim aim, bool everywhere)
{
	for (struct entry *entry = entries; entry < entries + mutant.entries_count; entry++) {
		uint32_t before = entry->aim;

		if (entry->kind != ENTRY_ENDING || before == aim
		    || (!everywhere && entry->contact >= CONTACT_REPLY))
			continue;
		entry->aim = aim;
		cr_expect(is_found(), "%s may have the aim %s", id_of(entry), aim_name(aim));
		entry->aim = before;
	}
}

Test(mutation_of_tags, no_ending_can_give_hope_that_was_not_earned)
{
	give_hope(AIM_TRY_AGAIN, true);
	give_hope(AIM_REPAIR, false);
	cr_expect(tried > 180, "%zu mutants", tried);
}

/* Leads each answer of the gate that stops, unsure included, to where the clear answer leads. */
static void
let_through(void)
{
	for (struct entry *entry = entries; entry < entries + mutant.entries_count; entry++) {
		struct answer *answer = answers + entry->answers.first;

		for (uint32_t i = 0; is_in_gate(entry) && i < entry->answers.count; i++) {
			uint32_t go = answer[i].go.index;

			if (go == GO_RETURN)
				continue;
			answer[i].go.index = GO_RETURN;
			cr_expect(is_found(), "\"%s\" of %s may lead on",
			    forest_text(&mutant, answer[i].say), id_of(entry));
			answer[i].go.index = go;
		}
	}
}

Test(mutation_of_tags, no_hard_stop_of_the_gate_can_be_passed)
{
	let_through();
	cr_expect(tried > 15, "%zu mutants", tried);
}

/* True where S1, which all contact must meet, needs FACT. */
static bool
is_needed(uint32_t fact)
{
	const struct rule *rule = mutant.rules;

	while (strcmp(forest_text(&mutant, rule->id), "S1") != 0)
		rule++;
	for (uint32_t i = 0; i < rule->needs.count; i++)
		if (mutant.needs[rule->needs.first + i].fact == fact)
			return true;
	return false;
}

/* Drops, one at a time, what ANSWER sets. */
static void
drop_settings(const struct entry *entry, struct answer *answer)
{
	struct span sets = answer->sets;
	struct setting *last = settings + sets.first + sets.count - 1;

	for (uint32_t i = 0; i < sets.count; i++) {
		struct setting *setting = settings + sets.first + i, dropped = *setting;
		struct facts facts = { 0 };
		bool found;

		*setting = *last;
		answer->sets.count--;
		found = is_found();
		answer->sets = sets;
		*setting = dropped;
		facts.values[dropped.fact] = (uint8_t)dropped.value;
		if (is_in_gate(entry) && is_needed(dropped.fact)
		    && facts_is_safe(&facts, &mutant, dropped.fact))
			cr_expect(found, "%s: \"%s\" may be silent about %s", id_of(entry),
			    forest_text(&mutant, answer->say),
			    forest_text(&mutant, mutant.facts[dropped.fact].name));
	}
}

static void
drop_facts(void)
{
	for (struct entry *entry = entries; entry < entries + mutant.entries_count; entry++)
		for (uint32_t i = 0; i < entry->answers.count; i++)
			drop_settings(entry, answers + entry->answers.first + i);
}

Test(mutation_of_tags, no_clear_answer_of_the_gate_can_be_silent_about_a_danger)
{
	drop_facts();
	cr_expect(tried > 100, "%zu mutants", tried);
}

/* Drops each name of the span in turn. */
static void
drop_each(struct span *names)
{
	struct span all = *names;
	struct ref *last = refs + all.first + all.count - 1;

	for (uint32_t i = 0; i < all.count; i++) {
		struct ref *ref = refs + all.first + i, dropped = *ref;

		*ref = *last;
		names->count--;
		is_found();
		*names = all;
		*ref = dropped;
	}
}

static void
drop_help_and_cards(void)
{
	for (struct entry *entry = entries; entry < entries + mutant.entries_count; entry++) {
		if (entry->kind != ENTRY_ENDING)
			continue;
		drop_each(&entry->help);
		drop_each(&entry->cards);
	}
}

static void
wait_where_nothing_comes(void)
{
	for (struct entry *entry = entries; entry < entries + mutant.entries_count; entry++) {
		if (entry->kind != ENTRY_ENDING || entry->again_count > 0)
			continue;
		entry->again_count = 4;
		is_found();
		entry->again_count = 0;
	}
}

/* A rule that no mutant trips guards nothing. */
Test(mutation_of_tags, every_rule_stops_something)
{
	raise_contacts();
	give_hope(AIM_TRY_AGAIN, true);
	give_hope(AIM_REPAIR, false);
	let_through();
	drop_facts();
	drop_help_and_cards();
	wait_where_nothing_comes();
	for (size_t i = 0; i < mutant.rules_count; i++)
		cr_expect(stopped_by[i], "rule %s", forest_text(&mutant, mutant.rules[i].id));
}

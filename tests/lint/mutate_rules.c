/* SPDX-License-Identifier: ISC */
/* Rules. Without a condition a rule asks more, and the shipped trees must break it. Without one of
 * its other parts it asks less, and is missed: some mutant of the trees, which broke no other rule,
 * then breaks none. So each part is taken away from under all such mutants until one goes through.
 * A part that no mutant misses is named with its reason, as any mutant that is let pass. */
#include "mutation.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/facts.h"

#define MOST_ROWS 8 /* of one group member, in all rules that name the group */

/* What a rule asks for, without its needs. From DEMAND_HELP and DEMAND_CARD on: which one. */
enum demand {
	DEMAND_CONTACT,
	DEMAND_AIM,
	DEMAND_NOT_AIM,
	DEMAND_AGAIN,
	DEMAND_AT_ONCE,
	DEMAND_ANY_CARD,
	DEMAND_HELP,
	DEMAND_CARD = DEMAND_HELP + HELP_COUNT
};

/* What is taken away: a whole rule, rows of needs, rows of if-facts, or a demand. */
enum part { PART_RULE, PART_NEED, PART_FACT, PART_DEMAND };

struct weakening {
	enum part part;
	const char *kind; /* the row of the table that it counts in */
	uint64_t rules;   /* mask of the rules that lose something */
	uint32_t rows[MOST_ROWS], row_count;
	uint32_t demand;
	char where[40], what[40];
	bool is_missed;
};

/* --- which parts there are ----------------------------------------------------------------------- */

static struct weakening *
add_weakening(struct mutation *mutation, const char *kind, enum part part, uint32_t rule)
{
	const struct forest *forest = mutation->shipped;
	struct weakening *weakening;

	mutation->weakenings = alloc_grow(mutation->weakenings, &mutation->weakening_capacity,
	    mutation->weakening_count + 1, sizeof(*weakening));
	weakening = &mutation->weakenings[mutation->weakening_count++];
	*weakening = (struct weakening){
		.part = part,
		.kind = kind,
		.rules = UINT64_C(1) << rule,
	};
	snprintf(weakening->where, sizeof(weakening->where), "%s",
	    forest_text(forest, forest->rules[rule].id));
	return weakening;
}

/* The word at this place of rules.yaml: fact=value, or the name of a group. */
static void
read_word(const struct mutation *mutation, uint32_t line, uint32_t column, char word[40])
{
	const char *text = "";

	for (size_t i = 0; i < mutation->files.count; i++)
		if (strcmp(mutation->files.items[i].name, "shared/rules.yaml") == 0)
			text = mutation->files.items[i].bytes;
	for (; line > 1; line--)
		text = strchr(text, '\n') + 1;
	text += column - 1;
	snprintf(word, 40, "%.*s", (int)strcspn(text, " ,]\n"), text);
}

/* A need or an if-fact of RULE in ROW, which stands at LINE and COLUMN. One that a group brought is
 * taken from all rules that name the group. */
static void
add_row(struct mutation *mutation, enum part part, uint32_t rule, uint32_t row)
{
	const struct forest *forest = mutation->shipped;
	bool is_need = part == PART_NEED;
	uint32_t fact = is_need ? forest->needs[row].fact : forest->settings[row].fact;
	struct weakening *weakening = NULL;
	char word[40], what[40];

	read_word(mutation, is_need ? forest->needs[row].line : forest->settings[row].line,
	    is_need ? forest->needs[row].column : forest->settings[row].column, word);
	snprintf(what, sizeof(what), "%s%s%s", forest_text(forest, forest->facts[fact].name),
	    is_need ? "" : "=",
	    is_need ? "" : facts_value_name(forest, fact, forest->settings[row].value));
	if (strchr(word, '=')) {
		weakening =
		    add_weakening(mutation, is_need ? "need-gone" : "if-fact-gone", part, rule);
	} else {
		for (size_t i = 0; i < mutation->weakening_count; i++) {
			struct weakening *other = &mutation->weakenings[i];

			if (other->part == part && strcmp(other->where, word) == 0
			    && strcmp(other->what, what) == 0)
				weakening = other;
		}
		if (!weakening)
			weakening = add_weakening(mutation, "group-member-gone", part, rule);
		snprintf(weakening->where, sizeof(weakening->where), "%s", word);
	}
	snprintf(weakening->what, sizeof(weakening->what), "%s", what);
	weakening->rules |= UINT64_C(1) << rule;
	cr_assert(weakening->row_count < MOST_ROWS);
	weakening->rows[weakening->row_count++] = row;
}

static uint32_t
bit(uint32_t mask, uint32_t value)
{
	return mask >> value & 1;
}

/* True where RULE asks for DEMAND; then WHAT, of 40 bytes, says it. */
static bool
has_demand(const struct mutation *mutation, uint32_t number, uint32_t demand, char *what)
{
	static const char *const names[] = { "contact", "aim", "not-aim", "again", "at-once",
		"any-card" };
	const struct forest *forest = mutation->shipped;
	const struct rule *rule = &forest->rules[number];
	const uint32_t asks[] = { rule->contact, rule->aim, rule->not_aim, rule->never_again,
		rule->at_once, rule->any_card.count };
	const struct ref *cards = forest->refs + rule->cards.first;

	if (demand < DEMAND_HELP) {
		snprintf(what, 40, "%s", names[demand]);
		return asks[demand] > 0;
	}
	if (demand < DEMAND_CARD) {
		snprintf(what, 40, "help %s", help_name((enum help)(demand - DEMAND_HELP)));
		return bit(rule->help, demand - DEMAND_HELP);
	}
	if (demand - DEMAND_CARD >= rule->cards.count)
		return false;
	snprintf(what, 40, "card %s",
	    forest_text(forest, forest->cards[cards[demand - DEMAND_CARD].index].id));
	return true;
}

static void
add_parts(struct mutation *mutation, uint32_t number)
{
	const struct rule *rule = &mutation->shipped->rules[number];
	uint32_t end = DEMAND_CARD + rule->cards.count, demands = 0;
	char what[40];

	for (uint32_t i = 0; i < end; i++)
		demands += has_demand(mutation, number, i, what);
	for (uint32_t i = 0; i < rule->needs.count && rule->needs.count + demands > 1; i++)
		add_row(mutation, PART_NEED, number, rule->needs.first + i);
	for (uint32_t i = 0; i < rule->if_facts.count && rule->if_facts.count > 1; i++)
		add_row(mutation, PART_FACT, number, rule->if_facts.first + i);
	for (uint32_t i = 0; i < end && rule->needs.count + demands > 1; i++) {
		struct weakening *weakening;

		if (!has_demand(mutation, number, i, what))
			continue;
		weakening = add_weakening(mutation, "demand-gone", PART_DEMAND, number);
		weakening->demand = i;
		snprintf(weakening->what, sizeof(weakening->what), "%s", what);
	}
}

void
mutate_rules_begin(struct mutation *mutation)
{
	for (uint32_t rule = 0; rule < mutation->shipped->rules_count; rule++) {
		struct weakening *whole = add_weakening(mutation, "rule-gone", PART_RULE, rule);

		snprintf(whole->what, sizeof(whole->what), "gone");
		add_parts(mutation, rule);
	}
}

/* --- taking them away ---------------------------------------------------------------------------- */

static bool
is_listed(const struct weakening *weakening, uint32_t row)
{
	for (uint32_t i = 0; i < weakening->row_count; i++)
		if (weakening->rows[i] == row)
			return true;
	return false;
}

static void
drop_needs(struct tables *tables, struct rule *rule, const struct weakening *weakening)
{
	struct span old = rule->needs;

	rule->needs = (struct span){ (uint32_t)tables->needs_count, 0 };
	for (uint32_t row = old.first; row < old.first + old.count; row++) {
		struct need need = tables->needs[row];

		if (is_listed(weakening, row))
			continue;
		*tables_add_need(tables) = need;
		rule->needs.count++;
	}
}

static void
drop_facts(struct tables *tables, struct rule *rule, const struct weakening *weakening)
{
	struct span old = rule->if_facts;

	rule->if_facts = (struct span){ (uint32_t)tables->settings_count, 0 };
	for (uint32_t row = old.first; row < old.first + old.count; row++) {
		struct setting setting = tables->settings[row];

		if (is_listed(weakening, row))
			continue;
		*tables_add_setting(tables) = setting;
		rule->if_facts.count++;
	}
}

static void
drop_card(struct tables *tables, struct rule *rule, uint32_t index)
{
	struct span old = rule->cards;

	rule->cards = (struct span){ (uint32_t)tables->refs_count, 0 };
	for (uint32_t i = 0; i < old.count; i++) {
		struct ref ref = tables->refs[old.first + i];

		if (i == index)
			continue;
		*tables_add_ref(tables) = ref;
		rule->cards.count++;
	}
}

static void
drop_demand(struct tables *tables, struct rule *rule, uint32_t demand)
{
	uint32_t *const asks[] = { &rule->contact, &rule->aim, &rule->not_aim, &rule->never_again,
		&rule->at_once, &rule->any_card.count };

	if (demand < DEMAND_HELP)
		*asks[demand] = 0;
	else if (demand < DEMAND_CARD)
		rule->help &= ~(1u << (demand - DEMAND_HELP));
	else
		drop_card(tables, rule, demand - DEMAND_CARD);
}

static void
weaken(struct tables *tables, const struct weakening *weakening)
{
	for (uint32_t i = (uint32_t)tables->rules_count; i-- > 0;) {
		struct rule *rule = &tables->rules[i];

		if (!(weakening->rules >> i & 1))
			continue;
		if (weakening->part == PART_NEED)
			drop_needs(tables, rule, weakening);
		else if (weakening->part == PART_FACT)
			drop_facts(tables, rule, weakening);
		else if (weakening->part == PART_DEMAND)
			drop_demand(tables, rule, weakening->demand);
		else
			memmove(rule, rule + 1, (--tables->rules_count - i) * sizeof(*rule));
	}
}

/* True where the mutant as it is breaks no rule any more without this part. */
static bool
obeys_without(struct mutation *mutation, const struct weakening *weakening)
{
	struct tables *tables = &mutation->tables;
	size_t needs = tables->needs_count, settings = tables->settings_count;
	size_t refs = tables->refs_count;
	bool obeys;

	weaken(tables, weakening);
	obeys = mutation_obeys_rules(mutation);
	tables->rules_count = mutation->shipped->rules_count;
	memcpy(
	    tables->rules, mutation->shipped->rules, tables->rules_count * sizeof(*tables->rules));
	tables->needs_count = needs;
	tables->settings_count = settings;
	tables->refs_count = refs;
	return obeys;
}

void
mutate_rules_try(struct mutation *mutation, uint64_t broken)
{
	for (size_t i = 0; i < mutation->weakening_count; i++) {
		struct weakening *weakening = &mutation->weakenings[i];

		if (!weakening->is_missed && !(broken & ~weakening->rules))
			weakening->is_missed = obeys_without(mutation, weakening);
	}
}

/* --- the rows of the table ----------------------------------------------------------------------- */

static void
drop_conditions(struct mutation *mutation)
{
	const struct forest *forest = mutation->shipped;

	for (size_t i = 0; i < forest->rules_count; i++) {
		const struct rule *rule = &forest->rules[i];
		struct rule *changed = &mutation->tables.rules[i];
		const char *id = forest_text(forest, rule->id);

		if (rule->if_facts.count > 0) {
			changed->if_facts.count = changed->at_once = 0;
			mutation_try_rule(mutation, false, id, "if-facts");
		}
		if (rule->unless_facts.count > 0) {
			changed->unless_facts.count = 0;
			mutation_try_rule(mutation, false, id, "unless-facts");
		}
		if (rule->if_contact) {
			changed->if_contact = 0;
			mutation_try_rule(mutation, false, id, "if-contact");
		}
		if (rule->if_aim) {
			changed->if_aim = 0;
			mutation_try_rule(mutation, false, id, "if-aim");
		}
	}
}

static void
end_kind(struct mutation *mutation, const char *kind, const char *what)
{
	mutation_begin(mutation, kind, what, LOOK_NO_FURTHER);
	for (size_t i = 0; i < mutation->weakening_count; i++) {
		const struct weakening *weakening = &mutation->weakenings[i];

		if (strcmp(weakening->kind, kind) != 0)
			continue;
		weaken(&mutation->tables, weakening);
		mutation_try_rule(
		    mutation, weakening->is_missed, weakening->where, weakening->what);
	}
}

void
mutate_rules_end(struct mutation *mutation)
{
	mutation_begin(mutation, "condition-gone", "a rule loses a condition", LOOK_NO_FURTHER);
	drop_conditions(mutation);
	end_kind(mutation, "rule-gone", "a rule is deleted");
	end_kind(mutation, "need-gone", "a rule needs one fact less");
	end_kind(mutation, "if-fact-gone", "a rule looks at one value less");
	end_kind(mutation, "group-member-gone", "a group has one fact less");
	end_kind(mutation, "demand-gone", "a rule demands one thing less");
	free(mutation->weakenings);
}

/* SPDX-License-Identifier: ISC */
/* Rules of one path: does a rule speak about it, does it hold, and what is missing, in words for
 * an author. Only the proof knows which paths there are (prove.h). */
#include "partway/facts.h"
#include "partway/forest.h"
#include "partway/str.h"

bool
facts_know_any(const struct forest *forest, struct span settings, const struct facts *facts)
{
	for (uint32_t i = settings.first; i < settings.first + settings.count; i++)
		if (facts->values[forest->settings[i].fact] == forest->settings[i].value)
			return true;
	return false;
}

static bool
in_mask(uint32_t mask, uint32_t value)
{
	return mask >> value & 1;
}

bool
rule_applies(const struct forest *forest, const struct rule *rule, const struct arrival *arrival)
{
	if (rule->if_contact && !in_mask(rule->if_contact, arrival->ending->contact))
		return false;
	if (rule->if_aim && !in_mask(rule->if_aim, arrival->ending->aim))
		return false;
	if (rule->if_facts.count > 0 && !facts_know_any(forest, rule->if_facts, arrival->facts))
		return false;
	return !facts_know_any(forest, rule->unless_facts, arrival->facts);
}

/* Begins one more thing that is missing. Returns WHY for the caller to go on. */
static struct str *
next_lack(struct str *why)
{
	if (why->length > 0)
		str_add(why, "; ");
	return why;
}

/* What a mask is a choice of: the values of a fact (its index), or one of these. */
#define OF_CONTACT NONE
#define OF_AIM (NONE - 1)

static const char *
choice_name(const struct forest *forest, uint32_t of, uint32_t value)
{
	if (of == OF_CONTACT)
		return contact_name((enum contact)value);
	if (of == OF_AIM)
		return aim_name((enum aim)value);
	return facts_value_name(forest, of, value);
}

/* "none, reply or meet" */
static void
add_choices(struct str *why, const struct forest *forest, uint32_t of, uint32_t mask)
{
	const char *join = "";

	for (uint32_t value = 0; mask; value++) {
		if (!in_mask(mask, value))
			continue;
		mask &= ~(1u << value);
		str_add(why, *join && !mask ? " or " : join);
		str_add(why, choice_name(forest, of, value));
		join = ", ";
	}
}

static bool
has_needs(const struct forest *forest, const struct rule *rule, const struct facts *facts,
    struct str *why)
{
	bool all = true;

	for (uint32_t i = rule->needs.first; i < rule->needs.first + rule->needs.count; i++) {
		const struct need *need = &forest->needs[i];
		uint32_t value = facts->values[need->fact];

		if (in_mask(need->values, value))
			continue;
		all = false;
		if (!why)
			break;
		str_add_format(next_lack(why), "%s %s %s, and must be ",
		    forest_text(forest, forest->facts[need->fact].name),
		    value == VALUE_NEVER ? "was" : "is",
		    facts_value_name(forest, need->fact, value));
		add_choices(why, forest, need->fact, need->values);
	}
	return all;
}

/* The rule's facts came with the last answer: none of them was known before it. */
static bool
has_come_at_once(const struct forest *forest, const struct rule *rule, const struct facts *before,
    struct str *why)
{
	if (!rule->at_once || !facts_know_any(forest, rule->if_facts, before))
		return true;
	if (why)
		str_add(next_lack(why), "the answer that says so must lead straight to an ending");
	return false;
}

/* VALUE is one of those in MASK; an empty mask asks for nothing. */
static bool
has_tag(const struct forest *forest, uint32_t of, uint32_t mask, uint32_t value, struct str *why)
{
	if (!mask || in_mask(mask, value))
		return true;
	if (why) {
		str_add_format(next_lack(why), "%s is %s, and must be ",
		    of == OF_AIM ? "aim" : "contact", choice_name(forest, of, value));
		add_choices(why, forest, of, mask);
	}
	return false;
}

static bool
has_nothing_forbidden(const struct rule *rule, const struct entry *ending, struct str *why)
{
	bool aim = in_mask(rule->not_aim, ending->aim);
	bool again = rule->never_again && ending->again_count > 0;

	if (why && aim)
		str_add_format(
		    next_lack(why), "aim may not be %s", aim_name((enum aim)ending->aim));
	if (why && again)
		str_add(next_lack(why), "again-in may not be set");
	return !aim && !again;
}

static bool
is_named(const struct forest *forest, struct span refs, uint32_t index)
{
	for (uint32_t i = refs.first; i < refs.first + refs.count; i++)
		if (forest->refs[i].index == index)
			return true;
	return false;
}

static bool
has_help(const struct forest *forest, const struct rule *rule, const struct entry *ending,
    struct str *why)
{
	bool all = true;

	for (uint32_t help = 0; help < HELP_COUNT; help++) {
		if (!in_mask(rule->help, help) || is_named(forest, ending->help, help))
			continue;
		all = false;
		if (why)
			str_add_format(next_lack(why), "the help group %s is missing",
			    help_name((enum help)help));
	}
	return all;
}

static const char *
card_id(const struct forest *forest, uint32_t ref)
{
	return forest_text(forest, forest->cards[forest->refs[ref].index].id);
}

static bool
has_cards(const struct forest *forest, const struct rule *rule, const struct entry *ending,
    struct str *why)
{
	bool all = true;

	for (uint32_t i = rule->cards.first; i < rule->cards.first + rule->cards.count; i++) {
		if (is_named(forest, ending->cards, forest->refs[i].index))
			continue;
		all = false;
		if (why)
			str_add_format(
			    next_lack(why), "the card %s is missing", card_id(forest, i));
	}
	return all;
}

static bool
has_any_card(const struct forest *forest, const struct rule *rule, const struct entry *ending,
    struct str *why)
{
	uint32_t first = rule->any_card.first, end = first + rule->any_card.count;

	for (uint32_t i = first; i < end; i++)
		if (is_named(forest, ending->cards, forest->refs[i].index))
			return true;
	if (first == end)
		return true;
	if (why) {
		str_add(next_lack(why), "there must be a card ");
		for (uint32_t i = first; i < end; i++)
			str_add_format(why, "%s%s",
			    i == first         ? ""
				: i + 1 == end ? " or "
					       : ", ",
			    card_id(forest, i));
	}
	return false;
}

bool
rule_holds(const struct forest *forest, const struct rule *rule, const struct arrival *arrival,
    struct str *why)
{
	const struct entry *ending = arrival->ending;
	bool holds = has_needs(forest, rule, arrival->facts, why);

	holds &= has_come_at_once(forest, rule, arrival->before, why);
	holds &= has_tag(forest, OF_CONTACT, rule->contact, ending->contact, why);
	holds &= has_tag(forest, OF_AIM, rule->aim, ending->aim, why);
	holds &= has_nothing_forbidden(rule, ending, why);
	holds &= has_help(forest, rule, ending, why);
	holds &= has_cards(forest, rule, ending, why);
	holds &= has_any_card(forest, rule, ending, why);
	return holds;
}

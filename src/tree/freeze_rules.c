/* SPDX-License-Identifier: ISC */
/* Part of freeze: facts, groups and rules (safety.md 2.5). A group is a name for a list of facts;
 * rules are stored with their groups written out. */
#include "tree/freeze.h"

#include <string.h>

#include "partway/alloc.h"
#include "partway/bounds.h"
#include "partway/str.h"

#define AT(type, member) mark_field(mark, offsetof(struct raw_##type, member))
#define UNSURE "unsure" /* a value that every fact has */

/* --- facts ----------------------------------------------------------------------------------- */

/* Values of a fact are words, and each says one thing. */
static void
check_values(struct freeze *freeze, const struct raw_list *list, const struct mark *mark,
    const struct fact *fact)
{
	const struct words *lines = freeze->tables.lines + fact->values.first;

	mark = mark_first(mark);
	for (uint32_t i = 0; i < list->items_count; i++, mark = mark_next(mark)) {
		uint32_t text = texts_find(&freeze->texts, list->items[i]);
		uint32_t seen = 0;

		freeze_check_id(freeze, list->items[i], mark);
		for (uint32_t j = 0; j < fact->values.count; j++)
			seen += lines[j].text == text;
		if (strcmp(list->items[i], UNSURE) != 0 && seen == 1)
			continue;
		diag_add(freeze->diags, DIAG_RULE_FORM, freeze_place(freeze, mark),
		    seen > 1 ? "\"%s\" stands twice among the values of this fact"
			     : "\"%s\" is a value that every fact has",
		    list->items[i]);
		diag_mend(freeze->diags, seen > 1 ? "keep one." : "take it away.");
	}
}

static void
freeze_one_fact(struct freeze *freeze, const struct raw_fact *raw, const struct mark *mark)
{
	struct fact *fact = tables_add_fact(&freeze->tables);
	uint32_t count = raw->safe.items_count + raw->unsafe.items_count;

	freeze_check_id(freeze, raw->name, AT(fact, name));
	fact->name = freeze_words(freeze, raw->name, AT(fact, name));
	fact->values = freeze_lines(freeze, &raw->safe, AT(fact, safe));
	fact->safe_count = fact->values.count;
	fact->values.count += freeze_lines(freeze, &raw->unsafe, AT(fact, unsafe)).count;
	check_values(freeze, &raw->safe, AT(fact, safe), fact);
	check_values(freeze, &raw->unsafe, AT(fact, unsafe), fact);
	if (count == 0 || count > BOUND_VALUES) {
		diag_add(freeze->diags, count == 0 ? DIAG_RULE_FORM : DIAG_LIMIT,
		    freeze_place(freeze, mark),
		    count == 0 ? "the fact \"%s\" has no values"
			       : "the fact \"%s\" has more values than a fact may have",
		    raw->name);
		diag_mend(freeze->diags, "give it one to %u values.", BOUND_VALUES);
		fact->values.count = count == 0 ? 0 : BOUND_VALUES;
	}
	freeze_name(freeze, SCOPE_FACT, (uint32_t)freeze->tables.facts_count - 1, fact->name);
}

/* The value of FACT that TEXT names, or NONE. */
static uint32_t
find_value(struct freeze *freeze, const struct fact *fact, const char *text)
{
	uint32_t offset = texts_find(&freeze->texts, text);

	for (uint32_t i = 0; i < fact->values.count; i++)
		if (freeze->tables.lines[fact->values.first + i].text == offset)
			return VALUE_FIRST + i;
	return NONE;
}

static void
refuse_value(
    struct freeze *freeze, const struct fact *fact, const char *value, const struct mark *mark)
{
	struct str list = { 0 };

	for (uint32_t i = 0; i < fact->values.count; i++)
		str_add_format(&list, "%s%s", i > 0 ? ", " : "",
		    freeze->texts.bytes + freeze->tables.lines[fact->values.first + i].text);
	diag_add(freeze->diags, DIAG_FACT_VALUE, freeze_place(freeze, mark),
	    "\"%s\" cannot be \"%s\"", freeze->texts.bytes + fact->name.text, value);
	diag_mend(freeze->diags, "one of: %s.", str_text(&list));
	str_fini(&list);
}

/* Takes the part of *TEXT before any of STOPS into PART, and *TEXT behind that stop. True where
 * there was a stop, and so is another part. */
static bool
take_part(const char **text, const char *stops, char part[BOUND_KEY_BYTES + 1])
{
	size_t length = strcspn(*text, stops);
	bool is_stopped = (*text)[length] != '\0';

	memcpy(part, *text, length);
	part[length] = '\0';
	*text += length + is_stopped;
	return is_stopped;
}

bool
freeze_fact(struct freeze *freeze, const char *text, const struct mark *mark, struct need *need)
{
	bool in_rule = freeze->file == freeze->shared[FILE_RULES];
	char part[BOUND_KEY_BYTES + 1];
	bool more = true;

	*need = (struct need){ .line = mark->line, .column = mark->column };
	if (!strchr(text, '=')) {
		diag_add(freeze->diags, DIAG_VALUE_FORM, freeze_place(freeze, mark),
		    "\"%s\" is no fact with a value", text);
		diag_mend(freeze->diags, "write fact=value, like order=active.");
		return false;
	}
	take_part(&text, "=", part);
	need->fact = freeze_find(freeze, SCOPE_FACT, part, mark);
	if (need->fact == NONE)
		return false;
	while (more) {
		const struct fact *fact = &freeze->tables.facts[need->fact];
		uint32_t value;

		more = take_part(&text, in_rule ? "|" : "", part);
		value = find_value(freeze, fact, part);
		if (value == NONE && in_rule && strcmp(part, UNSURE) == 0)
			value = VALUE_UNSURE;
		if (value == NONE) {
			refuse_value(freeze, fact, part, mark);
			return false;
		}
		need->values |= 1u << value;
	}
	return true;
}

/* --- groups and rules ------------------------------------------------------------------------ */

static void
freeze_group(struct freeze *freeze, const struct raw_group *raw, const struct mark *mark)
{
	struct span group = { (uint32_t)freeze->group_needs_count, 0 };
	const struct mark *item = mark_first(AT(group, facts));
	struct need need = { 0 };

	freeze_check_id(freeze, raw->name, AT(group, name));
	for (uint32_t i = 0; i < raw->facts.items_count; i++, item = mark_next(item)) {
		if (!freeze_fact(freeze, raw->facts.items[i], item, &need))
			continue;
		freeze->group_needs = alloc_grow(freeze->group_needs, &freeze->group_needs_capacity,
		    freeze->group_needs_count + 1, sizeof(*freeze->group_needs));
		freeze->group_needs[freeze->group_needs_count++] = need;
		group.count++;
	}
	freeze->groups = alloc_grow(freeze->groups, &freeze->groups_capacity,
	    freeze->groups_count + 1, sizeof(*freeze->groups));
	freeze->groups[freeze->groups_count++] = group;
	freeze_name(freeze, SCOPE_GROUP, (uint32_t)freeze->groups_count - 1,
	    freeze_words(freeze, raw->name, AT(group, name)));
}

/* What TEXT stands for: the facts of a group, or, without a group, the one in *NEED. */
static struct span
find_facts(struct freeze *freeze, const char *text, const struct mark *mark, struct need *need)
{
	struct span none = { 0, 0 }, one = { NONE, 1 };
	uint32_t group;

	if (strchr(text, '='))
		return freeze_fact(freeze, text, mark, need) ? one : none;
	group = freeze_find(freeze, SCOPE_GROUP, text, mark);
	return group == NONE ? none : freeze->groups[group];
}

/* One setting for each value that is asked for and not in ASKED, the masks of this list by fact: a
 * group that is named again and again must not grow the table. */
static void
add_settings(
    struct freeze *freeze, uint32_t *asked, const struct need *need, const struct mark *mark)
{
	uint32_t values = need->values & ~asked[need->fact];

	asked[need->fact] |= values;
	for (uint32_t value = 0; value < VALUE_FIRST + BOUND_VALUES && values; value++)
		if (values >> value & 1)
			*tables_add_setting(&freeze->tables) =
			    (struct setting){ need->fact, value, mark->line, mark->column };
}

struct span
freeze_conditions(struct freeze *freeze, const struct raw_list *list, const struct mark *mark)
{
	struct span span = { (uint32_t)freeze->tables.settings_count, 0 };
	uint32_t asked[BOUND_FACTS] = { 0 };
	struct need need = { 0 };

	mark = mark_first(mark);
	for (uint32_t i = 0; i < list->items_count; i++, mark = mark_next(mark)) {
		struct span facts = find_facts(freeze, list->items[i], mark, &need);

		for (uint32_t j = 0; j < facts.count; j++)
			add_settings(freeze, asked,
			    facts.first == NONE ? &need : &freeze->group_needs[facts.first + j],
			    mark);
	}
	span.count = (uint32_t)freeze->tables.settings_count - span.first;
	return span;
}

/* Adds a need, which the rule may have of each fact once. */
static void
add_need(
    struct freeze *freeze, struct span *needs, const struct need *need, const struct mark *mark)
{
	for (uint32_t i = needs->first; i < needs->first + needs->count; i++) {
		if (freeze->tables.needs[i].fact != need->fact)
			continue;
		diag_add(freeze->diags, DIAG_RULE_FORM, freeze_place(freeze, mark),
		    "this rule needs \"%s\" twice",
		    freeze->texts.bytes + freeze->tables.facts[need->fact].name.text);
		diag_mend(freeze->diags, "keep one; write a|b where either value will do.");
		return;
	}
	*tables_add_need(&freeze->tables) =
	    (struct need){ need->fact, need->values, mark->line, mark->column };
	needs->count++;
}

static struct span
freeze_needs(struct freeze *freeze, const struct raw_list *list, const struct mark *mark)
{
	struct span span = { (uint32_t)freeze->tables.needs_count, 0 };
	struct need need = { 0 };

	mark = mark_first(mark);
	for (uint32_t i = 0; i < list->items_count; i++, mark = mark_next(mark)) {
		struct span facts = find_facts(freeze, list->items[i], mark, &need);

		for (uint32_t j = 0; j < facts.count; j++)
			add_need(freeze, &span,
			    facts.first == NONE ? &need : &freeze->group_needs[facts.first + j],
			    mark);
	}
	return span;
}

/* 1 where TEXT is the one word that may stand there; 0, and a finding, where it is another. */
static uint32_t
freeze_switch(struct freeze *freeze, const char *what, const char *word, const char *text,
    const struct mark *mark)
{
	struct vocabulary vocabulary = { what, &word, 1 };

	return text && freeze_word(freeze, &vocabulary, text, mark) != NONE;
}

/* A rule that can say something. */
static void
check_rule(struct freeze *freeze, const struct raw_rule *raw, const struct mark *mark)
{
	size_t length = strspn(raw->id,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789-");
	bool asks = raw->needs.items_count || raw->contact.items_count || raw->aim.items_count
	    || raw->not_aim.items_count || raw->help.items_count || raw->cards.items_count
	    || raw->any_card.items_count || raw->again || raw->at_once;

	if (raw->id[length] || !*raw->id) {
		diag_add(freeze->diags, DIAG_ID_FORM, freeze_place(freeze, AT(rule, id)),
		    "\"%s\" cannot be the id of a rule", raw->id);
		diag_mend(freeze->diags, "use letters, digits and hyphens, like S1.");
	}
	if (!asks) {
		diag_add(freeze->diags, DIAG_RULE_FORM, freeze_place(freeze, AT(rule, id)),
		    "the rule \"%s\" asks for nothing", raw->id);
		diag_mend(freeze->diags, "add what must hold, like \"contact: [none]\".");
	}
	if (raw->at_once && raw->if_facts.items_count == 0) {
		diag_add(freeze->diags, DIAG_RULE_FORM, freeze_place(freeze, AT(rule, at_once)),
		    "\"at-once\" without \"if-facts\" means nothing");
		diag_mend(freeze->diags, "add \"if-facts:\" with what the answer sets.");
	}
}

static void
freeze_rule(struct freeze *freeze, const struct raw_rule *raw, const struct mark *mark)
{
	struct rule *rule = tables_add_rule(&freeze->tables);

	check_rule(freeze, raw, mark);
	rule->id = freeze_words(freeze, raw->id, AT(rule, id));
	rule->title = freeze_words(freeze, raw->title, AT(rule, title));
	rule->why = freeze_words(freeze, raw->why, AT(rule, why));
	rule->if_facts = freeze_conditions(freeze, &raw->if_facts, AT(rule, if_facts));
	rule->unless_facts = freeze_conditions(freeze, &raw->unless_facts, AT(rule, unless_facts));
	rule->if_contact =
	    freeze_mask(freeze, &contact_words, &raw->if_contact, AT(rule, if_contact));
	rule->if_aim = freeze_mask(freeze, &aim_words, &raw->if_aim, AT(rule, if_aim));
	rule->needs = freeze_needs(freeze, &raw->needs, AT(rule, needs));
	rule->contact = freeze_mask(freeze, &contact_words, &raw->contact, AT(rule, contact));
	rule->aim = freeze_mask(freeze, &aim_words, &raw->aim, AT(rule, aim));
	rule->not_aim = freeze_mask(freeze, &aim_words, &raw->not_aim, AT(rule, not_aim));
	rule->help = freeze_mask(freeze, &help_words, &raw->help, AT(rule, help));
	rule->cards = freeze_refs(freeze, SCOPE_CARD, &raw->cards, AT(rule, cards));
	rule->any_card = freeze_refs(freeze, SCOPE_CARD, &raw->any_card, AT(rule, any_card));
	rule->never_again = freeze_switch(freeze, "again", "never", raw->again, AT(rule, again));
	rule->at_once = freeze_switch(freeze, "at-once", "yes", raw->at_once, AT(rule, at_once));
	freeze_name(freeze, SCOPE_RULE, (uint32_t)freeze->tables.rules_count - 1, rule->id);
}

void
freeze_rules(struct freeze *freeze, const struct raw_rules *raw, const struct mark *mark)
{
	const struct mark *row = mark_first(AT(rules, facts));

	for (uint32_t i = 0; i < raw->facts_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_one_fact(freeze, &raw->facts[i], row);
	row = mark_first(AT(rules, groups));
	for (uint32_t i = 0; i < raw->groups_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_group(freeze, &raw->groups[i], row);
	row = mark_first(AT(rules, rules));
	for (uint32_t i = 0; i < raw->rules_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_rule(freeze, &raw->rules[i], row);
	freeze_wordings(freeze, raw, mark);
	freeze_allows(freeze, &raw->allow, AT(rules, allow.items));
}

/* SPDX-License-Identifier: ISC */
/* The tables of schema.h. Every single value is a text: what it means is worked out in freeze, so
 * that No, 1.10 and ~ stay what the author typed. A list without items is refused, save where the
 * table says that it may be empty. */
#include "tree/schema.h"

#include "partway/base.h"
#include "partway/bounds.h"
#include "tree/raw.h"

/* By the limit of its length a text is known from a name. */
_Static_assert(BOUND_TEXT_BYTES != BOUND_KEY_BYTES, "texts and names look alike");

#define NEEDED CYAML_FLAG_DEFAULT
#define MAY CYAML_FLAG_OPTIONAL

/* A text that readers see, an id or other name, and lists of either. */
#define TEXT(type, key, flags, member) \
	CYAML_FIELD_STRING_PTR(key, flags, struct raw_##type, member, 0, BOUND_TEXT_BYTES)
#define NAME(type, key, flags, member) \
	CYAML_FIELD_STRING_PTR(key, flags, struct raw_##type, member, 0, BOUND_KEY_BYTES)
#define LIST(type, key, flags, member, entry, least) \
	CYAML_FIELD_SEQUENCE(key, CYAML_FLAG_POINTER | (flags), struct raw_##type, member.items, \
	    entry, least, BOUND_LIST)
#define TEXTS(type, key, flags, member) LIST(type, key, flags, member, &text_value, 1)
#define NAMES(type, key, flags, member) LIST(type, key, flags, member, &name_value, 1)

/* Words of another file, or their beginning. Nobody reads them here, so brackets are fine. */
#define QUOTE(type, key, flags, member) \
	CYAML_FIELD_STRING_PTR(key, flags, struct raw_##type, member, 0, BOUND_QUOTE_BYTES)
#define QUOTES(type, key, flags, member) LIST(type, key, flags, member, &quote_value, 1)

/* A list of mappings, of a type that has its own table. */
#define ROWS(type, key, flags, member, entry, least, most) \
	CYAML_FIELD_SEQUENCE( \
	    key, CYAML_FLAG_POINTER | (flags), struct raw_##type, member, entry, least, most)
#define ROW_OF(type) \
	static const cyaml_schema_value_t type##_value = { CYAML_VALUE_MAPPING( \
	    CYAML_FLAG_DEFAULT, struct raw_##type, type##_fields) }

static const cyaml_schema_value_t text_value = { CYAML_VALUE_STRING(
    CYAML_FLAG_POINTER, char, 0, BOUND_TEXT_BYTES) };

static const cyaml_schema_value_t name_value = { CYAML_VALUE_STRING(
    CYAML_FLAG_POINTER, char, 0, BOUND_KEY_BYTES) };

static const cyaml_schema_value_t quote_value = { CYAML_VALUE_STRING(
    CYAML_FLAG_POINTER, char, 0, BOUND_QUOTE_BYTES) };

/* --- every file ------------------------------------------------------------------------------ */

static const cyaml_schema_field_t allow_fields[] = {
	NAME(allow, "code", NEEDED, code),
	NAME(allow, "at", NEEDED, at),
	TEXT(allow, "because", NEEDED, because),
	CYAML_FIELD_END,
};
ROW_OF(allow);

#define ALLOW(type) LIST(type, "allow", MAY, allow, &allow_value, 1)

/* --- trees and blocks ------------------------------------------------------------------------ */

static const cyaml_schema_field_t answer_fields[] = {
	TEXT(answer, "say", NEEDED, say),
	NAMES(answer, "sets", MAY, sets),
	NAME(answer, "go", NEEDED, go),
	CYAML_FIELD_END,
};
ROW_OF(answer);

static const cyaml_schema_field_t question_fields[] = {
	NAME(question, "id", NEEDED, id),
	TEXT(question, "ask", NEEDED, ask),
	TEXT(question, "why", NEEDED, why),
	NAMES(question, "sources", MAY, sources),
	ROWS(question, "answers", MAY, answers, &answer_value, 1, BOUND_ANSWERS),
	NAME(question, "unsure", MAY, unsure),
	CYAML_FIELD_END,
};
ROW_OF(question);

static const cyaml_schema_field_t ending_fields[] = {
	NAME(ending, "id", NEEDED, id),
	TEXT(ending, "title", NEEDED, title),
	TEXTS(ending, "do", NEEDED, todo),
	TEXTS(ending, "avoid", MAY, avoid),
	TEXT(ending, "why", NEEDED, why),
	TEXT(ending, "words", MAY, words),
	NAMES(ending, "cards", MAY, cards),
	NAME(ending, "again-in", MAY, again_in),
	NAME(ending, "contact", NEEDED, contact),
	NAME(ending, "aim", NEEDED, aim),
	NAMES(ending, "help", NEEDED, help),
	NAMES(ending, "sources", MAY, sources),
	CYAML_FIELD_END,
};
ROW_OF(ending);

static const cyaml_schema_field_t stop_fields[] = {
	TEXT(stop, "if", NEEDED, say),
	TEXT(stop, "do", NEEDED, todo),
	NAME(stop, "go", NEEDED, go),
	CYAML_FIELD_END,
};
ROW_OF(stop);

static const cyaml_schema_field_t tree_fields[] = {
	NAME(tree, "format", NEEDED, format),
	NAME(tree, "id", NEEDED, id),
	NAME(tree, "mark", NEEDED, mark),
	TEXT(tree, "title", NEEDED, title),
	TEXT(tree, "summary", NEEDED, summary),
	NAME(tree, "opens-with", MAY, opens_with),
	NAME(tree, "start", NEEDED, start),
	ROWS(tree, "questions", MAY, questions, &question_value, 1, BOUND_ENTRIES),
	ROWS(tree, "endings", MAY, endings, &ending_value, 1, BOUND_ENTRIES),
	ALLOW(tree),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t block_fields[] = {
	NAME(tree, "format", NEEDED, format),
	NAME(tree, "id", NEEDED, id),
	NAME(tree, "mark", NEEDED, mark),
	TEXT(tree, "title", NEEDED, title),
	NAME(tree, "start", NEEDED, start),
	ROWS(tree, "stops", MAY, stops, &stop_value, 1, BOUND_LIST),
	ROWS(tree, "questions", MAY, questions, &question_value, 1, BOUND_ENTRIES),
	ROWS(tree, "endings", MAY, endings, &ending_value, 1, BOUND_ENTRIES),
	ALLOW(tree),
	CYAML_FIELD_END,
};

/* --- the four files that hold no tree -------------------------------------------------------- */

static const cyaml_schema_field_t card_fields[] = {
	NAME(card, "id", NEEDED, id),
	TEXT(card, "title", NEEDED, title),
	NAME(card, "contact", NEEDED, contact),
	TEXTS(card, "text", MAY, text),
	TEXTS(card, "do", MAY, todo),
	TEXTS(card, "avoid", MAY, avoid),
	TEXT(card, "words", MAY, words),
	NAMES(card, "sources", MAY, sources),
	CYAML_FIELD_END,
};
ROW_OF(card);

static const cyaml_schema_field_t cards_fields[] = {
	NAME(cards, "format", NEEDED, format),
	ROWS(cards, "cards", NEEDED, cards, &card_value, 0, BOUND_ENTRIES),
	ALLOW(cards),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t article_fields[] = {
	NAME(article, "code", NEEDED, code),
	TEXT(article, "title", NEEDED, title),
	TEXT(article, "by", NEEDED, by),
	TEXT(article, "author", NEEDED, author),
	CYAML_FIELD_END,
};
ROW_OF(article);

static const cyaml_schema_field_t item_fields[] = {
	NAME(item, "id", NEEDED, id),
	TEXT(item, "section", MAY, section),
	TEXT(item, "gist", NEEDED, gist),
	TEXT(item, "left-out", MAY, left_out),
	CYAML_FIELD_END,
};
ROW_OF(item);

static const cyaml_schema_field_t sources_fields[] = {
	NAME(sources, "format", NEEDED, format),
	ROWS(sources, "articles", NEEDED, articles, &article_value, 1, BOUND_LIST),
	ROWS(sources, "items", NEEDED, items, &item_value, 1, BOUND_ENTRIES),
	ALLOW(sources),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t fact_fields[] = {
	NAME(fact, "name", NEEDED, name),
	LIST(fact, "safe", NEEDED, safe, &name_value, 0),
	LIST(fact, "unsafe", NEEDED, unsafe, &name_value, 0),
	CYAML_FIELD_END,
};
ROW_OF(fact);

static const cyaml_schema_field_t group_fields[] = {
	NAME(group, "name", NEEDED, name),
	NAMES(group, "facts", NEEDED, facts),
	CYAML_FIELD_END,
};
ROW_OF(group);

static const cyaml_schema_field_t rule_fields[] = {
	NAME(rule, "id", NEEDED, id),
	TEXT(rule, "title", NEEDED, title),
	TEXT(rule, "why", NEEDED, why),
	NAMES(rule, "if-facts", MAY, if_facts),
	NAMES(rule, "unless-facts", MAY, unless_facts),
	NAMES(rule, "if-contact", MAY, if_contact),
	NAMES(rule, "if-aim", MAY, if_aim),
	NAMES(rule, "needs", MAY, needs),
	NAMES(rule, "contact", MAY, contact),
	NAMES(rule, "aim", MAY, aim),
	NAMES(rule, "not-aim", MAY, not_aim),
	NAMES(rule, "help", MAY, help),
	NAMES(rule, "cards", MAY, cards),
	NAMES(rule, "any-card", MAY, any_card),
	NAME(rule, "again", MAY, again),
	NAME(rule, "at-once", MAY, at_once),
	CYAML_FIELD_END,
};
ROW_OF(rule);

static const cyaml_schema_field_t wording_fields[] = {
	NAME(wording, "id", NEEDED, id),
	TEXT(wording, "title", NEEDED, title),
	TEXT(wording, "instead", NEEDED, instead),
	NAME(wording, "level", NEEDED, level),
	NAMES(wording, "in", MAY, in),
	NAMES(wording, "if-facts", MAY, if_facts),
	NAMES(wording, "if-contact", MAY, if_contact),
	NAMES(wording, "unless-aim", MAY, unless_aim),
	NAMES(wording, "phrases", NEEDED, phrases),
	NAMES(wording, "then", MAY, then),
	NAMES(wording, "excuses", MAY, excuses),
	NAMES(wording, "but-not", MAY, but_not),
	CYAML_FIELD_END,
};
ROW_OF(wording);

static const cyaml_schema_field_t limits_fields[] = {
	NAME(limits, "sentence", MAY, sentence),
	NAME(limits, "paragraph", MAY, paragraph),
	NAME(limits, "question", MAY, question),
	NAME(limits, "answer", MAY, answer),
	NAME(limits, "ending", MAY, ending),
	NAME(limits, "screen", MAY, screen),
	NAME(limits, "grade", MAY, grade),
	NAME(limits, "ending-grade", MAY, ending_grade),
	NAME(limits, "gate-least", MAY, gate_least),
	NAME(limits, "gate-most", MAY, gate_most),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t rules_fields[] = {
	NAME(rules, "format", NEEDED, format),
	ROWS(rules, "facts", NEEDED, facts, &fact_value, 1, BOUND_FACTS),
	ROWS(rules, "groups", MAY, groups, &group_value, 1, BOUND_LIST),
	ROWS(rules, "rules", NEEDED, rules, &rule_value, 1, BOUND_LIST),
	ROWS(rules, "wordings", MAY, wordings, &wording_value, 1, BOUND_WORDINGS),
	CYAML_FIELD_MAPPING_PTR("limits", MAY, struct raw_rules, limits, limits_fields),
	ALLOW(rules),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t country_fields[] = {
	NAME(country, "id", NEEDED, id),
	TEXT(country, "title", NEEDED, title),
	TEXT(country, "emergency", MAY, emergency),
	TEXT(country, "quiet", MAY, quiet),
	NAMES(country, "territories", MAY, territories),
	CYAML_FIELD_END,
};
ROW_OF(country);

static const cyaml_schema_field_t line_fields[] = {
	NAME(line, "country", NEEDED, country),
	TEXT(line, "area", MAY, area),
	NAMES(line, "groups", NEEDED, groups),
	TEXT(line, "service", NEEDED, service),
	TEXT(line, "call", MAY, call),
	TEXT(line, "text", MAY, text),
	TEXT(line, "site", MAY, site),
	TEXT(line, "for", MAY, for_whom),
	TEXT(line, "hours", MAY, hours),
	TEXT(line, "source", NEEDED, source),
	NAME(line, "confidence", NEEDED, confidence),
	NAME(line, "checked-on", MAY, checked_on),
	TEXT(line, "checked-by", MAY, checked_by),
	CYAML_FIELD_END,
};
ROW_OF(line);

static const cyaml_schema_field_t helplines_fields[] = {
	NAME(helplines, "format", NEEDED, format),
	ROWS(helplines, "countries", NEEDED, countries, &country_value, 1, BOUND_LIST),
	ROWS(helplines, "lines", NEEDED, lines, &line_value, 1, BOUND_LIST),
	ALLOW(helplines),
	CYAML_FIELD_END,
};

/* --- cases, and the site of a kiosk, which are no part of a forest ----------------------------- */

static const cyaml_schema_field_t case_fields[] = {
	TEXT(case, "name", NEEDED, name),
	TEXT(case, "who", MAY, who),
	QUOTES(case, "answers", NEEDED, answers),
	QUOTE(case, "ending", NEEDED, ending),
	QUOTES(case, "never", MAY, never),
	CYAML_FIELD_END,
};
ROW_OF(case);

static const cyaml_schema_field_t cases_fields[] = {
	NAME(cases, "format", NEEDED, format),
	NAME(cases, "tree", NEEDED, tree),
	ROWS(cases, "cases", NEEDED, cases, &case_value, 1, BOUND_CASES),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t site_fields[] = {
	NAME(site, "format", NEEDED, format),
	TEXT(site, "group", NEEDED, group),
	TEXT(site, "person", NEEDED, person),
	NAME(site, "region", MAY, region),
	NAME(site, "idle", NEEDED, idle),
	NAME(site, "visit", NEEDED, visit),
	CYAML_FIELD_END,
};

/* --- what scan*.c and raw.c ask -------------------------------------------------------------- */

#define FILE_OF(type, fields) \
	{ \
		CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct raw_##type, fields) \
	}

static const cyaml_schema_value_t files[FILE_KINDS] = {
	[FILE_CARDS] = FILE_OF(cards, cards_fields),
	[FILE_SOURCES] = FILE_OF(sources, sources_fields),
	[FILE_RULES] = FILE_OF(rules, rules_fields),
	[FILE_HELPLINES] = FILE_OF(helplines, helplines_fields),
	[FILE_BLOCK] = FILE_OF(tree, block_fields),
	[FILE_TREE] = FILE_OF(tree, tree_fields),
	[FILE_CASES] = FILE_OF(cases, cases_fields),
	[FILE_SITE] = FILE_OF(site, site_fields),
};

const struct cyaml_schema_value *
schema_of_file(uint32_t kind)
{
	assert(kind < FILE_KINDS);
	return &files[kind];
}

bool
schema_is_file(const struct cyaml_schema_value *mapping)
{
	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		if (mapping == &files[i])
			return true;
	return false;
}

const char *
schema_name_with_article(const struct cyaml_schema_value *mapping)
{
	static const struct {
		const cyaml_schema_field_t *fields;
		const char *name;
	} names[] = { { allow_fields, "an exception" }, { answer_fields, "an answer" },
		{ question_fields, "a question" }, { ending_fields, "an ending" },
		{ stop_fields, "a stop" }, { tree_fields, "a tree" }, { block_fields, "a block" },
		{ card_fields, "a card" }, { article_fields, "an article" },
		{ item_fields, "an item" }, { fact_fields, "a fact" }, { group_fields, "a group" },
		{ rule_fields, "a rule" }, { wording_fields, "a list of words" },
		{ limits_fields, "the limits" }, { country_fields, "a country" },
		{ line_fields, "a help line" }, { case_fields, "a case" },
		{ cases_fields, "a case file" }, { site_fields, "a site" } };

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (names[i].fields == mapping->mapping.fields)
			return names[i].name;
	return "a file";
}

const char *
schema_name(const struct cyaml_schema_value *mapping)
{
	const char *name = schema_name_with_article(mapping);

	while (*name++ != ' ')
		;
	return name;
}

bool
schema_is_prose(const struct cyaml_schema_value *text)
{
	return text->string.max == BOUND_TEXT_BYTES;
}

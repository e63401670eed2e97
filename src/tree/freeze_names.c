/* SPDX-License-Identifier: ISC */
/* Part of freeze: names, of rows and of our own words, who has them and who uses them. A name
 * that names nothing is a finding, save where the file that should hold it did not load: then that
 * is the finding. */
#include "tree/freeze.h"

#include <string.h>

#include "partway/ascii.h"
#include "partway/bounds.h"
#include "partway/near.h"
#include "partway/str.h"
#include "tree/place.h"

/* "Did you mean" must not become the slowest part of a large forest that is all wrong. */
#define MOST_COMPARED 1000000u

/* How rows are spoken of, by scope. FILE: which of the four files holds them, or FILE_COUNT. */
static const struct scope_words {
	const char *one, *many, *name;
	enum diag_code taken, unknown;
	uint32_t file;
	const char *fallback; /* where no name is near */
} scope_words[] = {
	[SCOPE_TREE] = { "tree or block", "trees or blocks", "id", DIAG_ID_TAKEN, DIAG_GO_UNKNOWN,
	    FILE_COUNT, "write the id of a file, without .yaml." },
	[SCOPE_MARK] = { "tree or block", "trees or blocks", "mark", DIAG_MARK_TAKEN,
	    DIAG_MARK_FORM, FILE_COUNT, "" },
	[SCOPE_CARD] = { "card", "cards", "id", DIAG_ID_TAKEN, DIAG_CARD_UNKNOWN, FILE_CARDS,
	    "add it to shared/cards.yaml, or take it away here." },
	[SCOPE_ARTICLE] = { "article", "articles", "code", DIAG_ID_TAKEN, DIAG_SOURCE_UNKNOWN,
	    FILE_SOURCES, "add it to the articles of this file." },
	[SCOPE_ITEM] = { "source", "sources", "id", DIAG_ID_TAKEN, DIAG_SOURCE_UNKNOWN,
	    FILE_SOURCES, "add it to shared/sources.yaml, or take it away here." },
	[SCOPE_FACT] = { "fact", "facts", "name", DIAG_ID_TAKEN, DIAG_FACT_UNKNOWN, FILE_RULES,
	    "add it to the facts of shared/rules.yaml." },
	[SCOPE_GROUP] = { "group", "groups", "name", DIAG_ID_TAKEN, DIAG_RULE_FORM, FILE_RULES,
	    "add it to the groups of this file, or write fact=value." },
	[SCOPE_RULE] = { "rule", "rules", "id", DIAG_ID_TAKEN, DIAG_RULE_FORM, FILE_RULES, "" },
	[SCOPE_WORDING] = { "list of words", "lists of words", "id", DIAG_ID_TAKEN, DIAG_RULE_FORM,
	    FILE_RULES, "" },
	[SCOPE_COUNTRY] = { "country", "countries", "id", DIAG_ID_TAKEN, DIAG_VALUE_UNKNOWN,
	    FILE_HELPLINES, "add it to the countries of this file." },
	[SCOPE_TERRITORY] = { "country", "countries", "territory", DIAG_ID_TAKEN,
	    DIAG_VALUE_UNKNOWN, FILE_HELPLINES, "" },
	[SCOPE_ENTRY] = { "entry", "entries", "id", DIAG_ID_TAKEN, DIAG_GO_UNKNOWN, FILE_COUNT,
	    "write the id of a question or an ending of this file." },
};

static const struct scope_words *
words_of_scope(uint32_t scope)
{
	return &scope_words[scope < SCOPE_ENTRY ? scope : SCOPE_ENTRY];
}

void
freeze_name(struct freeze *freeze, uint32_t scope, uint32_t index, struct words words)
{
	const struct scope_words *how = words_of_scope(scope);
	const char *text = freeze->texts.bytes + words.text;
	struct place at = place_of_text(freeze->file, words.line, words.column, text);
	const struct name *other = names_add(
	    &freeze->names, (struct name){ scope, words.text, index, freeze->file, words.line });

	if (!other || other->index == NONE)
		return;
	if (other->file == freeze->file)
		diag_add(freeze->diags, how->taken, at,
		    "\"%s\" is the %s of two %s, first on line %u", text, how->name, how->many,
		    (unsigned)other->line);
	else
		diag_add(freeze->diags, how->taken, at, "%s has the %s \"%s\" too",
		    diags_file_name(freeze->diags, other->file), how->name, text);
	diag_mend(freeze->diags, "choose another for one of them.");
}

/* What TEXT would be as an id, in a buffer of BOUND_KEY_BYTES + 1 bytes. */
static void
suggest_id(const char *text, char *id)
{
	size_t length = 0;

	for (; *text && length < BOUND_KEY_BYTES; text++) {
		if (ascii_is_letter(*text) || ascii_is_digit(*text))
			id[length++] = ascii_lower(*text);
		else if (*text != '\'' && length > 0 && id[length - 1] != '-')
			id[length++] = '-';
	}
	if (length > 0 && id[length - 1] == '-')
		length--;
	id[length] = '\0';
}

void
freeze_check_id(struct freeze *freeze, const char *text, const struct mark *mark)
{
	char id[BOUND_KEY_BYTES + 1];

	if (forest_is_id(text) && strcmp(text, "return") != 0)
		return;
	diag_add(freeze->diags, DIAG_ID_FORM, freeze_place(freeze, mark),
	    "\"%s\" cannot be an id%s", text,
	    forest_is_id(text) ? ": it has a meaning of its own" : "");
	suggest_id(text, id);
	diag_mend(freeze->diags, "use small letters, digits and hyphens, like \"%s\".",
	    *id && strcmp(id, text) != 0 ? id : "what-happened");
}

bool
freeze_may_compare(struct freeze *freeze, size_t names)
{
	if (freeze->compared > MOST_COMPARED)
		return false;
	freeze->compared += names;
	return true;
}

void
freeze_offer(struct freeze *freeze, uint32_t scope, struct near *near)
{
	if (freeze_may_compare(freeze, freeze->names.count))
		names_offer(&freeze->names, &freeze->texts, scope, near);
}

void
freeze_mend_name(struct freeze *freeze, uint32_t scope, const char *text, const char *fallback)
{
	struct near near;

	near_start(&near, text);
	freeze_offer(freeze, scope, &near);
	diag_mend_near(freeze->diags, near.best, scope >= SCOPE_ENTRY ? near.tag : 0, fallback);
}

uint32_t
freeze_find(struct freeze *freeze, enum scope scope, const char *text, const struct mark *mark)
{
	const struct scope_words *how = words_of_scope(scope);
	uint32_t offset = texts_find(&freeze->texts, text);
	const struct name *name = names_find(&freeze->names, scope, offset);

	if (name)
		return name->index;
	if (how->file < FILE_COUNT && freeze->shared[how->file] == 0)
		return NONE;
	diag_add(freeze->diags, how->unknown, freeze_place(freeze, mark), "no %s is called \"%s\"",
	    how->one, text);
	freeze_mend_name(freeze, scope, text, how->fallback);
	return NONE;
}

void
freeze_twice(struct freeze *freeze, const char *text, const struct mark *mark)
{
	diag_add(freeze->diags, DIAG_LISTED_TWICE, freeze_place(freeze, mark),
	    "\"%s\" stands twice in this list", text);
	diag_mend(freeze->diags, "keep one.");
}

/* Adds a ref to the span, which must be the newest. True where it has none of that index. */
static bool
add_ref(struct freeze *freeze, struct span *span, uint32_t index, const struct mark *mark)
{
	bool is_new = true;

	for (uint32_t i = span->first; i < span->first + span->count && is_new; i++)
		is_new = index == NONE || freeze->tables.refs[i].index != index;
	if (is_new) {
		*tables_add_ref(&freeze->tables) = (struct ref){ index, mark->line, mark->column };
		span->count++;
	}
	return is_new;
}

struct span
freeze_refs(
    struct freeze *freeze, enum scope scope, const struct raw_list *list, const struct mark *mark)
{
	struct span span = { (uint32_t)freeze->tables.refs_count, 0 };

	mark = mark_first(mark);
	for (uint32_t i = 0; i < list->items_count; i++, mark = mark_next(mark)) {
		uint32_t index = freeze_find(freeze, scope, list->items[i], mark);

		if (!add_ref(freeze, &span, index, mark))
			freeze_twice(freeze, list->items[i], mark);
	}
	return span;
}

static void
refuse_word(struct freeze *freeze, const struct vocabulary *vocabulary, const char *text,
    const struct mark *mark)
{
	struct str list = { 0 };
	struct near near;

	near_start(&near, text);
	vocabulary_offer(vocabulary, &near);
	for (uint32_t i = 0; i < vocabulary->count; i++)
		str_add_format(&list, "%s%s", i > 0 ? ", " : "", vocabulary->words[i]);
	diag_add(freeze->diags, DIAG_VALUE_UNKNOWN, freeze_place(freeze, mark),
	    "%s cannot be \"%s\"", vocabulary->what, text);
	diag_near(freeze->diags, near.best);
	if (near.best)
		diag_mend(
		    freeze->diags, "did you mean \"%s\"? Allowed: %s.", near.best, str_text(&list));
	else
		diag_mend(freeze->diags, "allowed: %s.", str_text(&list));
	str_fini(&list);
}

uint32_t
freeze_word(struct freeze *freeze, const struct vocabulary *vocabulary, const char *text,
    const struct mark *mark)
{
	uint32_t value = vocabulary_find(vocabulary, text);

	if (value == NONE)
		refuse_word(freeze, vocabulary, text, mark);
	return value;
}

uint32_t
freeze_mask(struct freeze *freeze, const struct vocabulary *vocabulary, const struct raw_list *list,
    const struct mark *mark)
{
	uint32_t mask = 0;

	mark = mark_first(mark);
	for (uint32_t i = 0; i < list->items_count; i++, mark = mark_next(mark)) {
		uint32_t value = freeze_word(freeze, vocabulary, list->items[i], mark);

		if (value == NONE)
			continue;
		if (mask >> value & 1)
			freeze_twice(freeze, list->items[i], mark);
		mask |= 1u << value;
	}
	return mask;
}

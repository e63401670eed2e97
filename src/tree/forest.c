/* SPDX-License-Identifier: ISC */
/* Look-ups in a frozen forest, and the names of its words. */
#include "partway/forest.h"

#include <string.h>

#include "partway/base.h"
#include "partway/str.h"
#include "tree/vocabulary.h"

static const char *const contacts[CONTACT_COUNT] = {
	[CONTACT_NONE] = "none",
	[CONTACT_PRACTICAL] = "practical",
	[CONTACT_REPLY] = "reply",
	[CONTACT_MESSAGE] = "message",
	[CONTACT_MEET] = "meet",
};

static const char *const aims[AIM_COUNT] = {
	[AIM_CRISIS] = "crisis",
	[AIM_SAFETY] = "safety",
	[AIM_LEGAL] = "legal",
	[AIM_RECOVER] = "recover",
	[AIM_ACCEPT] = "accept",
	[AIM_PAUSE] = "pause",
	[AIM_PRACTICAL] = "practical",
	[AIM_REPAIR] = "repair",
	[AIM_TRY_AGAIN] = "try-again",
};

static const char *const helps[HELP_COUNT] = {
	[HELP_EMERGENCY] = "emergency",
	[HELP_ABUSE] = "abuse",
	[HELP_OWN_BEHAVIOUR] = "own-behaviour",
	[HELP_TALK] = "talk",
	[HELP_LEGAL] = "legal",
	[HELP_YOUNG] = "young",
};

static const char *const kinds[SAID_COUNT] = {
	[SAID_TITLE] = "title",
	[SAID_QUESTION] = "question",
	[SAID_REASON] = "reason",
	[SAID_ANSWER] = "answer",
	[SAID_SAFE] = "safe-answer",
	[SAID_ENDING] = "ending",
	[SAID_CARD] = "card",
	[SAID_GIST] = "gist",
	[SAID_HELPLINE] = "help-line",
};

const struct vocabulary contact_words = { "contact", contacts, CONTACT_COUNT };
const struct vocabulary aim_words = { "aim", aims, AIM_COUNT };
const struct vocabulary help_words = { "help", helps, HELP_COUNT };
const struct vocabulary said_words = { "a kind of text", kinds, SAID_COUNT };

const char *
forest_text(const struct forest *forest, struct words words)
{
	assert(words.text < forest->text_length);
	return forest->text + words.text;
}

bool
forest_is_id(const char *text)
{
	for (size_t i = 0; text[i]; i++) {
		bool is_part =
		    (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= '0' && text[i] <= '9');
		bool is_hyphen = text[i] == '-' && i > 0 && text[i - 1] != '-' && text[i + 1];

		if (!is_part && !is_hyphen)
			return false;
	}
	return *text != '\0';
}

uint32_t
forest_find_tree(const struct forest *forest, const char *id)
{
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (strcmp(forest_text(forest, forest->trees[tree].id), id) == 0)
			return tree;
	return NONE;
}

uint32_t
forest_find_entry(const struct forest *forest, uint32_t tree, const char *id)
{
	struct span entries = forest->trees[tree].entries;

	for (uint32_t entry = entries.first; entry < entries.first + entries.count; entry++)
		if (strcmp(forest_text(forest, forest->entries[entry].id), id) == 0)
			return entry;
	return NONE;
}

static int
small_letter(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* As strcasecmp(), but no locale has a say in it. */
static bool
is_same_name(const char *a, const char *b)
{
	for (; small_letter(*a) == small_letter(*b); a++, b++)
		if (!*a)
			return true;
	return false;
}

static bool
has_territory(const struct forest *forest, const struct country *country, const char *code)
{
	for (uint32_t i = 0; i < country->territories.count; i++)
		if (is_same_name(
			forest_text(forest, forest->lines[country->territories.first + i]), code))
			return true;
	return false;
}

uint32_t
forest_find_country(const struct forest *forest, const char *name)
{
	for (uint32_t i = 0; i < forest->countries_count; i++)
		if (is_same_name(forest_text(forest, forest->countries[i].id), name))
			return i;
	for (uint32_t i = 0; i < forest->countries_count; i++)
		if (has_territory(forest, &forest->countries[i], name))
			return i;
	return NONE;
}

void
forest_add_number(const struct forest *forest, struct str *out, uint32_t entry)
{
	const struct entry *row = &forest->entries[entry];

	str_add_format(
	    out, "%s%u", forest_text(forest, forest->trees[row->tree].mark), (unsigned)row->number);
}

const char *
contact_name(enum contact contact)
{
	assert(contact < CONTACT_COUNT);
	return contacts[contact];
}

const char *
aim_name(enum aim aim)
{
	assert(aim < AIM_COUNT);
	return aims[aim];
}

const char *
help_name(enum help help)
{
	assert(help < HELP_COUNT);
	return helps[help];
}

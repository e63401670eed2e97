/* SPDX-License-Identifier: ISC */
/* Look-ups in a frozen forest. */
#include "partway/forest.h"

#include <string.h>

#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/str.h"

const char *
forest_text(const struct forest *forest, struct words words)
{
	assert(words.text < forest->text_length);
	return forest->text + words.text;
}

const char *
forest_file_name(enum forest_file file)
{
	static const char *const names[FILE_COUNT] = {
		[FILE_CARDS] = "shared/cards.yaml",
		[FILE_SOURCES] = "shared/sources.yaml",
		[FILE_RULES] = "shared/rules.yaml",
		[FILE_HELPLINES] = "shared/helplines.yaml",
	};

	assert(file < FILE_COUNT);
	return names[file];
}

bool
forest_is_id(const char *text)
{
	for (size_t i = 0; text[i]; i++) {
		bool is_part = (text[i] >= 'a' && text[i] <= 'z') || ascii_is_digit(text[i]);
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

bool
forest_leads_on(const struct forest *forest, uint32_t tree, const struct answer *answer)
{
	uint32_t go = answer->go.index;

	return go == GO_RETURN
	    || (forest->entries[go].tree == tree && forest->entries[go].kind == ENTRY_QUESTION);
}

/* As strcasecmp(), but no locale has a say in it. */
static bool
is_same_name(const char *a, const char *b)
{
	for (; ascii_lower(*a) == ascii_lower(*b); a++, b++)
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

	str_add(out, forest_text(forest, forest->trees[row->tree].mark));
	str_add_number(out, row->number);
}

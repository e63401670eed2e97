/* SPDX-License-Identifier: ISC */
/* Tables in plain text, and those of them that are about the whole forest. */
#include "emit/table.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define CELLS 9u

void
table_name(struct table *table, const char *name)
{
	size_t start = table->out->length, cells;

	utf8_add_safe(table->out, name, strlen(name), SIZE_MAX);
	cells = utf8_cells(str_text(table->out) + start, table->out->length - start);
	if (cells < table->name_cells)
		str_add_times(table->out, ' ', table->name_cells - cells);
}

void
table_text(struct table *table, uint32_t cells, const char *text)
{
	str_add_format(table->out, " %*s", (int)cells - 1, text);
}

void
table_number(struct table *table, uint32_t cells, uint64_t number)
{
	str_add_format(table->out, " %*llu", (int)cells - 1, (unsigned long long)number);
}

/* --- endings --------------------------------------------------------------------------------- */

/* Contact and aim side by side: there are fewer levels than aims. */
static void
add_endings(struct table *table, const struct forest *forest)
{
	uint32_t contacts[CONTACT_COUNT] = { 0 }, aims[AIM_COUNT] = { 0 }, again = 0;

	for (size_t i = 0; i < forest->entries_count; i++) {
		const struct entry *entry = &forest->entries[i];

		if (entry->kind != ENTRY_ENDING)
			continue;
		contacts[entry->contact]++;
		aims[entry->aim]++;
		again += entry->again_count > 0;
	}
	str_add_char(table->out, '\n');
	table_name(table, "Contact");
	str_add(table->out, "  endings   Aim         endings\n");
	for (unsigned i = 0; i < AIM_COUNT; i++) {
		table_name(table, i < CONTACT_COUNT ? contact_name((enum contact)i) : "");
		if (i < CONTACT_COUNT)
			table_number(table, CELLS, contacts[i]);
		else
			table_text(table, CELLS, "");
		str_add_format(table->out, "   %-10s", aim_name((enum aim)i));
		table_number(table, CELLS, aims[i]);
		str_add_char(table->out, '\n');
	}
	table_name(table, "With a return date");
	table_number(table, CELLS, again);
	str_add_char(table->out, '\n');
}

/* --- sources --------------------------------------------------------------------------------- */

static void
mark_used(const struct forest *forest, struct span sources, bool *used)
{
	for (uint32_t i = 0; i < sources.count; i++)
		used[forest->refs[sources.first + i].index] = true;
}

static void
add_article(struct table *table, const struct forest *forest, uint32_t article, const bool *used)
{
	size_t items = 0, uses = 0, left_out = 0;

	for (size_t i = 0; i < forest->items_count; i++) {
		if (forest->items[i].article != article)
			continue;
		items++;
		uses += used[i];
		left_out += !used[i] && forest->items[i].left_out.text != 0;
	}
	table_name(table, forest_text(forest, forest->articles[article].code));
	table_number(table, CELLS, items);
	table_number(table, CELLS, uses);
	table_number(table, CELLS, left_out);
	table_number(table, CELLS, items - uses - left_out);
	str_add_char(table->out, '\n');
}

static void
add_sources(struct table *table, const struct forest *forest)
{
	bool *used = alloc_array(forest->items_count, sizeof(*used));

	for (size_t i = 0; i < forest->entries_count; i++)
		mark_used(forest, forest->entries[i].sources, used);
	for (size_t i = 0; i < forest->cards_count; i++)
		mark_used(forest, forest->cards[i].sources, used);
	str_add_char(table->out, '\n');
	table_name(table, "Sources");
	str_add(table->out, "    items     used left out   unused\n");
	for (uint32_t i = 0; i < forest->articles_count; i++)
		add_article(table, forest, i, used);
	free(used);
}

/* --- help lines, and the rest ---------------------------------------------------------------- */

static void
add_helplines(struct table *table, const struct forest *forest)
{
	str_add_char(table->out, '\n');
	table_name(table, "Help lines");
	str_add(table->out, "    lines  checked\n");
	for (uint32_t country = 0; country < forest->countries_count; country++) {
		size_t lines = 0, checked = 0;

		for (size_t i = 0; i < forest->helplines_count; i++) {
			if (forest->helplines[i].country != country)
				continue;
			lines++;
			checked += forest->helplines[i].checked_on.text != 0;
		}
		table_name(table, forest_text(forest, forest->countries[country].title));
		table_number(table, CELLS, lines);
		table_number(table, CELLS, checked);
		str_add_char(table->out, '\n');
	}
}

static void
add_rest(struct table *table, const struct forest *forest)
{
	const struct {
		const char *what;
		size_t count;
	} rest[] = {
		{ "Cards", forest->cards_count },
		{ "Facts", forest->facts_count },
		{ "Rules", forest->rules_count },
		{ "Word lists", forest->wordings_count },
	};

	str_add_char(table->out, '\n');
	for (size_t i = 0; i < ARRAY_LEN(rest); i++) {
		table_name(table, rest[i].what);
		table_number(table, CELLS, rest[i].count);
		str_add_char(table->out, '\n');
	}
}

void
table_shared(struct table *table, const struct forest *forest)
{
	add_endings(table, forest);
	add_sources(table, forest);
	add_helplines(table, forest);
	add_rest(table, forest);
}

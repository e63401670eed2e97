/* SPDX-License-Identifier: ISC */
/* What the words about sources are made of, on a page and behind `w`. What may be named where is
 * for those who use it (cite.h). */
#include "page/cite_parts.h"

#include <stdlib.h>
#include <string.h>

#include "partway/ascii.h"
#include "partway/str.h"

#define US "partway"                       /* publishes what no article says */
#define NO_PUBLISHER "publisher not named" /* as authors of trees write it */
#define NO_HEADING " (no heading)"         /* ends the name of a section without one */

const struct item *
cite_item(const struct forest *forest, struct span sources, uint32_t i)
{
	return &forest->items[forest->refs[sources.first + i].index];
}

bool
cite_names(const struct forest *forest, struct span sources, uint32_t article)
{
	for (uint32_t i = 0; i < sources.count; i++)
		if (cite_item(forest, sources, i)->article == article)
			return true;
	return false;
}

bool
cite_begins_article(const struct forest *forest, struct span sources, uint32_t i)
{
	struct span before = { sources.first, i };

	return !cite_names(forest, before, cite_item(forest, sources, i)->article);
}

bool
cite_begins_section(const struct forest *forest, struct span sources, uint32_t i)
{
	const struct item *item = cite_item(forest, sources, i);

	for (uint32_t j = 0; j < i; j++) {
		const struct item *before = cite_item(forest, sources, j);

		if (before->article == item->article && before->section.text == item->section.text)
			return false; /* each text is kept once */
	}
	return true;
}

bool
cite_is_ours(const struct forest *forest, uint32_t article)
{
	return strcmp(forest_text(forest, forest->articles[article].by), US) == 0;
}

void
cite_add_name(struct str *out, const struct forest *forest, uint32_t article)
{
	const char *by = forest_text(forest, forest->articles[article].by);

	if (strcmp(by, NO_PUBLISHER) != 0)
		str_add(out, by);
	else
		str_add_format(out, "\"%s\"", forest_text(forest, forest->articles[article].title));
}

void
cite_add_article(struct str *out, const struct forest *forest, uint32_t article, bool open)
{
	const struct article *row = &forest->articles[article];
	const char *title = forest_text(forest, row->title);

	if (cite_is_ours(forest, article))
		str_add(out, title);
	else if (open)
		str_add_format(out, "\"%s\" (%s)", title, forest_text(forest, row->by));
	else
		cite_add_name(out, forest, article);
}

void
cite_add_section(struct str *out, const char *section)
{
	size_t length = strlen(section), end = strlen(NO_HEADING);

	if (length > end && strcmp(section + length - end, NO_HEADING) == 0) {
		str_add(out, "the ");
		str_add_bytes(out, section, length - end);
		return;
	}
	str_add_char(out, '"');
	for (; *section; section++)
		str_add_char(out, *section == '"' ? '\'' : *section);
	str_add_char(out, '"');
}

/* The number at the end of an id such as EB-07. */
static unsigned long
id_number(const char *id)
{
	size_t end = strlen(id);

	while (end > 0 && ascii_is_digit(id[end - 1]))
		end--;
	return strtoul(id + end, NULL, 10);
}

void
cite_end_ids(struct cite_ids *ids)
{
	if (ids->count == 0)
		return;
	str_add(ids->out, ids->first);
	if (ids->count > 1)
		str_add_format(ids->out, "%s %s", ids->count > 2 ? " to" : ",", ids->last);
	ids->count = 0;
}

void
cite_add_id(struct cite_ids *ids, const char *id)
{
	if (ids->count > 0 && id_number(id) != id_number(ids->last) + 1) {
		cite_end_ids(ids);
		str_add(ids->out, ", ");
	}
	if (ids->count == 0)
		ids->first = id;
	ids->last = id;
	ids->count++;
}

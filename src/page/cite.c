/* SPDX-License-Identifier: ISC */
/* Where advice comes from, in words: the article, its publisher, then the numbers of its items. */
#include "page/screens.h"

#include <stdlib.h>
#include <string.h>

#include "partway/ascii.h"

static const struct item *
cited(const struct forest *forest, struct span sources, uint32_t i)
{
	return &forest->items[forest->refs[sources.first + i].index];
}

bool
cites_article(const struct forest *forest, struct span sources, uint32_t article)
{
	for (uint32_t i = 0; i < sources.count; i++)
		if (cited(forest, sources, i)->article == article)
			return true;
	return false;
}

/* True where an earlier source is of the same article as source I. */
static bool
named_before(const struct forest *forest, struct span sources, uint32_t i)
{
	struct span before = { sources.first, i };

	return cites_article(forest, before, cited(forest, sources, i)->article);
}

/* Adds title and publisher of an article, as a sentence. */
static void
add_article(struct str *out, const struct forest *forest, uint32_t index)
{
	const struct article *article = &forest->articles[index];

	str_add_format(
	    out, "%s (%s).", forest_text(forest, article->title), forest_text(forest, article->by));
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

/* Ids of one article in the order they are given, those that follow each other as one: "EB-01,
 * EB-04 to EB-06". */
struct ids {
	struct str *out;
	const char *first, *last; /* of those that are not written yet */
	unsigned long count;      /* how many they are */
};

static void
write_ids(struct ids *ids)
{
	if (ids->count == 0)
		return;
	str_add(ids->out, ids->first);
	if (ids->count > 1)
		str_add_format(ids->out, "%s %s", ids->count > 2 ? " to" : ",", ids->last);
	ids->count = 0;
}

static void
add_id(struct ids *ids, const char *id)
{
	if (ids->count > 0 && id_number(id) != id_number(ids->last) + 1) {
		write_ids(ids);
		str_add(ids->out, ", ");
	}
	if (ids->count == 0)
		ids->first = id;
	ids->last = id;
	ids->count++;
}

/* Adds the ids of the sources that are of ARTICLE. */
static void
add_ids(struct str *out, const struct forest *forest, struct span sources, uint32_t article)
{
	struct ids ids = { .out = out };

	for (uint32_t i = 0; i < sources.count; i++)
		if (cited(forest, sources, i)->article == article)
			add_id(&ids, forest_text(forest, cited(forest, sources, i)->id));
	write_ids(&ids);
}

void
cite_sources(struct flow *flow, const char *label, const struct forest *forest, struct span sources)
{
	struct str words = { 0 };

	for (uint32_t i = 0; i < sources.count; i++) {
		uint32_t article = cited(forest, sources, i)->article;

		if (named_before(forest, sources, i))
			continue;
		str_clear(&words);
		add_article(&words, forest, article);
		str_add(&words, " ");
		add_ids(&words, forest, sources, article);
		str_add(&words, ".");
		flow_add(flow, PARA_FIELD, i == 0 ? label : NULL, str_text(&words));
	}
	str_fini(&words);
}

void
cite_numbers(struct flow *flow, const char *label, const struct forest *forest, struct span sources)
{
	struct str words = { 0 };

	for (uint32_t i = 0; i < sources.count; i++) {
		if (named_before(forest, sources, i))
			continue;
		str_add(&words, i > 0 ? ", " : "");
		add_ids(&words, forest, sources, cited(forest, sources, i)->article);
	}
	str_add(&words, ".");
	flow_add(flow, PARA_FIELD, label, str_text(&words));
	str_fini(&words);
}

void
cite_article(struct flow *flow, const struct forest *forest, uint32_t article)
{
	struct str words = { 0 };

	add_article(&words, forest, article);
	flow_add(flow, PARA_FIELD, forest_text(forest, forest->articles[article].code),
	    str_text(&words));
	str_fini(&words);
}

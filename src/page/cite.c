/* SPDX-License-Identifier: ISC */
/* Sources in words, as short as can be: they stand below six answers on a small screen. Numbers are
 * for those who look behind `w` (cite_items.c). What may be named where is told in cite.h. */
#include "page/cite.h"

#include "page/cite_parts.h"
#include "partway/flow.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define ROW_CELLS 60u /* behind a label at 80 columns */

/* --- what may be named */

bool
cite_is_open(const struct forest *forest, uint32_t entry)
{
	return forest->entries[entry].most_contact > CONTACT_PRACTICAL;
}

/* True for a block that a tree opens with: it asks about danger. */
static bool
is_opening(const struct forest *forest, uint32_t block)
{
	for (size_t i = 0; i < forest->trees_count; i++)
		if (forest->trees[i].opens_with == block)
			return true;
	return false;
}

bool
cite_is_grave(const struct forest *forest, uint32_t entry)
{
	const struct entry *at = &forest->entries[entry];

	if (at->kind == ENTRY_QUESTION)
		return is_opening(forest, at->tree);
	return at->aim == AIM_CRISIS || at->aim == AIM_SAFETY || at->aim == AIM_LEGAL;
}

/* --- in words */

/* The lines about ENTRY, sentence by sentence. */
struct naming {
	struct flow *flow;
	const struct forest *forest;
	const struct entry *entry;
	const char *label; /* of the next line */
	bool headings;     /* may be quoted */
	struct str line;
};

static void
end_line(struct naming *naming)
{
	if (naming->line.length == 0)
		return;
	flow_add(naming->flow, PARA_FIELD, naming->label, str_text(&naming->line));
	naming->label = NULL;
	str_clear(&naming->line);
}

static void
begin_sentence(struct naming *naming)
{
	if (naming->line.length > 0)
		str_add_char(&naming->line, ' ');
}

/* The first two sections of ARTICLE into FOUND; returns how many there are. */
static uint32_t
find_sections(const struct naming *naming, uint32_t article, const char *found[2])
{
	struct span sources = naming->entry->sources;
	uint32_t count = 0;

	for (uint32_t i = 0; i < sources.count; i++) {
		const struct item *item = cite_item(naming->forest, sources, i);

		if (item->article != article || !cite_begins_section(naming->forest, sources, i))
			continue;
		if (count < 2)
			found[count] = forest_text(naming->forest, item->section);
		count++;
	}
	return count;
}

/* Adds the first section of ARTICLE, and the second one where that takes no further row. */
static void
add_sections(struct naming *naming, uint32_t article)
{
	const char *sections[2] = { "", "" };
	uint32_t count = find_sections(naming, article, sections);
	struct str *line = &naming->line, second = { 0 };

	str_add(line, ", in ");
	cite_add_section(line, sections[0]);
	if (count < 2)
		return;
	str_add(&second, count == 2 ? " and " : ", ");
	cite_add_section(&second, sections[1]);
	str_add(&second, count == 2 ? "" : " and other parts");
	if (utf8_cells(line->data, line->length) + utf8_cells(second.data, second.length)
	    < ROW_CELLS)
		str_add(line, str_text(&second));
	else
		str_add(line, " and other parts");
	str_fini(&second);
}

/* One line for each article where headings are quoted, else one for all. */
static void
add_articles(struct naming *naming)
{
	struct span sources = naming->entry->sources;

	for (uint32_t i = 0; i < sources.count; i++) {
		uint32_t article = cite_item(naming->forest, sources, i)->article;

		if (cite_is_ours(naming->forest, article)
		    || !cite_begins_article(naming->forest, sources, i))
			continue;
		if (naming->headings)
			end_line(naming);
		begin_sentence(naming);
		cite_add_name(&naming->line, naming->forest, article);
		if (naming->headings)
			add_sections(naming, article);
		str_add_char(&naming->line, '.');
	}
}

static bool
is_ours_in_part(const struct naming *naming)
{
	for (uint32_t i = 0; i < naming->forest->articles_count; i++)
		if (cite_is_ours(naming->forest, i)
		    && cite_names(naming->forest, naming->entry->sources, i))
			return true;
	return false;
}

/* True where a card of the ending is of ARTICLE. */
static bool
cards_name(const struct naming *naming, uint32_t article)
{
	const struct forest *forest = naming->forest;
	struct span cards = naming->entry->cards;

	for (uint32_t i = 0; i < cards.count; i++) {
		const struct card *card = &forest->cards[forest->refs[cards.first + i].index];

		if (cite_names(forest, card->sources, article))
			return true;
	}
	return false;
}

/* Adds who is named on the cards only; OURS: our own judgement is named already. */
static void
add_of_cards(struct naming *naming, bool ours)
{
	const char *between = "On the cards also: ";

	for (uint32_t article = 0; article < naming->forest->articles_count; article++) {
		bool is_ours = cite_is_ours(naming->forest, article);

		if (!cards_name(naming, article) || (is_ours && ours)
		    || cite_names(naming->forest, naming->entry->sources, article))
			continue;
		str_add(&naming->line, between);
		if (is_ours)
			str_add(&naming->line, "our own judgement");
		else
			cite_add_name(&naming->line, naming->forest, article);
		ours = ours || is_ours;
		between = "; ";
	}
	if (*between == ';')
		str_add(&naming->line, ". ");
}

/* "2 articles, and our own judgement." Those of the cards count, too. */
static void
add_count(struct naming *naming)
{
	size_t count = 0;
	bool ours = false;

	for (uint32_t i = 0; i < naming->forest->articles_count; i++) {
		if (!cite_names(naming->forest, naming->entry->sources, i)
		    && !cards_name(naming, i))
			continue;
		if (cite_is_ours(naming->forest, i))
			ours = true;
		else
			count++;
	}
	if (count > 0)
		str_add_count(&naming->line, count, "article");
	if (ours)
		str_add(&naming->line, count > 0 ? ", and our own judgement" : "Our own judgement");
	str_add(&naming->line, ". ");
}

/* By name; headings only of what the entry itself is from. */
static void
add_names(struct naming *naming)
{
	bool ours = is_ours_in_part(naming);

	add_articles(naming);
	begin_sentence(naming);
	str_add(&naming->line, ours ? "Our own judgement. " : "");
	add_of_cards(naming, ours);
}

void
cite_words(struct flow *flow, const char *label, const struct forest *forest, uint32_t entry)
{
	struct naming naming = { .flow = flow,
		.forest = forest,
		.entry = &forest->entries[entry],
		.label = label,
		.headings = cite_is_open(forest, entry) };

	if (cite_is_grave(forest, entry))
		add_count(&naming);
	else
		add_names(&naming);
	if (naming.entry->kind == ENTRY_QUESTION)
		str_add(&naming.line, "More: w.");
	end_line(&naming);
	if (naming.entry->kind == ENTRY_ENDING) /* which can be saved, where there are no keys */
		flow_add(flow, PARA_FIELD, NULL, "More: w.")->of_keys = true;
	str_fini(&naming.line);
}

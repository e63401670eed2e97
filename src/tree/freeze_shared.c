/* SPDX-License-Identifier: ISC */
/* Part of freeze: sources, cards and help lines. */
#include "tree/freeze.h"

#include <string.h>

#include "partway/bounds.h"
#include "partway/date.h"

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define AT(type, member) mark_field(mark, offsetof(struct raw_##type, member))

/* --- sources --------------------------------------------------------------------------------- */

static void
freeze_article(struct freeze *freeze, const struct raw_article *raw, const struct mark *mark)
{
	struct article *article = tables_add_article(&freeze->tables);
	size_t length = strspn(raw->code, CAPITALS);

	article->code = freeze_words(freeze, raw->code, AT(article, code));
	article->title = freeze_words(freeze, raw->title, AT(article, title));
	article->by = freeze_words(freeze, raw->by, AT(article, by));
	article->author = freeze_words(freeze, raw->author, AT(article, author));
	if (length == 0 || length > 4 || raw->code[length]) {
		diag_add(freeze->diags, DIAG_ID_FORM, freeze_place(freeze, AT(article, code)),
		    "\"%s\" cannot be the code of an article", raw->code);
		diag_mend(freeze->diags, "use one to four capital letters, like EB.");
	}
	freeze_name(
	    freeze, SCOPE_ARTICLE, (uint32_t)freeze->tables.articles_count - 1, article->code);
}

/* The article that an item's id begins with the code of: EB of EB-01. */
static uint32_t
article_of_item(struct freeze *freeze, const char *id, const struct mark *mark)
{
	char code[BOUND_KEY_BYTES + 1] = "";
	size_t length = strcspn(id, "-");
	const char *digits = id + length + (id[length] == '-');

	if (id[length] != '-' || !*digits || digits[strspn(digits, "0123456789")]) {
		diag_add(freeze->diags, DIAG_ID_FORM, freeze_place(freeze, mark),
		    "\"%s\" cannot be the id of a source", id);
		diag_mend(freeze->diags,
		    "write the code of its article, a hyphen and a number, like EB-01.");
		return NONE;
	}
	memcpy(code, id, length);
	return freeze_find(freeze, SCOPE_ARTICLE, code, mark);
}

static void
freeze_item(struct freeze *freeze, const struct raw_item *raw, const struct mark *mark)
{
	uint32_t article = article_of_item(freeze, raw->id, AT(item, id));
	struct item *item = tables_add_item(&freeze->tables);

	item->article = article == NONE ? 0 : article;
	item->id = freeze_words(freeze, raw->id, AT(item, id));
	item->section = freeze_words(freeze, raw->section, AT(item, section));
	item->gist = freeze_words(freeze, raw->gist, AT(item, gist));
	item->left_out = freeze_words(freeze, raw->left_out, AT(item, left_out));
	freeze_name(freeze, SCOPE_ITEM, (uint32_t)freeze->tables.items_count - 1, item->id);
}

void
freeze_sources(struct freeze *freeze, const struct raw_sources *raw, const struct mark *mark)
{
	const struct mark *row = mark_first(AT(sources, articles));

	for (uint32_t i = 0; i < raw->articles_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_article(freeze, &raw->articles[i], row);
	row = mark_first(AT(sources, items));
	for (uint32_t i = 0; i < raw->items_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_item(freeze, &raw->items[i], row);
	freeze_allows(freeze, &raw->allow, AT(sources, allow.items));
}

/* --- cards ----------------------------------------------------------------------------------- */

static void
freeze_card(struct freeze *freeze, const struct raw_card *raw, const struct mark *mark)
{
	struct card *card = tables_add_card(&freeze->tables);
	uint32_t contact = freeze_word(freeze, &contact_words, raw->contact, AT(card, contact));

	freeze_check_id(freeze, raw->id, AT(card, id));
	card->id = freeze_words(freeze, raw->id, AT(card, id));
	card->title = freeze_words(freeze, raw->title, AT(card, title));
	card->contact = contact == NONE ? CONTACT_NONE : contact;
	card->text = freeze_lines(freeze, &raw->text, AT(card, text));
	card->todo = freeze_lines(freeze, &raw->todo, AT(card, todo));
	card->avoid = freeze_lines(freeze, &raw->avoid, AT(card, avoid));
	card->message = freeze_words(freeze, raw->words, AT(card, words));
	card->sources = freeze_refs(freeze, SCOPE_ITEM, &raw->sources, AT(card, sources));
	freeze_name(freeze, SCOPE_CARD, (uint32_t)freeze->tables.cards_count - 1, card->id);
}

void
freeze_cards(struct freeze *freeze, const struct raw_cards *raw, const struct mark *mark)
{
	const struct mark *row = mark_first(AT(cards, cards));

	for (uint32_t i = 0; i < raw->cards_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_card(freeze, &raw->cards[i], row);
	freeze_allows(freeze, &raw->allow, AT(cards, allow.items));
}

/* --- help lines ------------------------------------------------------------------------------ */

/* The codes that locales name the country by: each belongs to one country only. */
static void
freeze_territories(struct freeze *freeze, struct country *country, const struct raw_list *list,
    const struct mark *mark)
{
	uint32_t index = (uint32_t)freeze->tables.countries_count - 1;

	country->territories = freeze_lines(freeze, list, mark);
	mark = mark_first(mark);
	for (uint32_t i = 0; i < list->items_count; i++, mark = mark_next(mark)) {
		const char *code = list->items[i];

		if (strlen(code) != 2 || strspn(code, CAPITALS) != 2) {
			diag_add(freeze->diags, DIAG_VALUE_FORM, freeze_place(freeze, mark),
			    "\"%s\" cannot be the code of a territory", code);
			diag_mend(
			    freeze->diags, "use the two capital letters of ISO 3166, like GB.");
		}
		freeze_name(freeze, SCOPE_TERRITORY, index,
		    freeze->tables.lines[country->territories.first + i]);
	}
}

static void
freeze_country(struct freeze *freeze, const struct raw_country *raw, const struct mark *mark)
{
	struct country *country = tables_add_country(&freeze->tables);

	freeze_check_id(freeze, raw->id, AT(country, id));
	country->id = freeze_words(freeze, raw->id, AT(country, id));
	country->title = freeze_words(freeze, raw->title, AT(country, title));
	country->emergency = freeze_words(freeze, raw->emergency, AT(country, emergency));
	country->quiet = freeze_words(freeze, raw->quiet, AT(country, quiet));
	freeze_territories(freeze, country, &raw->territories, AT(country, territories));
	freeze_name(
	    freeze, SCOPE_COUNTRY, (uint32_t)freeze->tables.countries_count - 1, country->id);
}

/* What a help line must be, beyond the keys that it must have. */
static void
check_helpline(struct freeze *freeze, const struct raw_line *raw, const struct mark *mark)
{
	struct date date;

	if (!raw->call && !raw->text && !raw->site) {
		diag_add(freeze->diags, DIAG_KEY_MISSING, freeze_place(freeze, mark),
		    "this help line has neither \"call\", \"text\" nor \"site\"");
		diag_mend(freeze->diags, "add the one that is known.");
	}
	if (!raw->checked_on != !raw->checked_by) {
		bool has_day = raw->checked_on != NULL;

		diag_add(freeze->diags, DIAG_KEY_MISSING,
		    freeze_place(freeze, has_day ? AT(line, checked_on) : AT(line, checked_by)),
		    "this help line says %s",
		    has_day ? "when it was checked, but not by whom"
			    : "who checked it, but not when");
		diag_mend(freeze->diags,
		    "write both \"checked-on\" and \"checked-by\"; neither, if nobody has checked "
		    "it.");
	}
	if (raw->checked_on && !date_parse(raw->checked_on, &date)) {
		diag_add(freeze->diags, DIAG_VALUE_FORM, freeze_place(freeze, AT(line, checked_on)),
		    "\"%s\" is not a day", raw->checked_on);
		diag_mend(freeze->diags, "write year, month and day, like 2026-01-31.");
	}
}

static void
freeze_helpline(struct freeze *freeze, const struct raw_line *raw, const struct mark *mark)
{
	static const char *const levels[] = { "medium", "high" };
	static const struct vocabulary confidence = { "confidence", levels, 2 };
	struct helpline *line = tables_add_helpline(&freeze->tables);
	uint32_t country = freeze_find(freeze, SCOPE_COUNTRY, raw->country, AT(line, country));

	check_helpline(freeze, raw, mark);
	line->country = country == NONE ? 0 : country;
	line->groups = freeze_mask(freeze, &help_words, &raw->groups, AT(line, groups));
	line->high = freeze_word(freeze, &confidence, raw->confidence, AT(line, confidence)) == 1;
	line->area = freeze_words(freeze, raw->area, AT(line, area));
	line->service = freeze_words(freeze, raw->service, AT(line, service));
	line->call = freeze_words(freeze, raw->call, AT(line, call));
	line->text = freeze_words(freeze, raw->text, AT(line, text));
	line->site = freeze_words(freeze, raw->site, AT(line, site));
	line->for_whom = freeze_words(freeze, raw->for_whom, AT(line, for_whom));
	line->hours = freeze_words(freeze, raw->hours, AT(line, hours));
	line->source = freeze_words(freeze, raw->source, AT(line, source));
	line->checked_on = freeze_words(freeze, raw->checked_on, AT(line, checked_on));
	line->checked_by = freeze_words(freeze, raw->checked_by, AT(line, checked_by));
}

void
freeze_helplines(struct freeze *freeze, const struct raw_helplines *raw, const struct mark *mark)
{
	const struct mark *row = mark_first(AT(helplines, countries));

	for (uint32_t i = 0; i < raw->countries_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_country(freeze, &raw->countries[i], row);
	row = mark_first(AT(helplines, lines));
	for (uint32_t i = 0; i < raw->lines_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_helpline(freeze, &raw->lines[i], row);
	freeze_allows(freeze, &raw->allow, AT(helplines, allow.items));
}

/* SPDX-License-Identifier: ISC */
/* Help lines on paper: in short on the first page, in full on the last, with the words of the
 * screens. SEE ALSO goes with them, so that the last page always has some. */
#include "page/ending_words.h"
#include "page/listing.h"
#include "paper/printed_parts.h"
#include "partway/forest.h"
#include "partway/str.h"

#define CALL_NOW "Emergency numbers: "
#define ELSEWHERE "Elsewhere: the local one."
#define NO_REPLY "If a number does not answer, call the emergency number."

void
printed_emergency(struct flow *flow, const struct forest *forest, uint32_t region)
{
	struct str text = { 0 };
	bool any = false;

	str_add(&text, CALL_NOW);
	for (uint32_t i = 0; i < forest->countries_count; i++) {
		const struct country *country = &forest->countries[i];

		if (country->emergency.text == 0 || (region != NONE && region != i))
			continue;
		str_add_format(&text, "%s%s %s", any ? ", " : "",
		    forest_text(forest, country->title), forest_text(forest, country->emergency));
		any = true;
	}
	str_add(&text, any ? ". " ELSEWHERE : ELSEWHERE);
	flow_add(flow, PARA_TEXT, NULL, str_text(&text));
	str_fini(&text);
}

/* Turns what a page of help lines says, from paragraph FIRST on, into what a sheet says, which has less
 * room: each line begins with its number, and what is said above all of them is not said again. */
static void
make_paper(struct flow *flow, size_t first)
{
	size_t kept = first;

	for (size_t i = first; i < flow->count; i++) {
		struct para para = flow->items[i];

		if (para.kind == PARA_GAP || para.kind == PARA_TEXT)
			continue;
		if (para.kind == PARA_PART) {
			para.kind = PARA_FIELD;
			para.label = para.text;
			para.text = flow->items[i].label; /* which is empty */
		} else {
			para.kind = PARA_DETAIL;
		}
		flow->items[kept++] = para;
	}
	flow->count = kept;
}

static void
add_country(struct printed *printed, uint32_t country)
{
	const struct forest *forest = printed->forest;
	struct heading heading = { 0 };
	struct str title = { 0 };
	struct listing listing = listing_open(&printed->flow, forest, country, &heading);
	size_t first;

	str_add(&title, forest_text(forest, forest->countries[country].title));
	if (heading.place.length > 0)
		str_add_format(&title, " (%s)", str_text(&heading.place));
	flow_add(&printed->flow, PARA_TITLE, NULL, str_text(&title));
	if (printed->region == NONE)
		listing.own = UINT32_MAX; /* lines of no country stand under a name of their own */
	first = printed->flow.count;
	listing_add_emergency_number(&listing);
	listing_add_groups(&listing, ~(1u << HELP_LEGAL));
	make_paper(&printed->flow, first);
	listing_close(&listing);
	heading_fini(&heading);
	str_fini(&title);
}

static void
add_manual_page(struct flow *flow, const char *name, const char *section)
{
	flow_add(flow, PARA_BRANCH, name, section);
}

static void
add_see_also(struct printed *printed)
{
	const struct forest *forest = printed->forest;
	struct str name = { 0 };

	printed_add_section(&printed->flow, "See also");
	add_manual_page(&printed->flow, "partway", "1");
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		if (forest->trees[i].is_block || i == printed->scope.tree)
			continue;
		str_clear(&name);
		str_add_format(&name, "partway-%s", forest_text(forest, forest->trees[i].id));
		add_manual_page(&printed->flow, str_text(&name), "7");
	}
	str_fini(&name);
}

void
printed_add_helplines(struct printed *printed)
{
	const struct forest *forest = printed->forest;
	struct flow *flow = &printed->flow;

	piece_begin(printed, printed_last_place(forest, PLACE_HELPLINES))->starts_page = true;
	printed_add_section(flow, "Help lines in full");
	printed_emergency(flow, forest, printed->region);
	flow_add(flow, PARA_TEXT, NULL, NO_REPLY " " NEED_NOT_SAY);
	flow_add(flow, PARA_TEXT, NULL, "Legal advice: " LEGAL_ADVICE);
	for (uint32_t i = 0; i < forest->countries_count; i++) {
		if (printed->region != NONE && printed->region != i)
			continue;
		add_country(printed, i);
		if (printed->region == NONE && i + 1 < forest->countries_count)
			piece_begin(printed, NONE);
	}
	add_see_also(printed);
}

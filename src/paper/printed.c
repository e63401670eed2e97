/* SPDX-License-Identifier: ISC */
/* The order of a sheet. The first page stands alone when it is handed out alone, and help lines are
 * on the first page and on the last. */
#include "paper/printed.h"

#include <stdlib.h>

#include "paper/height.h"
#include "paper/paginate.h"
#include "paper/printed_front.h"
#include "paper/printed_parts.h"
#include "partway/alloc.h"
#include "partway/ascii.h"
#include "partway/forest.h"

uint32_t
printed_card_place(const struct forest *forest, uint32_t card)
{
	return (uint32_t)forest->entries_count + card;
}

uint32_t
printed_last_place(const struct forest *forest, uint32_t part)
{
	return (uint32_t)(forest->entries_count + forest->cards_count) + part;
}

bool
printed_runs_on(const struct flow *flow, const struct para *para)
{
	bool follows_choice = para > flow->items && para[-1].kind == PARA_CHOICE;

	return para->kind == PARA_FIELD && !*flow_label(flow, para)
	    && (follows_choice || para->choice != NONE);
}

struct piece *
piece_begin(struct printed *printed, uint32_t place)
{
	struct piece *piece;

	printed->pieces = alloc_grow(
	    printed->pieces, &printed->capacity, printed->count + 1, sizeof(*printed->pieces));
	piece = &printed->pieces[printed->count++];
	*piece = (struct piece){ .first = printed->flow.count, .place = place };
	return piece;
}

void
printed_add_section(struct flow *flow, const char *text)
{
	struct str capitals = { 0 };
	bool is_ascii = true;

	for (const char *at = text; *at && is_ascii; at++)
		is_ascii = (unsigned char)*at < 0x80;
	for (const char *at = text; *at; at++)
		str_add_char(&capitals, is_ascii ? ascii_upper(*at) : *at);
	flow_add(flow, PARA_PART, NULL, str_text(&capitals));
	str_fini(&capitals);
}

/* The first page holds more than others do: it is one page as long as it can be. */
static void
fit_front(struct piece *front, const struct paper *paper)
{
	if (front->height > paper->height && front->height <= paper->front)
		front->height = paper->height;
}

/* Every page is known once every height is. */
static void
find_pages(struct printed *printed)
{
	const struct forest *forest = printed->forest;
	const struct paper *paper = paper_of_size(printed->is_large);

	for (size_t i = 0; i < printed->count; i++) {
		struct piece *piece = &printed->pieces[i];
		size_t end =
		    i + 1 < printed->count ? printed->pieces[i + 1].first : printed->flow.count;

		piece->count = end - piece->first;
		piece->height = height_of(paper, &printed->flow, piece->first, piece->count);
		piece->above = height_above(&printed->flow, piece->first);
		piece->below = height_below(&printed->flow, end - 1);
	}
	fit_front(&printed->pieces[0], paper);
	paginate(printed->pieces, printed->count, paper->height);
	printed->pages =
	    alloc_array(printed_last_place(forest, PLACE_COUNT), sizeof(*printed->pages));
	for (size_t i = 0; i < printed->count; i++)
		if (printed->pieces[i].place != NONE)
			printed->pages[printed->pieces[i].place] = printed->pieces[i].page;
}

void
printed_open(struct printed *printed, const struct forest *forest, uint32_t tree, uint32_t region,
    bool is_large)
{
	*printed = (struct printed){ .forest = forest, .region = region, .is_large = is_large };
	scope_open(&printed->scope, forest, tree);
	piece_begin(printed, NONE);
	printed_front(&printed->flow, forest, tree, region);
	printed_add_how(printed);
	printed_add_entries(printed);
	printed_add_cards(printed);
	printed_add_sources(printed);
	printed_add_helplines(printed);
	find_pages(printed);
}

void
printed_close(struct printed *printed)
{
	scope_close(&printed->scope);
	flow_fini(&printed->flow);
	free(printed->pieces);
	free(printed->cards);
	free(printed->pages);
	*printed = (struct printed){ 0 };
}

/* SPDX-License-Identifier: ISC */
/* Pages about sources, as tests read them: with no help of the code that writes them. */
#include "why.h"

#include <string.h>

#include "partway/flow.h"

#define OURS "our own judgement"

void
why_read_page(uint32_t entry, enum layer layer, struct str *text)
{
	struct flow flow = { 0 };
	struct heading heading = { 0 };
	struct ui ui;

	ui_init(&ui, forest_builtin(), (struct date){ .year = 2026, .month = 8, .day = 22 });
	ui.walk.tree = forest_find_tree(ui.forest, "start");
	ui.walk.here = entry;
	ui.views[0] = (struct view){ .layer = layer, .selected = NONE };
	screen_flow(&ui, &flow, NULL, &heading);
	str_clear(text);
	for (size_t i = 0; i < flow.count; i++)
		str_add_format(text, "%s\n%s\n", flow_label(&flow, &flow.items[i]),
		    flow_text(&flow, &flow.items[i]));
	flow_fini(&flow);
	heading_fini(&heading);
	ui_fini(&ui);
}

const char *
why_words(struct words of)
{
	return forest_text(forest_builtin(), of);
}

const struct item *
why_item_at(struct span sources, uint32_t i)
{
	const struct forest *forest = forest_builtin();

	return &forest->items[forest->refs[sources.first + i].index];
}

bool
why_is_ours(const struct article *article)
{
	return strcmp(why_words(article->by), "partway") == 0;
}

const char *
why_name_of(const struct article *article, enum layer layer)
{
	bool unnamed = strcmp(why_words(article->by), "publisher not named") == 0;

	if (why_is_ours(article))
		return layer == LAYER_WALK ? OURS : why_words(article->title);
	return why_words(unnamed ? article->title : article->by);
}

bool
why_says(const struct str *text, const char *words)
{
	return strcasestr(str_text(text), words) != NULL;
}

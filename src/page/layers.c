/* SPDX-License-Identifier: ISC */
/* What lies over what, and the life of the whole state. A layer is open once at most. */
#include "page/layers.h"

#include <string.h>

#include "partway/base.h"
#include "partway/forest.h"
#include "partway/site.h"
#include "partway/ui.h"
#include "page/screens.h"

#define WELCOME_CHOICES 2u /* begin; begin as plain text */
#define NOTICE_CHOICES 2u  /* go on; privacy */
#define KEYS_CHOICES 1u    /* privacy */
#define REGION_CHOICES 1u  /* other countries */

struct view *
layers_top(struct ui *ui)
{
	return &ui->views[ui->depth - 1];
}

const struct view *
ui_top(const struct ui *ui)
{
	return &ui->views[ui->depth - 1];
}

uint32_t
ui_choice_count(const struct ui *ui)
{
	switch (ui_top(ui)->layer) {
	case LAYER_NOTICE:
		return NOTICE_CHOICES;
	case LAYER_PICKER:
		return picker_count(ui->forest);
	case LAYER_WALK:
		return walk_choice_count(&ui->walk);
	case LAYER_KEYS: /* NOLINT(bugprone-branch-clone): the next has as many by chance */
		return KEYS_CHOICES;
	case LAYER_REGION:
		return REGION_CHOICES;
	case LAYER_HELPLINES:
		return (uint32_t)ui->forest->countries_count;
	case LAYER_PATH:
		return (uint32_t)ui->walk.taken;
	case LAYER_MAP:
		return ui->rows > 0 ? (uint32_t)ui->map.count
				    : 0; /* it is said, not walked, in line mode */
	case LAYER_WELCOME:
		return ui->rows > 0 ? WELCOME_CHOICES : 1; /* the second one is the line mode */
	case LAYER_PRIVACY:
	case LAYER_COUNTRY:
	case LAYER_WHY:
	case LAYER_SAVED:
	case LAYER_STILL_THERE:
	case LAYER_LAST_MINUTE:
		break;
	}
	return 0;
}

void
layers_show(struct ui *ui, enum layer layer)
{
	struct view *view = layers_top(ui);

	view->layer = layer;
	view->scroll = 0;
	view->bookmark.known = false;
	view->selected = ui_choice_count(ui) > 0 ? 0 : NONE;
}

void
layers_open(struct ui *ui, enum layer layer)
{
	for (uint32_t depth = 1; depth <= ui->depth; depth++) {
		if (ui->views[depth - 1].layer == layer) {
			ui->depth = depth;
			return;
		}
	}
	assert(ui->depth < UI_LAYERS);
	ui->depth++;
	layers_show(ui, layer);
}

void
layers_show_walk(struct ui *ui)
{
	uint32_t kept = walk_kept_choice(&ui->walk);

	layers_show(ui, LAYER_WALK);
	if (kept != NONE)
		layers_top(ui)->selected = kept;
}

void
layers_show_picker(struct ui *ui)
{
	uint32_t tree = ui->walk.tree;

	walk_wipe(&ui->walk);
	map_wipe(&ui->map);
	ui->depth = 1;
	layers_show(ui, LAYER_PICKER);
	for (uint32_t i = 0; i < picker_count(ui->forest); i++)
		if (picker_tree(ui->forest, i) == tree)
			layers_top(ui)->selected = i;
}

void
ui_init(struct ui *ui, const struct forest *forest, struct date today)
{
	*ui = (struct ui){ .forest = forest, .today = today, .region = NONE, .depth = 1 };
	walk_init(&ui->walk, forest);
	map_init(&ui->map, forest);
	layers_show(ui, LAYER_NOTICE);
}

void
ui_welcome(struct ui *ui, const struct site *site)
{
	ui->site = site;
	ui->region = forest_find_country(ui->forest, site->region);
	layers_show(ui, LAYER_WELCOME);
}

void
ui_wipe(struct ui *ui)
{
	walk_wipe(&ui->walk);
	map_wipe(&ui->map);
	explicit_bzero(ui->views, sizeof(ui->views));
	explicit_bzero(ui->find, sizeof(ui->find));
	explicit_bzero(&ui->saved, sizeof(ui->saved));
	ui->saved_answers = false;
	ui->depth = 1;
	ui->asking = ASK_NOTHING;
	ui->wish = WISH_NONE;
	ui->message = NULL;
	layers_show(ui, LAYER_NOTICE);
}

void
ui_fini(struct ui *ui)
{
	ui_wipe(ui);
	walk_fini(&ui->walk);
	map_fini(&ui->map);
}

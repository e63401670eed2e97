/* SPDX-License-Identifier: ISC */
/* What each key does. Help lines and leave now are taken care of before anything else, so that no
 * state can swallow them (safety.md S26). Where a key does something is in allowed.c; moving,
 * scrolling and resizing are in scroll.c. */
#include "partway/ui.h"

#include "page/allowed.h"
#include "page/find.h"
#include "page/layers.h"
#include "page/map_view.h"
#include "partway/action.h"
#include "partway/forest.h"
#include "page/screens.h"
#include "page/scroll.h"
#include "page/sheet.h"
#include "page/warn.h"

static void
go_forward(struct ui *ui)
{
	walk_resume(&ui->walk);
	layers_show_walk(ui);
}

/* Who gives the answer of before wants to be where that led. */
static void
take_answer(struct ui *ui, uint32_t choice)
{
	if (choice == walk_kept_choice(&ui->walk)) {
		go_forward(ui);
		return;
	}
	walk_answer(&ui->walk, choice);
	layers_show_walk(ui);
}

/* What choosing CHOICE, from 0, does on the view on top. */
static void
take_choice(struct ui *ui, uint32_t choice)
{
	switch (layers_top(ui)->layer) {
	case LAYER_WELCOME:
		ui->wish = choice == 1 ? WISH_PLAIN : WISH_NONE;
		layers_show(ui, LAYER_NOTICE);
		break;
	case LAYER_NOTICE:
		if (choice == 0)
			layers_show(ui, LAYER_PICKER);
		else
			layers_open(ui, LAYER_PRIVACY);
		break;
	case LAYER_PICKER:
		walk_open(&ui->walk, picker_tree(ui->forest, choice));
		layers_show_walk(ui);
		break;
	case LAYER_WALK:
		take_answer(ui, choice);
		break;
	case LAYER_KEYS:
		layers_open(ui, LAYER_PRIVACY);
		break;
	case LAYER_REGION:
		layers_open(ui, LAYER_HELPLINES);
		break;
	case LAYER_HELPLINES:
		layers_open(ui, LAYER_COUNTRY);
		layers_top(ui)->country = choice;
		break;
	case LAYER_PATH:
		walk_change(&ui->walk, choice);
		ui->depth = 1;
		layers_show_walk(ui);
		break;
	case LAYER_MAP:
		map_view_turn(ui);
		break;
	case LAYER_PRIVACY:
	case LAYER_COUNTRY:
	case LAYER_WHY:
	case LAYER_SAVED:
	case LAYER_STILL_THERE:
	case LAYER_LAST_MINUTE:
		break;
	}
}

/* Chooses what is wholly on the screen; moves to what is not (screens.md 3, rule 6). */
static void
choose(struct ui *ui, uint32_t choice)
{
	uint32_t count = ui_choice_count(ui);

	if (count == 0) {
		ui->message = "There is nothing to choose here.";
	} else if (choice >= count) {
		ui->message = "No choice has this number.";
	} else if (scroll_shows(ui, choice)) {
		layers_top(ui)->selected = choice;
		take_choice(ui, choice);
	} else {
		scroll_select(ui, choice);
		ui->message = "Here it is. Press again to choose.";
	}
}

static void
go_back(struct ui *ui)
{
	if (ui->depth > 1)
		ui->depth--;
	else if (layers_top(ui)->layer == LAYER_PICKER)
		layers_show(ui, LAYER_NOTICE);
	else if (layers_top(ui)->layer == LAYER_NOTICE)
		layers_show(ui, LAYER_WELCOME);
	else if (walk_back(&ui->walk))
		layers_show_walk(ui);
	else
		layers_show_picker(ui);
}

static void
close_layer(struct ui *ui)
{
	if (ui->depth > 1)
		ui->depth--;
	else
		ui->message = "Nothing to close. q or x leaves.";
}

/* Leaves at once where nothing would be lost. */
static bool
quit(struct ui *ui)
{
	if (ui->walk.count == 0)
		return false;
	find_end(ui);
	ui->asking = ASK_LEAVE;
	return true;
}

/* On the map and among the answers rows have other names than their number. */
static bool
has_numbers(const struct ui *ui)
{
	return ui_top(ui)->layer != LAYER_PATH && ui_top(ui)->layer != LAYER_MAP;
}

static void
open_or_say(struct ui *ui, enum layer layer, const char *already)
{
	if (layers_top(ui)->layer == layer)
		ui->message = already;
	else
		layers_open(ui, layer);
}

/* The answer given last is the one that is changed most often. */
static void
open_path(struct ui *ui)
{
	uint32_t depth = ui->depth;

	open_or_say(ui, LAYER_PATH, "These are your answers.");
	if (ui->depth > depth)
		scroll_select(ui, (uint32_t)ui->walk.taken - 1);
}

static void
open_map(struct ui *ui)
{
	if (layers_top(ui)->layer == LAYER_MAP)
		ui->message = "This is the map.";
	else
		map_view_open(ui);
}

/* A key while something is asked: what is neither yes nor one of the keys that always work means
 * "stay". */
static void
take_reply(struct ui *ui, enum action action)
{
	enum asking asked = ui->asking;

	if (action == ACTION_REDRAW)
		return;
	ui->asking = ASK_NOTHING;
	if (asked == ASK_RESTART && action == ACTION_YES)
		layers_show_picker(ui);
	if (asked == ASK_SAVE && action == ACTION_YES)
		ui->wish = WISH_SAVE;
}

static void
act(struct ui *ui, enum action action, uint32_t digit)
{
	switch (action) {
	case ACTION_CHOOSE:
		if (has_numbers(ui))
			choose(ui, digit - 1);
		else
			ui->message = "Use up and down, then Enter.";
		break;
	case ACTION_ENTER:
		choose(ui, layers_top(ui)->selected);
		break;
	case ACTION_BACK:
		go_back(ui);
		break;
	case ACTION_FORWARD:
		go_forward(ui);
		break;
	case ACTION_CLOSE:
		close_layer(ui);
		break;
	case ACTION_RESTART:
		ui->asking = ASK_RESTART;
		break;
	case ACTION_SAVE:
		ui->asking = ASK_SAVE;
		break;
	case ACTION_COPY:
		ui->wish = WISH_COPY;
		break;
	case ACTION_WHY:
		open_or_say(ui, LAYER_WHY, "This is why.");
		break;
	case ACTION_PATH:
		open_path(ui);
		break;
	case ACTION_MAP:
		open_map(ui);
		break;
	case ACTION_FIND:
		find_start(ui);
		break;
	case ACTION_KEYS:
		open_or_say(ui, LAYER_KEYS, "These are the keys.");
		break;
	case ACTION_REDRAW:
		break;
	default:
		if (!scroll_move(ui, action))
			ui->message = allowed_why_not(ui, action);
		break;
	}
}

/* True for the one choice that is there in any window: what follows needs no room. */
static bool
is_for_plain_text(const struct ui *ui, enum action action, uint32_t digit)
{
	return ui_top(ui)->layer == LAYER_WELCOME && action == ACTION_CHOOSE && digit == 2;
}

/* A search takes letters as text, but for what always works, and q where nothing of it is seen. */
static bool
is_for_search(const struct ui *ui, enum action action)
{
	return ui->asking == ASK_FIND && action != ACTION_HELPLINES
	    && (action != ACTION_QUIT || !sheet_is_hidden(ui));
}

bool
ui_key(struct ui *ui, uint32_t key)
{
	uint32_t digit;
	enum action action = action_of_key(key, &digit);
	bool leaving = ui->asking == ASK_LEAVE;

	ui->message = NULL;
	if (action == ACTION_LEAVE_NOW)
		return false;
	if (ui_warns(ui)) { /* the key that takes it away is no answer to the page below */
		warn_end(ui);
		if (action != ACTION_HELPLINES)
			return true;
	}
	if (is_for_search(ui, action)) {
		find_take(ui, key);
		return true;
	}
	if (leaving && (action == ACTION_QUIT || action == ACTION_YES))
		return false;
	if (action == ACTION_QUIT)
		return quit(ui);
	if (action == ACTION_HELPLINES) {
		find_end(ui);
		open_or_say(ui, ui->region == NONE ? LAYER_HELPLINES : LAYER_REGION,
		    "These are the help lines.");
	} else if (ui->asking != ASK_NOTHING) {
		take_reply(ui, action);
	} else if (allowed_is_dead(ui, action)) {
		if (is_for_plain_text(ui, action, digit))
			take_choice(ui, 1);
	} else if (ui_has(ui, action)) {
		act(ui, action, digit);
	} else {
		ui->message = allowed_why_not(ui, action);
	}
	return true;
}

void
ui_choose(struct ui *ui, uint32_t number)
{
	ui->message = NULL;
	if (ui_warns(ui))
		warn_end(ui);
	else if (ui->asking != ASK_NOTHING)
		ui->asking = ASK_NOTHING;
	else if (number == 0)
		ui->message = "No choice has this number.";
	else if (!allowed_is_dead(ui, ACTION_CHOOSE))
		choose(ui, number - 1);
}

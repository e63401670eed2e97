/* SPDX-License-Identifier: ISC */
/* Where each key does something, and why not where it does nothing. The footer and the line mode
 * name the keys that ui_has() allows: none is named that does nothing. */
#include "page/allowed.h"

#include "page/sheet.h"
#include "partway/forest.h"
#include "partway/ui.h"

bool
ui_has(const struct ui *ui, enum action action)
{
	enum layer layer = ui_top(ui)->layer;
	bool begun = ui->views[0].layer == LAYER_WALK;
	bool ended = begun && walk_ended(&ui->walk);

	switch (action) {
	case ACTION_BACK:
		return layer != LAYER_WELCOME && (layer != LAYER_NOTICE || ui->site);
	case ACTION_FORWARD:
		return layer == LAYER_WALK && walk_kept_choice(&ui->walk) != NONE;
	case ACTION_WHY:
	case ACTION_MAP:
		return begun;
	case ACTION_FIND:
		return layer == LAYER_MAP && ui_choice_count(ui) > 0;
	case ACTION_PATH:
		return begun && ui->walk.taken > 0;
	case ACTION_RESTART:
		return ui->walk.count > 0;
	case ACTION_COPY:
		return ui->can_copy
		    && (layer == LAYER_WHY || (layer == LAYER_WALK && ended)
			|| layer == LAYER_REGION || layer == LAYER_HELPLINES
			|| layer == LAYER_COUNTRY);
	case ACTION_SAVE:
		return ui->can_save && (layer == LAYER_PATH || (layer == LAYER_WALK && ended));
	default:
		return true;
	}
}

const char *
allowed_why_not(const struct ui *ui, enum action action)
{
	switch (action) {
	case ACTION_BACK:
		return "Nothing to go back to.";
	case ACTION_FORWARD:
		return "Nothing to go forward to.";
	case ACTION_PATH:
	case ACTION_RESTART:
		return ui->walk.count > 0 ? "No question comes before this one."
					  : "Nothing is answered yet.";
	case ACTION_WHY:
	case ACTION_MAP:
		return "No question has been asked yet.";
	case ACTION_FIND:
		return "The map can be searched. Press m.";
	case ACTION_COPY:
		return ui->can_copy ? "Endings and reasons can be copied."
		    : ui->site      ? "Nothing can be copied here."
				    : "This terminal cannot copy.";
	case ACTION_SAVE:
		return ui->can_save ? "Endings and answers can be saved."
				    : "Nothing can be saved here.";
	default:
		return "This key does nothing here.";
	}
}

bool
allowed_is_dead(const struct ui *ui, enum action action)
{
	bool opens_hidden = action >= ACTION_FORWARD && action <= ACTION_KEYS;

	return sheet_is_hidden(ui) || (sheet_is_small(ui) && opens_hidden);
}

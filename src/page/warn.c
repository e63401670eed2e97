/* SPDX-License-Identifier: ISC */
/* Warnings: the page of a kiosk may be nobody's any more, so it is hidden. One at a time: the later
 * one counts. */
#include "page/warn.h"

#include "page/find.h"
#include "page/layers.h"
#include "partway/ui.h"

bool
ui_warns(const struct ui *ui)
{
	enum layer layer = ui_top(ui)->layer;

	return layer == LAYER_STILL_THERE || layer == LAYER_LAST_MINUTE;
}

void
warn_end(struct ui *ui)
{
	if (ui_warns(ui))
		ui->depth--;
}

void
ui_warn(struct ui *ui, enum layer warning)
{
	find_end(ui);
	ui->message = NULL;
	warn_end(ui);
	layers_open(ui, warning);
}

const char *
warn_words(const struct ui *ui)
{
	return ui_top(ui)->layer == LAYER_STILL_THERE
	    ? "Are you still there? Press any key to stay."
	    : "This visit ends within a minute.";
}

const char *
warn_key(const struct ui *ui, bool brief)
{
	if (brief)
		return "any key";
	return ui_top(ui)->layer == LAYER_STILL_THERE ? "any key stay" : "any key go on";
}

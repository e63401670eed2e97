/* SPDX-License-Identifier: ISC */
/* What became of a wish that only a front end could grant. */
#include "partway/ui.h"

#include "page/layers.h"

#define COLUMNS_FOR_SENT 73u /* a status row of 65 cells for words */

void
ui_saved(struct ui *ui, struct saved saved)
{
	ui->wish = WISH_NONE;
	ui->saved = saved;
	ui->saved_answers = ui_top(ui)->layer == LAYER_PATH;
	layers_open(ui, LAYER_SAVED);
}

/* Both say that a clipboard is not private (safety.md 6.2); the first takes 65 cells. */
static const char *
sent_words(const struct ui *ui)
{
	return ui->columns >= COLUMNS_FOR_SENT
	    ? "Sent to the clipboard. Others may find it, also on other devices."
	    : "Sent. A clipboard is not private.";
}

void
ui_copied(struct ui *ui, bool sent)
{
	ui->wish = WISH_NONE;
	if (sent)
		ui->message = sent_words(ui);
	else
		ui->message =
		    ui_has(ui, ACTION_SAVE) ? "Too long to copy. s saves it." : "Too long to copy.";
}

/* SPDX-License-Identifier: ISC */
/* Saving a page as a file. */
#include "keep/keep.h"

#include "partway/ui.h"

void
keep_page(struct ui *ui, struct str *path)
{
	(void)path;
	ui_saved(ui, (struct saved){ .why = "Saving is not here yet" });
}

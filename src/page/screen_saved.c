/* SPDX-License-Identifier: ISC */
/* What became of a page that was to be saved: where it is, what it holds, how to be rid of it. */
#include "page/screens.h"

void
screen_saved(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)ui;
	(void)side;
	str_add(&heading->title, "Saved");
	add_text(main, "Saved");
}

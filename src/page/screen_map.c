/* SPDX-License-Identifier: ISC */
/* The map of the tree that is open. */
#include "page/screens.h"

void
screen_map(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)ui;
	(void)side;
	str_add(&heading->title, "Map");
	add_text(main, "Map");
}

/* SPDX-License-Identifier: ISC */
/* Why a question is asked or an ending advised, and where that comes from, item by item. */
#include "page/screens.h"

#include "page/cite.h"

void
screen_why(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	const struct forest *forest = ui->forest;
	const struct walk *walk = &ui->walk;
	const char *name = walk_ended(walk) ? "Why this advice" : "Why we ask";

	(void)side;
	add_scenario(heading, walk);
	str_add(&heading->place, name);
	add_title(main, walk);
	add_part(main, name);
	if (walk_ended(walk))
		add_advice_reason(main, ui);
	else
		add_text(main, forest_text(forest, forest->entries[walk->here].why));
	add_gap(main);
	cite_items(main, forest, walk->here);
}

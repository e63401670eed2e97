/* SPDX-License-Identifier: ISC */
/* The answers so far, one of which can be asked again. */
#include "page/screens.h"

void
screen_path(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	const struct walk *walk = &ui->walk;

	(void)side;
	str_add(&heading->title, "Your answers");
	for (uint32_t i = 0; i < walk->taken; i++)
		add_choice(main, i,
		    forest_text(ui->forest, ui->forest->entries[walk->steps[i].entry].title));
}

/* SPDX-License-Identifier: ISC */
/* The page of keys, made from the one table of them. */
#include "screens.h"

#include "partway/action.h"

void
screen_keys(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)ui;
	(void)side;
	str_add(&heading->title, "Keys");
	for (size_t i = 0; i < action_table_count; i++)
		if (action_table[i].help)
			flow_add(main, PARA_FIELD, action_table[i].name, action_table[i].help);
	add_gap(main);
	add_choice(main, 0, "How private is this?");
	add_gap(main);
	add_text(main, "Arrow keys dead? Use digits. Odd lines? Start with --ascii.");
	add_text(main, "Screen reader? Start with --plain.");
}

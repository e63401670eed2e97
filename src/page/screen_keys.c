/* SPDX-License-Identifier: ISC */
/* The page of keys, made from the one table of them. The line mode, which draws nothing, has no
 * use for keys that move about in what is drawn. */
#include "page/screens.h"

#include "partway/action.h"

static bool
is_for_drawn(enum action action)
{
	return action == ACTION_CLOSE || action == ACTION_PAGE_DOWN || action == ACTION_REDRAW
	    || action == ACTION_FIND;
}

/* What this front end cannot do is named nowhere. */
static bool
is_missing(const struct ui *ui, enum action action)
{
	return (action == ACTION_COPY && !ui->can_copy) || (action == ACTION_SAVE && !ui->can_save);
}

static void
add_keys(struct flow *main, const struct ui *ui)
{
	bool is_drawn = ui->rows > 0;

	for (size_t i = 0; i < action_table_count; i++) {
		const struct action_row *row = &action_table[i];

		if (!row->help || is_missing(ui, row->action)
		    || (!is_drawn && is_for_drawn(row->action)))
			continue;
		flow_add(main, PARA_FIELD, row->name,
		    !is_drawn && row->action == ACTION_CHOOSE ? "its number" : row->help);
	}
}

void
screen_keys(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	bool is_drawn = ui->rows > 0;

	(void)side;
	str_add(&heading->title, "Keys");
	if (!is_drawn)
		add_text(main, "Type a key, then Enter. Ctrl-C alone leaves at once.");
	add_keys(main, ui);
	add_gap(main);
	add_choice(main, 0, "How private is this?");
	if (is_drawn) {
		add_gap(main);
		add_text(main, "Arrow keys dead? Use digits. Odd lines? Start with --ascii.");
		add_text(main, "Screen reader? Start with --plain.");
	}
}

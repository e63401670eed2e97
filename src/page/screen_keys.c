/* SPDX-License-Identifier: ISC */
/* The page of keys, made from the one table of them. The line mode, which draws nothing, has no
 * use for keys that move about in what is drawn. */
#include "page/screens.h"

#include "partway/action.h"

static bool
is_for_drawn(enum action action)
{
	return action == ACTION_CLOSE || action == ACTION_PAGE_DOWN || action == ACTION_FIND;
}

/* What this front end cannot do is named nowhere. */
static bool
is_missing(const struct ui *ui, enum action action)
{
	return (action == ACTION_COPY && !ui->can_copy) || (action == ACTION_SAVE && !ui->can_save);
}

/* What a key does in line mode, where that is another thing. */
static const char *
typed_help(const struct action_row *row)
{
	switch (row->action) {
	case ACTION_CHOOSE:
		return "type its number";
	case ACTION_BACK:
		return "b. Later answers are kept where they still fit.";
	case ACTION_PATH:
		return "your answers so far; type R2, for one, to change that one";
	default:
		return row->help;
	}
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
		flow_add(main, PARA_FIELD, row->name, is_drawn ? row->help : typed_help(row));
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
		add_text(main,
		    ui->site
			? "Screen reader or voice? The welcome page (b) has plain text."
			: "Odd lines? Start with --ascii. Screen reader or voice? With --plain.");
	}
}

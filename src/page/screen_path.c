/* SPDX-License-Identifier: ISC */
/* The answers so far, and where they led. Each is a choice that asks its question again; what that
 * does stands below them, or beside them where there is room. */
#include "page/screens.h"

#include <string.h>

/* Adds question or ending ENTRY behind its number; CHOICE: NONE for one that cannot be chosen. */
static void
add_entry(struct flow *flow, const struct ui *ui, uint32_t entry, uint32_t choice)
{
	const struct forest *forest = ui->forest;
	const char *mark = choice != NONE ? ""
	    : ui->rows > 0                ? "  <- you are here"
					  : " (you are here)";
	struct str number = { 0 }, title = { 0 };
	struct para *para;

	forest_add_number(forest, &number, entry);
	str_add(&title, forest_text(forest, forest->entries[entry].title));
	str_add(&title, mark);
	para = flow_add(flow, PARA_CHOICE, str_text(&number), str_text(&title));
	para->choice = choice;
	para->tail = strlen(mark);
	str_fini(&number);
	str_fini(&title);
}

static void
add_steps(struct flow *flow, const struct ui *ui)
{
	const struct walk *walk = &ui->walk;
	const struct forest *forest = walk->forest;

	for (uint32_t i = 0; i < walk->taken; i++) {
		const struct answer *answer = &forest->answers[walk->steps[i].answer];

		add_entry(flow, ui, walk->steps[i].entry, i);
		flow_add(flow, PARA_DETAIL, NULL, forest_text(forest, answer->say))->choice = i;
	}
	add_entry(flow, ui, walk->here, NONE);
}

/* What changing the selected answer does. NUMBER: of its question. */
static void
add_words(struct flow *flow, const struct ui *ui, const char *number)
{
	struct str words = { 0 };

	if (ui->rows > 0)
		str_add_format(&words, "Enter asks %s again, with", number);
	else
		str_add_format(&words, "Type a number, like %s, to be asked again with", number);
	str_add(&words,
	    " your answer marked. Later answers stay where they still fit. Answers that no longer "
	    "fit are forgotten.");
	flow_add(flow, PARA_TEXT, NULL, str_text(&words))->of_keys = true;
	str_fini(&words);
}

void
screen_path(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	const struct forest *forest = ui->forest;
	const struct walk *walk = &ui->walk;
	struct str number = { 0 }, part = { 0 };

	add_scenario(heading, walk);
	str_add_format(&heading->place, "Your answers: %zu", walk->taken);
	add_steps(main, ui);
	forest_add_number(forest, &number, walk->steps[ui_top(ui)->selected].entry);
	if (side) {
		str_add_format(&part, "If you change %s", str_text(&number));
		add_part(side, str_text(&part));
	} else {
		add_gap(main);
	}
	add_words(side ? side : main, ui, str_text(&number));
	str_fini(&number);
	str_fini(&part);
}

/* SPDX-License-Identifier: ISC */
/* What stands between the pages: what is asked, the prompt, what can be typed. */
#include "line/say.h"

#include "partway/action.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/page.h"
#include "partway/spoken.h"
#include "partway/ui.h"

void
say_asking(const struct spoken *spoken, const struct ui *ui)
{
	struct str line = { 0 };

	if (ui->asking == ASK_NOTHING)
		return;
	page_add_asking(&line, ui);
	if (ui->asking == ASK_LEAVE && !ui->site)
		str_add(
		    &line, " The text above stays. x clears it, but only in a terminal window.");
	spoken_text(spoken, str_text(&line));
	str_fini(&line);
}

/* Adds the keys that do something here, behind those that always do. */
static void
add_keys_here(struct str *out, const struct ui *ui)
{
	static const enum action actions[] = { ACTION_BACK, ACTION_FORWARD, ACTION_WHY, ACTION_PATH,
		ACTION_MAP, ACTION_SAVE, ACTION_RESTART, ACTION_QUIT };

	for (size_t i = 0; i < ARRAY_LEN(actions); i++)
		if (ui_has(ui, actions[i]))
			str_add_format(out, " %c", (char)action_row(actions[i])->keys[0]);
}

/* Adds the number of the answer given last, which stands for all of them. */
static void
add_last_number(struct str *out, const struct ui *ui)
{
	forest_add_number(ui->forest, out, ui->walk.steps[ui->walk.taken - 1].entry);
}

static void
add_choices(struct str *out, const struct ui *ui)
{
	uint32_t choices = ui_choice_count(ui);

	if (ui_top(ui)->layer == LAYER_PATH) {
		str_add(out, "A number like ");
		add_last_number(out, ui);
		str_add(out, ", or b");
	} else if (choices > 0) {
		str_add(out, ui_top(ui)->layer == LAYER_WALK ? "Answer 1" : "Choose 1");
		if (choices > 1)
			str_add_format(out, "-%u", (unsigned)choices);
	} else {
		str_add(out, "One of");
		add_keys_here(out, ui);
	}
}

/* Adds what is waited for. */
static void
add_expected(struct str *out, const struct ui *ui)
{
	if (ui->asking != ASK_NOTHING)
		str_add(out, "y or n: ");
	else if (ui_top(ui)->layer == LAYER_STILL_THERE)
		str_add(out, "Enter to stay: ");
	else if (ui_top(ui)->layer == LAYER_LAST_MINUTE)
		str_add(out, "Enter to go on: ");
	else {
		add_choices(out, ui);
		str_add(out, ": ");
	}
}

void
say_prompt(const struct spoken *spoken, const struct ui *ui)
{
	struct str keys = { 0 }, expected = { 0 };

	str_add_format(&keys, "%s, %s%s.", action_row(ACTION_HELPLINES)->footer,
	    action_row(ACTION_LEAVE_NOW)->footer,
	    ui->asking == ASK_NOTHING && !ui_warns(ui) ? ", ? keys" : "");
	add_expected(&expected, ui);
	if (keys.length + 1 + expected.length > spoken->width)
		spoken_text(spoken, str_text(&keys)); /* a terminal would break within a word */
	else
		str_add_format(spoken->out, "%s ", str_text(&keys));
	str_add(spoken->out, str_text(&expected));
	str_fini(&keys);
	str_fini(&expected);
}

void
say_expected(const struct spoken *spoken, const struct ui *ui)
{
	uint32_t choices = ui_choice_count(ui);
	struct str line = { 0 };

	if (ui->asking != ASK_NOTHING) {
		spoken_text(spoken, "Type y or n, or one of 0 x.");
		return;
	}
	str_add(&line, "Type ");
	if (ui_top(ui)->layer == LAYER_PATH) {
		str_add(&line, "the number of a question, like ");
		add_last_number(&line, ui);
		str_add(&line, ", or ");
	} else if (choices > 0) {
		str_add(&line, choices > 1 ? "a number from 1" : "1");
		if (choices > 1)
			str_add_format(&line, " to %u", (unsigned)choices);
		str_add(&line, ", or ");
	}
	str_add(&line, "one of 0 x ?");
	add_keys_here(&line, ui);
	str_add_char(&line, '.');
	spoken_text(spoken, str_text(&line));
	str_fini(&line);
}

void
say_no_answer(const struct spoken *spoken, const char *number)
{
	struct str line = { 0 };

	str_add_format(&line, "%s is not among your answers.", number);
	spoken_text(spoken, str_text(&line));
	str_fini(&line);
}

/* SPDX-License-Identifier: ISC */
/* What stands between the pages: what is asked, the prompt, what can be typed. */
#include "line/say.h"

#include "partway/action.h"
#include "partway/spoken.h"
#include "partway/ui.h"

void
say_asking(const struct spoken *spoken, const struct ui *ui)
{
	size_t answers = ui->walk.count;
	struct str line = { 0 };

	if (ui->asking == ASK_NOTHING)
		return;
	str_add_format(&line, "%s Your %zu answer%s %s",
	    ui->asking == ASK_LEAVE ? "Leave?" : "Start again?", answers, answers == 1 ? "" : "s",
	    answers == 1 ? "is" : "are");
	str_add(&line,
	    ui->asking == ASK_LEAVE ? " not kept, but the text above stays." : " forgotten.");
	spoken_text(spoken, str_text(&line));
	str_fini(&line);
}

/* The keys that do something here, behind those that always do. */
static const char *
keys_here(const struct ui *ui)
{
	if (ui_top(ui)->layer == LAYER_NOTICE)
		return "q";
	return ui->walk.count > 0 ? "b r q" : "b q";
}

void
say_prompt(const struct spoken *spoken, const struct ui *ui)
{
	static const enum action always[] = { ACTION_HELPLINES, ACTION_LEAVE_NOW, ACTION_KEYS };
	uint32_t choices = ui_choice_count(ui);

	for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		str_add_format(
		    spoken->out, "%s%s", i > 0 ? ", " : "", action_row(always[i])->footer);
	if (ui->asking != ASK_NOTHING)
		str_add(spoken->out, ". y or n: ");
	else if (choices == 0)
		str_add_format(spoken->out, ". One of %s: ", keys_here(ui));
	else if (choices == 1)
		str_add(spoken->out, ". Choose 1: ");
	else
		str_add_format(spoken->out,
		    ". %s 1-%u: ", ui_top(ui)->layer == LAYER_WALK ? "Answer" : "Choose",
		    (unsigned)choices);
}

void
say_expected(const struct spoken *spoken, const struct ui *ui)
{
	uint32_t choices = ui_choice_count(ui);
	struct str line = { 0 };

	if (ui->asking != ASK_NOTHING)
		str_add(&line, "Type y or n, or one of 0 x ?");
	else if (choices > 1)
		str_add_format(&line, "Type a number from 1 to %u, or one of 0 x ? %s",
		    (unsigned)choices, keys_here(ui));
	else
		str_add_format(&line, "Type one of %s0 x ? %s", choices ? "1 " : "", keys_here(ui));
	str_add_char(&line, '.');
	spoken_text(spoken, str_text(&line));
	str_fini(&line);
}

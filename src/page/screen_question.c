/* SPDX-License-Identifier: ISC */
/* A question: what is asked, the answers, why it is asked, and on whose advice. */
#include "page/screens.h"

#include "page/cite.h"

#define SIDE_ROOM 8u /* items and answers in the side column, so that it seldom scrolls */

/* How many questions are still to come, in words. */
static void
add_left(struct str *out, const struct walk *walk)
{
	uint32_t least, most;

	walk_left(walk, &least, &most);
	if (most == 0) {
		str_add(out, "the last");
		return;
	}
	if (least == 0) {
		str_add(out, "at most ");
	} else if (least < most) {
		str_add_number(out, least);
		str_add(out, " to ");
	}
	str_add_number(out, most);
	str_add(out, " more");
}

/* What the mark at the answer of before means, and where keeping it leads. */
static void
add_kept(struct flow *flow, const struct ui *ui)
{
	struct str note = { 0 };

	str_add(&note,
	    ui->rows > 0 ? "* is your answer so far. Enter keeps it"
			 : "The number of your answer so far, or f, keeps it");
	str_add(&note, " and goes on to ");
	forest_add_number(ui->forest, &note, walk_resumed(&ui->walk));
	str_add(&note, ".");
	add_gap(flow);
	add_text(flow, str_text(&note));
	str_fini(&note);
}

static void
add_choices(struct flow *flow, const struct ui *ui)
{
	const struct forest *forest = ui->forest;
	const struct walk *walk = &ui->walk;
	struct span answers = forest->entries[walk->here].answers;
	uint32_t kept = walk_kept_choice(walk);
	struct str say = { 0 };

	for (uint32_t i = 0; i < answers.count; i++) {
		str_clear(&say);
		str_add(&say, forest_text(forest, forest->answers[answers.first + i].say));
		if (i == kept)
			str_add(&say, ui->rows > 0 ? " *" : " (your answer so far)");
		add_choice(flow, i, str_text(&say));
	}
	str_fini(&say);
	if (kept != NONE)
		add_kept(flow, ui);
}

static void
add_reason(struct flow *flow, const struct forest *forest, const struct entry *entry)
{
	add_part(flow, "Why we ask");
	add_text(flow, forest_text(forest, entry->why));
}

void
add_answers(struct flow *flow, const struct ui *ui, const char *name)
{
	const struct walk *walk = &ui->walk;
	struct str number = { 0 };

	if (walk->taken == 0)
		return;
	add_gap(flow);
	add_part(flow, name);
	for (size_t i = 0; i < walk->taken; i++) {
		const struct step *step = &walk->steps[i];

		str_clear(&number);
		forest_add_number(ui->forest, &number, step->entry);
		flow_add(flow, PARA_FIELD, str_text(&number),
		    forest_text(ui->forest, ui->forest->answers[step->answer].say));
	}
	str_fini(&number);
}

/* How many items have room in the side column above the answers so far. */
static uint32_t
side_items(const struct walk *walk)
{
	return walk->taken + 2 < SIDE_ROOM ? SIDE_ROOM - (uint32_t)walk->taken : 2;
}

void
screen_question(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	const struct forest *forest = ui->forest;
	const struct walk *walk = &ui->walk;
	const struct entry *entry = &forest->entries[walk->here];

	add_scenario(heading, walk);
	str_add(&heading->place, "Question ");
	str_add_number(&heading->place, walk_question_number(walk));
	str_add(&heading->place, ", ");
	add_left(&heading->place, walk);
	add_title(main, walk);
	add_choices(main, ui);
	if (side) {
		add_reason(side, forest, entry);
		add_gap(side);
		cite_first_items(side, forest, walk->here, side_items(walk));
		add_answers(side, ui, "Your answers so far");
		add_place(side, walk);
	} else {
		add_gap(main);
		add_reason(main, forest, entry);
		cite_words(main, "Source", forest, walk->here);
	}
}

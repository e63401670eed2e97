/* SPDX-License-Identifier: ISC */
/* A question: what is asked, the answers, why it is asked, and on whose advice. */
#include "page/screens.h"

/* How many questions are still to come, in words. */
static void
add_left(struct str *out, const struct walk *walk)
{
	uint32_t least, most;

	walk_left(walk, &least, &most);
	if (most == 0)
		str_add(out, "the last");
	else if (least == most)
		str_add_format(out, "%u more", (unsigned)most);
	else if (least == 0)
		str_add_format(out, "at most %u more", (unsigned)most);
	else
		str_add_format(out, "%u to %u more", (unsigned)least, (unsigned)most);
}

static void
add_choices(struct flow *flow, const struct walk *walk)
{
	const struct forest *forest = walk->forest;
	struct span answers = forest->entries[walk->here].answers;
	uint32_t kept = walk_kept_choice(walk);
	struct str say = { 0 };

	for (uint32_t i = 0; i < answers.count; i++) {
		str_clear(&say);
		str_add(&say, forest_text(forest, forest->answers[answers.first + i].say));
		if (i == kept)
			str_add(&say, " *");
		add_choice(flow, i, str_text(&say));
	}
	str_fini(&say);
	if (kept != NONE) {
		add_gap(flow);
		add_text(flow, "* is your answer so far.");
	}
}

/* The items, each with what it says, then the articles that they are of. */
static void
add_gists(struct flow *flow, const struct forest *forest, struct span sources)
{
	add_part(flow, "Sources");
	for (uint32_t i = 0; i < sources.count; i++) {
		const struct item *item = &forest->items[forest->refs[sources.first + i].index];

		flow_add(flow, PARA_FIELD, forest_text(forest, item->id),
		    forest_text(forest, item->gist));
	}
	add_gap(flow);
	for (uint32_t article = 0; article < forest->articles_count; article++)
		if (cites_article(forest, sources, article))
			cite_article(flow, forest, article);
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

void
screen_question(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	const struct forest *forest = ui->forest;
	const struct walk *walk = &ui->walk;
	const struct entry *entry = &forest->entries[walk->here];
	struct str number = { 0 };

	str_add(&heading->title, forest_text(forest, forest->trees[walk_scenario(walk)].title));
	str_add_format(&heading->place, "Question %u, ", (unsigned)walk_question_number(walk));
	add_left(&heading->place, walk);
	forest_add_number(forest, &number, walk->here);
	flow_add(main, PARA_TITLE, str_text(&number), forest_text(forest, entry->title));
	str_fini(&number);
	add_gap(main);
	add_choices(main, walk);
	if (side) {
		add_reason(side, forest, entry);
		add_gap(side);
		add_gists(side, forest, entry->sources);
		add_answers(side, ui, "Your answers so far");
	} else {
		add_gap(main);
		add_reason(main, forest, entry);
		cite_sources(main, "Source", forest, entry->sources);
	}
}

/* SPDX-License-Identifier: ISC */
/* An ending: what to do, why, where help is, within which limits, and on whose advice. Sources come
 * last as they are the longest, so that help is seen without scrolling. */
#include "page/screens.h"

#include <string.h>

#include "page/cite.h"
#include "page/ending_words.h"
#include "partway/facts.h"

struct ending {
	const struct ui *ui;
	const struct forest *forest;
	const struct entry *entry;
	struct flow *flow;
	struct date again; /* the day to look again, if any */
	struct str day;    /* "Wednesday 26 August", or empty */
	struct str text;   /* scratch */
};

/* Adds a paragraph with WORDS, in which each {again} is the day. */
static void
add_words(struct ending *ending, enum para_kind kind, const char *label, struct words words)
{
	str_clear(&ending->text);
	ending_add_words(
	    &ending->text, forest_text(ending->forest, words), AGAIN_MARK, str_text(&ending->day));
	flow_add(ending->flow, kind, label, str_text(&ending->text));
}

static void
add_lines(struct ending *ending, enum para_kind kind, struct span lines)
{
	for (uint32_t i = 0; i < lines.count; i++)
		add_words(ending, kind, NULL, ending->forest->lines[lines.first + i]);
}

static void
add_contact(struct ending *ending)
{
	const char *words = ending_contact(ending->entry);

	if (words)
		flow_add(ending->flow, PARA_FIELD, "Contact", words);
}

/* Takes the ending of the walk, and the day to look again as it stands inside texts. */
static void
start(struct ending *ending, const struct ui *ui, struct flow *flow)
{
	const struct entry *entry = &ui->forest->entries[ui->walk.here];

	*ending = (struct ending){ .ui = ui, .forest = ui->forest, .entry = entry, .flow = flow };
	ending->again = date_add(ui->today, entry->again_count, (enum date_unit)entry->again_unit);
	if (entry->again_count > 0)
		date_write_short(&ending->day, ending->again);
}

static void
finish(struct ending *ending)
{
	str_fini(&ending->day);
	str_fini(&ending->text);
}

/* The day to look again, in full. */
static void
add_day(struct ending *ending)
{
	const struct entry *entry = ending->entry;
	enum date_unit unit = (enum date_unit)entry->again_unit;

	if (entry->again_count == 0)
		return;
	str_clear(&ending->text);
	date_write(&ending->text, ending->again);
	str_add(&ending->text, " (in ");
	date_write_span(&ending->text, entry->again_count, unit);
	str_add(&ending->text, ")");
	if (entry->contact == CONTACT_NONE)
		str_add(&ending->text, ". " DAY_OPENS_NOTHING);
	flow_add(ending->flow, PARA_FIELD, "Look again", str_text(&ending->text));
}

static void
add_message(struct ending *ending)
{
	if (ending->entry->message.text == 0)
		return;
	add_gap(ending->flow);
	add_part(ending->flow, "Words you may use");
	add_words(ending, PARA_QUOTE, NULL, ending->entry->message);
}

/* True for an answer with which the opening block let the reader pass: it led nowhere special. */
static bool
let_pass(const struct walk *walk, const struct step *step)
{
	const struct forest *forest = walk->forest;
	uint32_t gate = forest->trees[walk->tree].opens_with;

	return gate != NONE && forest->entries[step->entry].tree == gate
	    && forest_leads_on(forest, gate, &forest->answers[step->answer]);
}

static bool
lines_say(const struct forest *forest, struct span lines, const char *words)
{
	for (uint32_t i = 0; i < lines.count; i++)
		if (strstr(forest_text(forest, forest->lines[lines.first + i]), words))
			return true;
	return false;
}

/* Says why the page is closed where an open question closed it, unless the ending says so. */
static void
add_left_open(struct ending *ending)
{
	static const char said[] = "does not include contacting them";
	const struct entry *entry = ending->entry;
	struct facts facts;

	walk_facts(&ending->ui->walk, &facts);
	if (!facts.left_open || entry->contact != CONTACT_NONE)
		return;
	if (strstr(forest_text(ending->forest, entry->title), said)
	    || strstr(forest_text(ending->forest, entry->why), said)
	    || lines_say(ending->forest, entry->todo, said))
		return;
	flow_add(ending->flow, PARA_FIELD, NULL,
	    "You left a question open, so this page does not include contacting them. You can go "
	    "back and answer at any time.")
	    ->of_reader = true;
}

static void
add_why(struct ending *ending)
{
	const struct forest *forest = ending->forest;
	const struct walk *walk = &ending->ui->walk;
	const char *between = "You answered: ";

	add_words(ending, PARA_FIELD, "Why", ending->entry->why);
	add_left_open(ending);
	str_clear(&ending->text);
	for (size_t i = 0; i < walk->taken; i++) {
		const struct step *step = &walk->steps[i];

		if (let_pass(walk, step))
			continue;
		str_add_format(&ending->text, "%s\"%s\" (", between,
		    forest_text(forest, forest->answers[step->answer].say));
		forest_add_number(forest, &ending->text, step->entry);
		str_add(&ending->text, ")");
		between = ", ";
	}
	if (ending->text.length == 0)
		return;
	str_add(&ending->text, ".");
	flow_add(ending->flow, PARA_FIELD, NULL, str_text(&ending->text))->of_reader = true;
}

static void
add_help(struct ending *ending)
{
	struct span groups = ending->entry->help;

	str_clear(&ending->text);
	for (uint32_t i = 0; i < groups.count; i++) {
		enum help help = (enum help)ending->forest->refs[groups.first + i].index;

		str_add(&ending->text, i == 0 ? "Press 0: " : ", ");
		str_add(&ending->text, ending_help(help));
	}
	str_add(&ending->text, ".");
	if (groups.count)
		flow_add(ending->flow, PARA_FIELD, "Help", str_text(&ending->text))->of_keys = true;
}

static const struct card *
card_at(const struct ending *ending, uint32_t i)
{
	uint32_t ref = ending->entry->cards.first + i;

	return &ending->forest->cards[ending->forest->refs[ref].index];
}

static void
add_cards(struct ending *ending)
{
	for (uint32_t i = 0; i < ending->entry->cards.count; i++) {
		const struct card *card = card_at(ending, i);

		str_clear(&ending->text);
		str_add_format(&ending->text, "Card: %s", forest_text(ending->forest, card->title));
		add_gap(ending->flow);
		add_part(ending->flow, str_text(&ending->text));
		add_lines(ending, PARA_TEXT, card->text);
		add_lines(ending, PARA_DO, card->todo);
		add_lines(ending, PARA_AVOID, card->avoid);
		if (card->message.text) {
			add_text(ending->flow, "Words you may use:");
			add_words(ending, PARA_QUOTE, NULL, card->message);
		}
	}
}

static void
write_head(struct ending *ending, struct heading *heading)
{
	const struct walk *walk = &ending->ui->walk;

	add_scenario(heading, walk);
	str_add(&heading->place, "Ending, after ");
	str_add_count(&heading->place, walk_question_number(walk), "question");
	add_title(ending->flow, walk);
}

/* Somebody in danger looks for help, not for what contact is allowed. */
static bool
help_comes_first(const struct entry *ending)
{
	return ending->aim == AIM_CRISIS || ending->aim == AIM_SAFETY;
}

void
screen_ending(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	struct ending ending;

	start(&ending, ui, main);
	write_head(&ending, heading);
	if (help_comes_first(ending.entry))
		add_help(&ending);
	add_contact(&ending);
	add_day(&ending);
	add_part(main, "Today");
	add_lines(&ending, PARA_DO, ending.entry->todo);
	add_lines(&ending, PARA_AVOID, ending.entry->avoid);
	add_message(&ending);
	add_gap(main);
	add_why(&ending);
	if (!help_comes_first(ending.entry))
		add_help(&ending);
	flow_add(main, PARA_FIELD, "Limits", ending_limits(ui->forest, ending.entry));
	cite_words(main, "Sources", ui->forest, ui->walk.here);
	add_cards(&ending);
	if (side)
		add_answers(side, ui, "Your answers");
	finish(&ending);
}

void
add_advice_reason(struct flow *flow, const struct ui *ui)
{
	struct ending ending;

	start(&ending, ui, flow);
	add_words(&ending, PARA_TEXT, NULL, ending.entry->why);
	finish(&ending);
}

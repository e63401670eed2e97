/* SPDX-License-Identifier: ISC */
/* Questions, endings and cards on paper. They hold what their screens hold, but for what only a walk
 * knows; dates are blanks, as a printed one is wrong tomorrow. */
#include "paper/printed_entry.h"

#include "page/cite_parts.h"
#include "page/ending_words.h"
#include "paper/printed.h"
#include "partway/date.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/walk.h"

#define BLANK "____"
#define BLANK_DAY "look again on ____ / ____ / ______ ("
#define UNTIL_THEN "ask for it. Until then, no contact of any kind."
#define ONLY_ON_THE_WAY "Only if the arrows led you here from "
#define ONLY_NAMED "Only where an ending of yours names this card."

struct printer {
	struct flow *flow;
	const struct scope *scope; /* NULL for cards */
	const struct forest *forest;
	struct str text, line, label; /* scratch */
};

static void
finish(struct printer *printer)
{
	str_fini(&printer->text);
	str_fini(&printer->line);
	str_fini(&printer->label);
}

/* --- what all of them have --- */

static void
add_line(struct printer *printer, enum para_kind kind, const char *label, struct words words)
{
	str_clear(&printer->text);
	str_clear(&printer->line);
	ending_add_words(&printer->text, forest_text(printer->forest, words), AGAIN_MARK, BLANK);
	ending_add_words(&printer->line, str_text(&printer->text), HELP_MARK, PRINTED_HELP);
	flow_add(printer->flow, kind, label, str_text(&printer->line));
}

/* Adds the lines, the first one behind LABEL. */
static void
add_lines(struct printer *printer, enum para_kind kind, const char *label, struct span lines)
{
	for (uint32_t i = 0; i < lines.count; i++)
		add_line(
		    printer, kind, i == 0 ? label : NULL, printer->forest->lines[lines.first + i]);
}

static void
add_message(struct printer *printer, struct words message)
{
	if (message.text != 0)
		add_line(printer, PARA_QUOTE, "Say", message);
}

static void
add_sources(struct printer *printer, struct span sources)
{
	str_clear(&printer->text);
	for (uint32_t i = 0; i < sources.count; i++) {
		str_add(&printer->text, i > 0 ? ", " : "");
		str_add(&printer->text,
		    forest_text(printer->forest, cite_item(printer->forest, sources, i)->id));
	}
	flow_add(printer->flow, PARA_FIELD, "Source", str_text(&printer->text));
}

/* "(from X2, p. 3; X4, p. 4)": lets a reader go back, and a proof-reader check. */
static void
add_parents(struct printer *printer, uint32_t entry)
{
	struct span parents = printer->scope->parents[entry];

	for (uint32_t i = 0; i < parents.count; i++) {
		uint32_t parent = printer->scope->from[parents.first + i];

		str_clear(&printer->text);
		forest_add_number(printer->forest, &printer->text, parent);
		flow_add(printer->flow, PARA_BRANCH, str_text(&printer->text), NULL)->choice =
		    parent;
	}
}

/* --- questions --- */

uint32_t
printed_add_target(struct str *out, const struct forest *forest, uint32_t tree, uint32_t entry)
{
	uint32_t part = forest->entries[entry].tree;

	if (part == tree || forest->trees[part].is_block) {
		forest_add_number(forest, out, entry);
		return entry;
	}
	str_add_format(out, "sheet %s", forest_text(forest, forest->trees[part].mark));
	return NONE;
}

static void
add_answer(struct printer *printer, uint32_t question, uint32_t answer)
{
	const struct forest *forest = printer->forest;
	uint32_t tree = printer->scope->tree, target = scope_target(printer->scope, answer);
	uint32_t place = NONE;

	if (tree == NONE)
		tree = forest->entries[question].tree;
	str_clear(&printer->label);
	if (target == NONE)
		str_add(&printer->label, "the tree"); /* any of them */
	else
		place = printed_add_target(&printer->label, forest, tree, target);
	flow_add(printer->flow, PARA_CHOICE, str_text(&printer->label),
	    forest_text(forest, forest->answers[answer].say))
	    ->choice = place;
	if (target != NONE && place == NONE)
		flow_add(printer->flow, PARA_FIELD, NULL, UNTIL_THEN);
}

static void
add_question(struct printer *printer, uint32_t index)
{
	const struct entry *question = &printer->forest->entries[index];

	add_parents(printer, index);
	add_line(printer, PARA_TEXT, NULL, question->why);
	for (uint32_t i = 0; i < question->answers.count; i++)
		add_answer(printer, index, question->answers.first + i);
	add_sources(printer, question->sources);
}

/* --- endings --- */

/* How much contact it allows, and to whom: somebody may hold this one page, and never have been told
 * to stop. */
static void
add_contact(struct printer *printer, const struct entry *ending, uint32_t index)
{
	const char *contact = ending_contact(ending);
	uint32_t tree = printer->scope->tree;

	if (!contact)
		return;
	str_clear(&printer->text);
	str_add(&printer->text, contact);
	if (ending->contact != CONTACT_NONE) {
		str_add(&printer->text, ". " ONLY_ON_THE_WAY);
		forest_add_number(printer->forest, &printer->text,
		    tree == NONE ? index : walk_opening(printer->forest, tree));
		str_add_char(&printer->text, '.');
	}
	flow_add(printer->flow, PARA_FIELD, "Contact", str_text(&printer->text));
}

static void
add_day(struct printer *printer, const struct entry *ending)
{
	if (ending->again_count == 0)
		return;
	str_clear(&printer->text);
	str_add(&printer->text, BLANK_DAY);
	date_write_span(&printer->text, ending->again_count, (enum date_unit)ending->again_unit);
	str_add(&printer->text, " from today)");
	if (ending->contact == CONTACT_NONE)
		str_add(&printer->text, ". " DAY_OPENS_NOTHING);
	flow_add(printer->flow, PARA_FIELD, "Then", str_text(&printer->text));
}

static void
add_help(struct printer *printer, struct span groups)
{
	if (groups.count == 0)
		return;
	str_clear(&printer->text);
	for (uint32_t i = 0; i < groups.count; i++) {
		str_add(&printer->text, i > 0 ? ", " : "");
		str_add(&printer->text,
		    ending_help((enum help)printer->forest->refs[groups.first + i].index));
	}
	flow_add(printer->flow, PARA_FIELD, "Help", str_text(&printer->text))->choice =
	    printed_last_place(printer->forest, PLACE_HELPLINES);
}

static void
add_card_names(struct printer *printer, struct span cards)
{
	const struct forest *forest = printer->forest;

	for (uint32_t i = 0; i < cards.count; i++) {
		uint32_t card = forest->refs[cards.first + i].index;

		flow_add(printer->flow, PARA_FIELD, i == 0 ? "Card" : NULL,
		    forest_text(forest, forest->cards[card].title))
		    ->choice = printed_card_place(forest, card);
	}
}

static void
add_ending(struct printer *printer, uint32_t index)
{
	const struct entry *ending = &printer->forest->entries[index];

	add_parents(printer, index);
	add_contact(printer, ending, index);
	add_lines(printer, PARA_DO, "Do", ending->todo);
	add_lines(printer, PARA_AVOID, "Do not", ending->avoid);
	add_message(printer, ending->message);
	add_day(printer, ending);
	add_line(printer, PARA_FIELD, "Why", ending->why);
	add_help(printer, ending->help);
	add_card_names(printer, ending->cards);
	if (ending_names_help(printer->forest, ending, HELP_LEGAL))
		flow_add(
		    printer->flow, PARA_FIELD, "Limits", ending_limits(printer->forest, ending));
	add_sources(printer, ending->sources);
}

void
printed_entry(struct flow *flow, const struct scope *scope, uint32_t entry)
{
	const struct entry *row = &scope->forest->entries[entry];
	struct printer printer = { .flow = flow, .scope = scope, .forest = scope->forest };

	forest_add_number(scope->forest, &printer.label, entry);
	if (row->kind == ENTRY_ENDING)
		str_add(&printer.label, ".  ENDING");
	flow_add(
	    flow, PARA_TITLE, str_text(&printer.label), forest_text(scope->forest, row->title));
	if (row->kind == ENTRY_QUESTION)
		add_question(&printer, entry);
	else
		add_ending(&printer, entry);
	finish(&printer);
}

void
printed_card(struct flow *flow, const struct forest *forest, uint32_t card)
{
	const struct card *row = &forest->cards[card];
	struct printer printer = { .flow = flow, .forest = forest };

	flow_add(flow, PARA_TITLE, "CARD", forest_text(forest, row->title));
	if (row->contact != CONTACT_NONE)
		flow_add(flow, PARA_TEXT, NULL, ONLY_NAMED);
	add_lines(&printer, PARA_TEXT, NULL, row->text);
	add_lines(&printer, PARA_DO, "Do", row->todo);
	add_lines(&printer, PARA_AVOID, "Do not", row->avoid);
	add_message(&printer, row->message);
	finish(&printer);
}

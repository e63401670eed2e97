/* SPDX-License-Identifier: ISC */
/* One place that knows which words of a forest are shown. */
#include "partway/said.h"

#include <stdbool.h>

#include "partway/facts.h"

#define KIND(kind) (1u << (kind))

struct visitor {
	const struct forest *forest;
	void (*visit)(const struct said *said, void *context);
	void *context;
	struct said said; /* the next one, but for its words */
};

static void
say(struct visitor *visitor, uint32_t kinds, struct words words)
{
	if (words.text == 0)
		return;
	visitor->said.kinds = kinds;
	visitor->said.words = words;
	visitor->visit(&visitor->said, visitor->context);
}

static void
say_lines(struct visitor *visitor, uint32_t kinds, struct span lines)
{
	for (uint32_t i = 0; i < lines.count; i++)
		say(visitor, kinds, visitor->forest->lines[lines.first + i]);
}

/* True where ANSWER gives any fact a value that the rules call safe. */
static bool
sets_safe(const struct forest *forest, const struct answer *answer)
{
	for (uint32_t i = 0; i < answer->sets.count; i++) {
		const struct setting *setting = &forest->settings[answer->sets.first + i];

		if (facts_value_is_safe(forest, setting->fact, setting->value))
			return true;
	}
	return false;
}

static void
say_question(struct visitor *visitor, const struct entry *entry)
{
	say(visitor, KIND(SAID_QUESTION), entry->title);
	for (uint32_t i = 0; i < entry->answers.count; i++) {
		const struct answer *answer = &visitor->forest->answers[entry->answers.first + i];
		bool safe = sets_safe(visitor->forest, answer);

		if (!answer->is_unsure)
			say(visitor, KIND(SAID_ANSWER) | (safe ? KIND(SAID_SAFE) : 0), answer->say);
	}
	say(visitor, KIND(SAID_REASON), entry->why);
}

static void
say_ending(struct visitor *visitor, const struct entry *entry)
{
	visitor->said.contact = entry->contact;
	say(visitor, KIND(SAID_ENDING), entry->title);
	say_lines(visitor, KIND(SAID_ENDING), entry->todo);
	say_lines(visitor, KIND(SAID_ENDING), entry->avoid);
	say(visitor, KIND(SAID_ENDING), entry->why);
	say(visitor, KIND(SAID_ENDING), entry->message);
}

static void
say_entry(struct visitor *visitor, uint32_t index)
{
	const struct entry *entry = &visitor->forest->entries[index];

	visitor->said = (struct said){ .file = visitor->forest->trees[entry->tree].file,
		.tree = entry->tree,
		.entry = index,
		.card = NONE,
		.contact = NONE,
		.about = entry->id };
	if (entry->kind == ENTRY_QUESTION)
		say_question(visitor, entry);
	else
		say_ending(visitor, entry);
}

/* What to do is said as an ending that allows no contact says it. */
static void
say_stop(struct visitor *visitor, const struct stop *stop)
{
	visitor->said.contact = NONE;
	say(visitor, KIND(SAID_ANSWER), stop->say);
	visitor->said.contact = CONTACT_NONE;
	say(visitor, KIND(SAID_ENDING), stop->todo);
}

static void
say_tree(struct visitor *visitor, uint32_t index)
{
	const struct tree *tree = &visitor->forest->trees[index];

	visitor->said = (struct said){ .file = tree->file, .tree = index, .about = tree->id };
	visitor->said.entry = visitor->said.card = visitor->said.contact = NONE;
	say(visitor, KIND(SAID_TITLE), tree->title);
	say(visitor, KIND(SAID_TITLE), tree->summary);
	for (uint32_t i = tree->stops.first; i < tree->stops.first + tree->stops.count; i++)
		say_stop(visitor, &visitor->forest->stops[i]);
	for (uint32_t i = tree->entries.first; i < tree->entries.first + tree->entries.count; i++)
		say_entry(visitor, i);
}

static void
say_card(struct visitor *visitor, uint32_t index)
{
	const struct card *card = &visitor->forest->cards[index];

	visitor->said = (struct said){ .file = visitor->forest->files[FILE_CARDS],
		.tree = NONE,
		.entry = NONE,
		.card = index,
		.contact = card->contact,
		.about = card->id };
	say(visitor, KIND(SAID_CARD), card->title);
	say_lines(visitor, KIND(SAID_CARD), card->text);
	say_lines(visitor, KIND(SAID_CARD), card->todo);
	say_lines(visitor, KIND(SAID_CARD), card->avoid);
	say(visitor, KIND(SAID_CARD), card->message);
}

static void
say_rest(struct visitor *visitor)
{
	const struct forest *forest = visitor->forest;

	visitor->said = (struct said){ .file = forest->files[FILE_SOURCES] };
	visitor->said.tree = visitor->said.entry = NONE;
	visitor->said.card = visitor->said.contact = NONE;
	for (size_t i = 0; i < forest->items_count; i++) {
		visitor->said.about = forest->items[i].id;
		say(visitor, KIND(SAID_GIST), forest->items[i].gist);
	}
	visitor->said.file = forest->files[FILE_HELPLINES];
	for (size_t i = 0; i < forest->countries_count; i++) {
		visitor->said.about = forest->countries[i].id;
		say(visitor, KIND(SAID_HELPLINE), forest->countries[i].title);
		say(visitor, KIND(SAID_HELPLINE), forest->countries[i].quiet);
	}
	for (size_t i = 0; i < forest->helplines_count; i++) {
		visitor->said.about = forest->helplines[i].service;
		say(visitor, KIND(SAID_HELPLINE), forest->helplines[i].service);
		say(visitor, KIND(SAID_HELPLINE), forest->helplines[i].for_whom);
		say(visitor, KIND(SAID_HELPLINE), forest->helplines[i].hours);
	}
}

void
said_visit(const struct forest *forest, void (*visit)(const struct said *said, void *context),
    void *context)
{
	struct visitor visitor = { .forest = forest, .visit = visit, .context = context };

	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		say_tree(&visitor, tree);
	for (uint32_t card = 0; card < forest->cards_count; card++)
		say_card(&visitor, card);
	say_rest(&visitor);
}

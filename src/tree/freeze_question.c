/* SPDX-License-Identifier: ISC */
/* Part of freeze: questions, their answers and the facts that these set. Every question ends with
 * the unsure answer, which sets "unsure" for each fact that the others give a value. */
#include "tree/freeze.h"

#include "partway/bounds.h"

#define AT(type, member) mark_field(mark, offsetof(struct raw_##type, member))

/* Adds to SPAN, the newest settings, the value that NEED asks for; a fact can be set once. */
static void
add_setting(struct freeze *freeze, struct span *span, const struct need *need, const char *text,
    const struct mark *mark)
{
	struct setting setting = { need->fact, 0, mark->line, mark->column };

	while (!(need->values >> setting.value & 1))
		setting.value++;
	for (uint32_t i = span->first; i < span->first + span->count; i++) {
		const struct setting *other = &freeze->tables.settings[i];

		if (other->fact != setting.fact)
			continue;
		if (other->value == setting.value) {
			freeze_twice(freeze, text, mark);
			return;
		}
		diag_add(freeze->diags, DIAG_FACT_VALUE, freeze_place(freeze, mark),
		    "this answer gives \"%s\" two values at once",
		    freeze->texts.bytes + freeze->tables.facts[need->fact].name.text);
		diag_mend(freeze->diags, "keep one.");
		return;
	}
	*tables_add_setting(&freeze->tables) = setting;
	span->count++;
}

static struct span
freeze_sets(struct freeze *freeze, const struct raw_list *list, const struct mark *mark)
{
	struct span span = { (uint32_t)freeze->tables.settings_count, 0 };
	struct need need;

	mark = mark_first(mark);
	for (uint32_t i = 0; i < list->items_count; i++, mark = mark_next(mark))
		if (freeze_fact(freeze, list->items[i], mark, &need))
			add_setting(freeze, &span, &need, list->items[i], mark);
	return span;
}

static void
freeze_answer(struct freeze *freeze, const struct raw_answer *raw, const struct mark *mark)
{
	const struct mark *go = AT(answer, go);
	struct answer answer = {
		.say = freeze_words(freeze, raw->say, AT(answer, say)),
		.sets = freeze_sets(freeze, &raw->sets, AT(answer, sets)),
		.go = { freeze_go(freeze, raw->go, go), go->line, go->column },
	};

	*tables_add_answer(&freeze->tables) = answer;
}

/* Unsure, for each fact that the settings from FIRST on give a value. */
static struct span
unsure_sets(struct freeze *freeze, uint32_t first, const struct mark *mark)
{
	struct span span = { (uint32_t)freeze->tables.settings_count, 0 };
	bool seen[BOUND_FACTS] = { false };

	for (uint32_t i = first; i < span.first; i++) {
		uint32_t fact = freeze->tables.settings[i].fact;

		if (seen[fact])
			continue;
		seen[fact] = true;
		*tables_add_setting(&freeze->tables) =
		    (struct setting){ fact, VALUE_UNSURE, mark->line, mark->column };
		span.count++;
	}
	return span;
}

static void
report_no_unsure(struct freeze *freeze, struct span sets, const struct mark *id)
{
	if (sets.count > 0)
		diag_add(freeze->diags, DIAG_UNSURE_MISSING, freeze_place(freeze, id),
		    "this question sets \"%s\" and has no \"unsure\"",
		    freeze->texts.bytes
			+ freeze->tables.facts[freeze->tables.settings[sets.first].fact].name.text);
	else
		diag_add(freeze->diags, DIAG_UNSURE_MISSING, freeze_place(freeze, id),
		    "this question has no \"unsure\"");
	diag_mend(freeze->diags, "add \"unsure:\" with the more careful way.");
}

/* The answer that every question ends with. FIRST: of the settings of the others. */
static void
freeze_unsure(struct freeze *freeze, const struct raw_question *raw, const struct mark *mark)
{
	uint32_t before = (uint32_t)freeze->tables.settings_count;
	const struct mark *at = raw->unsure ? AT(question, unsure) : AT(question, id);
	struct answer answer = { .is_unsure = 1, .go = { GO_BROKEN, at->line, at->column } };

	if (raw->answers_count > 0)
		before = freeze->tables.answers[freeze->tables.answers_count - raw->answers_count]
			     .sets.first;
	answer.say = freeze_words(freeze, UNSURE_WORDS, at);
	answer.sets = unsure_sets(freeze, before, at);
	if (raw->unsure)
		answer.go.index = freeze_go(freeze, raw->unsure, at);
	else
		report_no_unsure(freeze, answer.sets, at);
	*tables_add_answer(&freeze->tables) = answer;
}

void
freeze_question(
    struct freeze *freeze, uint32_t index, const struct raw_question *raw, const struct mark *mark)
{
	struct entry *entry = &freeze->tables.entries[index];
	const struct mark *row = mark_first(AT(question, answers));

	entry->title = freeze_words(freeze, raw->ask, AT(question, ask));
	entry->why = freeze_words(freeze, raw->why, AT(question, why));
	entry->sources = freeze_refs(freeze, SCOPE_ITEM, &raw->sources, AT(question, sources));
	entry->answers.first = (uint32_t)freeze->tables.answers_count;
	entry->answers.count = raw->answers_count + 1;
	for (uint32_t i = 0; i < raw->answers_count; i++, row = mark_next(row))
		freeze_answer(freeze, &raw->answers[i], row);
	freeze_unsure(freeze, raw, mark);
}

/* SPDX-License-Identifier: ISC */
/* Questions by themselves: enough answers, not too many, and each says and does something of its
 * own. The unsure answer comes last; the loader adds it, and authors do not count it. */
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "tree/lint_parts.h"
#include "tree/place.h"
#include "tree/plain.h"

static const struct answer *
answers_of(const struct forest *forest, const struct entry *question)
{
	return forest->answers + question->answers.first;
}

/* How many answers an author has written. */
static uint32_t
count_written(const struct forest *forest, const struct entry *question)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < question->answers.count; i++)
		count += !answers_of(forest, question)[i].is_unsure;
	return count;
}

static void
check_count(const struct forest *forest, uint32_t entry, struct diags *diags)
{
	const struct entry *question = &forest->entries[entry];
	const char *id = forest_text(forest, question->id);
	uint32_t count = count_written(forest, question);

	if (count == 0) {
		diag_add(diags, DIAG_NO_ANSWERS, place_of_entry(forest, entry),
		    "\"%s\" asks, but has no answers", id);
		diag_mend(diags, "add answers, or make it an ending.");
	} else if (count == 1) {
		diag_add(diags, DIAG_ONE_ANSWER, place_of_entry(forest, entry),
		    "\"%s\" has one answer only", id);
		diag_mend(diags, "add another answer, or delete the question.");
		diag_about(diags, id);
	} else if (count > BOUND_ANSWERS_SHOWN) {
		diag_add(diags, DIAG_MANY_ANSWERS, place_of_entry(forest, entry),
		    "\"%s\" has %u answers, %u is the limit", id, (unsigned)count,
		    BOUND_ANSWERS_SHOWN);
		diag_mend(diags, "make two questions of it.");
		diag_about(diags, id);
	}
}

static bool
is_same_way(const struct forest *forest, const struct answer *a, const struct answer *b)
{
	if (a->go.index != b->go.index || a->sets.count != b->sets.count)
		return false;
	for (uint32_t i = 0; i < a->sets.count; i++) {
		const struct setting *left = &forest->settings[a->sets.first + i];
		const struct setting *right = &forest->settings[b->sets.first + i];

		if (left->fact != right->fact || left->value != right->value)
			return false;
	}
	return true;
}

/* A question whose answers make no difference, the unsure one included. */
static void
check_same_way(const struct forest *forest, uint32_t entry, struct diags *diags)
{
	const struct entry *question = &forest->entries[entry];
	const struct answer *answers = answers_of(forest, question);

	if (count_written(forest, question) < 2 || answers[0].go.index == GO_BROKEN)
		return;
	for (uint32_t i = 1; i < question->answers.count; i++)
		if (!is_same_way(forest, &answers[0], &answers[i]))
			return;
	diag_add(diags, DIAG_SAME_WAY, place_of_entry(forest, entry),
	    "every answer to \"%s\" leads to the same place", forest_text(forest, question->id));
	diag_mend(diags, "lead one of them elsewhere, or delete the question.");
	diag_about(diags, forest_text(forest, question->id));
}

static void
report_twice(const struct forest *forest, const struct entry *question, uint32_t first,
    uint32_t second, struct diags *diags)
{
	const struct answer *answers = answers_of(forest, question);
	uint32_t file = forest->trees[question->tree].file;

	if (answers[second].is_unsure) {
		diag_add(diags, DIAG_ANSWER_TWICE, place_of_words(forest, file, answers[first].say),
		    "this answer reads like the one that \"unsure\" adds by itself");
		diag_mend(diags, "delete it, and let \"unsure\" lead where it leads.");
		return;
	}
	diag_add(diags, DIAG_ANSWER_TWICE, place_of_words(forest, file, answers[second].say),
	    "two answers read \"%s\", first on line %u", forest_text(forest, answers[second].say),
	    (unsigned)answers[first].say.line);
	diag_mend(diags, "change one of them, or delete it.");
}

static void
check_twice(const struct forest *forest, const struct entry *question, struct diags *diags)
{
	uint32_t count = question->answers.count;
	struct str *plain = alloc_array(count, sizeof(*plain));

	for (uint32_t i = 0; i < count; i++) {
		bool is_new = true;

		plain_add(&plain[i], forest_text(forest, answers_of(forest, question)[i].say));
		for (uint32_t j = 0; j < i && is_new; j++) {
			is_new = strcmp(str_text(&plain[j]), str_text(&plain[i])) != 0;
			if (!is_new)
				report_twice(forest, question, j, i, diags);
		}
	}
	for (uint32_t i = 0; i < count; i++)
		str_fini(&plain[i]);
	free(plain);
}

void
lint_answers(const struct forest *forest, struct diags *diags)
{
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		if (forest->entries[entry].kind != ENTRY_QUESTION)
			continue;
		check_count(forest, entry, diags);
		check_same_way(forest, entry, diags);
		check_twice(forest, &forest->entries[entry], diags);
	}
}

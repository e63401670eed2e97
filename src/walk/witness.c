/* SPDX-License-Identifier: ISC */
/* A walk as a table: place, question, answer, facts. Long texts are cut, so that a line stays a
 * line; the numbers lead to the whole text. */
#include "walk/witness.h"

#include <string.h>

#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/utf8.h"
#include "partway/walk.h"

#define QUESTION_CELLS 34
#define ANSWER_CELLS 27

/* Adds TEXT in quotes, cut to CELLS. Returns the cells that are left over. */
static size_t
add_quoted(struct str *out, const char *text, size_t cells)
{
	size_t length = strlen(text), kept = length, used = utf8_cells(text, length) + 2;

	if (used > cells) {
		uint32_t point;

		for (kept = 0; utf8_cells(text, kept) + 5 < cells;)
			kept += utf8_decode(text + kept, length - kept, &point);
		used = utf8_cells(text, kept) + 5;
	}
	str_add_char(out, '"');
	str_add_bytes(out, text, kept);
	str_add(out, kept < length ? "...\"" : "\"");
	return used < cells ? cells - used : 0;
}

void
witness_add_place(struct str *out, const struct forest *forest, uint32_t entry)
{
	str_add_format(
	    out, "%s ", forest_text(forest, forest->trees[forest->entries[entry].tree].id));
	forest_add_number(forest, out, entry);
}

static size_t
place_cells(const struct forest *forest, uint32_t entry)
{
	struct str place = { 0 };
	size_t cells;

	witness_add_place(&place, forest, entry);
	cells = utf8_cells(str_text(&place), place.length);
	str_fini(&place);
	return cells;
}

/* The place and the title of ENTRY, in columns; places take CELLS. */
static void
add_entry(struct str *out, const struct forest *forest, uint32_t entry, size_t cells)
{
	size_t left;

	witness_add_place(out, forest, entry);
	str_add_times(out, ' ', cells - place_cells(forest, entry) + 2);
	left = add_quoted(out, forest_text(forest, forest->entries[entry].title), QUESTION_CELLS);
	str_add_times(out, ' ', left + 2);
}

/* The answer, and those of its facts that matter. */
static void
add_answer(struct str *out, const struct witness *witness, const struct forest *forest,
    const struct answer *answer)
{
	size_t left = ANSWER_CELLS - strlen("unsure");

	if (answer->is_unsure)
		str_add(out, "unsure");
	else
		left = add_quoted(out, forest_text(forest, answer->say), ANSWER_CELLS);

	for (uint32_t i = 0; i < answer->sets.count; i++) {
		const struct setting *setting = &forest->settings[answer->sets.first + i];

		if (!(witness->shown[setting->fact] >> setting->value & 1))
			continue;
		str_add_times(out, ' ', left + 2);
		str_add_format(out, "%s=%s", forest_text(forest, forest->facts[setting->fact].name),
		    facts_value_name(forest, setting->fact, setting->value));
		left = 0;
	}
	str_add_char(out, '\n');
}

static void
write_lines(const struct witness *witness, const struct forest *forest, struct str *out)
{
	size_t widest = witness->ending == NONE ? 0 : place_cells(forest, witness->ending);

	for (size_t i = 0; i < witness->count; i++) {
		size_t cells = place_cells(forest, witness->steps[i].entry);

		if (cells > widest)
			widest = cells;
	}
	for (size_t i = 0; i < witness->count; i++) {
		const struct answer *answer = &forest->answers[witness->steps[i].answer];

		add_entry(out, forest, witness->steps[i].entry, widest);
		add_answer(out, witness, forest, answer);
	}
	if (witness->ending != NONE) {
		const struct entry *ending = &forest->entries[witness->ending];

		add_entry(out, forest, witness->ending, widest);
		str_add_format(out, "ending: contact %s, aim %s\n",
		    contact_name((enum contact)ending->contact), aim_name((enum aim)ending->aim));
	}
}

void
witness_add(const struct witness *witness, const struct forest *forest, struct diags *diags)
{
	struct str lines = { 0 };

	write_lines(witness, forest, &lines);
	diag_walk(diags, str_text(&lines));
	str_fini(&lines);
}

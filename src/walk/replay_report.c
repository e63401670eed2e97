/* SPDX-License-Identifier: ISC */
/* Findings about one case. Whoever reads them has the case before them, and not the tree: so they
 * say what is asked, and which answers there are. */
#include "walk/replay_parts.h"

#include <string.h>

#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "walk/witness.h"

/* Says how to mend the last finding: by WHAT, and the answers to the question here. */
static void
mend_by_answers(const struct replay *replay, const char *what)
{
	const struct forest *forest = replay->forest;
	const struct entry *here = &forest->entries[replay->walk.here];
	struct str mend = { 0 };

	str_add_format(&mend, "%s \"%s\":", what, forest_text(forest, here->title));
	for (uint32_t i = 0; i < here->answers.count; i++) {
		const struct answer *answer = &forest->answers[here->answers.first + i];

		str_add_format(&mend, "\n- %s",
		    answer->is_unsure ? "unsure" : forest_text(forest, answer->say));
	}
	diag_mend(replay->diags, "%s", str_text(&mend));
	str_fini(&mend);
}

/* Gives the last finding the walk so far, with all its facts. */
static void
add_walk(const struct replay *replay)
{
	struct witness witness = {
		.steps = replay->walk.steps,
		.count = replay->walk.taken,
		.ending = replay->walk.here,
	};

	memset(witness.shown, 0xff, sizeof(witness.shown));
	witness_add(&witness, replay->forest, replay->diags);
}

void
replay_report_answer(
    const struct replay *replay, const struct walk_case *row, size_t number, uint32_t fits)
{
	const struct case_words *words = &row->answers[number];
	struct str place = { 0 };

	witness_add_place(&place, replay->forest, replay->walk.here);
	if (fits == 0)
		diag_add(replay->diags, DIAG_CASE_ANSWER, words->at, "%s has no answer \"%s\"",
		    str_text(&place), words->text);
	else
		diag_add(replay->diags, DIAG_CASE_ANSWER, words->at,
		    "%u answers of %s begin with \"%s\"", (unsigned)fits, str_text(&place),
		    words->text);
	mend_by_answers(replay,
	    fits == 0 ? "write an answer, or its first words, to" : "write more of the answer to");
	str_fini(&place);
}

void
replay_report_over(const struct replay *replay, const struct walk_case *row, size_t number)
{
	struct str place = { 0 };

	witness_add_place(&place, replay->forest, replay->walk.here);
	diag_add(replay->diags, DIAG_CASE_OVER, row->answers[number].at,
	    "the walk is over before this answer: it ends at %s", str_text(&place));
	add_walk(replay);
	diag_mend(replay->diags, "%s, or change an answer before.",
	    number + 1 == row->answers_count ? "take it away"
					     : "take it away, with those behind it");
	str_fini(&place);
}

void
replay_report_short(const struct replay *replay, const struct walk_case *row)
{
	struct str place = { 0 };

	witness_add_place(&place, replay->forest, replay->walk.here);
	diag_add(replay->diags, DIAG_CASE_SHORT, row->answers[row->answers_count - 1].at,
	    "the answers end here, and %s asks on", str_text(&place));
	mend_by_answers(replay, "add an answer to");
	str_fini(&place);
}

void
replay_report_ending(const struct replay *replay, const struct walk_case *row, uint32_t expected)
{
	const struct forest *forest = replay->forest;
	struct str name = { 0 }, wanted = { 0 };

	replay_add_ending(&name, forest, replay->walk.here);
	replay_add_ending(&wanted, forest, expected);
	diag_add(replay->diags, DIAG_CASE_ENDING, row->ending.at,
	    "this walk ends at \"%s\", not at \"%s\"", str_text(&name), str_text(&wanted));
	add_walk(replay);
	diag_mend(replay->diags,
	    "change an answer, or the trees; if they are right, write \"ending: %s\".",
	    str_text(&name));
	str_fini(&name);
	str_fini(&wanted);
}

void
replay_report_never(const struct replay *replay, const struct case_words *words)
{
	const struct entry *here = &replay->forest->entries[replay->walk.here];
	struct str name = { 0 };

	replay_add_ending(&name, replay->forest, replay->walk.here);
	diag_add(replay->diags, DIAG_CASE_NEVER, words->at,
	    "this walk ends at \"%s\" (contact %s, aim %s), which this case rules out",
	    str_text(&name), contact_name((enum contact)here->contact),
	    aim_name((enum aim)here->aim));
	add_walk(replay);
	diag_mend(replay->diags,
	    "lead an answer above elsewhere, or, only if this ending is right, take \"%s\" away.",
	    words->text);
	str_fini(&name);
}

/* SPDX-License-Identifier: ISC */
/* What the words of a case name: a tree, an answer, an ending, something to rule out. */
#include "walk/replay_parts.h"

#include <string.h>

#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/near.h"
#include "partway/str.h"
#include "tree/plain.h"
#include "tree/vocabulary.h"
#include "walk/witness.h"

#define WORD_ENDS " .,;:!?-/()\"'"

static const char *
id_of(const struct forest *forest, uint32_t entry)
{
	return forest_text(forest, forest->entries[entry].id);
}

static const char *
tree_id_of(const struct forest *forest, uint32_t entry)
{
	return forest_text(forest, forest->trees[forest->entries[entry].tree].id);
}

static bool
is_ending(const struct forest *forest, uint32_t entry)
{
	return forest->entries[entry].kind == ENTRY_ENDING;
}

/* --- trees ----------------------------------------------------------------------------------- */

uint32_t
replay_find_tree(const struct replay *replay, const struct case_words *words)
{
	const struct forest *forest = replay->forest;
	uint32_t found = forest_find_tree(forest, words->text);
	struct near near;

	if (found != NONE && !forest->trees[found].is_block)
		return found;
	near_start(&near, words->text);
	for (uint32_t i = 0; i < forest->trees_count; i++)
		if (!forest->trees[i].is_block)
			near_offer(&near, forest_text(forest, forest->trees[i].id), i);
	if (found == NONE)
		diag_add(replay->diags, DIAG_CASE_UNKNOWN, words->at, "no tree is called \"%s\"",
		    words->text);
	else
		diag_add(replay->diags, DIAG_CASE_UNKNOWN, words->at,
		    "\"%s\" is a block, and no walk begins there", words->text);
	diag_mend_near(replay->diags, found == NONE ? near.best : NULL, 0,
	    "write the id of a tree that leads to what is tested.");
	return NONE;
}

/* --- answers --------------------------------------------------------------------------------- */

enum fit { FITS_NOT, FITS_START, FITS_WHOLE };

/* Whether WANTED, in its plain form, is ANSWER or its beginning, with no word cut in two. */
static enum fit
fit_answer(const struct forest *forest, const struct answer *answer, const struct str *wanted)
{
	struct str plain = { 0 };
	enum fit fit = FITS_NOT;

	plain_add(&plain, forest_text(forest, answer->say));
	if (strcmp(str_text(wanted), str_text(&plain)) == 0
	    || (answer->is_unsure && strcmp(str_text(wanted), "unsure") == 0))
		fit = FITS_WHOLE;
	else if (wanted->length > 0 && wanted->length < plain.length
	    && memcmp(plain.data, wanted->data, wanted->length) == 0
	    && strchr(WORD_ENDS, plain.data[wanted->length]))
		fit = FITS_START;
	str_fini(&plain);
	return fit;
}

uint32_t
replay_find_choice(const struct forest *forest, uint32_t question, const char *text, uint32_t *fits)
{
	struct span answers = forest->entries[question].answers;
	struct str wanted = { 0 };
	enum fit best = FITS_NOT;
	uint32_t found = NONE;

	*fits = 0;
	plain_add(&wanted, text);
	for (uint32_t i = 0; i < answers.count; i++) {
		enum fit fit = fit_answer(forest, &forest->answers[answers.first + i], &wanted);

		if (fit == FITS_NOT || fit < best)
			continue;
		*fits = fit > best ? 1 : *fits + 1;
		best = fit;
		found = i;
	}
	str_fini(&wanted);
	return *fits == 1 ? found : NONE;
}

/* --- endings --------------------------------------------------------------------------------- */

/* The id in ID or FILE/ID. */
static const char *
id_in(const char *text)
{
	const char *slash = strchr(text, '/');

	return slash ? slash + 1 : text;
}

/* True where TEXT is FILE/ID, and ENTRY stands in that file. */
static bool
names_file(const struct forest *forest, const char *text, uint32_t entry)
{
	const char *tree = tree_id_of(forest, entry);
	size_t length = strlen(tree);

	return strncmp(text, tree, length) == 0 && text[length] == '/';
}

/* True where TEXT is ID or FILE/ID of ENTRY. */
static bool
names_entry(const struct forest *forest, const char *text, uint32_t entry)
{
	const char *id = id_in(text);

	return strcmp(id, id_of(forest, entry)) == 0
	    && (id == text || names_file(forest, text, entry));
}

/* The last entry of KIND that TEXT names, or NONE; COUNT: how many there are. */
static uint32_t
find_named(const struct forest *forest, const char *text, uint32_t kind, uint32_t *count)
{
	uint32_t found = NONE;

	*count = 0;
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		if (forest->entries[entry].kind == kind && names_entry(forest, text, entry)) {
			found = entry;
			++*count;
		}
	}
	return found;
}

void
replay_add_ending(struct str *out, const struct forest *forest, uint32_t ending)
{
	uint32_t count;

	find_named(forest, id_of(forest, ending), ENTRY_ENDING, &count);
	if (count > 1)
		str_add_format(out, "%s/", tree_id_of(forest, ending));
	str_add(out, id_of(forest, ending));
}

/* Offers the ids of all endings to NEAR, which looks for what TEXT means: those of the file that it
 * names first, for of equals the first one stays. */
static void
offer_endings(const struct forest *forest, const char *text, struct near *near)
{
	for (uint32_t entry = 0; entry < forest->entries_count; entry++)
		if (is_ending(forest, entry) && names_file(forest, text, entry))
			near_offer(near, id_of(forest, entry), entry);
	for (uint32_t entry = 0; entry < forest->entries_count; entry++)
		if (is_ending(forest, entry))
			near_offer(near, id_of(forest, entry), entry);
}

/* Says how to mend what names nothing; NEAR has seen what there is: endings, and words of ours,
 * which have the tag NONE. */
static void
mend_ending(const struct replay *replay, const struct near *near, const char *fallback)
{
	struct str name = { 0 };

	if (!near->best || near->tag == NONE) {
		diag_mend_near(replay->diags, near->best, 0, fallback);
		return;
	}
	replay_add_ending(&name, replay->forest, near->tag);
	str_add(&name, "\" (");
	witness_add_place(&name, replay->forest, near->tag);
	diag_mend(replay->diags, "did you mean \"%s)?", str_text(&name));
	str_fini(&name);
}

/* Several endings have the name TEXT: says by which names they differ. */
static void
report_several(const struct replay *replay, const struct case_words *words, uint32_t count)
{
	struct str names = { 0 };

	for (uint32_t entry = 0; entry < replay->forest->entries_count; entry++) {
		if (!is_ending(replay->forest, entry)
		    || !names_entry(replay->forest, words->text, entry))
			continue;
		str_add(&names, names.length > 0 ? " or \"" : "\"");
		replay_add_ending(&names, replay->forest, entry);
		str_add_char(&names, '"');
	}
	diag_add(replay->diags, DIAG_CASE_UNKNOWN, words->at, "%u endings are called \"%s\"",
	    (unsigned)count, words->text);
	diag_mend(replay->diags, "write %s.", str_text(&names));
	str_fini(&names);
}

uint32_t
replay_find_ending(const struct replay *replay, const struct case_words *words)
{
	const struct forest *forest = replay->forest;
	uint32_t count, questions, found;
	struct near near;

	found = find_named(forest, words->text, ENTRY_ENDING, &count);
	if (count == 1)
		return found;
	if (count > 1) {
		report_several(replay, words, count);
		return NONE;
	}
	find_named(forest, words->text, ENTRY_QUESTION, &questions);
	diag_add(replay->diags, DIAG_CASE_UNKNOWN, words->at,
	    questions > 0 ? "\"%s\" is a question, and no walk ends there"
			  : "no ending is called \"%s\"",
	    words->text);
	near_start(&near, id_in(words->text));
	offer_endings(forest, words->text, &near);
	mend_ending(replay, &near, "write the id of an ending.");
	return NONE;
}

/* --- what never may be ----------------------------------------------------------------------- */

void
replay_check_never(const struct replay *replay, const struct case_words *words)
{
	uint32_t count;
	struct near near;

	find_named(replay->forest, words->text, ENTRY_ENDING, &count);
	if (count > 0 || vocabulary_find(&contact_words, words->text) != NONE
	    || vocabulary_find(&aim_words, words->text) != NONE)
		return;
	diag_add(replay->diags, DIAG_CASE_UNKNOWN, words->at,
	    "no level of contact, aim or ending is called \"%s\"", words->text);
	near_start(&near, id_in(words->text));
	vocabulary_offer(&contact_words, &near);
	vocabulary_offer(&aim_words, &near);
	offer_endings(replay->forest, words->text, &near);
	mend_ending(replay, &near,
	    "write a level of contact (none, practical, reply, message, meet), an aim, or the id "
	    "of an ending.");
}

bool
replay_rules_out(const struct forest *forest, const struct case_words *words, uint32_t ending)
{
	const struct entry *row = &forest->entries[ending];
	uint32_t contact = vocabulary_find(&contact_words, words->text);

	if (names_entry(forest, words->text, ending))
		return true;
	if (contact != NONE)
		return contact == row->contact;
	return vocabulary_find(&aim_words, words->text) == row->aim;
}

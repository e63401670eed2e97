/* SPDX-License-Identifier: ISC */
/* What questions, endings and cards name: sources for each, of which none is forgotten; cards that
 * are used and speak of no more than their endings allow; words to send only where contact is open.
 */
#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/lint.h"
#include "tree/lint_parts.h"
#include "tree/place.h"

/* What questions, endings and cards have in common. */
struct user {
	const char *kind;
	uint32_t file;
	struct words id, message;
	struct span sources;
	uint32_t contact;
};

static struct user
entry_user(const struct forest *forest, uint32_t entry)
{
	const struct entry *row = &forest->entries[entry];

	return (struct user){
		.kind = row->kind == ENTRY_QUESTION ? "question" : "ending",
		.file = forest->trees[row->tree].file,
		.id = row->id,
		.message = row->message,
		.sources = row->sources,
		.contact = row->contact,
	};
}

static struct user
card_user(const struct forest *forest, uint32_t card)
{
	const struct card *row = &forest->cards[card];

	return (struct user){
		.kind = "card",
		.file = forest->files[FILE_CARDS],
		.id = row->id,
		.message = row->message,
		.sources = row->sources,
		.contact = row->contact,
	};
}

/* USED: by item, true once something uses it. */
static void
check_sources(const struct forest *forest, struct user user, bool *used, struct diags *diags)
{
	if (user.sources.count == 0) {
		diag_add(diags, DIAG_SOURCE_MISSING, place_of_words(forest, user.file, user.id),
		    "the %s \"%s\" has no source", user.kind, forest_text(forest, user.id));
		diag_mend(
		    diags, "add \"sources:\" with the numbers of what it rests on, like [EB-150].");
	}
	for (uint32_t i = 0; i < user.sources.count; i++) {
		const struct ref *ref = &forest->refs[user.sources.first + i];
		const struct item *item;

		if (ref->index >= forest->items_count || used[ref->index])
			continue;
		used[ref->index] = true;
		item = &forest->items[ref->index];
		if (item->left_out.text == 0)
			continue;
		diag_add(diags, DIAG_LEFT_OUT_USED,
		    place_of_words(forest, forest->files[FILE_SOURCES], item->left_out),
		    "\"%s\" is left out here, yet %s, line %u, uses it",
		    forest_text(forest, item->id), diags_file_name(diags, user.file),
		    (unsigned)ref->line);
		diag_mend(diags, "take \"left-out\" away, or the use of it.");
		diag_about(diags, forest_text(forest, item->id));
	}
}

static void
report_unused_sources(const struct forest *forest, const bool *used, struct diags *diags)
{
	for (uint32_t i = 0; i < forest->items_count; i++) {
		const struct item *item = &forest->items[i];

		if (used[i] || item->left_out.text != 0)
			continue;
		diag_add(diags, DIAG_SOURCE_UNUSED,
		    place_of_words(forest, forest->files[FILE_SOURCES], item->id),
		    "nothing uses the source \"%s\"", forest_text(forest, item->id));
		diag_about(diags, forest_text(forest, item->id));
		diag_mend(
		    diags, "name it in an entry or a card, or add \"left-out:\" with the reason.");
	}
}

/* S38: a closed ending cannot pull in a text that says "write to them". */
static void
check_card(const struct forest *forest, const struct entry *ending, const struct ref *ref,
    struct diags *diags)
{
	const struct card *card = &forest->cards[ref->index];
	const char *id = forest_text(forest, card->id);

	if (card->contact <= ending->contact)
		return;
	diag_add(diags, DIAG_CARD_LEVEL,
	    place_of_text(forest->trees[ending->tree].file, ref->line, ref->column, id),
	    "the card \"%s\" speaks of more contact (%s) than this ending allows (%s)", id,
	    contact_name((enum contact)card->contact), contact_name((enum contact)ending->contact));
	diag_mend(diags, "take the card away here, or name another one.");
}

static void
report_unused_cards(const struct forest *forest, const bool *used, struct diags *diags)
{
	for (uint32_t card = 0; card < forest->cards_count; card++) {
		const struct words id = forest->cards[card].id;

		if (used[card])
			continue;
		diag_add(diags, DIAG_CARD_UNUSED,
		    place_of_words(forest, forest->files[FILE_CARDS], id),
		    "no ending shows the card \"%s\"", forest_text(forest, id));
		diag_mend(diags, "name it in the \"cards:\" of an ending, or delete it.");
		diag_about(diags, forest_text(forest, id));
	}
}

/* CONTACTS_KNOWN: every contact level is one that there is. */
static void
check_cards(const struct forest *forest, bool contacts_known, struct diags *diags)
{
	bool *used = alloc_array(forest->cards_count, sizeof(*used));
	bool all_read = lint_allows_proof(diags); /* else a use may have been overlooked */

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct entry *ending = &forest->entries[entry];

		for (uint32_t i = 0; i < ending->cards.count; i++) {
			const struct ref *ref = &forest->refs[ending->cards.first + i];

			if (ref->index >= forest->cards_count)
				continue;
			used[ref->index] = true;
			if (contacts_known)
				check_card(forest, ending, ref, diags);
		}
	}
	if (all_read)
		report_unused_cards(forest, used, diags);
	free(used);
}

static void
check_words(const struct forest *forest, struct user user, struct diags *diags)
{
	if (user.message.text == 0 || user.contact >= CONTACT_REPLY)
		return;
	diag_add(diags, DIAG_WORDS_NO_CONTACT, place_of_words(forest, user.file, user.message),
	    "there are words to send, where contact is %s",
	    contact_name((enum contact)user.contact));
	diag_mend(diags, "take \"words:\" away; it goes only with reply, message or meet.");
}

void
lint_refs(const struct forest *forest, struct diags *diags)
{
	bool *used = alloc_array(forest->items_count, sizeof(*used));
	bool contacts_known = !lint_has(diags, DIAG_VALUE_UNKNOWN);
	bool all_read = lint_allows_walks(diags) && !lint_has(diags, DIAG_SOURCE_UNKNOWN);

	check_cards(forest, contacts_known, diags);
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		check_sources(forest, entry_user(forest, entry), used, diags);
		if (contacts_known)
			check_words(forest, entry_user(forest, entry), diags);
	}
	for (uint32_t card = 0; card < forest->cards_count; card++) {
		check_sources(forest, card_user(forest, card), used, diags);
		if (contacts_known)
			check_words(forest, card_user(forest, card), diags);
	}
	if (all_read)
		report_unused_sources(forest, used, diags);
	free(used);
}

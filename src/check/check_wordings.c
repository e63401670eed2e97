/* SPDX-License-Identifier: ISC */
/* The lists of words of rules.yaml, in every text that they are about. Sets of lists are masks: bit
 * 1 << n is list n, so which lists a text has to pass is a handful of ands. */
#include "check/parts.h"

#include <stdlib.h>

#include "check/phrase.h"
#include "check/locate.h"
#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/said.h"

struct check {
	const struct forest *forest;
	struct phrases *phrases;
	struct locator locator;
	struct diags *diags;
	uint64_t about[SAID_COUNT];   /* what is about texts of this kind */
	uint64_t fits[CONTACT_COUNT]; /* what is about this contact */
	uint64_t freed_by[AIM_COUNT]; /* what spares endings of this aim */
	uint64_t open;                /* what asks for no contact, */
	uint64_t factless;            /* ... and for no facts */
	/* By entry: lists whose facts hold on a walk that ends there. */
	const uint64_t *ending_spoken;
	uint64_t *card_spoken; /* by card: the same, for any ending that names it */
	uint64_t *card_freed;  /* by card: what spares all endings that name it */
};

void
wording_add(const struct forest *forest, uint32_t list, struct phrases *phrases)
{
	const struct wording *wording = &forest->wordings[list];
	const struct span lines[] = { [PHRASE_SOUGHT] = wording->phrases,
		[PHRASE_THEN] = wording->then,
		[PHRASE_EXCUSE] = wording->excuses,
		[PHRASE_BUT_NOT] = wording->but_not };

	for (size_t role = 0; role < ARRAY_LEN(lines); role++)
		for (uint32_t i = 0; i < lines[role].count; i++)
			phrases_add(phrases, list, (enum phrase_role)role,
			    forest_text(forest, forest->lines[lines[role].first + i]));
}

/* Takes in list number LIST. */
static void
add_list(struct check *check, uint32_t list)
{
	const struct wording *wording = &check->forest->wordings[list];
	uint64_t bit = UINT64_C(1) << list;

	for (unsigned kind = 0; kind < SAID_COUNT; kind++)
		check->about[kind] |= wording->in >> kind & 1 ? bit : 0;
	for (unsigned contact = 0; contact < CONTACT_COUNT; contact++)
		if (wording->if_contact == 0 || wording->if_contact >> contact & 1)
			check->fits[contact] |= bit;
	for (unsigned aim = 0; aim < AIM_COUNT; aim++)
		check->freed_by[aim] |= wording->unless_aim >> aim & 1 ? bit : 0;
	check->open |= wording->if_contact == 0 ? bit : 0;
	check->factless |= wording->if_facts.count == 0 ? bit : 0;
	wording_add(check->forest, list, check->phrases);
}

/* What cards have from the endings that name them. */
static void
note_cards(struct check *check)
{
	const struct forest *forest = check->forest;
	bool *named = alloc_array(forest->cards_count, sizeof(*named));

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		const struct entry *row = &forest->entries[entry];

		for (uint32_t i = 0; i < row->cards.count; i++) {
			uint32_t card = forest->refs[row->cards.first + i].index;
			uint64_t freed = check->freed_by[row->aim];

			check->card_freed[card] =
			    named[card] ? check->card_freed[card] & freed : freed;
			check->card_spoken[card] |= check->ending_spoken[entry];
			named[card] = true;
		}
	}
	free(named);
}

/* The lists that SAID has to pass. */
static uint64_t
lists_for(const struct check *check, const struct said *said)
{
	uint64_t lists = 0, spoken = 0, freed = 0;

	for (unsigned kind = 0; kind < SAID_COUNT; kind++)
		lists |= said->kinds >> kind & 1 ? check->about[kind] : 0;
	lists &= said->contact == NONE ? check->open : check->fits[said->contact];
	if (said->card != NONE) {
		spoken = check->card_spoken[said->card];
		freed = check->card_freed[said->card];
	} else if (said->kinds == 1u << SAID_ENDING && said->entry == NONE) {
		spoken = UINT64_MAX; /* a stop: whoever holds the paper reads it */
	} else if (said->kinds == 1u << SAID_ENDING) {
		spoken = check->ending_spoken[said->entry];
		freed = check->freed_by[check->forest->entries[said->entry].aim];
	}
	return lists & (spoken | check->factless) & ~freed;
}

void
wording_tell(const struct forest *forest, const struct phrase_hit *hit, struct place place,
    struct diags *diags)
{
	const struct wording *wording = &forest->wordings[hit->list];

	diag_add(diags, wording->is_error ? DIAG_WORD_BANNED : DIAG_WORD_POOR, place,
	    "\"%.*s\" is on the list %s, \"%s\"", (int)hit->length, hit->start,
	    forest_text(forest, wording->id), forest_text(forest, wording->title));
	diag_mend(diags, "%s", forest_text(forest, wording->instead));
}

static void
report(struct check *check, const struct said *said, const struct phrase_hit *hit)
{
	const struct forest *forest = check->forest;
	const char *text = forest_text(forest, said->words);
	struct part part = { (size_t)(hit->start - text), hit->length };

	wording_tell(forest, hit, locate_said(&check->locator, forest, said, part), check->diags);
	diag_about(check->diags, forest_text(forest, said->about));
}

static void
check_text(const struct said *said, void *context)
{
	struct check *check = context;
	struct phrase_hit hits[PHRASE_LISTS];
	size_t count = phrases_find(
	    check->phrases, lists_for(check, said), forest_text(check->forest, said->words), hits);

	for (size_t i = 0; i < count; i++)
		report(check, said, &hits[i]);
}

void
check_wordings(const struct forest *forest, const uint64_t *spoken, struct diags *diags)
{
	struct check check = {
		.forest = forest,
		.phrases = phrases_new(BOUND_COMPARISONS),
		.locator = { .diags = diags },
		.diags = diags,
		.ending_spoken = spoken,
		.card_spoken = alloc_array(forest->cards_count, sizeof(*check.card_spoken)),
		.card_freed = alloc_array(forest->cards_count, sizeof(*check.card_freed)),
	};

	_Static_assert(BOUND_WORDINGS <= PHRASE_LISTS, "a list is a bit of a mask");
	for (uint32_t list = 0; list < forest->wordings_count; list++)
		add_list(&check, list);
	note_cards(&check);
	said_visit(forest, check_text, &check);
	if (phrases_are_spent(check.phrases)) {
		diag_add(diags, DIAG_LIMIT, (struct place){ .file = forest->files[FILE_RULES] },
		    "too many phrases begin alike: not all texts could be looked at");
		diag_mend(diags, "take phrases out of the lists of words.");
	}
	phrases_free(check.phrases);
	free(check.card_spoken);
	free(check.card_freed);
}

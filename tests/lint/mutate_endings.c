/* SPDX-License-Identifier: ISC */
/* Endings: each tag with every other value, each help group and card taken away, and what does not
 * belong there added. */
#include "mutation.h"

#define AGAIN_DAYS 4

static void
try_contacts(struct mutation *mutation, uint32_t entry, uint32_t from, uint32_t end)
{
	for (uint32_t contact = from; contact < end; contact++) {
		mutation->tables.entries[entry].contact = contact;
		mutation_try(mutation, entry, "%s", contact_name((enum contact)contact));
	}
}

static void
raise_contact(struct mutation *mutation, uint32_t entry)
{
	try_contacts(mutation, entry, mutation->shipped->entries[entry].contact + 1, CONTACT_COUNT);
}

static void
lower_contact(struct mutation *mutation, uint32_t entry)
{
	try_contacts(mutation, entry, CONTACT_NONE, mutation->shipped->entries[entry].contact);
}

static void
change_aim(struct mutation *mutation, uint32_t entry)
{
	for (uint32_t aim = 0; aim < AIM_COUNT; aim++) {
		if (aim == mutation->shipped->entries[entry].aim)
			continue;
		mutation->tables.entries[entry].aim = aim;
		mutation_try(mutation, entry, "%s", aim_name((enum aim)aim));
	}
}

/* Takes the row at INDEX out of a span of refs. */
static void
drop_ref(struct mutation *mutation, struct span *span, uint32_t index)
{
	struct ref *refs = mutation->tables.refs + span->first;

	refs[index] = refs[--span->count];
}

static void
drop_help(struct mutation *mutation, uint32_t entry)
{
	struct span help = mutation->shipped->entries[entry].help;

	for (uint32_t i = 0; i < help.count; i++) {
		uint32_t group = mutation->shipped->refs[help.first + i].index;

		drop_ref(mutation, &mutation->tables.entries[entry].help, i);
		mutation_try(mutation, entry, "%s", help_name((enum help)group));
	}
}

static const char *
card_name(const struct mutation *mutation, uint32_t card)
{
	return forest_text(mutation->shipped, mutation->shipped->cards[card].id);
}

static void
drop_card(struct mutation *mutation, uint32_t entry)
{
	struct span cards = mutation->shipped->entries[entry].cards;

	for (uint32_t i = 0; i < cards.count; i++) {
		uint32_t card = mutation->shipped->refs[cards.first + i].index;

		drop_ref(mutation, &mutation->tables.entries[entry].cards, i);
		mutation_try(mutation, entry, "%s", card_name(mutation, card));
	}
}

static void
add_card(struct mutation *mutation, uint32_t entry, uint32_t card)
{
	struct tables *tables = &mutation->tables;
	struct span old = tables->entries[entry].cards;
	uint32_t first = (uint32_t)tables->refs_count;

	for (uint32_t i = 0; i < old.count; i++) {
		struct ref ref = tables->refs[old.first + i];

		*tables_add_ref(tables) = ref;
	}
	*tables_add_ref(tables) = (struct ref){ card, 0, 0 };
	tables->entries[entry].cards = (struct span){ first, old.count + 1 };
	mutation_try(mutation, entry, "%s", card_name(mutation, card));
}

/* Each card that speaks of more contact than the ending allows. */
static void
add_cards(struct mutation *mutation, uint32_t entry)
{
	const struct forest *forest = mutation->shipped;

	for (uint32_t card = 0; card < forest->cards_count; card++)
		if (forest->cards[card].contact > forest->entries[entry].contact)
			add_card(mutation, entry, card);
}

static void
add_again(struct mutation *mutation, uint32_t entry)
{
	struct entry *ending = &mutation->tables.entries[entry];

	if (ending->again_count > 0)
		return;
	ending->again_count = AGAIN_DAYS;
	mutation_try(mutation, entry, "%d days", AGAIN_DAYS);
}

static void
each_ending(struct mutation *mutation, void (*mutate)(struct mutation *mutation, uint32_t entry))
{
	for (uint32_t entry = 0; entry < mutation->shipped->entries_count; entry++)
		if (mutation->shipped->entries[entry].kind == ENTRY_ENDING)
			mutate(mutation, entry);
}

void
mutate_endings(struct mutation *mutation)
{
	mutation_begin(mutation, "contact-raised", "an ending allows more contact", LOOK_AT_CASES);
	each_ending(mutation, raise_contact);
	mutation_begin(mutation, "contact-lowered", "an ending allows less contact", LOOK_AT_CASES);
	each_ending(mutation, lower_contact);
	mutation_begin(mutation, "aim-changed", "an ending has another aim", LOOK_AT_CASES);
	each_ending(mutation, change_aim);
	mutation_begin(mutation, "help-gone", "an ending names a help group less", LOOK_NO_FURTHER);
	each_ending(mutation, drop_help);
	mutation_begin(mutation, "card-gone", "an ending shows a card less", LOOK_NO_FURTHER);
	each_ending(mutation, drop_card);
	mutation_begin(
	    mutation, "card-added", "an ending shows a card above its contact", LOOK_NO_FURTHER);
	each_ending(mutation, add_cards);
	mutation_begin(
	    mutation, "again-added", "an ending says when to look again", LOOK_NO_FURTHER);
	each_ending(mutation, add_again);
}

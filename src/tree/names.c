/* SPDX-License-Identifier: ISC */
/* A list of names and a hash table over it. Texts are compared by their offsets. */
#include "tree/names.h"

#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/near.h"

#define FIRST_SLOTS 1024

void
names_fini(struct names *names)
{
	free(names->items);
	free(names->slots);
	*names = (struct names){ 0 };
}

/* The slot of a name, or the free one where it belongs. */
static uint32_t *
find_slot(const struct names *names, uint32_t scope, uint32_t text)
{
	uint64_t hash = ((uint64_t)scope << 32 | text) * UINT64_C(0x9e3779b97f4a7c15);
	size_t mask = names->slot_count - 1, i = (size_t)(hash >> 32) & mask;

	while (names->slots[i]) {
		const struct name *name = &names->items[names->slots[i] - 1];

		if (name->scope == scope && name->text == text)
			break;
		i = (i + 1) & mask;
	}
	return &names->slots[i];
}

static void
grow_slots(struct names *names)
{
	free(names->slots);
	names->slot_count = names->slot_count ? 2 * names->slot_count : FIRST_SLOTS;
	names->slots = alloc_array(names->slot_count, sizeof(*names->slots));
	for (size_t i = 0; i < names->count; i++)
		*find_slot(names, names->items[i].scope, names->items[i].text) = (uint32_t)i + 1;
}

const struct name *
names_add(struct names *names, struct name name)
{
	uint32_t *slot;

	if (2 * names->count >= names->slot_count)
		grow_slots(names);
	slot = find_slot(names, name.scope, name.text);
	if (*slot)
		return &names->items[*slot - 1];
	names->items =
	    alloc_grow(names->items, &names->capacity, names->count + 1, sizeof(*names->items));
	names->items[names->count++] = name;
	*slot = (uint32_t)names->count;
	return NULL;
}

const struct name *
names_find(const struct names *names, uint32_t scope, uint32_t text)
{
	uint32_t slot = names->slot_count > 0 ? *find_slot(names, scope, text) : 0;

	return slot > 0 ? &names->items[slot - 1] : NULL;
}

void
names_offer(const struct names *names, const struct texts *texts, uint32_t scope, struct near *near)
{
	for (size_t i = 0; i < names->count; i++)
		if (names->items[i].scope == scope)
			near_offer(near, texts->bytes + names->items[i].text, names->items[i].line);
}

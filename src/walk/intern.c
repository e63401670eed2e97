/* SPDX-License-Identifier: ISC */
/* Open addressing, linear probing, half full at most. Records are compared byte by byte. */
#include "walk/intern.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"

#define FIRST_SLOTS 1024 /* a power of two */

void
intern_init(struct intern *intern, size_t size)
{
	*intern = (struct intern){
		.size = size,
		.slots = alloc_array(FIRST_SLOTS, sizeof(*intern->slots)),
		.slot_count = FIRST_SLOTS,
	};
}

void
intern_fini(struct intern *intern)
{
	free(intern->records);
	free(intern->slots);
	*intern = (struct intern){ 0 };
}

const void *
intern_get(const struct intern *intern, uint32_t number)
{
	assert(number < intern->count);
	return intern->records + number * intern->size;
}

/* Eight bytes a step; each multiplication carries upward what the shift brings down again. */
static size_t
hash(const unsigned char *bytes, size_t size)
{
	uint64_t sum = size;

	while (size > 0) {
		size_t step = size < sizeof(sum) ? size : sizeof(sum);
		uint64_t word = 0;

		memcpy(&word, bytes, step);
		sum = (sum ^ word) * 0x9e3779b97f4a7c15u;
		sum ^= sum >> 32;
		bytes += step;
		size -= step;
	}
	return (size_t)sum;
}

/* The slot that holds RECORD, or the free one where it belongs. */
static uint32_t *
find_slot(const struct intern *intern, const void *record)
{
	size_t at = hash(record, intern->size);

	for (;; at++) {
		uint32_t *slot = &intern->slots[at & (intern->slot_count - 1)];

		if (*slot == 0 || memcmp(intern_get(intern, *slot - 1), record, intern->size) == 0)
			return slot;
	}
}

static void
grow_slots(struct intern *intern)
{
	free(intern->slots);
	intern->slot_count *= 2;
	intern->slots = alloc_array(intern->slot_count, sizeof(*intern->slots));
	for (uint32_t number = 0; number < intern->count; number++)
		*find_slot(intern, intern_get(intern, number)) = number + 1;
}

uint32_t
intern_add(struct intern *intern, const void *record)
{
	uint32_t *slot = find_slot(intern, record);

	if (*slot > 0)
		return *slot - 1;
	assert(intern->count < UINT32_MAX - 1);
	intern->records =
	    alloc_grow(intern->records, &intern->capacity, intern->count + 1, intern->size);
	memcpy(intern->records + intern->count * intern->size, record, intern->size);
	*slot = (uint32_t)++intern->count;
	if (intern->count * 2 > intern->slot_count)
		grow_slots(intern);
	return (uint32_t)intern->count - 1;
}

/* SPDX-License-Identifier: ISC */
/* A text is written behind the last one first, with its white space in order; if the hash table
 * knows an equal one, it is taken back. Offsets do not depend on the hash. */
#include "tree/texts.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"

#define FIRST_SLOTS 1024

void
texts_fini(struct texts *texts)
{
	free(texts->bytes);
	free(texts->slots);
	*texts = (struct texts){ 0 };
}

/* FNV-1a. */
static uint32_t
hash(const char *text)
{
	uint32_t value = 2166136261u;

	for (; *text; text++)
		value = (value ^ (unsigned char)*text) * 16777619u;
	return value ^ value >> 15;
}

/* The slot of TEXT, whose hash is VALUE, or the free one where it belongs. */
static uint64_t *
find_slot(const struct texts *texts, const char *text, uint32_t value)
{
	size_t mask = texts->slot_count - 1, i = value & mask;

	for (; texts->slots[i]; i = (i + 1) & mask)
		if (texts->slots[i] >> 32 == value
		    && strcmp(texts->bytes + (uint32_t)texts->slots[i], text) == 0)
			break;
	return &texts->slots[i];
}

static void
grow_slots(struct texts *texts)
{
	uint64_t *old = texts->slots;
	size_t count = texts->slot_count, mask;

	texts->slot_count = count ? 2 * count : FIRST_SLOTS;
	texts->slots = alloc_array(texts->slot_count, sizeof(*texts->slots));
	mask = texts->slot_count - 1;
	for (size_t i = 0; i < count; i++) {
		size_t to = old[i] >> 32 & mask;

		while (old[i] && texts->slots[to])
			to = (to + 1) & mask;
		if (old[i])
			texts->slots[to] = old[i];
	}
	free(old);
}

/* Writes TEXT behind the last one and returns where it begins. */
static size_t
write_text(struct texts *texts, const char *text)
{
	size_t start = texts->length, end = start;

	texts->bytes =
	    alloc_grow(texts->bytes, &texts->capacity, start + strlen(text) + 1, sizeof(char));
	for (; *text; text++) {
		if (*text != ' ' && *text != '\n' && *text != '\t' && *text != '\r')
			texts->bytes[end++] = *text;
		else if (end > start && texts->bytes[end - 1] != ' ')
			texts->bytes[end++] = ' ';
	}
	if (end > start && texts->bytes[end - 1] == ' ')
		end--;
	texts->bytes[end] = '\0';
	texts->length = end + 1;
	return start;
}

/* The offset of TEXT, which is written where it is new and ADD says so; else NONE. */
static uint32_t
look_up(struct texts *texts, const char *text, bool add)
{
	size_t start;
	uint32_t value;
	uint64_t *slot;

	if (texts->slot_count == 0) {
		grow_slots(texts);
		write_text(texts, "");
	}
	start = write_text(texts, text);
	assert(texts->length < GO_BROKEN);
	value = hash(texts->bytes + start);
	slot = find_slot(texts, texts->bytes + start, value);
	if (texts->bytes[start] == '\0' || *slot || !add) {
		bool is_known = texts->bytes[start] == '\0' || *slot;

		texts->length = start;
		return is_known ? (uint32_t)*slot : NONE;
	}
	*slot = (uint64_t)value << 32 | start;
	if (++texts->used > texts->slot_count / 2)
		grow_slots(texts);
	return (uint32_t)start;
}

uint32_t
texts_add(struct texts *texts, const char *text)
{
	return look_up(texts, text ? text : "", true);
}

uint32_t
texts_find(struct texts *texts, const char *text)
{
	return look_up(texts, text, false);
}

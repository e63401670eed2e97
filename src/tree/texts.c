/* SPDX-License-Identifier: ISC */
/* A text is written behind the last one first, with its white space in order; if the hash table
 * knows an equal one, it is taken back. Offsets do not depend on the hash. */
#include "tree/texts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"

#define FIRST_SLOTS 1024
#define ZEROS sizeof(uint64_t)

void
texts_fini(struct texts *texts)
{
	free(texts->bytes);
	free(texts->slots);
	*texts = (struct texts){ 0 };
}

void
texts_trim(struct texts *texts)
{
	char *smaller = realloc(texts->bytes, texts->length);

	free(texts->slots);
	texts->slots = NULL;
	texts->slot_count = texts->used = 0;
	if (smaller) {
		texts->bytes = smaller;
		texts->capacity = texts->length;
	}
}

/* Of words, whose last one ends in zeros that stand behind TEXT. */
static uint32_t
hash(const char *text, size_t length)
{
	uint64_t value = length, word;

	for (size_t at = 0; at < length; at += sizeof(word)) {
		memcpy(&word, text + at, sizeof(word));
		value = (value ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		value ^= value >> 32;
	}
	return (uint32_t)value;
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

/* True for single spaces between words, as nearly all texts have. */
static bool
is_in_order(const char *text, size_t length)
{
	return length == 0
	    || (text[0] != ' ' && text[length - 1] != ' ' && !strpbrk(text, "\t\n\r")
		&& !strstr(text, "  "));
}

/* Puts the white space of TEXT in order, and returns how long it is then. */
static size_t
put_in_order(char *text)
{
	size_t length = 0;

	for (const char *from = text; *from; from++) {
		if (!strchr(" \t\n\r", *from))
			text[length++] = *from;
		else if (length > 0 && text[length - 1] != ' ')
			text[length++] = ' ';
	}
	return length > 0 && text[length - 1] == ' ' ? length - 1 : length;
}

/* Writes TEXT behind the last one, with zeros behind it, and returns where it begins. */
static size_t
write_text(struct texts *texts, const char *text)
{
	size_t start = texts->length, length = strlen(text);
	char *copy;

	texts->bytes =
	    alloc_grow(texts->bytes, &texts->capacity, start + length + 1 + ZEROS, sizeof(char));
	copy = texts->bytes + start;
	memcpy(copy, text, length + 1);
	if (!is_in_order(copy, length))
		length = put_in_order(copy);
	memset(copy + length, 0, 1 + ZEROS);
	texts->length = start + length + 1;
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
	value = hash(texts->bytes + start, texts->length - start - 1);
	slot = find_slot(texts, texts->bytes + start, value);
	if (texts->bytes[start] == '\0' || *slot || !add) {
		bool is_known = texts->bytes[start] == '\0' || *slot;

		texts->length = start;
		return is_known ? (uint32_t)*slot : NONE;
	}
	*slot = (uint64_t)value << 32 | start;
	if (++texts->used > texts->slot_count / 3 * 2)
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

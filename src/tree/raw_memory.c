/* SPDX-License-Identifier: ISC */
/* Blocks lie in an arena, each behind its size. libcyaml lets a list grow by one item at a time, so
 * it gets some room to grow further, and what it has outgrown is used again. Only where it grows
 * long it becomes a block of malloc(), which can grow where it is. */
#include "tree/raw_memory.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"

#define STEP ((size_t)8) /* sizes are multiples of it, as the arena rounds them */
#define LONG ((size_t)4096)

struct raw_block {
	size_t size; /* bytes, with this one */
	union {
		unsigned char data[8];
		struct raw_block *next; /* of spare ones */
	};
};

#define HEAD offsetof(struct raw_block, data)

void
raw_memory_clear(struct raw_memory *memory)
{
	for (size_t i = 0; i < memory->lists_count; i++)
		free(memory->lists[i]);
	memory->lists_count = 0;
	memset(memory->spare, 0, sizeof(memory->spare));
	arena_clear(&memory->arena);
}

void
raw_memory_fini(struct raw_memory *memory)
{
	raw_memory_clear(memory);
	free(memory->lists);
	arena_fini(&memory->arena);
	*memory = (struct raw_memory){ 0 };
}

/* Without a list for its size, a block goes with all the rest. */
static void
give_back(struct raw_memory *memory, struct raw_block *block)
{
	size_t place = block->size / STEP;

	if (place >= RAW_SIZES)
		return;
	block->next = memory->spare[place];
	memory->spare[place] = block;
	memory->left += block->size;
}

static struct raw_block *
take_small(struct raw_memory *memory, size_t size)
{
	size_t place = size / STEP;
	struct raw_block *block = place < RAW_SIZES ? memory->spare[place] : NULL;

	memory->left -= size;
	if (block) {
		memory->spare[place] = block->next;
	} else {
		block = arena_alloc(&memory->arena, size);
		block->size = size;
	}
	return block;
}

/* OLD with SIZE bytes; where it lies in the arena, a copy that does not. */
static struct raw_block *
grow_long(struct raw_memory *memory, struct raw_block *old, size_t size)
{
	size_t i = memory->lists_count;
	struct raw_block *block;

	while (i > 0 && memory->lists[i - 1] != old)
		i--;
	memory->left -= size;
	if (i > 0) {
		block = realloc(old, size);
	} else if ((block = malloc(size))) {
		memcpy(block, old, old->size);
		memory->lists = alloc_grow(memory->lists, &memory->lists_capacity,
		    memory->lists_count + 1, sizeof(struct raw_block *));
		i = ++memory->lists_count;
	}
	if (!block)
		die("out of memory");
	memory->lists[i - 1] = block;
	block->size = size;
	return block;
}

/* OLD with SIZE bytes. */
static struct raw_block *
grow_small(struct raw_memory *memory, struct raw_block *old, size_t size)
{
	struct raw_block *block = take_small(memory, size);

	memcpy(block->data, old->data, old->size - HEAD);
	give_back(memory, old);
	return block;
}

static size_t
round_up(size_t size)
{
	return (size + STEP - 1) / STEP * STEP;
}

void *
raw_memory_take(void *context, void *data, size_t size)
{
	struct raw_memory *memory = context;
	struct raw_block *block = NULL;
	size_t need = round_up(size + HEAD);

	if (data)
		block = (struct raw_block *)(void *)((unsigned char *)data - HEAD);
	if (size == 0) {
		if (block)
			give_back(memory, block);
		return NULL;
	}
	if (block && need <= block->size)
		return data;
	if (block && need < block->size + block->size / 2)
		need = round_up(block->size + block->size / 2);
	if (need > memory->left)
		return NULL;
	if (!block)
		block = take_small(memory, need);
	else if (need <= LONG)
		block = grow_small(memory, block, need);
	else
		block = grow_long(memory, block, need);
	return block->data;
}

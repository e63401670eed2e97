/* SPDX-License-Identifier: ISC */
/* Blocks of memory, filled from the front and freed together. */
#include "partway/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"

#ifndef BLOCK_BYTES /* fuzzers set it to 1: a step beyond one piece is then seen */
#define BLOCK_BYTES ((size_t)64 << 10)
#endif

struct arena_block {
	struct arena_block *next;
	size_t size; /* bytes in data */
	alignas(max_align_t) unsigned char data[];
};

static void
free_blocks(struct arena_block *block)
{
	struct arena_block *next;

	for (; block; block = next) {
		next = block->next;
		free(block);
	}
}

void
arena_fini(struct arena *arena)
{
	free_blocks(arena->blocks);
	free_blocks(arena->spare);
	*arena = (struct arena){ 0 };
}

void
arena_clear(struct arena *arena)
{
	struct arena_block *next;

	for (struct arena_block *block = arena->blocks; block; block = next) {
		next = block->next;
		if (block->size > BLOCK_BYTES) {
			free(block);
			continue;
		}
		block->next = arena->spare;
		arena->spare = block;
	}
	arena->blocks = NULL;
	arena->used = 0;
}

/* A block of SIZE zeroed bytes that nobody uses. */
static struct arena_block *
take_block(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->spare;

	if (block && size == block->size) {
		arena->spare = block->next;
		memset(block->data, 0, size);
		return block;
	}
	if (size > SIZE_MAX - sizeof(*block))
		die("out of memory");
	block = alloc_array(1, sizeof(*block) + size);
	block->size = size;
	return block;
}

static void
add_block(struct arena *arena, size_t need)
{
	struct arena_block *block = take_block(arena, need > BLOCK_BYTES ? need : BLOCK_BYTES);

	block->next = arena->blocks;
	arena->blocks = block;
	arena->used = 0;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	size_t align = alignof(uint64_t);
	size_t need;

	if (size > SIZE_MAX - align)
		die("out of memory");
	need = (size + align - 1) / align * align;
	if (!arena->blocks || arena->blocks->size - arena->used < need)
		add_block(arena, need);
	arena->used += need;
	return arena->blocks->data + arena->used - need;
}

char *
arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

char *
arena_format(struct arena *arena, const char *format, ...)
{
	va_list args;
	int length;
	char *text;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	assert(length >= 0);
	text = arena_alloc(arena, (size_t)length + 1);
	va_start(args, format);
	vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	return text;
}

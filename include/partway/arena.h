/* SPDX-License-Identifier: ISC */
/* A bump allocator: many small things that live and die together. */
#ifndef PARTWAY_ARENA_H
#define PARTWAY_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks; /* newest first */
	struct arena_block *spare;  /* for use again */
	size_t used;                /* bytes taken in the newest block */
};

/* An arena starts as { 0 }, and is that again after this: everything it gave out is freed, as one.
 * Without memory the functions below do not return: die(). */
void arena_fini(struct arena *arena);

/* Takes back everything that the arena gave out, and keeps blocks of the usual size to give it out
 * again. */
void arena_clear(struct arena *arena);

/* SIZE zeroed bytes, aligned for pointers and numbers of 64 bits; owned by the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of LENGTH bytes with a NUL behind them; owned by the arena. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* Formatted text; owned by the arena. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif

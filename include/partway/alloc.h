/* SPDX-License-Identifier: ISC */
/* Checked memory: nothing here returns NULL; without memory the program dies (base.h). */
#ifndef PARTWAY_ALLOC_H
#define PARTWAY_ALLOC_H

#include <stddef.h>

/* COUNT elements of SIZE bytes, zeroed. The caller frees them with free(). */
void *alloc_array(size_t count, size_t size);

/* Makes room for at least NEED elements of SIZE bytes in *CAPACITY, doubling. Returns the block
 * that replaces OLD (NULL: none yet), new elements not initialised; the caller frees it. Never for
 * answers: it would leave a copy. */
void *alloc_grow(void *old, size_t *capacity, size_t need, size_t size);

/* A copy of LENGTH bytes with a NUL behind them; the caller frees it. */
char *alloc_copy(const char *bytes, size_t length);

#endif

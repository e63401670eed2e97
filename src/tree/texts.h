/* SPDX-License-Identifier: ISC */
/* Every text of a forest once, in one block: equal texts have equal offsets. */
#ifndef PARTWAY_TREE_TEXTS_H
#define PARTWAY_TREE_TEXTS_H

#include <stddef.h>
#include <stdint.h>

/* Starts as { 0 }. */
struct texts {
	char *bytes; /* each text with its NUL; "" is the first */
	size_t length, capacity;
	uint64_t *slots; /* a hash table: hash in the high half, offset in the low one; 0: free */
	size_t slot_count, used;
};

void texts_fini(struct texts *texts);

/* No more will be added or found: gives back what memory is not needed. */
void texts_trim(struct texts *texts);

/* The offset of TEXT, which is added where it is new. Runs of white space become one space, and
 * none is kept at the ends. NULL is "". */
uint32_t texts_add(struct texts *texts, const char *text);

/* The offset of TEXT, or NONE where nobody has added it. */
uint32_t texts_find(struct texts *texts, const char *text);

#endif

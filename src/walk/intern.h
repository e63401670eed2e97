/* SPDX-License-Identifier: ISC */
/* Equal records get one number: what a search has seen, in a hash table. Private to this folder. */
#ifndef PARTWAY_INTERN_H
#define PARTWAY_INTERN_H

#include <stddef.h>
#include <stdint.h>

struct intern {
	size_t size;            /* bytes of a record; records must have no padding */
	unsigned char *records; /* by number */
	size_t count, capacity;
	uint32_t *slots;   /* number + 1; 0: free */
	size_t slot_count; /* a power of two, at least twice COUNT */
};

void intern_init(struct intern *intern, size_t size);
void intern_fini(struct intern *intern);

/* The number of a record that equals RECORD; a new one, the COUNT of before, if there is none. */
uint32_t intern_add(struct intern *intern, const void *record);

/* The record, valid until the next one is added. */
const void *intern_get(const struct intern *intern, uint32_t number);

#endif

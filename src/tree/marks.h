/* SPDX-License-Identifier: ISC */
/* Where each value of a file stands: a tree of marks that scan.c plants and freeze.c walks beside
 * the raw structs. A mark is followed by those of all that lies in it, so its size says where the
 * next one is; the whole takes 16 bytes a value. */
#ifndef PARTWAY_TREE_MARKS_H
#define PARTWAY_TREE_MARKS_H

#include <stddef.h>
#include <stdint.h>

#include "partway/diag.h"

struct mark {
	uint32_t line, column; /* from 1, in code points; line 0: nowhere */
	uint32_t size;         /* marks: this one and all that lie in it */
	uint16_t width;        /* code points, 0 where it goes on over lines */
	uint16_t field;        /* in a mapping: offset of the member of its raw struct */
};

struct marks {
	struct mark *items;
	size_t count, capacity;
};

/* Adds a mark for what stands at PLACE and returns its number. What lies in it is added next,
 * then marks_close() is told. */
uint32_t marks_add(struct marks *marks, struct place place, uint32_t field);

void marks_close(struct marks *marks, uint32_t number);

/* Forgets all of them, and keeps the memory. */
void marks_clear(struct marks *marks);

void marks_fini(struct marks *marks);

/* The whole file. Never NULL, like all that follow: where nothing is, the answer has line 0. */
const struct mark *marks_root(const struct marks *marks);

/* The value at offset FIELD of a mapping. Linear in its keys, of which there are few. */
const struct mark *mark_field(const struct mark *mapping, size_t field);

/* The first item of a list. */
const struct mark *mark_first(const struct mark *list);

/* The one behind, for as many items as the raw list has. */
const struct mark *mark_next(const struct mark *mark);

#endif

/* SPDX-License-Identifier: ISC */
/* The marks of one file, in the order in which its values begin. Used by scan.c, which adds them,
 * and by freeze, which follows them. */
#include "tree/marks.h"

#include <stdlib.h>

#include "partway/alloc.h"

static const struct mark nowhere = { .size = 1 };

uint32_t
marks_add(struct marks *marks, struct place place, uint32_t field)
{
	marks->items =
	    alloc_grow(marks->items, &marks->capacity, marks->count + 1, sizeof(*marks->items));
	marks->items[marks->count] = (struct mark){
		.line = place.line,
		.column = place.column,
		.size = 1,
		.width = place.width < UINT16_MAX ? (uint16_t)place.width : 0,
		.field = (uint16_t)field,
	};
	return (uint32_t)marks->count++;
}

void
marks_close(struct marks *marks, uint32_t number)
{
	marks->items[number].size = (uint32_t)marks->count - number;
}

void
marks_clear(struct marks *marks)
{
	marks->count = 0;
}

void
marks_fini(struct marks *marks)
{
	free(marks->items);
	*marks = (struct marks){ 0 };
}

const struct mark *
marks_root(const struct marks *marks)
{
	return marks->count > 0 ? marks->items : &nowhere;
}

const struct mark *
mark_field(const struct mark *mapping, size_t field)
{
	const struct mark *end = mapping + mapping->size;

	for (const struct mark *mark = mapping + 1; mark < end; mark += mark->size)
		if (mark->field == field)
			return mark;
	return &nowhere;
}

const struct mark *
mark_first(const struct mark *list)
{
	return list->size > 1 ? list + 1 : &nowhere;
}

const struct mark *
mark_next(const struct mark *mark)
{
	return mark == &nowhere ? mark : mark + mark->size;
}

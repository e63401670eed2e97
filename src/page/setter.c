/* SPDX-License-Identifier: ISC */
/* Text into rows. Where there is no room beside a label, the text goes below it, so that nothing is
 * lost in a window of a few columns. */
#include "page/setter.h"

#include <string.h>

#include "partway/alloc.h"
#include "partway/utf8.h"
#include "partway/wrap.h"

#define TEXT_LEAST 8u /* cells that text beside a label must have */

static struct run *
add_run(struct setter *setter, uint32_t column, const char *text, size_t length)
{
	struct layout *layout = setter->layout;

	layout->runs =
	    alloc_grow(layout->runs, &layout->capacity, layout->count + 1, sizeof(*layout->runs));
	layout->runs[layout->count++] = (struct run){
		.row = setter->row,
		.column = column,
		.para = setter->para,
		.text = text,
		.length = length,
	};
	return &layout->runs[layout->count - 1];
}

void
setter_word(struct setter *setter, uint32_t column, const char *text)
{
	add_run(setter, column, text, strlen(text))->is_label = true;
}

void
setter_text(struct setter *setter, const char *text, uint32_t first, uint32_t rest)
{
	uint32_t column = first;
	struct wrap wrap;
	struct wrap_line line;

	wrap_start(&wrap, text);
	while (wrap_next(&wrap, setter->setup->width - column, &line)) {
		add_run(setter, column, line.start, line.length)->start =
		    (size_t)(line.start - text);
		setter->row++;
		column = rest;
	}
}

static bool
has_room(const struct setter *setter, uint32_t column)
{
	return column + TEXT_LEAST <= setter->setup->width;
}

void
setter_labelled(struct setter *setter, const char *label, const char *text, uint32_t column)
{
	uint32_t row = setter->row;

	if (*label && (utf8_text_cells(label) >= column || !has_room(setter, column)))
		setter_text(setter, label, 0, 0);
	else if (*label)
		setter_word(setter, 0, label);
	if (!has_room(setter, column))
		column = 0;
	setter_text(setter, text, column, column);
	if (setter->row == row)
		setter->row++; /* a label with nothing behind it */
}

/* True where the first word of TEXT fits from COLUMN on: it is not to be cut while the row below
 * has room for it. */
static bool
has_room_for_word(const struct setter *setter, uint32_t column, const char *text)
{
	size_t word = utf8_cells(text, strcspn(text, " "));

	return has_room(setter, column) && column + word <= setter->setup->width;
}

void
setter_run_on(struct setter *setter, const char *label, const char *text)
{
	uint32_t rest = has_room(setter, 2) ? 2 : 0;
	uint32_t first = utf8_text_cells(label) + 2;

	if (!*label || !*text || !has_room_for_word(setter, first, text)) {
		setter_labelled(setter, label, text, rest);
		return;
	}
	setter_word(setter, 0, label);
	setter_word(setter, first - 2, ":");
	setter_text(setter, text, first, rest);
}

/* Bytes of TEXT, of which LENGTH may be taken, that fit into WIDTH cells: whole words if
 * possible. */
static size_t
fitting(const char *text, size_t length, size_t width)
{
	size_t whole = 0, cells = 0;
	uint32_t point;

	for (size_t at = 0; at < length;) {
		size_t step = utf8_decode(text + at, length - at, &point);

		cells += (size_t)utf8_width(point);
		if (cells > width)
			return whole > 0 ? whole : at;
		at += step;
		if (point == ' ')
			whole = at;
	}
	return length;
}

void
setter_cut(struct setter *setter, const char *text, size_t tail, uint32_t width)
{
	static const char dots[] = "...";
	size_t length = strlen(text), keep = utf8_cells(text + length - tail, tail) + strlen(dots);
	uint32_t column;

	if (utf8_cells(text, length) <= width) {
		setter_word(setter, 0, text);
		return;
	}
	add_run(setter, 0, text, fitting(text, length - tail, width > keep ? width - keep : 0));
	column = (uint32_t)utf8_cells(text, setter->layout->runs[setter->layout->count - 1].length);
	setter_word(setter, column, dots);
	setter_word(setter, column + (uint32_t)strlen(dots), text + length - tail);
}

void
setter_add_spot(struct setter *setter, struct spot spot)
{
	struct layout *layout = setter->layout;

	layout->spots = alloc_grow(
	    layout->spots, &layout->spot_capacity, layout->spot_count + 1, sizeof(*layout->spots));
	layout->spots[layout->spot_count++] = spot;
}

/* SPDX-License-Identifier: ISC */
/* The array of cells. Every write is clipped here, so no screen has to care; and the ASCII style is
 * made here, cell for cell, so it never changes where text breaks. */
#include "page/cells.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/utf8.h"

void
page_fini(struct page *page)
{
	if (page->cells)
		explicit_bzero(
		    page->cells, (size_t)page->rows * page->columns * sizeof(*page->cells));
	free(page->cells);
	*page = (struct page){ 0 };
}

void
cells_clear(struct page *page, uint32_t rows, uint32_t columns)
{
	size_t count = (size_t)rows * columns;

	if (rows != page->rows || columns != page->columns) {
		page_fini(page);
		page->cells = alloc_array(count, sizeof(*page->cells));
		page->rows = rows;
		page->columns = columns;
	}
	for (size_t i = 0; i < count; i++)
		page->cells[i] = (struct cell){ .points = { ' ' }, .width = 1 };
	page->cursor_row = page->cursor_column = 0;
}

uint32_t
page_ascii(uint32_t point)
{
	static const uint32_t pairs[][2] = {
		{ 0xa0, ' ' },   /* no-break space */
		{ 0x2010, '-' }, /* hyphens and dashes */
		{ 0x2011, '-' },
		{ 0x2013, '-' },
		{ 0x2014, '-' },
		{ 0x2018, '\'' },
		{ 0x2019, '\'' },
		{ 0x201c, '"' },
		{ 0x201d, '"' },
		{ 0x2026, '.' }, /* ellipsis: it has one cell only */
		{ 0x2192, '>' }, /* arrow to the right */
		{ 0x2500, '-' }, /* rules */
		{ 0x2502, '|' },
	};

	if (point < 0x7f)
		return point;
	for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
		if (pairs[i][0] == point)
			return pairs[i][1];
	return '?';
}

static struct cell *
cell_at(const struct pen *pen, uint32_t row, uint32_t column)
{
	return &pen->page->cells[(size_t)row * pen->page->columns + column];
}

/* A combining mark joins the character before it. */
static void
join_mark(const struct pen *pen, struct cell *cell, uint32_t point)
{
	size_t i = 0;

	if (pen->style->ascii)
		return;
	if (cell->width == 0)
		cell--; /* the second half of a wide character */
	while (i < CELL_POINTS && cell->points[i] != 0)
		i++;
	if (i < CELL_POINTS)
		cell->points[i] = point;
}

/* Writes a character of WIDTH cells; in ASCII a wide one becomes two. */
static void
put_point(const struct pen *pen, uint32_t row, uint32_t column, uint32_t point)
{
	uint32_t width = (uint32_t)utf8_width(point);
	struct cell *cell = cell_at(pen, row, column);
	uint32_t shown = pen->style->ascii ? page_ascii(point) : point;
	bool split = pen->style->ascii && width == 2;

	cell[0] = (struct cell){
		.points = { shown }, .width = split ? 1 : (uint8_t)width, .look = (uint8_t)pen->look
	};
	if (width == 2)
		cell[1] = (struct cell){
			.points = { split ? shown : 0 }, .width = split, .look = (uint8_t)pen->look
		};
}

uint32_t
cells_put(const struct pen *pen, uint32_t row, uint32_t column, const char *text, size_t length)
{
	uint32_t end = pen->end < pen->page->columns ? pen->end : pen->page->columns;
	uint32_t start = column;
	uint32_t point;

	if (row >= pen->page->rows)
		return column;
	for (size_t at = 0; at < length;) {
		uint32_t width;

		at += utf8_decode(text + at, length - at, &point);
		width = (uint32_t)utf8_width(point);
		if (column + width > end)
			break;
		if (width > 0)
			put_point(pen, row, column, point);
		else if (column > start)
			join_mark(pen, cell_at(pen, row, column - 1), point);
		column += width;
	}
	return column;
}

uint32_t
cells_put_cut(const struct pen *pen, uint32_t row, uint32_t column, const char *text)
{
	static const char dots[] = "...";
	size_t length = strlen(text);
	struct pen part = *pen;

	if (column + utf8_cells(text, length) <= pen->end)
		return cells_put(pen, row, column, text, length);
	part.end = pen->end > column + strlen(dots) ? pen->end - (uint32_t)strlen(dots) : column;
	column = cells_put(&part, row, column, text, length);
	return cells_put(pen, row, column, dots, strlen(dots));
}

void
cells_rule(const struct pen *pen, uint32_t row, uint32_t column, uint32_t point)
{
	char bytes[4];
	size_t length = utf8_encode(point, bytes);

	while (row < pen->page->rows && column < pen->end && column < pen->page->columns)
		column = cells_put(pen, row, column, bytes, length);
}

void
cells_mark(const struct pen *pen, uint32_t row, uint32_t column, uint32_t count)
{
	if (row >= pen->page->rows)
		return;
	for (uint32_t i = column; i < column + count && i < pen->page->columns; i++)
		cell_at(pen, row, i)->look = (uint8_t)pen->look;
}

/* SPDX-License-Identifier: ISC */
/* The array of cells. Every write is clipped here, so no screen has to care; and the ASCII style is
 * made here, cell for cell, so it never changes where text breaks. */
#include "page/cells.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/utf8.h"

#define MARKS_BYTES (CELL_MARKS * sizeof(uint32_t)) /* of one cell, in the page's */

_Static_assert(sizeof(struct cell) == 8, "memcmp() would compare what is between members");

void
page_fini(struct page *page)
{
	if (page->cells)
		explicit_bzero(
		    page->cells, (size_t)page->rows * page->columns * sizeof(*page->cells));
	free(page->cells);
	str_fini(&page->marks);
	*page = (struct page){ 0 };
}

void
page_clear(struct page *page, uint32_t rows, uint32_t columns)
{
	size_t row_bytes = columns * sizeof(*page->cells);

	if (rows != page->rows || columns != page->columns) {
		page_fini(page);
		page->cells = alloc_array((size_t)rows * columns, sizeof(*page->cells));
		page->rows = rows;
		page->columns = columns;
	}
	for (uint32_t column = 0; column < columns; column++)
		page->cells[column] = (struct cell){ .point = ' ', .width = 1 };
	for (uint32_t row = 1; row < rows; row++)
		memcpy(page->cells + (size_t)row * columns, page->cells, row_bytes);
	str_clear(&page->marks);
	page->cursor_row = page->cursor_column = 0;
}

/* Where what joins a cell is kept. */
static char *
marks_of(const struct page *page, const struct cell *cell)
{
	return page->marks.data + (cell->marks - 1u) * MARKS_BYTES;
}

void
page_points(const struct page *page, size_t at, uint32_t points[CELL_POINTS])
{
	const struct cell *cell = &page->cells[at];

	memset(points, 0, CELL_POINTS * sizeof(*points));
	points[0] = cell->point;
	if (cell->marks > 0)
		memcpy(points + 1, marks_of(page, cell), MARKS_BYTES);
}

static bool
same_cell(const struct page *old, const struct page *new, size_t at)
{
	const struct cell *a = &old->cells[at], *b = &new->cells[at];

	if (a->marks == 0 || b->marks == 0)
		return memcmp(a, b, sizeof(*a)) == 0;
	return a->point == b->point && a->width == b->width && a->look == b->look
	    && memcmp(marks_of(old, a), marks_of(new, b), MARKS_BYTES) == 0;
}

struct columns
page_changed(const struct page *old, const struct page *new, uint32_t row)
{
	size_t start = (size_t)row * new->columns, row_bytes = new->columns * sizeof(*new->cells);
	struct columns columns = { 0, new->columns };

	assert(old->rows == new->rows && old->columns == new->columns);
	if (old->marks.length + new->marks.length == 0
	    && memcmp(&old->cells[start], &new->cells[start], row_bytes) == 0)
		return (struct columns){ 0, 0 };
	while (columns.end > 0 && same_cell(old, new, start + columns.end - 1))
		columns.end--;
	while (columns.first < columns.end && same_cell(old, new, start + columns.first))
		columns.first++;
	if (columns.first > 0 && new->cells[start + columns.first].width == 0)
		columns.first--;
	return columns;
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

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The column behind the last one that can be written to. */
static uint32_t
end_of(const struct pen *pen)
{
	return pen->end < pen->page->columns ? pen->end : pen->page->columns;
}

/* A combining mark joins the character before it. */
static void
join_mark(const struct pen *pen, struct cell *cell, uint32_t point)
{
	struct str *all = &pen->page->marks;
	uint32_t marks[CELL_MARKS] = { 0 };
	size_t i = 0;

	if (pen->style->ascii)
		return;
	if (cell->width == 0)
		cell--; /* the second half of a wide character */
	if (cell->marks == 0) {
		if (all->length / MARKS_BYTES == UINT16_MAX)
			return;
		str_add_bytes(all, (const char *)marks, MARKS_BYTES);
		cell->marks = (uint16_t)(all->length / MARKS_BYTES);
	}
	memcpy(marks, marks_of(pen->page, cell), MARKS_BYTES);
	while (i < CELL_MARKS && marks[i] != 0)
		i++;
	if (i < CELL_MARKS)
		marks[i] = point;
	memcpy(marks_of(pen->page, cell), marks, MARKS_BYTES);
}

/* Writes a character of WIDTH cells; in ASCII a wide one becomes two. */
static void
put_point(const struct pen *pen, struct cell *cell, uint32_t point, uint32_t width)
{
	uint32_t shown = pen->style->ascii ? page_ascii(point) : point;
	bool split = pen->style->ascii && width == 2;

	cell[0] = (struct cell){
		.point = shown, .width = split ? 1 : (uint8_t)width, .look = (uint8_t)pen->look
	};
	if (width == 2)
		cell[1] = (struct cell){
			.point = split ? shown : 0, .width = split, .look = (uint8_t)pen->look
		};
}

/* Writes characters of ASCII. */
static void
put_plain(const struct pen *pen, struct cell *cell, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		cell[i] = (struct cell){
			.point = (unsigned char)text[i], .width = 1, .look = (uint8_t)pen->look
		};
}

uint32_t
cells_put(const struct pen *pen, uint32_t row, uint32_t column, const char *text, size_t length)
{
	uint32_t end = end_of(pen), start = column;
	uint32_t point, width;

	if (row >= pen->page->rows || column > end)
		return column;
	for (size_t at = 0; at < length; column += width) {
		width = (uint32_t)utf8_plain(text + at, least(length - at, end - column));
		put_plain(pen, cell_at(pen, row, column), text + at, width);
		at += width;
		if (width > 0)
			continue;
		at += utf8_decode(text + at, length - at, &point);
		width = (uint32_t)utf8_width(point);
		if (column + width > end)
			break;
		if (width > 0)
			put_point(pen, cell_at(pen, row, column), point, width);
		else if (column > start)
			join_mark(pen, cell_at(pen, row, column - 1), point);
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
	if (row >= pen->page->rows)
		return;
	for (; column < end_of(pen); column++)
		put_point(pen, cell_at(pen, row, column), point, 1);
}

void
cells_mark(const struct pen *pen, uint32_t row, uint32_t column, uint32_t count)
{
	if (row >= pen->page->rows)
		return;
	for (uint32_t i = column; i < column + count && i < pen->page->columns; i++)
		cell_at(pen, row, i)->look = (uint8_t)pen->look;
}

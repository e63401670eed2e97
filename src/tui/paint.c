/* SPDX-License-Identifier: ISC */
/* Cells to curses, row by row. Rows that did not change are left alone, so that a screen reader
 * does not speak them again. The cursor is moved last and never hidden: it is what braille
 * displays and screen readers follow (screens.md 7). */
#include "tui/paint.h"

#include <curses.h>
#include <wchar.h>

#include "partway/base.h"
#include "partway/bounds.h"

void
paint_fini(struct paint *paint)
{
	page_fini(&paint->pages[0]);
	page_fini(&paint->pages[1]);
}

void
paint_forget(struct paint *paint)
{
	page_fini(&paint->pages[paint->shown]);
	clearok(curscr, TRUE);
}

static bool
same_cell(const struct cell *a, const struct cell *b)
{
	for (size_t i = 0; i < CELL_POINTS; i++)
		if (a->points[i] != b->points[i])
			return false;
	return a->width == b->width && a->look == b->look;
}

static bool
same_row(const struct page *a, const struct page *b, uint32_t row)
{
	size_t first = (size_t)row * a->columns;

	if (a->rows != b->rows || a->columns != b->columns)
		return false;
	for (size_t i = first; i < first + a->columns; i++)
		if (!same_cell(&a->cells[i], &b->cells[i]))
			return false;
	return true;
}

/* Where the C library takes another width for a character than we do, it would move all that
 * follows: then a question mark stands for it. */
static void
to_curses(const struct cell *cell, cchar_t *out)
{
	static const attr_t looks[] = {
		[LOOK_PLAIN] = A_NORMAL, [LOOK_BOLD] = A_BOLD, [LOOK_REVERSE] = A_REVERSE
	};
	wchar_t points[CELL_POINTS + 1] = L" ";

	for (size_t i = 0; i < CELL_POINTS && cell->points[i]; i++)
		points[i] = (wchar_t)cell->points[i];
	if (wcwidth(points[0]) != cell->width)
		wmemcpy(points, L"?", 2);
	setcchar(out, points, looks[cell->look], 0, NULL);
}

static void
paint_row(const struct page *page, uint32_t row)
{
	const struct cell *cells = page->cells + (size_t)row * page->columns;
	cchar_t line[BOUND_COLUMNS];
	int count = 0;

	for (uint32_t column = 0; column < page->columns; column++)
		if (cells[column].width > 0)
			to_curses(&cells[column], &line[count++]);
	mvadd_wchnstr((int)row, 0, line, count);
}

void
paint_draw(struct paint *paint, const struct ui *ui, const struct style *style)
{
	const struct page *old = &paint->pages[paint->shown];
	struct page *page = &paint->pages[1 - paint->shown];

	page_draw(page, ui, style);
	assert(page->columns <= BOUND_COLUMNS);
	for (uint32_t row = 0; row < page->rows; row++)
		if (!same_row(old, page, row))
			paint_row(page, row);
	move((int)page->cursor_row, (int)page->cursor_column);
	refresh();
	paint->shown = 1 - paint->shown;
}

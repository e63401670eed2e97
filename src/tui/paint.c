/* SPDX-License-Identifier: ISC */
/* Cells to curses, row by row. Rows that did not change are left alone, so that a screen reader
 * does not speak them again. The cursor is moved last and never hidden: it is what braille
 * displays and screen readers follow (screens.md 7). */
#include "tui/paint.h"

#include <curses.h>
#include <stdio.h>
#include <wchar.h>

#include "partway/base.h"
#include "partway/bounds.h"
#include "tui/terminfo.h"

#define FEW_ROWS 3 /* so many differ when the selection moves */

void
paint_fini(struct paint *paint)
{
	page_fini(&paint->pages[0]);
	page_fini(&paint->pages[1]);
}

/* Nothing is cleared: a terminal without a second screen would keep the page in its scrollback, and
 * a screen reader would begin again. */
void
paint_forget(struct paint *paint)
{
	page_fini(&paint->pages[paint->shown]);
	paint->anew = true;
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

/* What the looks are here; the words say all without them. */
struct looks {
	attr_t of[3];
};

static struct looks
looks_here(void)
{
	struct looks looks = { { [LOOK_PLAIN] = A_NORMAL,
	    [LOOK_BOLD] = A_BOLD,
	    [LOOK_REVERSE] = termattrs() & A_REVERSE ? A_REVERSE : A_STANDOUT } };

	if (!terminfo_has_looks())
		looks = (struct looks){ { A_NORMAL, A_NORMAL, A_NORMAL } };
	return looks;
}

/* Where the C library takes another width for a character than we do, it would move all that
 * follows: then a question mark stands for each of its cells. Returns how many characters it is for
 * curses. */
static int
to_curses(const struct cell *cell, const struct looks *looks, cchar_t *out)
{
	wchar_t points[CELL_POINTS + 1] = L" ";
	int count = 1;

	for (size_t i = 0; i < CELL_POINTS && cell->points[i]; i++)
		points[i] = (wchar_t)cell->points[i];
	if (wcwidth(points[0]) != cell->width) {
		wmemcpy(points, L"?", 2);
		count = cell->width;
	}
	for (int i = 0; i < count; i++)
		setcchar(&out[i], points, looks->of[cell->look], 0, NULL);
	return count;
}

static void
paint_row(const struct page *page, uint32_t row, const struct looks *looks)
{
	const struct cell *cells = page->cells + (size_t)row * page->columns;
	cchar_t line[BOUND_COLUMNS];
	int count = 0;

	for (uint32_t column = 0; column < page->columns; column++)
		if (cells[column].width > 0)
			count += to_curses(&cells[column], looks, &line[count]);
	mvadd_wchnstr((int)row, 0, line, count);
}

/* Hands over the rows that differ; returns how many. */
static uint32_t
paint_rows(const struct page *old, const struct page *page)
{
	const struct looks looks = looks_here();
	uint32_t differ = 0;

	for (uint32_t row = 0; row < page->rows; row++) {
		if (!same_row(old, page, row)) {
			paint_row(page, row, &looks);
			differ++;
		}
	}
	return differ;
}

/* All of each row that differs is sent: curses would scroll those that only move, and tmux keeps
 * what scrolls away. */
static void
send_whole_rows(const struct page *old, const struct page *page)
{
	for (uint32_t row = 0; row < page->rows; row++)
		if (!same_row(old, page, row))
			wredrawln(stdscr, (int)row, 1);
}

/* Moves the cursor from wherever it is. Curses does so by way of stdio. */
static void
find_cursor(void)
{
	mvcur(-1, -1, 0, 0);
	fflush(stdout);
}

void
paint_draw(struct paint *paint, const struct ui *ui, const struct style *style)
{
	const struct page *old = &paint->pages[paint->shown];
	struct page *page = &paint->pages[1 - paint->shown];
	uint32_t differ;

	page_draw(page, ui, style);
	assert(page->columns <= BOUND_COLUMNS);
	differ = paint_rows(old, page);
	if (paint->anew || (old->rows > 0 && differ > FEW_ROWS))
		send_whole_rows(old, page);
	if (paint->anew)
		find_cursor();
	paint->anew = false;
	move((int)page->cursor_row, (int)page->cursor_column);
	refresh();
	paint->shown = 1 - paint->shown;
}

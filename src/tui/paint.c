/* SPDX-License-Identifier: ISC */
/* Cells to curses: what changed, into what it is to show next. The rest is left alone, so that a screen
 * reader does not speak it again. The cursor is moved last and never hidden: it is what braille
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
	paint->anew = true;
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
to_curses(const struct page *page, size_t at, const struct looks *looks, cchar_t *out)
{
	const struct cell *cell = &page->cells[at];
	wchar_t wide[CELL_POINTS + 1] = { (wchar_t)cell->point };
	uint32_t points[CELL_POINTS];
	int count = 1;

	if (cell->marks > 0) {
		page_points(page, at, points);
		for (size_t i = 1; i < CELL_POINTS; i++)
			wide[i] = (wchar_t)points[i];
	}
	if (cell->point >= 0x7f && wcwidth(wide[0]) != cell->width) {
		wmemcpy(wide, L"?", 2);
		count = cell->width;
	}
	for (int i = 0; i < count; i++)
		setcchar(&out[i], wide, looks->of[cell->look], 0, NULL);
	return count;
}

static void
paint_columns(
    const struct page *page, uint32_t row, struct columns columns, const struct looks *looks)
{
	size_t start = (size_t)row * page->columns;
	cchar_t line[BOUND_COLUMNS];
	int count = 0;

	for (uint32_t column = columns.first; column < columns.end; column++)
		if (page->cells[start + column].width > 0)
			count += to_curses(page, start + column, looks, &line[count]);
	mvwadd_wchnstr(newscr, (int)row, (int)columns.first, line, count);
}

/* Hands over what differs; returns in how many rows. */
static uint32_t
paint_rows(const struct page *old, const struct page *page)
{
	const struct looks looks = looks_here();
	uint32_t differ = 0;

	for (uint32_t row = 0; row < page->rows; row++) {
		struct columns columns = page_changed(old, page, row);

		if (columns.end > 0) {
			paint_columns(page, row, columns, &looks);
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
		if (page_changed(old, page, row).end > 0)
			wredrawln(newscr, (int)row, 1);
}

/* Moves the cursor from wherever it is. Curses does so by way of stdio. */
static void
find_cursor(void)
{
	mvcur(-1, -1, 0, 0);
	fflush(stdout);
}

/* A page of another size than the one before is drawn on an empty screen. */
static void
begin_size(struct page *old, const struct page *page)
{
	if (old->rows == page->rows && old->columns == page->columns)
		return;
	page_clear(old, page->rows, page->columns);
	werase(newscr);
}

void
paint_draw(struct paint *paint, const struct ui *ui, const struct style *style)
{
	struct page *old = &paint->pages[paint->shown];
	struct page *page = &paint->pages[1 - paint->shown];
	uint32_t differ;

	page_draw(page, ui, style);
	assert(page->columns <= BOUND_COLUMNS);
	begin_size(old, page);
	differ = paint_rows(old, page);
	if (paint->anew) {
		wredrawln(newscr, 0, (int)page->rows);
		find_cursor();
	} else if (differ > FEW_ROWS) {
		send_whole_rows(old, page);
	}
	paint->anew = false;
	wmove(newscr, (int)page->cursor_row, (int)page->cursor_column);
	doupdate();
	paint->shown = 1 - paint->shown;
}

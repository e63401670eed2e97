/* SPDX-License-Identifier: ISC */
/* The same pages as well as ncurses can send them: a screen is collected into one write, because
 * endwin() comes before the first refresh; what is typed ahead stops no update; only rows that
 * change are drawn; a move changes two marks. */
#include <curses.h>
#include <locale.h>

#include "floor.h"

static void
draw_page(const struct floor_page *page)
{
	for (int row = 0; row < FLOOR_ROWS; row++) {
		move(row, 0);
		clrtoeol();
		if (page->rows[row])
			mvaddstr(row, FLOOR_TEXT, page->rows[row]);
	}
}

/* With the cursor on it. */
static void
draw_mark(const struct floor_page *page, int from, int to)
{
	mvaddch(page->answers[from], FLOOR_MARK, ' ');
	mvaddch(page->answers[to], FLOOR_MARK, '>');
	move(page->answers[to], FLOOR_MARK);
	wnoutrefresh(stdscr);
	doupdate();
}

int
main(void)
{
	int page = 0, chosen = 0, key;

	setlocale(LC_CTYPE, "");
	initscr();
	endwin();
	typeahead(-1);
	cbreak();
	noecho();
	draw_page(&floor_pages[page]);
	draw_mark(&floor_pages[page], 0, 0);
	while ((key = getch()) != 'q' && key != ERR) {
		int before = chosen;

		if (key == 'j' && chosen + 1 < floor_pages[page].count) {
			chosen++;
		} else if (key == 'k' && chosen > 0) {
			chosen--;
		} else if (key == '\n') {
			page = floor_pages[page].next, before = chosen = 0;
			draw_page(&floor_pages[page]);
		}
		draw_mark(&floor_pages[page], before, chosen);
	}
	endwin();
	return 0;
}

/* SPDX-License-Identifier: ISC */
/* The smallest honest program for pages of this kind, written as books about curses tell it. What
 * others take is told as ratios to it. */
#include <curses.h>
#include <locale.h>

#include "floor.h"

static void
draw(const struct floor_page *page, int chosen)
{
	erase();
	for (int row = 0; row < FLOOR_ROWS; row++) {
		if (row == page->answers[chosen]) {
			attron(A_REVERSE);
			mvaddch(row, FLOOR_MARK, '>');
		}
		if (page->rows[row])
			mvaddstr(row, FLOOR_TEXT, page->rows[row]);
		attroff(A_REVERSE);
	}
	move(page->answers[chosen], FLOOR_MARK);
	refresh();
}

int
main(void)
{
	int page = 0, chosen = 0, key;

	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	do {
		draw(&floor_pages[page], chosen);
		key = getch();
		if (key == 'j' && chosen + 1 < floor_pages[page].count)
			chosen++;
		else if (key == 'k' && chosen > 0)
			chosen--;
		else if (key == '\n')
			page = floor_pages[page].next, chosen = 0;
	} while (key != 'q' && key != ERR);
	endwin();
	return 0;
}

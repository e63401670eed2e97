/* SPDX-License-Identifier: ISC */
/* The same pages without curses, each in one write, for the one terminal that they are measured on:
 * what no library can be ahead of. */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "floor.h"

#define START "\033[?1049h"
#define CLEAR "\033[H\033[J"

static char bytes[8192];
static size_t length;

static void
put(const char *text)
{
	length += (size_t)snprintf(bytes + length, sizeof(bytes) - length, "%s", text);
}

static void
put_at(int row, int column, const char *text)
{
	length += (size_t)snprintf(
	    bytes + length, sizeof(bytes) - length, "\033[%d;%dH%s", row + 1, column + 1, text);
}

static int
send(void)
{
	ssize_t written = write(STDOUT_FILENO, bytes, length);

	length = 0;
	return written > 0;
}

static void
put_answer(const struct floor_page *page, int answer, int chosen)
{
	put_at(page->answers[answer], FLOOR_MARK, chosen ? "\033[7m> " : "  ");
	put(page->rows[page->answers[answer]]);
	put(chosen ? "\033[m" : "");
}

static void
put_page(const struct floor_page *page)
{
	put(CLEAR);
	for (int row = 0; row < FLOOR_ROWS; row++)
		if (page->rows[row])
			put_at(row, FLOOR_TEXT, page->rows[row]);
	put_answer(page, 0, 1);
}

int
main(void)
{
	int page = 0, chosen = 0, going;
	struct termios modes, before;
	char key;

	tcgetattr(STDIN_FILENO, &before);
	modes = before;
	cfmakeraw(&modes);
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	put(START);
	put_page(&floor_pages[page]);
	for (going = send(); going && read(STDIN_FILENO, &key, 1) == 1 && key != 'q';
	     going = send()) {
		int step = key == 'j' ? 1 : key == 'k' ? -1 : 0;

		if (key == '\r') {
			page = floor_pages[page].next, chosen = 0;
			put_page(&floor_pages[page]);
		} else if (chosen + step >= 0 && chosen + step < floor_pages[page].count) {
			put_answer(&floor_pages[page], chosen, 0);
			put_answer(&floor_pages[page], chosen += step, 1);
		}
		put_at(floor_pages[page].answers[chosen], FLOOR_MARK, "");
	}
	tcsetattr(STDIN_FILENO, TCSANOW, &before);
	return 0;
}

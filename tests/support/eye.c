/* SPDX-License-Identifier: ISC */
/* What is to be seen on the screen of a program: rows, cells, cursor, now or before long. */
#include "pty_inside.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "partway/page.h"
#include "partway/utf8.h"

static VTermScreenCell
cell_at(const struct pty *pty, int row, int column)
{
	VTermScreenCell cell;

	memset(&cell, 0, sizeof(cell)); /* libvterm leaves what it does not use as it was */
	vterm_screen_get_cell(pty->screen, (VTermPos){ .row = row, .col = column }, &cell);
	return cell;
}

const char *
pty_row(struct pty *pty, int row)
{
	char bytes[4];
	int width;

	str_clear(&pty->row);
	str_add(&pty->row, "");
	for (int column = 0; column < pty->columns; column += width) {
		VTermScreenCell cell = cell_at(pty, row, column);

		width = cell.width > 0 ? cell.width : 1;
		if (cell.chars[0] == 0)
			str_add_char(&pty->row, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			str_add_bytes(&pty->row, bytes, utf8_encode(cell.chars[i], bytes));
	}
	while (pty->row.length > 0 && pty->row.data[pty->row.length - 1] == ' ')
		pty->row.data[--pty->row.length] = '\0';
	return str_text(&pty->row);
}

char *
pty_screen(struct pty *pty)
{
	struct str all = { 0 };
	char *copy;

	for (int row = 0; row < pty->rows; row++)
		str_add_format(&all, "%s\n", pty_row(pty, row));
	copy = strdup(str_text(&all));
	str_fini(&all);
	return copy;
}

static bool
shows(struct pty *pty, const char *text)
{
	for (int row = 0; row < pty->rows; row++)
		if (strstr(pty_row(pty, row), text))
			return true;
	return false;
}

bool
pty_sees(struct pty *pty, const char *text)
{
	double end = pty_now_ms() + LIMIT_MS;

	while (!shows(pty, text))
		if (pty_now_ms() > end || (!pty_take_output(pty, 100) && pty->silent))
			return shows(pty, text);
	return true;
}

bool
pty_sees_cursor_at(struct pty *pty, const char *text)
{
	double end = pty_now_ms() + LIMIT_MS;

	while (cell_at(pty, pty->cursor.row, pty->cursor.col).chars[0] != '>'
	    || !strstr(pty_row(pty, pty->cursor.row), text))
		if (pty_now_ms() > end || (!pty_take_output(pty, 100) && pty->silent))
			return false;
	return true;
}

bool
pty_becomes(struct pty *pty, const char *screen)
{
	double end = pty_now_ms() + LIMIT_MS;

	for (;;) {
		char *now = pty_screen(pty);
		bool same = strcmp(now, screen) == 0;

		free(now);
		if (same || pty_now_ms() > end || (!pty_take_output(pty, 100) && pty->silent))
			return same;
	}
}

static bool
is_cell(const struct pty *pty, int row, int column, const struct page *page)
{
	size_t at = (size_t)(row * pty->columns + column);
	const struct cell *wanted = &page->cells[at];
	uint32_t points[CELL_POINTS];
	VTermScreenCell cell = cell_at(pty, row, column);
	size_t i = 0;

	if (wanted->width == 0)
		return true; /* behind a wide character, which was looked at */
	if (cell.chars[0] == 0)
		cell.chars[0] = ' ';
	page_points(page, at, points);
	for (; i < CELL_POINTS && points[i]; i++)
		if (cell.chars[i] != points[i])
			return false;
	return (i == VTERM_MAX_CHARS_PER_CELL || cell.chars[i] == 0) && cell.width == wanted->width
	    && cell.attrs.reverse == (wanted->look == LOOK_REVERSE)
	    && cell.attrs.bold == (wanted->look == LOOK_BOLD);
}

/* True where the screen is PAGE, the cursor too; else *ROW is where it is not. */
static bool
is_page(const struct pty *pty, const struct page *page, int *row)
{
	for (*row = 0; *row < pty->rows; ++*row)
		for (int column = 0; column < pty->columns; column++)
			if (!is_cell(pty, *row, column, page))
				return false;
	*row = pty->cursor.row;
	return pty->cursor.row == (int)page->cursor_row
	    && pty->cursor.col == (int)page->cursor_column;
}

bool
pty_becomes_page(struct pty *pty, const struct page *page, int *row)
{
	double end = pty_now_ms() + LIMIT_MS;

	if (pty->rows != (int)page->rows || pty->columns != (int)page->columns)
		return false;
	while (!is_page(pty, page, row))
		if (pty_now_ms() > end || (!pty_take_output(pty, 100) && pty->silent))
			return is_page(pty, page, row);
	return true;
}

bool
pty_is_blank(const struct pty *pty)
{
	for (int row = 0; row < pty->rows; row++) {
		for (int column = 0; column < pty->columns; column++) {
			uint32_t c = cell_at(pty, row, column).chars[0];

			if (c != 0 && c != ' ')
				return false;
		}
	}
	return true;
}

double
pty_time_to_blank(struct pty *pty, const char *key)
{
	double start = pty_now_ms();

	pty_type(pty, key);
	while (!pty_is_blank(pty))
		if (pty_now_ms() > start + LIMIT_MS || (!pty_take_output(pty, 100) && pty->silent))
			return pty_is_blank(pty) ? pty_now_ms() - start : -1;
	return pty_now_ms() - start;
}

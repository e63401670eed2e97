/* SPDX-License-Identifier: ISC */
/* What is to be seen of a program: whether a page is the one that is measured, and what it would take
 * by itself. */
#include <stdlib.h>
#include <string.h>

#include "partway/str.h"
#include "partway/utf8.h"
#include "stage.h"

static int
move_cursor(VTermPos position, VTermPos old, int visible, void *context)
{
	struct stage *stage = context;

	(void)old;
	(void)visible;
	stage->cursor = position;
	return 1;
}

void
look_open(struct stage *stage)
{
	static const VTermScreenCallbacks callbacks = { .movecursor = move_cursor };

	stage->terminal = vterm_new(STAGE_ROWS, STAGE_COLUMNS);
	vterm_set_utf8(stage->terminal, 1);
	stage->screen = vterm_obtain_screen(stage->terminal);
	vterm_screen_set_callbacks(stage->screen, &callbacks, stage);
	vterm_screen_enable_altscreen(stage->screen, 1);
	vterm_screen_reset(stage->screen, 1);
}

void
look_take(struct stage *stage)
{
	vterm_input_write(stage->terminal, stage->hold, stage->held);
	vterm_screen_flush_damage(stage->screen);
	stage->held = 0;
}

static VTermScreenCell
cell_at(const struct stage *stage, int row, int column)
{
	VTermScreenCell cell;

	memset(&cell, 0, sizeof(cell));
	vterm_screen_get_cell(stage->screen, (VTermPos){ .row = row, .col = column }, &cell);
	return cell;
}

/* Without spaces behind it. */
static void
add_row(struct str *text, const struct stage *stage, int row)
{
	size_t begin = text->length;
	char bytes[4];
	int width;

	str_add(text, "");
	for (int column = 0; column < STAGE_COLUMNS; column += width) {
		VTermScreenCell cell = cell_at(stage, row, column);

		width = cell.width > 0 ? cell.width : 1;
		if (cell.chars[0] == 0)
			str_add_char(text, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			str_add_bytes(text, bytes, utf8_encode(cell.chars[i], bytes));
	}
	while (text->length > begin && text->data[text->length - 1] == ' ')
		text->data[--text->length] = '\0';
}

static bool
same_look(const VTermScreenCell *a, const VTermScreenCell *b)
{
	return a->attrs.reverse == b->attrs.reverse && a->attrs.bold == b->attrs.bold
	    && vterm_color_is_equal(&a->fg, &b->fg) && vterm_color_is_equal(&a->bg, &b->bg);
}

/* How often looks change in the row. */
static unsigned
count_looks(const struct stage *stage, int row)
{
	VTermScreenCell before = cell_at(stage, row, 0);
	unsigned count = 0;

	for (int column = 1; column < STAGE_COLUMNS; column++) {
		VTermScreenCell cell = cell_at(stage, row, column);

		count += !same_look(&before, &cell);
		before = cell;
	}
	return count;
}

/* The column of TEXT in the row, or -1. */
static int
find_in_row(const struct stage *stage, int row, const char *text)
{
	struct str line = { 0 };
	const char *place;
	int column = -1;

	add_row(&line, stage, row);
	place = strstr(str_text(&line), text);
	if (place)
		column = (int)utf8_cells(str_text(&line), (size_t)(place - str_text(&line)));
	str_fini(&line);
	return column;
}

static bool
is_chosen(const struct stage *stage, int row, int column)
{
	VTermScreenCell cell = cell_at(stage, row, column);
	VTermScreenCell above = cell_at(stage, row > 0 ? row - 1 : row + 1, column);
	VTermScreenCell below = cell_at(stage, row + 1 < STAGE_ROWS ? row + 1 : row - 1, column);

	return row == stage->cursor.row || (!same_look(&cell, &above) && !same_look(&cell, &below));
}

bool
look_sees(const struct stage *stage, const char *text, bool chosen)
{
	for (int row = 0; row < STAGE_ROWS; row++) {
		int column = find_in_row(stage, row, text);

		if (column >= 0 && (!chosen || is_chosen(stage, row, column)))
			return true;
	}
	return false;
}

double
look_own_bytes(const struct stage *stage)
{
	struct str text = { 0 };
	double bytes;

	for (int row = 0; row < STAGE_ROWS; row++) {
		add_row(&text, stage, row);
		str_add(&text, "\r\n");
		for (unsigned looks = count_looks(stage, row); looks > 0; looks--)
			str_add(&text, "\033[7m");
	}
	bytes = (double)text.length;
	str_fini(&text);
	return bytes;
}

char *
look_screen(const struct stage *stage)
{
	struct str text = { 0 };

	for (int row = 0; row < STAGE_ROWS; row++) {
		add_row(&text, stage, row);
		str_add_char(&text, '\n');
	}
	return text.data;
}

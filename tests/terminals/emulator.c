/* SPDX-License-Identifier: ISC */
/* The screen behind the meanings of meanings.c. Where terminfo leaves open what a terminal does
 * (behind the last column), the plainest of the old ones is followed. */
#include "emulator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "meanings.h"
#include "partway/str.h"
#include "partway/utf8.h"

struct emulator {
	struct meanings meanings;
	struct emulator_cell *cells;
	int rows, columns;
	int row, column, top, bottom, saved_row, saved_column;
	bool wraps, wrap_due, inserting, bold, reverse;
	char strange[3 * 16 + 1];
};

struct emulator *
emulator_new(const char *name)
{
	struct emulator *emulator = calloc(1, sizeof(*emulator));

	if (!meanings_learn(&emulator->meanings, name)) {
		free(emulator);
		return NULL;
	}
	emulator->rows = emulator->meanings.traits.height;
	emulator->columns = emulator->meanings.traits.width;
	emulator->cells =
	    calloc((size_t)(emulator->rows * emulator->columns), sizeof(*emulator->cells));
	return emulator;
}

void
emulator_free(struct emulator *emulator)
{
	if (!emulator)
		return;
	meanings_fini(&emulator->meanings);
	free(emulator->cells);
	free(emulator);
}

struct emulator_abilities
emulator_abilities(const struct emulator *emulator)
{
	const struct traits *traits = &emulator->meanings.traits;

	return (struct emulator_abilities){ .rows = traits->height,
		.columns = traits->width,
		.screen = traits->screen,
		.like_xterm = traits->like_xterm,
		.bold = traits->bold,
		.reverse = traits->reverse };
}

const struct emulator_cell *
emulator_cells(const struct emulator *emulator)
{
	return emulator->cells;
}

const char *
emulator_strange(const struct emulator *emulator)
{
	return emulator->strange;
}

static int
between(int least, int value, int most)
{
	return value < least ? least : value > most ? most : value;
}

static void
go_to(struct emulator *e, int row, int column)
{
	e->row = between(0, row, e->rows - 1);
	e->column = between(0, column, e->columns - 1);
	e->wrap_due = false;
}

static void
move(struct emulator *e, int rows, int columns)
{
	int cells = e->rows * e->columns;
	int to = (e->row + rows) * e->columns + e->column + columns;

	if (e->meanings.traits.goes_round)
		go_to(e, (to + cells) % cells / e->columns, (to + cells) % e->columns);
	else
		go_to(e, e->row + rows, e->column + columns);
}

static struct emulator_cell *
at(struct emulator *e, int row, int column)
{
	return &e->cells[row * e->columns + column];
}

/* Blanks the cells from FROM up to, not with, BEHIND; both count from the top left corner. */
static void
blank(struct emulator *e, int from, int behind)
{
	for (int i = from; i < behind; i++)
		e->cells[i] = (struct emulator_cell){ .point = ' ' };
}

/* Moves the rows from FIRST to the bottom of the region by COUNT, up where it is positive. */
static void
scroll(struct emulator *e, int first, int count)
{
	const size_t row_size = (size_t)e->columns * sizeof(e->cells[0]);
	int rows = e->bottom - first + 1, gone = between(-rows, count, rows);

	if (rows <= 0)
		return;
	if (gone > 0) {
		memmove(at(e, first, 0), at(e, first + gone, 0), (size_t)(rows - gone) * row_size);
		blank(e, (e->bottom + 1 - gone) * e->columns, (e->bottom + 1) * e->columns);
	} else if (gone < 0) {
		memmove(at(e, first - gone, 0), at(e, first, 0), (size_t)(rows + gone) * row_size);
		blank(e, first * e->columns, (first - gone) * e->columns);
	}
}

static void
line_feed(struct emulator *e)
{
	e->wrap_due = false;
	if (e->row == e->bottom)
		scroll(e, e->top, 1);
	else
		go_to(e, e->row + 1, e->column);
}

static void
reverse_line_feed(struct emulator *e)
{
	if (e->row == e->top)
		scroll(e, e->top, -1);
	else
		go_to(e, e->row - 1, e->column);
}

static void
insert_cells(struct emulator *e, int count)
{
	for (int i = e->columns - 1; i >= e->column + count; i--)
		*at(e, e->row, i) = *at(e, e->row, i - count);
	for (int i = e->column; i < e->column + count && i < e->columns; i++)
		*at(e, e->row, i) = (struct emulator_cell){ .point = ' ' };
}

static void
delete_cells(struct emulator *e, int count)
{
	for (int i = e->column; i < e->columns; i++)
		*at(e, e->row, i) = i + count < e->columns ? *at(e, e->row, i + count)
							   : (struct emulator_cell){ .point = ' ' };
}

static void
wrap(struct emulator *e)
{
	e->column = 0;
	line_feed(e);
}

static void
put(struct emulator *e, uint32_t point)
{
	const struct traits *traits = &e->meanings.traits;
	struct emulator_cell *cell;

	if (e->wrap_due)
		wrap(e);
	if (e->inserting)
		insert_cells(e, 1);
	cell = at(e, e->row, e->column);
	if (traits->overstrikes && cell->point != ' ' && cell->point != point)
		point = point == ' ' && !traits->blank_erases ? cell->point : EMULATOR_BLOT;
	*cell = (struct emulator_cell){ point, e->bold, e->reverse };
	if (e->column < e->columns - 1)
		e->column++;
	else if (e->wraps && traits->wraps_late)
		e->wrap_due = true;
	else if (e->wraps)
		wrap(e);
}

static void
look(struct emulator *e, bool bold, bool reverse)
{
	e->bold = bold;
	e->reverse = reverse;
	for (int i = 0; i < e->meanings.traits.cookie; i++)
		put(e, ' ');
}

static void
tab(struct emulator *e, int direction)
{
	int every = e->meanings.traits.tabs;
	int next = direction > 0 ? e->column / every + 1 : (e->column - 1) / every;

	go_to(e, e->row, next * every);
}

static void
erase(struct emulator *e, enum effect effect)
{
	int start = e->row * e->columns, here = start + e->column;

	if (effect == EFFECT_CLEAR) {
		blank(e, 0, e->rows * e->columns);
		go_to(e, 0, 0);
	} else if (effect == EFFECT_ERASE_DOWN) {
		blank(e, here, e->rows * e->columns);
	} else if (effect == EFFECT_ERASE_RIGHT) {
		blank(e, here, start + e->columns);
	} else {
		blank(e, start, here + 1);
	}
}

static void
set_region(struct emulator *e, int top, int bottom)
{
	e->top = top;
	e->bottom = bottom;
	go_to(e, 0, 0);
}

static void
edit(struct emulator *e, const struct meaning *m)
{
	switch (m->effect) {
	case EFFECT_ERASE_CELLS:
		blank(e, e->row * e->columns + e->column,
		    e->row * e->columns + between(0, e->column + m->first, e->columns));
		break;
	case EFFECT_INSERT_CELLS:
		insert_cells(e, m->first);
		break;
	case EFFECT_DELETE_CELLS:
		delete_cells(e, m->first);
		break;
	case EFFECT_INSERT_ROWS:
		scroll(e, e->row, -m->first);
		break;
	case EFFECT_DELETE_ROWS:
		scroll(e, e->row, m->first);
		break;
	case EFFECT_INSERT_ON:
		e->inserting = true;
		break;
	case EFFECT_INSERT_OFF:
		e->inserting = false;
		break;
	case EFFECT_WRAPPING:
		e->wraps = m->first != 0;
		break;
	case EFFECT_REPEAT:
		for (int i = 0; i < m->second; i++)
			put(e, (uint32_t)m->first);
		break;
	default:
		erase(e, m->effect);
		break;
	}
}

static void
apply(struct emulator *e, const struct meaning *m)
{
	switch (m->effect) {
	case EFFECT_NOTHING:
		break;
	case EFFECT_PLACE:
		go_to(e, m->first < 0 ? e->row : m->first, m->second < 0 ? e->column : m->second);
		break;
	case EFFECT_MOVE:
		move(e, m->first, m->second);
		break;
	case EFFECT_LINE_FEED:
		for (int i = 0; i < m->first; i++)
			line_feed(e);
		break;
	case EFFECT_NEXT_LINE:
		wrap(e);
		break;
	case EFFECT_REVERSE_FEED:
		for (int i = 0; i < m->first; i++)
			reverse_line_feed(e);
		break;
	case EFFECT_TAB:
		tab(e, m->first);
		break;
	case EFFECT_SAVE:
		e->saved_row = e->row;
		e->saved_column = e->column;
		break;
	case EFFECT_RESTORE:
		go_to(e, e->saved_row, e->saved_column);
		break;
	case EFFECT_REGION:
		set_region(e, m->first, m->second);
		break;
	case EFFECT_LOOK:
		look(e, m->first != 0, m->second != 0);
		break;
	case EFFECT_MORE_LOOK:
		look(e, e->bold || m->first, e->reverse || m->second);
		break;
	default:
		edit(e, m);
		break;
	}
}

/* The length of an ANSI control sequence (ECMA-48) that the entry does not name: terminals of ANSI
 * do nothing about one that they do not know. 0: it is none. */
static size_t
foreign(const struct emulator *e, const char *bytes, size_t length)
{
	size_t at = 2;

	if (!e->meanings.traits.ansi || length < 3 || bytes[0] != '\033' || bytes[1] != '[')
		return 0;
	while (at < length && bytes[at] >= ' ' && bytes[at] < '@')
		at++;
	return at < length ? at + 1 : 0;
}

/* Takes what the bytes begin with: a sequence of the entry, else a character. Returns how many
 * bytes that were. */
static size_t
take(struct emulator *e, const char *bytes, size_t length)
{
	const struct meaning *meaning;
	size_t used = meanings_find(&e->meanings, bytes, length, &meaning);
	uint32_t point;

	if (used > 0) {
		apply(e, meaning);
		return used;
	}
	used = foreign(e, bytes, length);
	if (used > 0)
		return used;
	used = utf8_decode(bytes, length, &point);
	if (point != UTF8_BAD && point >= ' ' && point != 0x7f) {
		put(e, point);
	} else if (!*e->strange) {
		for (size_t i = 0; i < 16 && i < length; i++)
			snprintf(e->strange + 3 * i, 4, "%02x ", (unsigned char)bytes[i]);
	}
	return used;
}

static void
switch_on(struct emulator *e)
{
	for (int i = 0; i < e->rows * e->columns; i++)
		e->cells[i] = (struct emulator_cell){ .point = '#' };
	e->row = e->column = e->top = e->saved_row = e->saved_column = 0;
	e->bottom = e->rows - 1;
	e->wrap_due = e->inserting = e->bold = e->reverse = false;
	e->wraps = e->meanings.traits.wraps;
	*e->strange = '\0';
}

/* Pauses may stand within a sequence: they are taken out of a copy. */
void
emulator_show(struct emulator *emulator, const char *bytes, size_t length)
{
	struct str sent = { 0 };

	for (size_t at = 0; at < length; at++)
		if (bytes[at] != '\0' && bytes[at] != emulator->meanings.traits.pad)
			str_add_char(&sent, bytes[at]);
	switch_on(emulator);
	for (size_t at = 0; at < sent.length;)
		at += take(emulator, str_text(&sent) + at, sent.length - at);
	str_fini(&sent);
}

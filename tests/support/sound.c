/* SPDX-License-Identifier: ISC */
/* No part of Criterion in here: fuzzers are linked to it, too. */
#include "sound.h"

#include <stdlib.h>
#include <string.h>

#include "partway/action.h"
#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/utf8.h"

#define LEAVE_COLUMNS 24u /* from so many on "x leave now" is shown whole */
#define FOOTER_ROWS 40u   /* a window that is higher has its footer in this row */

/* Most are, and need no look at a table. */
static bool
is_plain(uint32_t point)
{
	return point >= ' ' && point <= '~';
}

static void
check_cells(const struct page *page, bool ascii)
{
	assert(page->cursor_row < page->rows && page->cursor_column < page->columns);
	for (uint32_t row = 0; row < page->rows; row++) {
		size_t start = (size_t)row * page->columns;
		uint32_t width = 0, points[CELL_POINTS];

		for (size_t at = start; at < start + page->columns; at++) {
			page_points(page, at, points);
			width += page->cells[at].width;
			assert((page->cells[at].width == 0) == (points[0] == 0));
			for (int i = 0; i < CELL_POINTS && points[i]; i++)
				assert(
				    is_plain(points[i]) || (!ascii && !utf8_is_unsafe(points[i])));
		}
		assert(width == page->columns);
	}
}

/* True where row ROW shows how to leave. */
static bool
shows_leaving(const struct page *page, uint32_t row)
{
	static const char words[] = "x leave now";
	const struct cell *cells = page->cells + (size_t)row * page->columns;
	uint32_t found = 0;

	for (uint32_t column = 0; column < page->columns && words[found]; column++) {
		if (cells[column].point != (unsigned char)words[found])
			found = 0;
		found += cells[column].point == (unsigned char)words[found];
	}
	return words[found] == '\0';
}

/* In the footer; at the top of a window that is too small. A single row shows the number for danger
 * now instead, once that is asked for. */
static void
check_way_out(const struct page *page)
{
	uint32_t footer = (page->rows < FOOTER_ROWS ? page->rows : FOOTER_ROWS) - 1;

	if (page->columns < LEAVE_COLUMNS || page->rows == 1)
		return;
	assert(shows_leaving(page, footer) || shows_leaving(page, 0) || shows_leaving(page, 1));
}

void
sound_page(const struct page *page, const struct ui *ui, bool ascii)
{
	assert(page->rows == ui->rows && page->columns == ui->columns);
	check_cells(page, ascii);
	check_way_out(page);
}

void
sound_ui(const struct ui *ui)
{
	uint32_t choices = ui_choice_count(ui), selected = ui_top(ui)->selected;

	assert(ui->depth >= 1 && ui->depth <= UI_LAYERS && ui->views[0].layer <= LAYER_WALK);
	for (uint32_t i = 1; i < ui->depth; i++) {
		bool is_warning = ui->views[i].layer >= LAYER_STILL_THERE;

		assert(ui->views[i].layer > LAYER_WALK);
		assert(!is_warning || (i + 1 == ui->depth && ui->site));
	}
	assert((selected == NONE) == (choices == 0));
	assert(selected == NONE || selected < choices);
	assert(memchr(ui->find, '\0', sizeof(ui->find)) && (!ui->message || *ui->message));
	assert(ui->wish == WISH_NONE);
}

/* The answers that are kept are to questions that can still be reached. */
static void
check_kept(const struct walk *walk)
{
	const struct forest *forest = walk->forest;
	uint8_t *reach = alloc_array(forest->entries_count, sizeof(*reach));

	if (walk->here != NONE)
		reach[walk->here] = 1;
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		struct span answers = forest->entries[entry].answers;

		for (uint32_t i = 0; reach[entry] && i < answers.count; i++)
			reach[walk_target(forest, walk->tree, answers.first + i)] = 1;
	}
	for (size_t i = walk->taken; i < walk->count; i++)
		assert(reach[walk->steps[i].entry]);
	free(reach);
}

void
sound_walk(const struct walk *walk)
{
	const struct forest *forest = walk->forest;

	assert(walk->taken <= walk->count && walk->count <= walk->capacity);
	for (size_t i = 0; i < walk->count; i++) {
		struct step step = walk->steps[i];
		struct span answers = forest->entries[step.entry].answers;
		uint32_t next = i + 1 < walk->taken ? walk->steps[i + 1].entry : walk->here;

		assert(step.answer >= answers.first && step.answer < answers.first + answers.count);
		assert(i >= walk->taken || walk_target(forest, walk->tree, step.answer) == next);
	}
	check_kept(walk);
}

/* Of a copy only the views are changed. */
void
sound_ways_out(const struct ui *ui)
{
	static const uint32_t leave[] = { 'x', 'X', 0x03, 0x1a, 0x1c };
	static const uint32_t help[] = { '0', '!' };
	struct ui copy;

	for (size_t i = 0; i < ARRAY_LEN(leave); i++) {
		copy = *ui;
		assert(!ui_key(&copy, leave[i]));
	}
	for (size_t i = 0; i < ARRAY_LEN(help); i++) {
		copy = *ui;
		assert(ui_key(&copy, help[i]));
		assert(
		    ui_top(&copy)->layer == (ui->region == NONE ? LAYER_HELPLINES : LAYER_REGION));
		assert(copy.asking == ASK_NOTHING);
	}
}

static bool
is_zero(const void *memory, size_t bytes)
{
	const unsigned char *byte = memory;

	for (size_t i = 0; i < bytes; i++)
		if (byte[i] != 0)
			return false;
	return true;
}

void
sound_wipe(struct ui *ui)
{
	uint32_t rows = ui->rows, columns = ui->columns;

	ui_wipe(ui);
	assert(ui->depth == 1 && ui->views[0].layer == LAYER_NOTICE);
	assert(is_zero(ui->walk.steps, ui->walk.capacity * sizeof(*ui->walk.steps)));
	assert(is_zero(ui->views + 1, sizeof(ui->views) - sizeof(*ui->views)));
	assert(is_zero(ui->find, sizeof(ui->find)));
	assert(ui->walk.count == 0 && ui->walk.tree == NONE);
	assert(ui->asking == ASK_NOTHING && ui->wish == WISH_NONE && !ui->message);
	assert(ui->rows == rows && ui->columns == columns);
}

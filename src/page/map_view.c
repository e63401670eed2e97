/* SPDX-License-Identifier: ISC */
/* The map as a view. It is drawn anew each time it is opened, so it is never older than the walk;
 * what a resize changes is only how many of its rows are seen. */
#include "page/map_view.h"

#include "page/layers.h"
#include "page/scroll.h"
#include "page/sheet.h"
#include "partway/forest.h"
#include "partway/ui.h"

/* Rows of the map that the window shows at once. */
static uint32_t
room(const struct ui *ui)
{
	struct sheet sheet = { 0 };
	uint32_t rows;

	sheet_open(&sheet, ui);
	rows = sheet.frame.text_rows;
	sheet_fini(&sheet);
	return rows;
}

/* Scrolls until the selected row is in the middle: what leads to it is above, what follows
 * below. */
static void
centre(struct ui *ui, uint32_t rows)
{
	uint32_t selected = layers_top(ui)->selected;

	layers_top(ui)->scroll = selected > rows / 2 ? selected - rows / 2 : 0;
	scroll_select(ui, selected);
}

void
map_view_open(struct ui *ui)
{
	uint32_t rows;

	layers_open(ui, LAYER_MAP);
	if (ui->rows == 0)
		return;                   /* it is said, from the walk alone */
	map_open(&ui->map, &ui->walk, 0); /* how many are seen depends on what stands below them */
	layers_top(ui)->selected = (uint32_t)map_here(&ui->map);
	rows = room(ui);
	map_open(&ui->map, &ui->walk, rows);
	layers_top(ui)->selected = (uint32_t)map_here(&ui->map);
	centre(ui, rows);
}

void
map_view_turn(struct ui *ui)
{
	uint32_t row = layers_top(ui)->selected;

	if (map_toggle(&ui->map, row))
		scroll_select(ui, row);
	else if (map_is_own(&ui->map, row))
		ui->message = "Your own way stays open.";
	else
		ui->message = "Nothing to open here.";
}

const char *
map_view_turn_words(const struct ui *ui)
{
	uint32_t row = ui_top(ui)->selected;

	if (row == NONE)
		return "";
	if (map_is_closed(&ui->map, row))
		return "Enter open";
	return map_can_close(&ui->map, row) ? "Enter close" : "";
}

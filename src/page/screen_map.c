/* SPDX-License-Identifier: ISC */
/* The map: a row for each question, and below them all of the selected one in words. No row names
 * an ending that was not reached, nor how near to the other person one leads. The line mode says
 * only what is nearest (nearby.c). */
#include "page/screens.h"

#include "page/sheet.h"

#define ROW_CELLS 44u /* beside the lines: margins, number, dots, mark of the place, endings */

/* Cells that each step in takes: so few that the number of the deepest question stands in its
 * row. */
static uint32_t
line_cells(const struct ui *ui)
{
	return sheet_is_compact(ui) ? 1 : ui->columns < 80 ? 2 : 3;
}

/* Lines as tree(1) draws them, in each locale; there is no room for them on a compact page. */
static void
add_lines(struct str *out, const struct map_row *row, uint32_t cells)
{
	uint32_t depth = row->depth < MAP_DEPTH ? row->depth : MAP_DEPTH;

	for (uint32_t i = 1; i <= depth; i++) {
		bool goes_on = row->lines >> i & 1;
		const char *line = i < depth ? (goes_on ? "|  " : "   ") : goes_on ? "|- " : "`- ";

		str_add_bytes(out, cells > 1 ? line : "   ", cells);
	}
}

/* Adds what a row is about: "X4" for an entry, "R" for another tree or block. */
static void
add_number(struct str *out, const struct map *map, const struct map_row *row)
{
	const struct forest *forest = map->forest;
	const struct tree *tree = &forest->trees[forest->entries[row->entry].tree];

	if (map_names_part(map, row))
		str_add(out, forest_text(forest, tree->mark));
	else
		forest_add_number(forest, out, row->entry);
}

static const char *
title(const struct map *map, const struct map_row *row)
{
	const struct forest *forest = map->forest;
	const struct entry *entry = &forest->entries[row->entry];

	return forest_text(
	    forest, map_names_part(map, row) ? forest->trees[entry->tree].title : entry->title);
}

static bool
is_answered(const struct walk *walk, uint32_t entry)
{
	for (size_t i = 0; i < walk->taken; i++)
		if (walk->steps[i].entry == entry)
			return true;
	return false;
}

/* True where a row has no room for more than its number and its mark. */
static bool
is_tight(const struct ui *ui, const struct map_row *row)
{
	return sheet_is_compact(ui) || line_cells(ui) * row->depth + ROW_CELLS > ui->columns;
}

/* Adds the marks behind the words of row I; they are never cut. */
static void
add_marks(struct str *out, const struct ui *ui, size_t i)
{
	const struct map_row *row = &ui->map.rows[i];

	if (row->kind == MAP_WAY)
		str_add(out, map_leads_down(&ui->map, i) ? " (below)" : " (above)");
	else if (row->kind == MAP_PART)
		return;
	else if (row->entry == ui->walk.here)
		str_add(out, is_tight(ui, row) ? " <- HERE" : "  <- YOU ARE HERE");
	else if (is_answered(&ui->walk, row->entry))
		str_add(out, " *");
}

static void
add_row(struct flow *flow, const struct ui *ui, uint32_t i, bool compact)
{
	const struct map_row *row = &ui->map.rows[i];
	struct str text = { 0 }, right = { 0 };
	struct para *para;
	size_t tail;

	add_lines(&text, row, line_cells(ui));
	if (map_is_closed(&ui->map, i))
		str_add(&text, "[+] ");
	if (row->kind == MAP_WAY)
		str_add(&text, "--> ");
	add_number(&text, &ui->map, row);
	if (row->kind != MAP_WAY)
		str_add_format(&text, "%s%s", compact ? " " : "  ", title(&ui->map, row));
	tail = text.length;
	add_marks(&text, ui, i);
	tail = text.length - tail;
	if (row->kind == MAP_QUESTION && !is_tight(ui, row))
		add_endings(&right, &ui->walk, row->entry);
	para = flow_add(flow, PARA_BRANCH, str_text(&right), str_text(&text));
	para->choice = i;
	para->tail = tail;
	str_fini(&text);
	str_fini(&right);
}

/* Adds from where the row is reached, and by which answer: the reader's own, where there is one. */
static void
add_reached(struct str *out, const struct ui *ui, const struct map_row *row, bool compact)
{
	const struct forest *forest = ui->forest;
	struct step by = { row->from, row->by };

	for (size_t i = 0; i < ui->walk.taken && row->kind == MAP_QUESTION; i++) {
		const struct step *step = &ui->walk.steps[i];

		if (walk_target(forest, ui->walk.tree, step->answer) == row->entry)
			by = *step;
	}
	if (by.entry == NONE) {
		str_add(out, "Each walk of this tree begins here.");
		return;
	}
	if (compact)
		str_add(out, "From ");
	else
		str_add(out, row->kind == MAP_WAY ? "Another way to it, from " : "Reached from ");
	forest_add_number(forest, out, by.entry);
	str_add(out, compact ? ": " : " by: ");
	str_add_sentence(out, forest_text(forest, forest->answers[by.answer].say));
}

/* Adds in full what the selected row is. */
static void
add_selected(struct flow *flow, const struct ui *ui, bool compact)
{
	const struct map_row *row = &ui->map.rows[ui_top(ui)->selected];
	struct str text = { 0 };

	add_number(&text, &ui->map, row);
	str_add_format(&text, "  %s", title(&ui->map, row));
	add_gap(flow);
	flow_add(flow, PARA_TEXT, NULL, str_text(&text))->stays = true;
	str_clear(&text);
	add_reached(&text, ui, row, compact);
	if (row->kind == MAP_QUESTION && !compact) {
		str_add(&text, " Leads straight to ");
		if (map_endings(&ui->walk, row->entry) > 0)
			add_endings(&text, &ui->walk, row->entry);
		else
			str_add(&text, "no ending");
		str_add_char(&text, '.');
	}
	flow_add(flow, PARA_TEXT, NULL, str_text(&text))->stays = true;
	str_fini(&text);
}

void
screen_map(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	bool compact = ui->rows == 0 || sheet_is_compact(ui);

	(void)side;
	add_scenario(heading, &ui->walk);
	str_add(&heading->place, compact ? "Map around " : "Map");
	if (compact)
		forest_add_number(ui->forest, &heading->place, ui->walk.here);
	if (ui->rows == 0) {
		add_nearby(main, &ui->walk);
		return;
	}
	for (uint32_t i = 0; i < ui->map.count; i++)
		add_row(main, ui, i, compact);
	if (ui_top(ui)->selected != NONE)
		add_selected(main, ui, compact);
}

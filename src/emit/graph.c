/* SPDX-License-Identifier: ISC */
/* What a graph shows, in the order of the forest's tables, so that a small change of a tree is a
 * small change of its graph. How it is written: dot.c and mermaid.c. */
#include "partway/graph.h"

#include <stdlib.h>
#include <string.h>

#include "emit/drawing.h"
#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/utf8.h"
#include "partway/walk.h"
#include "partway/wrap.h"
#include "walk/scope.h"

#define LABEL_CELLS 24u
#define WAY_ON "n0" /* an id that no entry has, nor any tree */

struct drawing {
	const struct graph *graph;
	const struct forest *forest;
	const struct pen *pen;
	struct scope scope;
	bool *opens;   /* by entry: walks begin here */
	bool *sheets;  /* by tree: an arrow leads to it, and it is not shown */
	bool leads_on; /* an answer returns, and all trees are shown */
	struct str *out;
	struct str from, to, label, words; /* of the node or arrow in hand */
};

/* --- texts ----------------------------------------------------------------------------------- */

/* Adds a text to the label, in lines. */
static void
add_lines(struct drawing *drawing, const char *text)
{
	struct str *label = &drawing->label;
	struct wrap_line line;
	struct wrap wrap;

	str_clear(&drawing->words);
	utf8_add_safe(&drawing->words, text, strlen(text), SIZE_MAX);
	wrap_start(&wrap, str_text(&drawing->words));
	for (bool more = false; wrap_next(&wrap, LABEL_CELLS, &line); more = true) {
		if (more)
			str_add_char(label, LABEL_BREAK);
		str_add_bytes(label, line.start, line.length);
	}
}

static const char *
mark_of(const struct drawing *drawing, uint32_t tree)
{
	return forest_text(drawing->forest, drawing->forest->trees[tree].mark);
}

static void
set_entry_id(const struct drawing *drawing, struct str *id, uint32_t entry)
{
	str_clear(id);
	str_add_char(id, 'n');
	forest_add_number(drawing->forest, id, entry);
}

/* Of the node that stands for a whole tree or block: no entry has an id without a number. */
static void
set_tree_id(const struct drawing *drawing, struct str *id, uint32_t tree)
{
	str_clear(id);
	str_add_format(id, "n%s", mark_of(drawing, tree));
}

/* --- nodes ----------------------------------------------------------------------------------- */

static void
draw_node(struct drawing *drawing, struct node node)
{
	node.id = str_text(&drawing->from);
	node.label = str_text(&drawing->label);
	drawing->pen->node(drawing->out, &node, drawing->graph->numbers);
}

static void
draw_entry(struct drawing *drawing, uint32_t entry)
{
	const struct entry *row = &drawing->forest->entries[entry];
	struct str text = { 0 };

	set_entry_id(drawing, &drawing->from, entry);
	forest_add_number(drawing->forest, &text, entry);
	if (!drawing->graph->numbers)
		str_add_format(&text, " %s", forest_text(drawing->forest, row->title));
	str_clear(&drawing->label);
	add_lines(drawing, str_text(&text));
	str_fini(&text);
	draw_node(drawing,
	    (struct node){ .kind = row->kind == ENTRY_ENDING ? NODE_ENDING : NODE_QUESTION,
		.is_opening = drawing->opens[entry] });
}

static void
begin_part(struct drawing *drawing, uint32_t part)
{
	const char *title = forest_text(drawing->forest, drawing->forest->trees[part].title);

	str_clear(&drawing->words);
	str_add_format(&drawing->words, "%s  ", mark_of(drawing, part));
	utf8_add_safe(&drawing->words, title, strlen(title), SIZE_MAX);
	drawing->pen->begin_part(drawing->out, mark_of(drawing, part), str_text(&drawing->words));
}

static void
draw_part(struct drawing *drawing, uint32_t part)
{
	struct span entries = drawing->forest->trees[part].entries;

	if (!drawing->graph->numbers)
		begin_part(drawing, part);
	for (uint32_t i = entries.first; i < entries.first + entries.count; i++)
		if (drawing->scope.holds[i])
			draw_entry(drawing, i);
	if (!drawing->graph->numbers)
		drawing->pen->end_part(drawing->out);
}

static void
draw_sheet(struct drawing *drawing, uint32_t tree)
{
	set_tree_id(drawing, &drawing->from, tree);
	str_clear(&drawing->label);
	if (!drawing->graph->numbers)
		str_add(&drawing->label, "sheet ");
	str_add(&drawing->label, mark_of(drawing, tree));
	if (!drawing->graph->numbers) {
		str_add_char(&drawing->label, LABEL_BREAK);
		add_lines(
		    drawing, forest_text(drawing->forest, drawing->forest->trees[tree].title));
	}
	draw_node(drawing, (struct node){ .kind = NODE_SHEET });
}

/* Where all trees are shown, a return leads to the one that was opened: by way of this node. */
static void
draw_way_on(struct drawing *drawing)
{
	str_clear(&drawing->from);
	str_add(&drawing->from, WAY_ON);
	str_clear(&drawing->label);
	add_lines(drawing,
	    drawing->graph->numbers ? "\xe2\x80\xa2" : "on to the tree that the reader opened");
	draw_node(drawing, (struct node){ .kind = NODE_WAY_ON });
}

/* --- arrows ---------------------------------------------------------------------------------- */

static void
draw_arrow(struct drawing *drawing, bool is_shared)
{
	struct arrow arrow = { .from = str_text(&drawing->from),
		.to = str_text(&drawing->to),
		.label = str_text(&drawing->label),
		.is_shared = is_shared };

	drawing->pen->arrow(drawing->out, &arrow);
}

static void
draw_ways_on(struct drawing *drawing)
{
	const struct forest *forest = drawing->forest;

	str_clear(&drawing->from);
	str_add(&drawing->from, WAY_ON);
	str_clear(&drawing->label);
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		if (forest->trees[i].is_block || forest->trees[i].opens_with == NONE)
			continue;
		set_entry_id(drawing, &drawing->to, forest->trees[i].start);
		draw_arrow(drawing, false);
	}
}

/* Puts the node that ANSWER leads to where arrows end. */
static void
aim(struct drawing *drawing, uint32_t answer)
{
	uint32_t target = scope_target(&drawing->scope, answer);

	if (target == NONE) {
		str_clear(&drawing->to);
		str_add(&drawing->to, WAY_ON);
	} else if (drawing->scope.holds[target]) {
		set_entry_id(drawing, &drawing->to, target);
	} else {
		set_tree_id(drawing, &drawing->to, drawing->forest->entries[target].tree);
	}
}

/* The next answer, from AT on, that leads where ANSWER does; END: none. */
static uint32_t
next_alike(const struct drawing *drawing, uint32_t answer, uint32_t at, uint32_t end)
{
	uint32_t target = scope_target(&drawing->scope, answer);

	while (at < end && scope_target(&drawing->scope, at) != target)
		at++;
	return at;
}

/* One arrow for all the answers that lead where ANSWER does, which is the first of them. */
static void
draw_answers(struct drawing *drawing, uint32_t answer, uint32_t end)
{
	bool is_shared = next_alike(drawing, answer, answer + 1, end) < end;

	str_clear(&drawing->label);
	for (uint32_t i = answer; i < end && !drawing->graph->numbers;
	     i = next_alike(drawing, answer, i + 1, end)) {
		if (is_shared)
			str_add_char(&drawing->label, LABEL_ANSWER);
		add_lines(drawing, forest_text(drawing->forest, drawing->forest->answers[i].say));
	}
	aim(drawing, answer);
	draw_arrow(drawing, is_shared);
}

static void
draw_question(struct drawing *drawing, uint32_t question)
{
	struct span answers = drawing->forest->entries[question].answers;
	uint32_t end = answers.first + answers.count;

	set_entry_id(drawing, &drawing->from, question);
	for (uint32_t i = answers.first; i < end; i++)
		if (next_alike(drawing, i, answers.first, end) == i)
			draw_answers(drawing, i, end);
}

/* --- all of it ------------------------------------------------------------------------------- */

static void
find_openings(struct drawing *drawing)
{
	const struct forest *forest = drawing->forest;
	uint32_t tree = drawing->graph->tree;

	for (uint32_t i = 0; i < forest->trees_count; i++)
		if (tree == NONE ? !forest->trees[i].is_block : i == tree)
			drawing->opens[walk_opening(forest, i)] = true;
}

/* What stands for the places that arrows lead to, but no entries. */
static void
find_others(struct drawing *drawing)
{
	const struct forest *forest = drawing->forest;

	for (uint32_t i = 0; i < forest->entries_count; i++) {
		struct span answers = forest->entries[i].answers;

		for (uint32_t j = 0; j < answers.count && drawing->scope.holds[i]; j++) {
			uint32_t target = scope_target(&drawing->scope, answers.first + j);

			if (target == NONE)
				drawing->leads_on = true;
			else if (!drawing->scope.holds[target])
				drawing->sheets[forest->entries[target].tree] = true;
		}
	}
}

static void
draw_nodes(struct drawing *drawing)
{
	const struct scope *scope = &drawing->scope;

	for (size_t i = 0; i < scope->part_count; i++)
		draw_part(drawing, scope->parts[i]);
	for (uint32_t i = 0; i < drawing->forest->trees_count; i++)
		if (drawing->sheets[i])
			draw_sheet(drawing, i);
	if (drawing->leads_on)
		draw_way_on(drawing);
}

static void
draw_arrows(struct drawing *drawing)
{
	const struct scope *scope = &drawing->scope;

	for (uint32_t i = 0; i < drawing->forest->entries_count; i++)
		if (scope->holds[i])
			draw_question(drawing, i);
	if (drawing->leads_on)
		draw_ways_on(drawing);
}

void
graph_write(const struct graph *graph, struct str *out)
{
	struct drawing drawing = { .graph = graph,
		.forest = graph->forest,
		.pen = graph->format == GRAPH_DOT ? &dot_pen : &mermaid_pen,
		.out = out };

	scope_open(&drawing.scope, graph->forest, graph->tree);
	drawing.opens = alloc_array(graph->forest->entries_count, sizeof(*drawing.opens));
	drawing.sheets = alloc_array(graph->forest->trees_count, sizeof(*drawing.sheets));
	find_openings(&drawing);
	find_others(&drawing);
	drawing.pen->begin(out, graph->numbers);
	draw_nodes(&drawing);
	draw_arrows(&drawing);
	drawing.pen->end(out);
	str_fini(&drawing.from);
	str_fini(&drawing.to);
	str_fini(&drawing.label);
	str_fini(&drawing.words);
	free(drawing.opens);
	free(drawing.sheets);
	scope_close(&drawing.scope);
}

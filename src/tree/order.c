/* SPDX-License-Identifier: ISC */
/* Two sorts: trees by the arrows between files, entries by the arrows within each. Afterwards every
 * arrow leads to a row further down, so one pass from below counts what is still to come. */
#include "tree/order.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/str.h"
#include "tree/sort.h"
#include "tree/tables.h"

#define SHOWN_THINGS 12u /* of a long cycle, in a finding */

/* What a cycle is reported with: THINGS are ranks of trees, or entries. */
struct report {
	const struct tables *tables;
	const char *text;
	struct diags *diags;
	const uint32_t *by_rank; /* trees by rank; NULL: things are entries */
	uint32_t first;          /* entry that thing 0 is */
};

static bool
is_row(uint32_t index)
{
	return index < GO_BROKEN;
}

/* --- cycles ---------------------------------------------------------------------------------- */

static const char *
thing_name(const struct report *report, uint32_t thing)
{
	const struct words *id = report->by_rank
	    ? &report->tables->trees[report->by_rank[thing]].id
	    : &report->tables->entries[report->first + thing].id;

	return report->text + id->text;
}

/* The entry that an answer belongs to. Linear: there are few cycles in a report. */
static const struct entry *
entry_of_answer(const struct tables *tables, uint32_t answer)
{
	const struct entry *entry = tables->entries;

	while (
	    answer < entry->answers.first || answer - entry->answers.first >= entry->answers.count)
		entry++;
	return entry;
}

static void
report_cycle(void *context, const struct cycle *cycle)
{
	const struct report *report = context;
	const struct tables *tables = report->tables;
	const struct ref *go = &tables->answers[cycle->arrow->answer].go;
	const struct entry *entry = entry_of_answer(tables, cycle->arrow->answer);
	struct str way = { 0 };

	for (uint32_t i = 0; i < cycle->count; i++) {
		bool is_left_out = cycle->count > SHOWN_THINGS && i >= SHOWN_THINGS / 2
		    && i + SHOWN_THINGS / 2 < cycle->count;

		if (!is_left_out)
			str_add_format(&way, "%s -> ", thing_name(report, cycle->things[i]));
		else if (i == SHOWN_THINGS / 2)
			str_add(&way, "... -> ");
	}
	str_add(&way, thing_name(report, cycle->things[0]));
	diag_add(report->diags, DIAG_CYCLE,
	    (struct place){
		.file = tables->trees[entry->tree].file, .line = go->line, .column = go->column },
	    "this answer leads back: %s", str_text(&way));
	diag_mend(report->diags, "lead it forward; a wait is an ending with \"again-in\".");
	str_fini(&way);
}

/* Takes the ways that were cut from the answers. */
static void
cut_ways(struct tables *tables, const struct graph *graph)
{
	for (size_t i = 0; i < graph->arrows_count; i++)
		if (graph->arrows[i].is_cut && graph->arrows[i].answer != NONE)
			tables->answers[graph->arrows[i].answer].go.index = GO_BROKEN;
}

/* --- trees ----------------------------------------------------------------------------------- */

/* What qsort_r() compares by. */
struct ranking {
	const struct tables *tables;
	const char *text;
	const bool *is_opening;
};

static int
class_of(const struct ranking *ranking, uint32_t tree)
{
	const struct tree *row = &ranking->tables->trees[tree];

	if (ranking->is_opening[tree])
		return 0;
	if (row->is_block)
		return 3;
	return strcmp(ranking->text + row->id.text, "start") == 0 ? 1 : 2;
}

static int
compare_trees(const void *a, const void *b, void *context)
{
	const uint32_t *left = a, *right = b;
	const struct ranking *ranking = context;
	const struct tree *trees = ranking->tables->trees;
	int order = class_of(ranking, *left) - class_of(ranking, *right);

	if (order == 0)
		order = strcmp(
		    ranking->text + trees[*left].id.text, ranking->text + trees[*right].id.text);
	return order ? order : (*left > *right) - (*left < *right);
}

/* All trees, as ties are broken. */
static void
rank_trees(const struct tables *tables, const char *text, uint32_t *by_rank)
{
	bool *is_opening = alloc_array(tables->trees_count, sizeof(*is_opening));
	struct ranking ranking = { tables, text, is_opening };

	for (uint32_t tree = 0; tree < tables->trees_count; tree++) {
		by_rank[tree] = tree;
		if (is_row(tables->trees[tree].opens_with))
			is_opening[tables->trees[tree].opens_with] = true;
	}
	qsort_r(by_rank, tables->trees_count, sizeof(*by_rank), compare_trees, &ranking);
	free(is_opening);
}

/* Arrows between ranks: of answers that lead into other files, and from a block to the trees that
 * open with it. Those have no answer; but such a block comes first among all in a cycle, and it is
 * an answer that leads back to it. */
static void
add_tree_arrows(const struct tables *tables, const uint32_t *rank_of, struct graph *graph)
{
	for (uint32_t tree = 0; tree < tables->trees_count; tree++)
		if (is_row(tables->trees[tree].opens_with))
			graph_add(
			    graph, rank_of[tables->trees[tree].opens_with], rank_of[tree], NONE);
	for (uint32_t entry = 0; entry < tables->entries_count; entry++) {
		struct span answers = tables->entries[entry].answers;
		uint32_t from = tables->entries[entry].tree;

		for (uint32_t i = answers.first; i < answers.first + answers.count; i++) {
			uint32_t to = tables->answers[i].go.index;

			if (is_row(to) && tables->entries[to].tree != from)
				graph_add(
				    graph, rank_of[from], rank_of[tables->entries[to].tree], i);
		}
	}
}

/* Writes trees in their order into ORDER. */
static void
sort_trees(struct tables *tables, struct report *report, uint32_t *order)
{
	uint32_t count = (uint32_t)tables->trees_count;
	uint32_t *by_rank = alloc_array(count, sizeof(*by_rank));
	uint32_t *rank_of = alloc_array(count, sizeof(*rank_of));
	struct graph graph = { .count = count };

	report->by_rank = by_rank;
	rank_trees(tables, report->text, by_rank);
	for (uint32_t rank = 0; rank < count; rank++)
		rank_of[by_rank[rank]] = rank;
	add_tree_arrows(tables, rank_of, &graph);
	graph_sort(&graph, order, report_cycle, report);
	for (uint32_t i = 0; i < count; i++)
		order[i] = by_rank[order[i]];
	cut_ways(tables, &graph);
	graph_fini(&graph);
	free(by_rank);
	free(rank_of);
}

/* --- entries --------------------------------------------------------------------------------- */

/* Writes the entries of one tree into ORDER. Endings come last by themselves: they lead nowhere,
 * and stand behind the questions already. */
static void
sort_entries(struct tables *tables, struct span span, struct report *report, uint32_t *order)
{
	struct graph graph = { .count = span.count };

	report->by_rank = NULL;
	report->first = span.first;
	for (uint32_t thing = 0; thing < span.count; thing++) {
		const struct entry *entry = &tables->entries[span.first + thing];

		for (uint32_t i = 0; i < entry->answers.count; i++) {
			uint32_t to = tables->answers[entry->answers.first + i].go.index;

			if (is_row(to) && tables->entries[to].tree == entry->tree)
				graph_add(&graph, thing, to - span.first, entry->answers.first + i);
		}
	}
	graph_sort(&graph, order, report_cycle, report);
	for (uint32_t i = 0; i < span.count; i++)
		order[i] += span.first;
	cut_ways(tables, &graph);
	graph_fini(&graph);
}

/* --- rows ------------------------------------------------------------------------------------ */

/* Puts entries in the order of FROM: where each comes from. Uses FROM up. */
static void
move_entries(struct tables *tables, uint32_t *from)
{
	for (uint32_t i = 0; i < tables->entries_count; i++) {
		struct entry first = tables->entries[i];
		uint32_t to = i;

		while (from[to] != i) {
			uint32_t next = from[to];

			tables->entries[to] = tables->entries[next];
			from[to] = to;
			to = next;
		}
		tables->entries[to] = first;
		from[to] = to;
	}
}

static void
move_trees(struct tables *tables, const uint32_t *from)
{
	struct tree *moved = alloc_array(tables->trees_count, sizeof(*moved));

	for (uint32_t i = 0; i < tables->trees_count; i++)
		moved[i] = tables->trees[from[i]];
	memcpy(tables->trees, moved, tables->trees_count * sizeof(*moved));
	free(moved);
}

/* Follows the rows with all that names them. */
static void
rename_rows(struct tables *tables, const uint32_t *new_tree, const uint32_t *new_entry)
{
	for (uint32_t i = 0; i < tables->trees_count; i++) {
		struct tree *tree = &tables->trees[i];

		tree->start = new_entry[tree->start];
		if (is_row(tree->opens_with))
			tree->opens_with = new_tree[tree->opens_with];
		for (uint32_t j = 0; j < tree->entries.count; j++) {
			tables->entries[tree->entries.first + j].tree = i;
			tables->entries[tree->entries.first + j].number = j + 1;
		}
	}
	for (uint32_t i = 0; i < tables->answers_count; i++)
		if (is_row(tables->answers[i].go.index))
			tables->answers[i].go.index = new_entry[tables->answers[i].go.index];
	for (uint32_t i = 0; i < tables->stops_count; i++)
		if (is_row(tables->stops[i].go.index))
			tables->stops[i].go.index = new_entry[tables->stops[i].go.index];
}

/* TREES: in order; ENTRIES: in order within each tree. */
static void
move_rows(struct tables *tables, const uint32_t *trees, const uint32_t *entries)
{
	uint32_t *new_tree = alloc_array(tables->trees_count, sizeof(*new_tree));
	uint32_t *new_entry = alloc_array(tables->entries_count, sizeof(*new_entry));
	uint32_t *from = alloc_array(tables->entries_count, sizeof(*from));
	uint32_t entry = 0;

	for (uint32_t i = 0; i < tables->trees_count; i++) {
		struct span *span = &tables->trees[trees[i]].entries;
		uint32_t first = entry;

		new_tree[trees[i]] = i;
		for (uint32_t j = span->first; j < span->first + span->count; j++) {
			from[entry] = entries[j];
			new_entry[entries[j]] = entry++;
		}
		span->first = first;
	}
	move_trees(tables, trees);
	move_entries(tables, from);
	rename_rows(tables, new_tree, new_entry);
	free(new_tree);
	free(new_entry);
	free(from);
}

/* --- what is still to come ------------------------------------------------------------------- */

static void
take_range(uint32_t *least, uint32_t *most, uint32_t other_least, uint32_t other_most)
{
	if (other_least == NONE)
		return;
	if (*least == NONE || other_least < *least)
		*least = other_least;
	if (*most == NONE || other_most > *most)
		*most = other_most;
}

static uint32_t
add_one(uint32_t count, bool one)
{
	return count == NONE ? NONE : count + one;
}

static void
count_left(const struct tables *tables, struct entry *entry)
{
	bool is_ending = entry->kind == ENTRY_ENDING;

	entry->least_left = entry->most_left = is_ending ? 0 : NONE;
	entry->least_return = entry->most_return = NONE;
	entry->most_contact = is_ending ? entry->contact : CONTACT_NONE;
	for (uint32_t i = 0; i < entry->answers.count; i++) {
		uint32_t go = tables->answers[entry->answers.first + i].go.index;
		const struct entry *next = is_row(go) ? &tables->entries[go] : NULL;
		bool one = next && next->kind == ENTRY_QUESTION;

		if (go == GO_RETURN)
			take_range(&entry->least_return, &entry->most_return, 0, 0);
		if (!next)
			continue;
		assert(next > entry);
		take_range(&entry->least_left, &entry->most_left, add_one(next->least_left, one),
		    add_one(next->most_left, one));
		take_range(&entry->least_return, &entry->most_return,
		    add_one(next->least_return, one), add_one(next->most_return, one));
		if (next->most_contact > entry->most_contact)
			entry->most_contact = next->most_contact;
	}
}

void
order_tables(struct tables *tables, const char *text, struct diags *diags)
{
	uint32_t *trees = alloc_array(tables->trees_count, sizeof(*trees));
	uint32_t *entries = alloc_array(tables->entries_count, sizeof(*entries));
	struct report report = { .tables = tables, .text = text, .diags = diags };

	sort_trees(tables, &report, trees);
	for (uint32_t i = 0; i < tables->trees_count; i++)
		sort_entries(tables, tables->trees[i].entries, &report,
		    entries + tables->trees[i].entries.first);
	move_rows(tables, trees, entries);
	for (size_t i = tables->entries_count; i-- > 0;)
		count_left(tables, &tables->entries[i]);
	free(trees);
	free(entries);
}

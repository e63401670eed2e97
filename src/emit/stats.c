/* SPDX-License-Identifier: ISC */
/* The tables of trees, walks and blocks. Numbers are counted here, lengths of walks in reach.c,
 * words and grades in reading.c; what trees share is in table.c. */
#include "partway/stats.h"

#include <stdlib.h>
#include <string.h>

#include "emit/reach.h"
#include "emit/table.h"
#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/reading.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define LEAST_NAME_CELLS 20u

/* What is counted of one tree or block. */
struct row {
	uint32_t questions, endings;                 /* its own */
	uint32_t questions_reached, endings_reached; /* by its walks, in all files */
	struct range whole, stopped;                 /* its walks, in questions */
	struct range from_another;                   /* walks that begin in another tree */
	uint64_t paths;
};

struct stats {
	const struct forest *forest;
	struct row *rows; /* by tree */
	struct reading reading;
	struct table table;
};

/* --- counting -------------------------------------------------------------------------------- */

static void
count_own(struct stats *stats)
{
	const struct forest *forest = stats->forest;

	for (uint32_t i = 0; i < forest->entries_count; i++) {
		struct row *row = &stats->rows[forest->entries[i].tree];

		if (forest->entries[i].kind == ENTRY_QUESTION)
			row->questions++;
		else
			row->endings++;
	}
}

static void
count_reached(const struct reach *reach, struct span entries, struct row *row)
{
	for (uint32_t i = entries.first; i < entries.first + entries.count; i++) {
		if (reach_any(reach, i).least == NONE)
			continue;
		if (reach->forest->entries[i].kind == ENTRY_QUESTION) {
			row->questions_reached++;
			continue;
		}
		row->endings_reached++;
		range_add(&row->whole, reach->before[WALK_WHOLE][i], 0, 0);
		range_add(&row->stopped, reach->before[WALK_STOPPED][i], 0, 0);
	}
}

/* Walks that lead into TREE from another one count there too: up to the start, and on from it. */
static void
count_from_another(struct stats *stats, const struct reach *reach, uint32_t tree)
{
	uint32_t index = stats->forest->trees[tree].start;
	const struct entry *start = &stats->forest->entries[index];
	uint32_t own = start->kind == ENTRY_QUESTION;

	range_add(&stats->rows[tree].from_another, reach_any(reach, index), start->least_left + own,
	    start->most_left + own);
}

/* Counts the walks of TREE, in all parts that they come into. */
static void
count_tree(struct stats *stats, struct reach *reach, uint32_t tree)
{
	const struct forest *forest = stats->forest;

	reach_of_tree(reach, tree);
	for (uint32_t part = 0; part < forest->trees_count; part++) {
		if (!reach->parts[part])
			continue;
		count_reached(reach, forest->trees[part].entries, &stats->rows[tree]);
		if (part != tree && !forest->trees[part].is_block)
			count_from_another(stats, reach, part);
	}
}

static void
count_walks(struct stats *stats)
{
	const struct forest *forest = stats->forest;
	uint64_t *paths = alloc_array(forest->trees_count, sizeof(*paths));
	struct reach reach;

	paths_count_each(forest, paths);
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		struct row *row = &stats->rows[i];

		row->whole = row->stopped = row->from_another = (struct range){ NONE, 0 };
		row->paths = paths[i];
	}
	reach_init(&reach, forest);
	for (uint32_t i = 0; i < forest->trees_count; i++)
		if (!forest->trees[i].is_block)
			count_tree(stats, &reach, i);
	reach_fini(&reach);
	free(paths);
}

/* --- tables ---------------------------------------------------------------------------------- */

static bool
begins_row(struct stats *stats, uint32_t tree, bool is_block)
{
	const struct tree *row = &stats->forest->trees[tree];

	if ((row->is_block != 0) != is_block)
		return false;
	table_name(&stats->table, forest_text(stats->forest, row->id));
	return true;
}

/* Words, both grades in tenths, and the end of the line. */
static void
add_prose(struct stats *stats, const struct prose *prose)
{
	const uint32_t grades[] = { prose_grade(prose), prose_smog(prose) };

	table_number(&stats->table, 8, prose->words);
	for (size_t i = 0; i < ARRAY_LEN(grades); i++)
		str_add_format(stats->table.out, " %4u.%u", (unsigned)grades[i] / 10,
		    (unsigned)grades[i] % 10);
	str_add_char(stats->table.out, '\n');
}

static void
write_trees(struct stats *stats)
{
	struct table *table = &stats->table;

	table_name(table, "Trees");
	str_add(table->out, "    questions      endings    paths   words  grade   SMOG\n");
	table_name(table, "");
	str_add(table->out, "  own reached  own reached\n");
	for (uint32_t i = 0; i < stats->forest->trees_count; i++) {
		const struct row *row = &stats->rows[i];
		struct prose prose;

		if (!begins_row(stats, i, false))
			continue;
		table_number(table, 5, row->questions);
		table_number(table, 8, row->questions_reached);
		table_number(table, 5, row->endings);
		table_number(table, 8, row->endings_reached);
		if (row->paths < UINT64_MAX)
			table_number(table, 9, row->paths);
		else
			table_text(table, 9, "too many");
		reading_of_tree(&stats->reading, i, &prose);
		add_prose(stats, &prose);
	}
	str_add(table->out,
	    "Reached: by its walks, in all files. Words and grades: of the tree, and of the\n"
	    "blocks and cards that its walks reach.\n");
}

static void
write_blocks(struct stats *stats)
{
	struct table *table = &stats->table;

	str_add_char(table->out, '\n');
	table_name(table, "Blocks");
	str_add(table->out, "    questions      endings            words  grade   SMOG\n");
	for (uint32_t i = 0; i < stats->forest->trees_count; i++) {
		if (!begins_row(stats, i, true))
			continue;
		table_number(table, 13, stats->rows[i].questions);
		table_number(table, 13, stats->rows[i].endings);
		table_text(table, 9, "");
		add_prose(stats, &stats->reading.trees[i]);
	}
}

static void
add_range(struct table *table, struct range range)
{
	struct str text = { 0 };

	if (range.least == NONE)
		str_add_char(&text, '-');
	else if (range.least == range.most)
		str_add_format(&text, "%u", (unsigned)range.least);
	else
		str_add_format(&text, "%u to %u", (unsigned)range.least, (unsigned)range.most);
	table_text(table, 13, str_text(&text));
	str_fini(&text);
}

static void
write_walks(struct stats *stats)
{
	struct table *table = &stats->table;

	str_add_char(table->out, '\n');
	table_name(table, "Questions in a walk");
	str_add(table->out, "        whole      stopped  from another tree\n");
	for (uint32_t i = 0; i < stats->forest->trees_count; i++) {
		if (!begins_row(stats, i, false))
			continue;
		add_range(table, stats->rows[i].whole);
		add_range(table, stats->rows[i].stopped);
		add_range(table, stats->rows[i].from_another);
		str_add_char(table->out, '\n');
	}
	str_add(table->out,
	    "A whole walk goes on past the block that its tree opens with.\n"
	    "Others are stopped there, or led elsewhere.\n");
}

static uint32_t
widest_id(const struct forest *forest)
{
	size_t widest = LEAST_NAME_CELLS;

	for (size_t i = 0; i < forest->trees_count; i++) {
		const char *id = forest_text(forest, forest->trees[i].id);
		size_t cells = utf8_cells(id, strlen(id));

		widest = cells > widest ? cells : widest;
	}
	return (uint32_t)widest;
}

void
stats_write(const struct forest *forest, struct str *out)
{
	struct stats stats = {
		.forest = forest,
		.rows = alloc_array(forest->trees_count, sizeof(*stats.rows)),
		.table = { out, widest_id(forest) },
	};

	reading_init(&stats.reading, forest);
	count_own(&stats);
	count_walks(&stats);
	write_trees(&stats);
	write_walks(&stats);
	write_blocks(&stats);
	table_shared(&stats.table, forest);
	reading_fini(&stats.reading);
	free(stats.rows);
}

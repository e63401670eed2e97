/* SPDX-License-Identifier: ISC */
#include "tour.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/walk.h"
#include "picture.h"
#include "program.h"

/* --- all walks through a picture -------------------------------------------------------------- */

const struct form forms[FORMS] = {
	{ "DOT", "", false, false },
	{ "Mermaid", " --format mermaid", true, false },
	{ "DOT, numbers", " --numbers", false, true },
	{ "Mermaid, numbers", " --numbers --format mermaid", true, true },
};

struct tour {
	const struct forest *forest;
	const struct form *form;
	const char *options;      /* which trees */
	struct picture *pictures; /* by tree */
	struct picture *picture;  /* where the walk is */
	size_t walks;
};

static void
set_id(const struct forest *forest, struct str *id, uint32_t entry)
{
	str_clear(id);
	str_add_char(id, 'n');
	forest_add_number(forest, id, entry);
}

/* Of what stands for the whole tree or block TREE. */
static void
set_tree_id(const struct forest *forest, struct str *id, uint32_t tree)
{
	str_clear(id);
	str_add_format(id, "n%s", forest_text(forest, forest->trees[tree].mark));
}

static void
add_bare(struct str *words, const char *text)
{
	for (; *text; text++)
		if (*text != ' ')
			str_add_char(words, *text);
}

/* Looks at the node of ENTRY. */
static void
see(const struct tour *tour, uint32_t entry, bool is_first)
{
	const struct entry *row = &tour->forest->entries[entry];
	struct str id = { 0 }, words = { 0 };
	struct picture_node *node;

	set_id(tour->forest, &id, entry);
	node = picture_find(tour->picture, str_text(&id));
	cr_assert(node, "%s is missing", str_text(&id));
	forest_add_number(tour->forest, &words, entry);
	if (!tour->form->numbers)
		add_bare(&words, forest_text(tour->forest, row->title));
	cr_assert_str_eq(node->words, str_text(&words));
	cr_assert_eq(node->look, row->kind == ENTRY_ENDING ? LOOKS_ENDING : LOOKS_QUESTION);
	cr_assert_eq(node->is_bold, is_first, "%s", node->id);
	node->was_seen = true;
	str_fini(&id);
	str_fini(&words);
}

/* The arrow of this step: by the answer's words, or where there are none the one to ENTRY, to its
 * sheet, or on. */
static struct picture_arrow *
find_arrow(const struct tour *tour, const struct step *step, uint32_t entry)
{
	const struct forest *forest = tour->forest;
	struct str from = { 0 }, words = { 0 }, to = { 0 };
	struct picture_arrow *arrow;

	set_id(forest, &from, step->entry);
	add_bare(&words, forest_text(forest, forest->answers[step->answer].say));
	set_id(forest, &to, entry);
	if (!tour->form->numbers) {
		arrow = picture_find_arrow(tour->picture, from.data, words.data, NULL);
	} else {
		arrow = picture_find_arrow(tour->picture, from.data, "", to.data);
		set_tree_id(forest, &to, forest->entries[entry].tree);
		if (!arrow)
			arrow = picture_find_arrow(tour->picture, from.data, "", to.data);
		if (!arrow)
			arrow = picture_find_arrow(tour->picture, from.data, "", "n0");
	}
	cr_assert(arrow, "%s: no arrow for %s", from.data, words.data);
	str_fini(&from);
	str_fini(&words);
	str_fini(&to);
	return arrow;
}

/* Goes along the arrow of STEP: it must lead to ENTRY, or by way of a node that leads on there. */
static void
follow(struct tour *tour, const struct step *step, uint32_t entry)
{
	const struct forest *forest = tour->forest;
	struct picture_arrow *arrow = find_arrow(tour, step, entry);
	struct picture_node *node = picture_find(tour->picture, arrow->to);
	uint32_t tree = forest->entries[entry].tree;
	struct str id = { 0 };

	arrow->was_taken = node->was_seen = true;
	set_id(forest, &id, entry);
	if (node->look == LOOKS_SHEET) {
		cr_assert_eq(entry, forest->trees[tree].start);
		set_tree_id(forest, &id, tree);
		cr_assert_str_eq(arrow->to, str_text(&id));
		tour->picture = &tour->pictures[tree];
	} else if (node->look == LOOKS_WAY_ON) {
		cr_assert_eq(forest->answers[step->answer].go.index, GO_RETURN);
		arrow = picture_find_arrow(tour->picture, node->id, "", str_text(&id));
		cr_assert(arrow, "%s does not lead to %s", node->id, str_text(&id));
		arrow->was_taken = true;
	} else {
		cr_assert_str_eq(arrow->to, str_text(&id), "by the answer %s", arrow->words);
	}
	str_fini(&id);
}

static void
take_walk(const struct walk *walk, void *context)
{
	struct tour *tour = context;

	tour->picture = &tour->pictures[walk->tree];
	for (size_t i = 0; i < walk->taken; i++) {
		see(tour, walk->steps[i].entry, i == 0);
		follow(tour, &walk->steps[i],
		    i + 1 < walk->taken ? walk->steps[i + 1].entry : walk->here);
	}
	see(tour, walk->here, walk->taken == 0);
	tour->walks++;
}

/* Nothing is drawn that no walk comes by. */
static void
check_all_seen(const struct picture *picture)
{
	for (size_t i = 0; i < picture->node_count; i++)
		cr_assert(picture->nodes[i].was_seen, "nothing leads to %s", picture->nodes[i].id);
	for (size_t i = 0; i < picture->arrow_count; i++)
		cr_assert(picture->arrows[i].was_taken, "no walk goes from %s to %s by \"%s\"",
		    picture->arrows[i].from, picture->arrows[i].to, picture->arrows[i].words);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void
draw(const struct tour *tour, const char *tree, struct picture *picture)
{
	struct program program = { 0 };
	struct str command = { 0 };

	str_add_format(&command, "$PARTWAY graph %s%s%s%s", tree, tour->options,
	    tour->form->options, tour->form->mermaid ? "" : " | " PICTURE_DRAWN);
	program_run(&program, str_text(&command), NULL);
	cr_assert_eq(program.status, 0, "%s", str_text(&command));
	cr_assert_str_eq(str_text(&program.err), "", "%s", str_text(&command));
	if (tour->form->mermaid)
		picture_read_mermaid(picture, str_text(&program.out));
	else
		picture_read_drawn(picture, str_text(&program.out));
	program_fini(&program);
	str_fini(&command);
}

void
skip_without(const char *tool)
{
	struct program program = { 0 };
	struct str command = { 0 };

	str_add_format(&command, "command -v %s", tool);
	program_run(&program, str_text(&command), NULL);
	str_clear(&command);
	str_add_format(&command, "%s is not installed", tool);
	if (program.status != 0)
		skip_here(str_text(&command));
	program_fini(&program);
	str_fini(&command);
}

/* Each tree by a picture of its own; where an arrow leads to another sheet, one takes that. */
static void
tour_sheets(struct tour *tour)
{
	const struct forest *forest = tour->forest;

	for (uint32_t i = 0; i < forest->trees_count; i++)
		if (!forest->trees[i].is_block)
			draw(tour, forest_text(forest, forest->trees[i].id), &tour->pictures[i]);
	for (uint32_t i = 0; i < forest->trees_count; i++)
		if (!forest->trees[i].is_block)
			paths_visit(forest, i, take_walk, tour);
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		check_all_seen(&tour->pictures[i]);
		picture_fini(&tour->pictures[i]);
	}
}

/* All trees in one picture. */
static void
tour_forest(struct tour *tour)
{
	const struct forest *forest = tour->forest;
	struct picture all = { 0 };

	draw(tour, "", &all);
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		if (forest->trees[i].is_block)
			continue;
		tour->pictures[i] = all;
		paths_visit(forest, i, take_walk, tour);
	}
	check_all_seen(&all);
	picture_fini(&all);
}

size_t
tour_all(const struct forest *forest, const struct form *form, const char *options)
{
	struct tour tour = { .forest = forest,
		.form = form,
		.options = options,
		.pictures = alloc_array(forest->trees_count, sizeof(*tour.pictures)) };
	uint64_t all;

	tour_sheets(&tour);
	cr_assert(paths_count_all(forest, &all) && tour.walks == all);
	tour_forest(&tour);
	cr_assert_eq(tour.walks, 2 * all);
	free(tour.pictures);
	return all;
}

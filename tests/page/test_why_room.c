/* SPDX-License-Identifier: ISC */
/* Reasons and sources as they are laid out: behind `w`, and beside a question on a wide screen. */
#include <criterion/criterion.h>
#include <string.h>

#include "page/sheet.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/str.h"
#include "partway/ui.h"

static struct ui ui;

/* Rows of the side column above the map, which takes what is left. */
static uint32_t
rows_above_map(const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->right.count; i++) {
		const struct run *run = &sheet->right.runs[i];

		if (strcmp(run->text, "Where you are") == 0)
			return run->row - 1;
	}
	return sheet->right.rows;
}

/* The side column of a wide page with the answers of WALK up to each of its questions. */
static void
check_side(const struct walk *walk, void *most)
{
	struct walk own = ui.walk, part = *walk;

	for (part.taken = 0; part.taken < walk->taken; part.taken++) {
		struct sheet sheet = { 0 };

		part.here = walk->steps[part.taken].entry;
		part.count = part.taken;
		ui.walk = part;
		sheet_open(&sheet, &ui);
		if (rows_above_map(&sheet) > *(uint32_t *)most)
			*(uint32_t *)most = rows_above_map(&sheet);
		sheet_fini(&sheet);
	}
	ui.walk = own;
}

Test(why_room, beside_a_question_there_is_room_for_reasons_and_answers)
{
	const struct forest *forest = forest_builtin();
	uint32_t most = 0;

	ui_init(&ui, forest, (struct date){ .year = 2026, .month = 8, .day = 22 });
	ui_resize(&ui, 60, 200);
	ui.views[0].layer = LAYER_WALK;
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			paths_visit(forest, tree, check_side, &most);
	ui_fini(&ui);
	cr_assert(most > 15 && most <= 26, "%u rows", (unsigned)most);
}

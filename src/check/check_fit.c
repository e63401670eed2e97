/* SPDX-License-Identifier: ISC */
/* What a screen has no room for: each question is laid out as readers will see it, by the pages'
 * own code, at the usual size and at the smallest one, unless it must fit. */
#include "check/parts.h"

#include "check/locate.h"
#include "check/signs.h"
#include "page/layers.h"
#include "page/sheet.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/said.h"
#include "partway/ui.h"
#include "partway/wrap.h"
#include "tree/place.h"

#define USUAL_ROWS 24u
#define USUAL_COLUMNS 80u

/* More than question and answers ever leave to the head, the foot, margins and numbers
 * (tests/lint/screen-full-words.yaml). */
#define EDGE_ROWS 6u
#define EDGE_COLUMNS 20u

struct check {
	const struct forest *forest;
	struct ui ui;
	struct locator locator;
	struct diags *diags;
};

/* --- questions */

/* A size of screen, and what of a question must be seen there at once. */
struct view_size {
	uint32_t rows, columns;
	bool all; /* all answers, else the first one */
	const char *what;
};

static size_t
count_rows(const struct check *check, struct words words, size_t cells)
{
	struct wrap_line line;
	struct wrap wrap;
	size_t rows = 0;

	wrap_start(&wrap, forest_text(check->forest, words));
	while (wrap_next(&wrap, cells, &line))
		rows++;
	return rows;
}

/* True where a question fits even on a screen with less room: most do, and need not be laid out. */
static bool
fits_easily(const struct check *check, const struct entry *question, const struct view_size *size)
{
	size_t cells = size->columns - EDGE_COLUMNS;
	size_t rows = EDGE_ROWS + count_rows(check, question->title, cells);

	for (uint32_t i = 0; i < (size->all ? question->answers.count : 1); i++)
		rows += count_rows(
		    check, check->forest->answers[question->answers.first + i].say, cells);
	return rows <= size->rows;
}

/* True where the question that the reader is at fits. */
static bool
check_size(struct check *check, const struct view_size *size)
{
	const struct entry *entry = &check->forest->entries[check->ui.walk.here];
	struct sheet sheet = { 0 };
	const struct spot *last;
	uint32_t needed, rows;

	if (fits_easily(check, entry, size))
		return true;
	check->ui.rows = size->rows;
	check->ui.columns = size->columns;
	sheet_open(&sheet, &check->ui);
	assert(sheet.left.spot_count == entry->answers.count);
	last = &sheet.left.spots[size->all ? sheet.left.spot_count - 1 : 0];
	needed = last->row + last->rows;
	rows = sheet.frame.text_rows;
	sheet_fini(&sheet);
	if (needed <= rows)
		return true;
	diag_add(check->diags, DIAG_SCREEN_FULL, place_of_entry(check->forest, check->ui.walk.here),
	    "%s %u rows, a screen of %ux%u has %u", size->what, (unsigned)needed,
	    (unsigned)size->columns, (unsigned)size->rows, (unsigned)rows);
	diag_mend(check->diags, "shorten it.");
	diag_about(check->diags, forest_text(check->forest, entry->id));
	return false;
}

static void
check_question(struct check *check, uint32_t entry)
{
	static const struct view_size sizes[] = {
		{ USUAL_ROWS, USUAL_COLUMNS, true, "the question and its answers need" },
		{ SMALL_ROWS, SMALL_COLUMNS, false, "the question and its first answer need" },
	};

	check->ui.walk.here = entry;
	layers_show_walk(&check->ui);
	for (size_t i = 0; i < ARRAY_LEN(sizes) && check_size(check, &sizes[i]); i++)
		;
}

/* A reader who has opened a tree and answered nothing: which tree, and what was answered before,
 * shows in the heading only. */
static void
check_questions(struct check *check)
{
	const struct forest *forest = check->forest;
	uint32_t tree = 0;

	while (forest->trees[tree].is_block)
		tree++;
	ui_init(&check->ui, forest, (struct date){ 0 });
	walk_open(&check->ui.walk, tree);
	for (uint32_t entry = 0; entry < forest->entries_count; entry++)
		if (forest->entries[entry].kind == ENTRY_QUESTION)
			check_question(check, entry);
	ui_fini(&check->ui);
}

/* --- words */

static void
check_words(const struct said *said, void *context)
{
	struct check *check = context;
	struct part part;
	size_t cells = signs_find_wide(forest_text(check->forest, said->words), &part);

	if (cells == 0)
		return;
	signs_tell_wide(
	    check->diags, locate_said(&check->locator, check->forest, said, part), cells);
	diag_about(check->diags, forest_text(check->forest, said->about));
}

void
check_fit(const struct forest *forest, struct diags *diags)
{
	struct check check = { .forest = forest, .locator = { .diags = diags }, .diags = diags };

	check_questions(&check);
	said_visit(forest, check_words, &check);
}

/* SPDX-License-Identifier: ISC */
/* What a screen has no room for: each question is laid out as readers will see it, by the pages'
 * own code, at the usual size and at the smallest one. */
#include "check/parts.h"

#include <string.h>

#include "check/locate.h"
#include "page/layers.h"
#include "page/sheet.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/said.h"
#include "partway/ui.h"
#include "partway/utf8.h"
#include "tree/place.h"

#define USUAL_ROWS 24u
#define USUAL_COLUMNS 80u
#define WORD_CELLS (SMALL_COLUMNS - 4) /* less the margins, and what stands before most texts: + */

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

/* True where the question that the reader is at fits. */
static bool
check_size(struct check *check, const struct view_size *size)
{
	const struct entry *entry = &check->forest->entries[check->ui.walk.here];
	struct sheet sheet = { 0 };
	const struct spot *last;
	uint32_t needed, rows;

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

/* The first piece of TEXT without a place to break a line at that takes more than LIMIT cells, and
 * how many it takes; 0: there is none. Lines break at spaces, and beside wide letters. */
static size_t
find_wide(const char *text, size_t limit, struct part *part)
{
	size_t cells = 0, start = 0, length = strlen(text), step;
	uint32_t point;

	for (size_t at = 0; at < length; at += step) {
		int width;

		step = utf8_decode(text + at, length - at, &point);
		width = point == UTF8_BAD ? 1 : utf8_width(point);
		if (point == ' ' || width > 1) {
			if (cells > limit)
				break;
			start = at + step;
			cells = 0;
		} else {
			cells += (size_t)width;
			*part = (struct part){ start, at + step - start };
		}
	}
	return cells > limit ? cells : 0;
}

static void
check_words(const struct said *said, void *context)
{
	struct check *check = context;
	struct part part;
	size_t cells = find_wide(forest_text(check->forest, said->words), WORD_CELLS, &part);

	if (cells == 0)
		return;
	diag_add(check->diags, DIAG_WORD_WIDE,
	    locate_said(&check->locator, check->forest, said, part),
	    "a word of %zu cells does not fit in %u columns", cells, SMALL_COLUMNS);
	diag_mend(check->diags, "part it, or write another one.");
	diag_about(check->diags, forest_text(check->forest, said->about));
}

void
check_fit(const struct forest *forest, struct diags *diags)
{
	struct check check = { .forest = forest, .locator = { .diags = diags }, .diags = diags };

	check_questions(&check);
	said_visit(forest, check_words, &check);
}

/* SPDX-License-Identifier: ISC */
/* Pages for the sweep to compare with. */
#include "pages.h"

#include <stdio.h>
#include <stdlib.h>

#include "partway/diag.h"
#include "partway/load.h"
#include "partway/ui.h"

#define FOLDER "tests/support/forest"

struct forest *
pages_forest(void)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct forest *forest = NULL;

	if (source_files_read(&files, FOLDER, &diags))
		forest = forest_load(&files, FOLDER, &diags);
	if (!forest) {
		fprintf(stderr, "cannot load " FOLDER "\n");
		exit(1);
	}
	source_files_fini(&files);
	diags_fini(&diags);
	return forest;
}

void
pages_draw(struct pages *pages, const struct forest *forest, const struct site *site, int rows,
    int columns)
{
	const struct style style = { .ascii = false };
	struct ui ui;

	ui_init(&ui, forest, (struct date){ .year = 2025, .month = 1, .day = 31 });
	ui.can_save = !site; /* as in the program */
	if (site)
		ui_welcome(&ui, site);
	ui_resize(&ui, (uint32_t)rows, (uint32_t)columns);
	page_draw(&pages->first, &ui, &style);
	ui_key(&ui, '1');
	page_draw(&pages->second, &ui, &style);
	page_clear(&pages->blank, (uint32_t)rows, (uint32_t)columns);
	ui_fini(&ui);
}

void
pages_fini(struct pages *pages)
{
	page_fini(&pages->first);
	page_fini(&pages->second);
	page_fini(&pages->blank);
}

bool
pages_match(const struct page *page, const struct emulator_cell *cells,
    const struct emulator_abilities *abilities, char why[PAGES_WHY])
{
	for (int i = 0; i < (int)(page->rows * page->columns); i++) {
		const struct cell *cell = &page->cells[i];
		bool bold = cell->look == LOOK_BOLD, reverse = cell->look == LOOK_REVERSE;
		bool looks = cells[i].point == ' ' || !abilities->bold || cells[i].bold == bold;

		looks = looks && (!abilities->reverse || cells[i].reverse == reverse);
		if (cells[i].point == cell->point && looks)
			continue;
		snprintf(why, PAGES_WHY, "row %d, column %d shows U+%04X%s%s, not U+%04X, look %u",
		    i / (int)page->columns + 1, i % (int)page->columns + 1,
		    (unsigned)cells[i].point, cells[i].bold ? " bold" : "",
		    cells[i].reverse ? " reverse" : "", (unsigned)cell->point,
		    (unsigned)cell->look);
		return false;
	}
	return true;
}

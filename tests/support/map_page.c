/* SPDX-License-Identifier: ISC */
#include "map_page.h"

#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/str.h"

struct map_page shown;

static struct forest *forest;
static struct diags diags;

static void
load_forest(void)
{
	struct source_files files = { 0 }, others = { 0 };
	struct str findings = { 0 };

	cr_assert(source_files_read(&files, "tests/page/forest", &diags));
	cr_assert(source_files_read(&others, "tests/page/map", &diags));
	for (size_t i = 0; i < others.count; i++)
		source_files_set(
		    &files, others.items[i].name, others.items[i].bytes, others.items[i].length);
	forest = forest_load(&files, "trees", &diags);
	diags_write(&diags, &findings);
	cr_assert(forest && diags.count == 0, "%s", str_text(&findings));
	str_fini(&findings);
	source_files_fini(&files);
	source_files_fini(&others);
}

void
map_page_begin(const struct forest *of)
{
	ui_init(&shown.ui, of, (struct date){ .year = 2026, .month = 8, .day = 22 });
	ui_resize(&shown.ui, 24, 80);
}

void
map_page_start(uint32_t rows, uint32_t columns, const char *keys, const char *after)
{
	if (!forest)
		load_forest();
	map_page_begin(forest);
	golden_type(&shown.ui, keys);
	ui_resize(&shown.ui, rows, columns);
	golden_type(&shown.ui, after);
}

void
map_page_draw(void)
{
	page_draw(&shown.page, &shown.ui, &(struct style){ 0 });
}

void
map_page_finish(void)
{
	page_fini(&shown.page);
	ui_fini(&shown.ui);
	forest_free(forest);
	diags_fini(&diags);
	forest = NULL;
}

void
map_page_read(struct str *out)
{
	map_page_draw();
	str_clear(out);
	for (uint32_t row = 0; row < shown.page.rows; row++)
		golden_write_row(&shown.page, row, out);
}

void
map_page_check(const char *text, bool is_shown)
{
	struct str rows = { 0 };

	map_page_read(&rows);
	cr_assert_eq(
	    strstr(str_text(&rows), text) != NULL, is_shown, "%s in\n%s", text, str_text(&rows));
	str_fini(&rows);
}

const struct map_row *
map_page_selected(void)
{
	return &shown.ui.map.rows[ui_top(&shown.ui)->selected];
}

void
map_page_check_selected(const char *number)
{
	struct str found = { 0 };

	forest_add_number(shown.ui.forest, &found, map_page_selected()->entry);
	cr_assert_str_eq(str_text(&found), number);
	str_fini(&found);
}

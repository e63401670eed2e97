/* SPDX-License-Identifier: ISC */
/* torture-library TREES [CASES [SITE]]: all that the library does, once, with nothing left when it
 * ends: load, check, a walk with its pages drawn, every writer, case files, the site of a kiosk. Says
 * what came out; findings go to standard error. For the faults of test_faults.c. */
#include <string.h>
#include <unistd.h>

#include "partway/action.h"
#include "partway/base.h"
#include "partway/cases.h"
#include "partway/cdata.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/graph.h"
#include "partway/load.h"
#include "partway/new_tree.h"
#include "partway/page.h"
#include "partway/paths_table.h"
#include "partway/replay.h"
#include "partway/report_json.h"
#include "partway/site.h"
#include "partway/spoken.h"
#include "partway/stats.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "partway/walkthrough.h"
#include "partway/written.h"

#define FINDINGS 3

/* Every layer, a change of an answer, an ending and back, in keys of the reader. */
static const char keys[] = "1w\033m/a\r\033?\0330\03311p\0331112wcp\r1m\033b2112!\033r";

static const struct date today = { 2025, 1, 31 };

static void
put(int file, const struct str *out)
{
	ssize_t written = write(file, str_text(out), out->length);

	(void)written; /* a file takes it whole; nobody needs more */
}

static void
add_page(struct page *page, const struct ui *ui, struct str *out)
{
	page_draw(page, ui, &(struct style){ .ascii = ui->columns < 80 });
	str_add_format(out, "%u %u\n", (unsigned)page->cursor_row, (unsigned)page->cursor_column);
}

static void
walk(const struct forest *forest, uint32_t rows, uint32_t columns, struct str *out)
{
	struct page page = { 0 };
	struct ui ui;

	ui_init(&ui, forest, today);
	ui_resize(&ui, rows, columns);
	ui.can_copy = ui.can_save = true;
	for (const char *key = keys; *key; key++) {
		ui_key(&ui,
		    *key == '\033'     ? INPUT_ESCAPE
			: *key == '\r' ? INPUT_ENTER
				       : (uint32_t)*key);
		if (rows > 0)
			add_page(&page, &ui, out);
		else
			spoken_page(&(struct spoken){ .out = out, .width = 72 }, &ui);
	}
	written_page(&(struct spoken){ .out = out, .width = WRITTEN_WIDTH }, &ui);
	written_copy(out, &ui, true);
	page_fini(&page);
	ui_fini(&ui);
}

static void
take(const struct str *part, void *context)
{
	str_add_bytes(context, part->data, part->length);
}

static void
write_tree(const struct forest *forest, uint32_t tree, struct str *out)
{
	for (int large = 0; large <= 1; large++)
		walkthrough_write(
		    &(struct walkthrough){ forest, tree, large ? 0 : NONE, large }, out);
	for (int format = 0; format < 2; format++) {
		enum graph_format graph = (enum graph_format)format;

		graph_write(&(struct graph){ forest, tree, graph, false }, out);
		graph_write(&(struct graph){ forest, tree, graph, true }, out);
		paths_table_write(
		    &(struct paths_table){ forest, (enum paths_format)format, take, out }, tree);
	}
}

static void
write_all(const struct forest *forest, struct str *out)
{
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			write_tree(forest, tree, out);
	graph_write(&(struct graph){ forest, NONE, GRAPH_DOT, false }, out);
	stats_write(forest, out);
	new_tree_write(forest, "new-one", out);
	cdata_write(forest, out);
	walk(forest, 24, 80, out);
	walk(forest, 12, 40, out);
	walk(forest, 0, 0, out);
}

/* Files that are named: they are read whatever came before. */
static void
read_more(const struct forest *forest, char **names, struct diags *diags, struct str *out)
{
	struct source_files files = { 0 };
	struct cases cases = { 0 };
	struct site_file site = { 0 };
	struct replay replay;

	if (names[0] && source_files_read_one(&files, names[0], diags)) {
		cases_load(&cases, &files, diags);
		replay_init(&replay, forest, diags);
		replay_cases(&replay, &cases);
		replay_write(&replay, out);
		replay_fini(&replay);
	}
	if (names[0] && names[1] && source_files_read_one(&files, names[1], diags)
	    && site_load(&site, &files.items[files.count - 1], forest, diags)) {
		check_site(&site, forest, diags);
		cdata_write_site(&site.site, out);
	}
	site_fini(&site);
	cases_fini(&cases);
	source_files_fini(&files);
}

/* True where the whole of it was clean. */
static bool
do_all(char **names, struct diags *diags, struct str *out)
{
	struct source_files files = { 0 };
	struct coverage coverage = { 0 };
	struct forest *forest = NULL;

	if (names[0] && source_files_read(&files, names[0], diags)) {
		forest = forest_load(&files, names[0], diags);
		check_forest(forest, files.count, today, diags, &coverage);
	}
	if (forest && diags->levels[DIAG_ERROR] == 0) {
		write_all(forest, out);
		read_more(forest, names + 1, diags, out);
	}
	diags_sort(diags);
	report_json_write(forest, diags, &coverage, out);
	coverage_write(&coverage, diags, out);
	forest_free(forest);
	source_files_fini(&files);
	return diags->levels[DIAG_ERROR] == 0;
}

int
main(int argc, char **argv)
{
	struct diags diags = { 0 };
	struct str out = { 0 }, findings = { 0 };
	bool fine = argc > 1 && do_all(argv + 1, &diags, &out);

	diags_write(&diags, &findings);
	put(STDERR_FILENO, &findings);
	put(STDOUT_FILENO, &out);
	str_fini(&out);
	str_fini(&findings);
	diags_fini(&diags);
	return fine ? 0 : FINDINGS;
}

/* SPDX-License-Identifier: ISC */
/* Fuzzer: the file of a kiosk's site, read and checked against the shipped trees; what loads is shown,
 * and written as it would be compiled in. */
#include "fuzz.h"

#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/cdata.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/page.h"
#include "partway/site.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "sound.h"

static void
judge_times(const struct site *site)
{
	assert(site->idle >= BOUND_SITE_IDLE_LEAST * 60 && site->idle <= BOUND_SITE_IDLE_MOST * 60);
	assert(site->visit >= BOUND_SITE_VISIT_LEAST * 60
	    && site->visit <= BOUND_SITE_VISIT_MOST * 60);
	assert(
	    *site->region == '\0' || forest_find_country(forest_builtin(), site->region) != NONE);
}

static void
show(const struct site *site, uint32_t rows, uint32_t columns)
{
	struct page page = { 0 };
	struct ui ui;

	ui_init(&ui, forest_builtin(), (struct date){ 2026, 1, 31 });
	ui_resize(&ui, rows, columns);
	ui_welcome(&ui, site);
	page_draw(&page, &ui, &(struct style){ 0 });
	sound_page(&page, &ui, false);
	page_fini(&page);
	ui_fini(&ui);
}

static void
write_out(const struct site *site)
{
	struct str out = { 0 };

	cdata_write_site(site, &out);
	judge_text(&out, true);
	str_fini(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct site_file file = { 0 };
	bool loaded;

	source_files_set(&files, "site.yaml", (const char *)data, size);
	loaded = site_load(&file, files.items, forest_builtin(), &diags);
	check_site(&file, forest_builtin(), &diags);
	diags_sort(&diags);
	judge_findings(&diags);
	assert(loaded || diags.levels[DIAG_ERROR] > 0);
	if (loaded && diags.levels[DIAG_ERROR] == 0) {
		judge_times(&file.site);
		show(&file.site, 24, 80);
		show(&file.site, 12, 40);
		write_out(&file.site);
	}
	site_fini(&file);
	source_files_fini(&files);
	diags_fini(&diags);
	return 0;
}

/* SPDX-License-Identifier: ISC */
/* Fuzzer: the whole check of a forest, and its findings as text and as JSON. A forest that passes is
 * walked along every path, and each is held against the rules once more. */
#include "fuzz.h"

#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/paths.h"
#include "partway/report_json.h"
#include "partway/str.h"
#include "partway/walk.h"

static void
visit(const struct walk *walk, void *context)
{
	(void)context;
	assert(walk_ended(walk));
	judge_rules(walk);
}

static void
walk_everywhere(const struct forest *forest)
{
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			paths_visit(forest, tree, visit, NULL);
}

static void
judge_reports(
    const struct forest *forest, const struct diags *diags, const struct coverage *coverage)
{
	struct str out = { 0 };

	judge_findings(diags);
	coverage_write(coverage, diags, &out);
	judge_text(&out, false);
	str_clear(&out);
	report_json_write(forest, diags, coverage, &out);
	judge_text(&out, false);
	judge_json(&out);
	str_fini(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct coverage coverage;
	struct forest *forest;
	size_t count;

	laid_over(&files, data, size);
	count = files.count;
	forest = forest_load(&files, "trees", &diags);
	check_forest(forest, count, (struct date){ 2026, 1, 31 }, &diags, &coverage);
	judge_reports(forest, &diags, &coverage);
	assert(forest || diags.levels[DIAG_ERROR] > 0);
	assert(coverage.proven || diags.levels[DIAG_ERROR] > 0);
	if (diags.levels[DIAG_ERROR] == 0 && coverage.paths <= BOUND_PATHS)
		walk_everywhere(forest);
	forest_free(forest);
	source_files_fini(&files);
	diags_fini(&diags);
	return 0;
}

/* SPDX-License-Identifier: ISC */
/* A forest ten times as large takes ten times as long to check, not more. `make scale` measures the
 * rest. */
#include <criterion/criterion.h>
#include <time.h>

#include "generate.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/lint.h"
#include "partway/load.h"
#include "partway/paths.h"
#include "partway/prove.h"

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Loads and proves a forest of about so many entries, which must have no finding. Returns the
 * seconds that it took. */
static double
prove_grown(size_t entries, size_t *states)
{
	struct generate_plan plan = { .entries = entries, .ways = 6, .seed = 1 };
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct forest *forest;
	double start;

	plan.files = (uint32_t)(entries / 250);
	plan.blocks = plan.files / 2;
	generate_forest(&plan, &files);
	start = now();
	forest = forest_load(&files, "trees", &diags);
	lint_forest(forest, &diags);
	paths_check_length(forest, &diags);
	*states = prove_forest(forest, NULL, &diags);
	start = now() - start;
	cr_assert_eq(diags.count, 0, "%s", diags.count > 0 ? diags.items[0].words : "");
	cr_assert(forest->entries_count > entries * 8 / 10);
	forest_free(forest);
	diags_fini(&diags);
	source_files_fini(&files);
	return start;
}

Test(scale, time_and_states_grow_like_the_forest, .timeout = 120)
{
	size_t few, many;
	double small = prove_grown(2000, &few), large = prove_grown(20000, &many);

	cr_expect(large < 20 * small, "%.3f s, then %.3f s", small, large);
	cr_expect(many > 5 * few && many < 11 * few, "%zu states, then %zu", few, many);
}

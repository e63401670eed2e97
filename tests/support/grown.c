/* SPDX-License-Identifier: ISC */
#include "grown.h"

#include <criterion/criterion.h>
#include <time.h>

#include "generate.h"
#include "partway/forest.h"
#include "partway/load.h"

#define ENTRIES_IN_FILE 250

double
grown_now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void
grown_load(struct grown *grown, size_t entries)
{
	struct generate_plan plan = { .entries = entries, .ways = 6, .seed = 1 };
	struct source_files files = { 0 };
	double start;

	plan.files = (uint32_t)(entries / ENTRIES_IN_FILE);
	plan.blocks = plan.files / 2;
	generate_forest(&plan, &files);
	*grown = (struct grown){ 0 };
	start = grown_now();
	grown->forest = forest_load(&files, "trees", &grown->diags);
	grown->load = grown_now() - start;
	source_files_fini(&files);
	cr_assert_not_null(grown->forest);
	cr_assert_eq(grown->diags.count, 0);
	cr_assert(grown->forest->entries_count > entries * 8 / 10);
}

void
grown_free(struct grown *grown)
{
	forest_free(grown->forest);
	diags_fini(&grown->diags);
}

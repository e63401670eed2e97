/* SPDX-License-Identifier: ISC */
/* A forest ten times as large takes ten times as long to check, not more. `make bench` measures the
 * rest. */
#include <criterion/criterion.h>

#include "grown.h"
#include "partway/diag.h"
#include "partway/lint.h"
#include "partway/paths.h"
#include "partway/prove.h"

/* Loads and proves a forest of about so many entries, which must have no finding. Returns the
 * seconds that it took. */
static double
prove_grown(size_t entries, size_t *states)
{
	struct grown grown;
	double start;

	grown_load(&grown, entries);
	start = grown_now();
	lint_forest(grown.forest, &grown.diags);
	paths_check_length(grown.forest, &grown.diags);
	*states = prove_forest(grown.forest, NULL, &grown.diags);
	start = grown.load + grown_now() - start;
	cr_assert_eq(
	    grown.diags.count, 0, "%s", grown.diags.count > 0 ? grown.diags.items[0].words : "");
	grown_free(&grown);
	return start;
}

Test(scale, time_and_states_grow_like_the_forest, .timeout = 120)
{
	size_t few, many;
	double small = prove_grown(2000, &few), large = prove_grown(20000, &many);

	cr_expect(large < 20 * small, "%.3f s, then %.3f s", small, large);
	cr_expect(many > 5 * few && many < 11 * few, "%zu states, then %zu", few, many);
}

/* SPDX-License-Identifier: ISC */
/* The whole check, in the order in which one finding explains another: what the files say, the
 * ways, then everything that walks take. */
#include "partway/check.h"

#include <stdlib.h>

#include "check/parts.h"
#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/lint.h"
#include "partway/paths.h"
#include "partway/prove.h"
#include "partway/reading.h"
#include "partway/str.h"

static void
count_rows(const struct forest *forest, struct coverage *coverage)
{
	for (size_t i = 0; i < forest->trees_count; i++) {
		coverage->trees += !forest->trees[i].is_block;
		coverage->blocks += forest->trees[i].is_block;
	}
	for (size_t i = 0; i < forest->entries_count; i++) {
		coverage->questions += forest->entries[i].kind == ENTRY_QUESTION;
		coverage->endings += forest->entries[i].kind == ENTRY_ENDING;
	}
	coverage->answers = forest->answers_count;
	coverage->stops = forest->stops_count;
	coverage->cards = forest->cards_count;
	coverage->sources = forest->items_count;
	coverage->facts = forest->facts_count;
	coverage->rules = forest->rules_count;
	coverage->wordings = forest->wordings_count;
}

/* What is counted once for both. */
static void
check_reading(const struct forest *forest, struct diags *diags)
{
	struct reading reading = { 0 };

	reading_init(&reading, forest);
	check_lengths(&reading, diags);
	check_grades(&reading, diags);
	reading_fini(&reading);
}

/* What needs sound ways: the proof, and texts, of which some depend on the walks that lead
 * there. */
static void
check_walks(const struct forest *forest, struct diags *diags, struct coverage *coverage)
{
	uint64_t *spoken = alloc_array(forest->entries_count, sizeof(*spoken));

	assert(coverage->trees > 0 && coverage->rules > 0); /* else loading found that */
	coverage->states = prove_forest(forest, spoken, diags);
	coverage->proven = !lint_has(diags, DIAG_LIMIT);
	check_wordings(forest, spoken, diags);
	check_reading(forest, diags);
	check_fit(forest, diags);
	check_paper(forest, diags);
	check_signs(forest, diags);
	free(spoken);
}

void
check_forest(const struct forest *forest, size_t files, struct date today, struct diags *diags,
    struct coverage *coverage)
{
	*coverage = (struct coverage){ .files = files };
	if (forest) {
		count_rows(forest, coverage);
		lint_forest(forest, diags);
	}
	if (forest && lint_allows_walks(diags)) {
		coverage->paths_exact = paths_count_all(forest, &coverage->paths);
		paths_check_length(forest, diags);
	}
	if (forest && lint_allows_proof(diags))
		check_walks(forest, diags, coverage);
	if (forest)
		check_helplines(forest, today, diags);
	diags_sort(diags);
	if (forest)
		check_allows(forest, coverage->proven && !lint_has(diags, DIAG_LIMIT), diags);
	diags_sort(diags);
}

void
coverage_write(const struct coverage *coverage, const struct diags *diags, struct str *out)
{
	const struct {
		size_t count;
		const char *what;
	} parts[] = {
#define PART(name, word) { coverage->name, word },
		COVERAGE_COUNTS(PART)
#undef PART
	};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		str_add(out, i == 0 ? "checked " : ", ");
		str_add_count(out, parts[i].count, parts[i].what);
	}
	if (coverage->proven) {
		str_add(out, ", ");
		str_add_count(out, coverage->states, "state");
		str_add(out, coverage->paths_exact ? ", " : ", more than ");
		str_add_count(out, coverage->paths, "path");
	}
	str_add(out, ": ");
	str_add_count(out, diags->levels[DIAG_ERROR], "error");
	str_add(out, ", ");
	str_add_count(out, diags->levels[DIAG_WARNING], "warning");
	str_add(out, ", ");
	str_add_count(out, diags->levels[DIAG_NOTE], "note");
	if (diags->allowed > 0)
		str_add_format(out, " (%zu allowed)", diags->allowed);
	str_add_char(out, '\n');
	if (!coverage->proven)
		str_add(out,
		    "The rules were not looked at. Mend the errors first, then check again.\n");
}

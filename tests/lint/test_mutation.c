/* SPDX-License-Identifier: ISC */
/* The shipped trees, broken in one place at a time: whatever an author could do to them by a slip,
 * something must stop it, or it is known why nothing has to (safety.md S37). The table is printed,
 * and kept in mutation.txt; what is let pass stands in survivors.txt with the reasons.
 * UPDATE_GOLDEN=1 writes both anew; reasons are for people to write. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>

#include "golden.h"
#include "mutation.h"
#include "survivors.h"

static void
write_row(const struct mutation_row *row, struct str *out)
{
	str_add_format(out, "%-20s %-46s %5zu %5zu %5zu %5zu %5zu %5zu %5zu\n", row->kind,
	    row->what, row->tried, row->by_rule, row->by_error, row->by_warning, row->by_case,
	    row->by_mutant, row->passed);
}

static void
write_rows(const struct mutation *mutation, struct str *out)
{
	struct mutation_row sum = { .kind = "", .what = "all" };

	str_add(out,
	    "                                                                    "
	    "tried                 found by                  let\n"
	    "                                                                    "
	    "       rule error  warn  case other  pass\n");
	for (size_t i = 0; i < mutation->row_count; i++) {
		const struct mutation_row *row = &mutation->rows[i];

		write_row(row, out);
		sum.tried += row->tried;
		sum.by_rule += row->by_rule;
		sum.by_error += row->by_error;
		sum.by_warning += row->by_warning;
		sum.by_case += row->by_case;
		sum.by_mutant += row->by_mutant;
		sum.passed += row->passed;
	}
	write_row(&sum, out);
}

/* S2 and S3 are built in, and come last. */
static void
write_rules(const struct mutation *mutation, struct str *out)
{
	const struct forest *forest = mutation->shipped;

	str_add(out, "\nMutants that break a rule, and of these, that break no other\n");
	for (size_t i = 0; i < forest->rules_count + 2; i++)
		str_add_format(out, "%-6s %5zu %5zu\n",
		    i < forest->rules_count        ? forest_text(forest, forest->rules[i].id)
			: i == forest->rules_count ? "S3"
						   : "S2",
		    mutation->breaks[i], mutation->alone[i]);
}

static void
run(struct mutation *mutation)
{
	mutation_init(mutation);
	mutate_rules_begin(mutation);
	mutate_gate(mutation);
	mutate_answers(mutation);
	mutate_times(mutation);
	mutate_endings(mutation);
	mutate_files(mutation);
	mutate_rules_end(mutation);
}

Test(mutation, what_nothing_stops_is_known_and_harmless, .timeout = 900)
{
	static struct mutation mutation;
	struct str table = { 0 }, news = { 0 };

	run(&mutation);
	str_add(&table,
	    "The shipped trees with one change at a time, and what stops it: a broken rule; else\n"
	    "another error; else a warning, which stops a build as well; else a case of\n"
	    "tests/cases that goes astray. A part of a rule that is taken away is found by some\n"
	    "other mutant, which then goes through. Why the rest is harmless: survivors.txt.\n\n");
	write_rows(&mutation, &table);
	write_rules(&mutation, &table);
	fputs(str_text(&table), stdout);
	survivors_compare(&mutation.passed, &news);
	for (size_t i = 0; i < mutation.row_count; i++)
		cr_expect(mutation.rows[i].tried > 0, "nothing to try: %s", mutation.rows[i].what);
	for (size_t i = 0; i < mutation.shipped->rules_count; i++)
		cr_expect(mutation.breaks[i] > 0, "no mutant breaks rule %s",
		    forest_text(mutation.shipped, mutation.shipped->rules[i].id));
	cr_expect_eq(news.length, 0, "%s", str_text(&news));
	golden_check_file("tests/lint/mutation.txt", &table);
	str_fini(&table);
	str_fini(&news);
	mutation_fini(&mutation);
}

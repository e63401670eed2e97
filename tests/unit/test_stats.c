/* SPDX-License-Identifier: ISC */
/* What the tables of stats count: lengths of walks above all, held against every walk there is. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "small.h"
#include "emit/reach.h"
#include "partway/alloc.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/stats.h"
#include "partway/str.h"
#include "partway/walk.h"

/* By entry and kind of walk: the questions before it, taken from walks one by one. */
struct seen {
	struct range *before[WALK_KINDS];
};

static void
see(const struct walk *walk, void *context)
{
	struct seen *seen = context;
	const struct forest *forest = walk->forest;
	int kind = WALK_STOPPED;

	for (uint32_t i = 0; i <= walk->taken; i++) {
		uint32_t entry = i < walk->taken ? walk->steps[i].entry : walk->here;

		range_add(&seen->before[kind][entry], (struct range){ i, i }, 0, 0);
		if (i < walk->taken && forest->answers[walk->steps[i].answer].go.index == GO_RETURN)
			kind = WALK_WHOLE;
	}
}

Test(stats, lengths_are_those_of_all_walks_one_by_one)
{
	const struct forest *forest = forest_builtin();
	struct reach reach;

	reach_init(&reach, forest);
	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		struct seen seen;

		if (forest->trees[tree].is_block)
			continue;
		for (int kind = 0; kind < WALK_KINDS; kind++) {
			seen.before[kind] =
			    alloc_array(forest->entries_count, sizeof(struct range));
			for (size_t i = 0; i < forest->entries_count; i++)
				seen.before[kind][i].least = NONE;
		}
		paths_visit(forest, tree, see, &seen);
		reach_of_tree(&reach, tree);
		for (int kind = 0; kind < WALK_KINDS; kind++) {
			for (size_t i = 0; i < forest->entries_count; i++) {
				cr_expect(eq(
				    u32, reach.before[kind][i].least, seen.before[kind][i].least));
				cr_expect(
				    eq(u32, reach.before[kind][i].most, seen.before[kind][i].most));
			}
			free(seen.before[kind]);
		}
	}
	reach_fini(&reach);
}

static void
expect_line(const struct str *text, const char *name, const char *line)
{
	const char *at = strstr(str_text(text), name);

	cr_assert(at != NULL, "%s is missing in:\n%s", name, str_text(text));
	cr_expect(strncmp(at, line, strlen(line)) == 0, "%.90s\nis not\n%s", at, line);
}

Test(stats, a_tree_that_another_leads_to_says_how_long_that_takes)
{
	struct small small;
	struct str out = { 0 };

	small_load(&small,
	    "block gate G\n"
	    "ask g: Yes a=yes > stop; No a=no > return; unsure > stop\n"
	    "end stop: none crisis\n"
	    "tree one O\n"
	    "ask p: Left > tree:two; Right > q; unsure > q\n"
	    "ask q: Up > tree:two; Down > end; unsure > end\n"
	    "end end: none recover\n"
	    "tree two T\n"
	    "ask r: Yes > s; No > end; unsure > end\n"
	    "ask s: Yes > end; No > end; unsure > end\n"
	    "end end: none accept\n"
	    "fact a: no | yes\n"
	    "rule R1: if-contact: [reply], needs: [a=no]\n");
	stats_write(small.forest, &out);
	expect_line(&out, "\none ", "\none                     2       5    1       3       21 ");
	expect_line(&out, "\ntwo ", "\ntwo                     2       3    1       2        7 ");
	str_add_char(&out, '\0');
	expect_line(&out, "\nQuestions in a walk",
	    "\nQuestions in a walk         whole      stopped  from another tree\n"
	    "one                        3 to 5            1            -\n"
	    "two                        2 to 3            1       3 to 5\n");
	str_fini(&out);
	small_free(&small);
}

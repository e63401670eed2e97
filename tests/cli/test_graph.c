/* SPDX-License-Identifier: ISC */
/* partway graph: every walk of the shipped trees follows its arrows, a map fits on a page, and what
 * the command refuses. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "partway/base.h"
#include "partway/forest.h"
#include "program.h"
#include "tour.h"

#define POINTS_LEAST 9.0 /* of the numbers on the map */
#define PAGE_WIDTH 7.27  /* inches, of A4, without half an inch at each edge */
#define PAGE_HEIGHT 10.0 /* of US letter */

/* --- shipped trees ---------------------------------------------------------------------------- */

ParameterizedTestParameters(graph_command, every_walk_follows_the_arrows)
{
	static size_t rows[FORMS];

	for (size_t i = 0; i < FORMS; i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, FORMS);
}

ParameterizedTest(size_t *row, graph_command, every_walk_follows_the_arrows, .timeout = 120)
{
	const struct form *form = &forms[*row];
	size_t walks;

	if (!form->mermaid) {
		skip_without("dot");
		skip_without("jq");
	}
	walks = tour_all(forest_builtin(), form, "");
	fprintf(stderr,
	    "graph as %s: %zu of %zu paths replayed along its arrows, sheet by sheet and in one: 0 "
	    "differences\n",
	    form->name, walks, walks);
}

Test(graph_command, the_map_of_each_tree_can_be_read_on_one_page, .timeout = 120)
{
	const struct forest *forest = forest_builtin();

	skip_without("dot");
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		const char *id = forest_text(forest, forest->trees[i].id);
		struct program program = { 0 };
		struct str command = { 0 };
		double scale, width, height, points;

		if (forest->trees[i].is_block)
			continue;
		str_add_format(&command,
		    "$PARTWAY graph --numbers %s | dot -Tplain | sed -n 1p;"
		    " $PARTWAY graph --numbers %s | grep -o 'fontsize=[0-9]*'",
		    id, id);
		program_run(&program, str_text(&command), NULL);
		cr_assert_eq(sscanf(str_text(&program.out), "graph %lf %lf %lf fontsize=%lf",
				 &scale, &width, &height, &points),
		    4, "%s", str_text(&program.out));
		cr_expect(scale * points >= POINTS_LEAST, "%s: %.1f points", id, scale * points);
		cr_expect(scale * width <= PAGE_WIDTH && scale * height <= PAGE_HEIGHT,
		    "%s: %.2f x %.2f inches", id, scale * width, scale * height);
		str_fini(&command);
		program_fini(&program);
	}
}

Test(graph_command, graphviz_draws_all_of_it_without_a_word, .timeout = 120)
{
	struct program program = { 0 };

	skip_without("dot");
	program_run(&program,
	    "for tree in '' $($PARTWAY paths | sed 1d | cut -f 1 | sort -u); do\n"
	    "  for numbers in '' --numbers; do\n"
	    "    $PARTWAY graph $tree $numbers | dot -Tpdf | head -c 5; done; done",
	    NULL);
	cr_expect_str_eq(str_text(&program.err), "");
	cr_expect_str_eq(
	    str_text(&program.out), "%PDF-%PDF-%PDF-%PDF-%PDF-%PDF-%PDF-%PDF-%PDF-%PDF-%PDF-%PDF-");
	program_fini(&program);
}

/* --- what it refuses --------------------------------------------------------------------------- */

static const struct call {
	const char *command;
	int status;
	const char *says; /* on standard error */
} calls[] = {
	{ "$PARTWAY graph streess", 2,
	    "no tree is called \"streess\"; did you mean \"stress\"?\n" },
	{ "$PARTWAY graph gate", 2, "no walk begins at the block \"gate\"; partway stats lists" },
	{ "$PARTWAY graph stress healthy", 2, "one argument too many: healthy\n" },
	{ "$PARTWAY graph --format svg", 2, "does not write the format svg\n" },
	{ "$PARTWAY graph --large-print", 2, "large-print" },
	{ "$PARTWAY graph > /dev/full", 1, "standard output cannot be written\n" },
	{ "$PARTWAY graph >&-", 1, "standard output cannot be written\n" },
	{ "$PARTWAY graph --trees nowhere", 1, "nowhere: error: " },
	{ "dir=$(mktemp -d); trap 'rm -r $dir' EXIT; cp -r tests/support/forest $dir/trees\n"
	  "sed -i 's/\\[emergency, abuse, talk\\]/[emergency, talk]/' $dir/trees/shared/gate.yaml\n"
	  "$PARTWAY graph --trees $dir/trees > $dir/out; status=$?\n"
	  "test -s $dir/out && echo a graph of it; exit $status",
	    3, "[rule-broken]\n" },
};

Test(graph_command, says_what_is_wrong, .timeout = 60)
{
	for (size_t i = 0; i < ARRAY_LEN(calls); i++) {
		const struct call *call = &calls[i];
		struct program program = { 0 };

		program_run(&program, call->command, NULL);
		cr_expect_eq(program.status, call->status, "%s: %d", call->command, program.status);
		cr_expect(strstr(str_text(&program.err), call->says), "%s: %s", call->command,
		    str_text(&program.err));
		cr_expect_str_eq(str_text(&program.out), "", "%s", call->command);
		program_fini(&program);
	}
}

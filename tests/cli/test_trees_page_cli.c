/* SPDX-License-Identifier: ISC */
/* The commands that partway-trees(5) tells to type, typed one after the other in a folder that holds
 * the trees, and a case that the page shows. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "program.h"
#include "trees_page.h"

/* Past the notice and the gate, the tree example, its first answer; then out. */
#define ANSWERS "1\n1\n5\n3\n4\n6\n1\nq\ny\n"

/* What comes before: a folder as the page wants it, and the name by which it calls the program. */
static const char setup[] =
    "set -e; program=$PARTWAY; partway() { \"$program\" \"$@\"; }; trees=$PWD/trees\n"
    "dir=$(mktemp -d); trap 'rm -rf \"$dir\"' EXIT; cp -rL \"$trees\" \"$dir\"; cd \"$dir\"\n";

/* Adds all that is typed, the case saved first, as the page wants it. */
static void
add_commands(struct str *out)
{
	struct trees_page page;
	struct page_example example;
	size_t line = 0, count = 0;

	trees_page_read(&page, TREES_PAGE);
	while (trees_page_next_example(&page, &line, &example)) {
		bool is_case = strcmp(example.before, "cases:") == 0;

		if (!is_case && strcmp(example.before, "shell:") != 0)
			continue;
		if (is_case)
			str_add(out, "cat >my-cases.yaml <<'END'\n");
		trees_page_add_example(&page, &example, out);
		if (is_case)
			str_add(out, "END\n");
		count++;
	}
	cr_assert_eq(count, 4);
	trees_page_free(&page);
}

Test(trees_page_cli, each_command_of_the_page_does_what_it_says, .timeout = 60)
{
	struct program program = { 0 };
	struct str command = { 0 };
	const char *const shown[] = { ": 0 errors, 0 warnings, 0 notes\n", "A1. Did you two speak",
		"A2. Rest first", "replayed 1 case in 1 file" };

	str_add(&command, setup);
	add_commands(&command);
	program_run(&program, str_text(&command), ANSWERS);
	cr_expect_eq(program.status, 0, "%s%s", str_text(&program.out), str_text(&program.err));
	cr_expect_str_eq(str_text(&program.err), "");
	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++)
		cr_expect(strstr(str_text(&program.out), shown[i]) != NULL, "%s:\n%s", shown[i],
		    str_text(&program.out));
	program_fini(&program);
	str_fini(&command);
}

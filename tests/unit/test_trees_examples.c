/* SPDX-License-Identifier: ISC */
/* Every example in partway-trees(5) is tried: put where its comment says, into a copy of the shipped
 * trees that has the tree of partway new, it gives the findings that the comment behind it says, and
 * the text beside it names them. Comments:
 *   put: FILE file           the example is a whole file
 *   put: FILE end            it goes to the end of the file
 *   put: FILE below KEY      ... below a key at the beginning of a line
 *   put: FILE before KEY     ... before the first such key that stands in its column
 *   put: FILE for KEY        ... in place of that key and what belongs to it
 *   finding:                 it is what was shown of the check before; then the copy is as before
 *   cases:                   it is a case file
 *   shell:                   it is typed: tests/cli/test_trees_page_cli.c
 *   finds: CODE | passes     what the check of all that was put finds; then the copy is as before
 *   keeps: CODE              the same, and the next example is put on top */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trees_page.h"
#include "partway/cases.h"
#include "partway/check.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/new_tree.h"
#include "partway/replay.h"
#include "partway/str.h"

#define FOLDER "mine" /* what the page calls the copy */
#define NEAR 8        /* lines around an example, in which a code that it shows is named */

static struct trees_page page;

static void
start(void)
{
	trees_page_read(&page, TREES_PAGE);
}

static void
stop(void)
{
	trees_page_free(&page);
}

TestSuite(trees_examples, .init = start, .fini = stop);

/* --- the copy */

struct copy {
	struct source_files files;
	struct str shown; /* by the last check */
};

/* The shipped trees, and the one to start from. */
static void
read_trees(struct source_files *files)
{
	struct diags diags = { 0 };
	struct str example = { 0 };

	source_files_fini(files);
	cr_assert(source_files_read(files, "trees", &diags));
	diags_fini(&diags);
	new_tree_write(forest_builtin(), "example", &example);
	source_files_set(files, "example.yaml", example.data, example.length);
	str_fini(&example);
}

/* FILES are left as they were: loading takes their bytes. */
static struct forest *
check_copy(const struct source_files *files, struct diags *diags)
{
	struct source_files copy = { 0 };
	struct coverage coverage;
	struct forest *forest;

	for (size_t i = 0; i < files->count; i++)
		source_files_set(
		    &copy, files->items[i].name, files->items[i].bytes, files->items[i].length);
	forest = forest_load(&copy, FOLDER, diags);
	check_forest(forest, files->count, (struct date){ 0 }, diags, &coverage);
	source_files_fini(&copy);
	return forest;
}

/* --- putting an example there */

static const char *
next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

/* The line of TEXT on which KEY stands behind INDENT spaces. */
static const char *
find_key(const char *text, size_t indent, const char *key)
{
	for (const char *line = text; *line; line = next_line(line))
		if (strspn(line, " ") == indent && strncmp(line + indent, key, strlen(key)) == 0
		    && line[indent + strlen(key)] == ':')
			return line;
	cr_fatal("no key %s at %zu spaces", key, indent);
}

/* Behind a key and the lines that belong to it. */
static const char *
skip_value(const char *line)
{
	size_t indent = strspn(line, " ");

	do
		line = next_line(line);
	while (*line && strspn(line, " ") > indent);
	return line;
}

static const char *
bytes_of(const struct source_files *files, const char *name, size_t *length)
{
	for (size_t i = 0; i < files->count; i++) {
		if (strcmp(files->items[i].name, name) != 0)
			continue;
		*length = files->items[i].length;
		return files->items[i].bytes;
	}
	cr_fatal("no such file: %s", name);
}

/* Puts EXAMPLE in place of what lies from FROM to TO in TEXT, the bytes of a file. */
static void
splice(
    struct str *out, const char *text, const char *from, const char *to, const struct str *example)
{
	str_add_bytes(out, text, (size_t)(from - text));
	str_add(out, str_text(example));
	str_add(out, to);
}

static void
put(struct source_files *files, const char *where, const struct str *example)
{
	char file[64] = "", how[16] = "", key[64] = "";
	struct str text = { 0 }, out = { 0 };
	size_t length, indent = strspn(str_text(example), " ");
	const char *at;

	cr_assert(sscanf(where, "put: %63s %15s %63s", file, how, key) >= 2, "%s", where);
	if (strcmp(how, "file") == 0) {
		source_files_set(files, file, example->data, example->length);
		return;
	}
	at = bytes_of(files, file, &length);
	str_add_bytes(&text, at, length);
	at = text.data + text.length;
	if (strcmp(how, "below") == 0)
		at = next_line(find_key(text.data, 0, key));
	else if (strcmp(how, "end") != 0)
		at = find_key(text.data, indent, key);
	splice(&out, text.data, at, strcmp(how, "for") == 0 ? skip_value(at) : at, example);
	source_files_set(files, file, out.data, out.length);
	str_fini(&text);
	str_fini(&out);
}

/* --- what is found */

/* All findings but those that are allowed have the code WANTED, and there is one; "passes": none. */
static void
expect_found(const struct diags *diags, const char *wanted, const char *what)
{
	struct str text = { 0 };
	size_t found = 0;

	diags_write(diags, &text);
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->items[i];

		found += !diag->because;
		cr_expect(diag->because || strcmp(diag_code_name(diag->code), wanted) == 0,
		    "%s should give %s:\n%s", what, wanted, str_text(&text));
	}
	cr_expect_eq(
	    found > 0, strcmp(wanted, "passes") != 0, "%s: %s\n%s", what, wanted, str_text(&text));
	str_fini(&text);
}

static void
expect_named(const struct page_example *example, const char *code)
{
	size_t first = example->body.first > NEAR ? example->body.first - NEAR : 0;
	char named[80];

	if (strcmp(code, "passes") == 0)
		return;
	snprintf(named, sizeof(named), ".Ic %s", code);
	for (size_t i = first; i < example->body.end + NEAR; i++)
		if (strncmp(page.lines[i], named, strlen(named)) == 0
		    && strchr(" ", page.lines[i][strlen(named)])) /* or the NUL */
			return;
	cr_expect(false, "the text beside the example should name %s", code);
}

/* Checks what was put into COPY as the comment behind EXAMPLE says, and starts anew unless that keeps
 * it. */
static void
check_example(struct copy *copy, const struct page_example *example)
{
	struct diags diags = { 0 };
	char code[64];
	bool keeps = sscanf(example->after, "keeps: %63s", code) == 1;

	if (!keeps && sscanf(example->after, "finds: %63s", code) != 1)
		return; /* more is put before it is checked */
	forest_free(check_copy(&copy->files, &diags));
	str_clear(&copy->shown);
	diags_write(&diags, &copy->shown);
	expect_found(&diags, code, example->before);
	expect_named(example, code);
	diags_fini(&diags);
	if (!keeps)
		read_trees(&copy->files);
}

static void
replay_example(const struct source_files *files, const struct str *text)
{
	struct source_files case_files = { 0 };
	struct diags diags = { 0 }, found = { 0 };
	struct cases cases = { 0 };
	struct replay replay;
	struct forest *forest = check_copy(files, &diags);

	source_files_set(&case_files, "my-cases.yaml", text->data, text->length);
	cases_load(&cases, &case_files, &found);
	replay_init(&replay, forest, &found);
	replay_cases(&replay, &cases);
	cr_expect_eq(replay.cases, 1);
	expect_found(&found, "passes", "the case");
	replay_fini(&replay);
	cases_fini(&cases);
	source_files_fini(&case_files);
	forest_free(forest);
	diags_fini(&diags);
	diags_fini(&found);
}

static void
try_example(struct copy *copy, const struct page_example *example, const struct str *text)
{
	if (strncmp(example->before, "put: ", 5) == 0) {
		put(&copy->files, example->before, text);
		check_example(copy, example);
	} else if (strcmp(example->before, "finding:") == 0) {
		cr_expect_str_eq(str_text(text), str_text(&copy->shown));
		read_trees(&copy->files);
	} else if (strcmp(example->before, "cases:") == 0) {
		replay_example(&copy->files, text);
	} else {
		cr_expect(strcmp(example->before, "shell:") == 0
			|| strcmp(str_text(text), ".\\\" @example@\n") == 0,
		    "nobody tries:\n%s", str_text(text));
	}
}

/* --- the tests */

Test(trees_examples, each_gives_the_findings_that_the_page_says, .timeout = 120)
{
	struct copy copy = { 0 };
	struct page_example example;
	size_t line = 0, count = 0;

	read_trees(&copy.files);
	for (; trees_page_next_example(&page, &line, &example); count++) {
		struct str text = { 0 };

		trees_page_add_example(&page, &example, &text);
		try_example(&copy, &example, &text);
		str_fini(&text);
	}
	cr_expect(count > 20);
	source_files_fini(&copy.files);
	str_fini(&copy.shown);
}

Test(trees_examples, the_whole_tree_passes_and_can_be_walked_to_each_ending)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct forest *forest;
	uint32_t tree;

	read_trees(&files);
	forest = check_copy(&files, &diags);
	expect_found(&diags, "passes", "the tree of partway new");
	tree = forest_find_tree(forest, "example");
	cr_assert(tree != NONE);
	for (uint32_t choice = 0; choice < 3; choice++) {
		struct walk walk;

		walk_init(&walk, forest);
		walk_open(&walk, tree);
		while (forest->entries[walk.here].tree != tree) /* the last answer but unsure */
			walk_answer(&walk, walk_choice_count(&walk) - 2);
		walk_answer(&walk, choice);
		cr_expect(walk_ended(&walk));
		cr_expect_str_eq(forest_text(forest, forest->entries[walk.here].id),
		    choice == 1 ? "look-back" : "rest");
		walk_fini(&walk);
	}
	forest_free(forest);
	source_files_fini(&files);
	diags_fini(&diags);
}

/* SPDX-License-Identifier: ISC */
/* Findings: one form, sorted, none twice, and nothing in them that a terminal would obey. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/str.h"

static void
expect_output(struct diags *diags, const char *wanted)
{
	struct str out = { 0 };

	diags_sort(diags);
	diags_write(diags, &out);
	cr_expect_str_eq(str_text(&out), wanted);
	str_fini(&out);
	diags_fini(diags);
}

Test(diag, shows_where_what_and_how_to_mend)
{
	struct diags diags = { 0 };
	uint32_t file = diags_add_file(&diags, "trees/x.yaml", strdup("id: x\n  go: patern\n"), 19);

	diag_add(&diags, DIAG_GO_UNKNOWN, (struct place){ file, 2, 7, 6 },
	    "no entry here is called \"%s\"", "patern");
	diag_mend(&diags, "did you mean \"%s\"?", "pattern");
	expect_output(&diags,
	    "trees/x.yaml:2:7: error: no entry here is called \"patern\" [go-unknown]\n"
	    "    2 |   go: patern\n"
	    "      |       ^~~~~~\n"
	    "   mend: did you mean \"pattern\"?\n");
}

Test(diag, sorts_and_drops_what_was_found_twice)
{
	struct diags diags = { 0 };
	uint32_t b = diags_add_file(&diags, "b", NULL, 0), a = diags_add_file(&diags, "a", NULL, 0);

	diag_add(&diags, DIAG_KEY_TWICE, (struct place){ b, 3, 1, 0 }, "third");
	diag_add(&diags, DIAG_KEY_TWICE, (struct place){ a, 9, 1, 0 }, "second");
	diag_add(&diags, DIAG_KEY_TWICE, (struct place){ a, 9, 1, 0 }, "second");
	diag_add(&diags, DIAG_FILE_IGNORED, (struct place){ a, 2, 5, 0 }, "first");
	expect_output(&diags,
	    "a:2:5: warning: first [file-ignored]\n"
	    "a:9:1: error: second [key-twice]\n"
	    "b:3:1: error: third [key-twice]\n");
}

Test(diag, nothing_from_a_file_can_drive_a_terminal)
{
	struct diags diags = { 0 };
	struct str out = { 0 };
	uint32_t file =
	    diags_add_file(&diags, "\033]0;x\007.yaml", strdup("id: \033[2J\xff\n"), 10);

	diag_add(&diags, DIAG_ID_FORM, (struct place){ file, 1, 5, 5 }, "\"%s\"", "\033[2J\x9b");
	diag_mend(&diags, "not \033c");
	diag_walk(&diags, "G1 \033[31m\n");
	diags_write(&diags, &out);
	for (size_t i = 0; i < out.length; i++)
		cr_assert(out.data[i] == '\n' || (out.data[i] >= ' ' && out.data[i] <= '~'),
		    "byte %02x at %zu", (unsigned)(unsigned char)out.data[i], i);
	str_fini(&out);
	diags_fini(&diags);
}

Test(diag, the_mark_stands_under_the_place_also_behind_wide_letters)
{
	struct diags diags = { 0 };
	const char *line = "say: \xe4\xb8\xad\xe6\x96\x87 x\n";
	uint32_t file = diags_add_file(&diags, "x", strdup(line), strlen(line));

	diag_add(&diags, DIAG_ID_FORM, (struct place){ file, 1, 9, 1 }, "here");
	diag_mend(&diags, "-");
	expect_output(&diags,
	    "x:1:9: error: here [id-form]\n"
	    "    1 | say: \xe4\xb8\xad\xe6\x96\x87 x\n"
	    "      |           ^\n"
	    "   mend: -\n");
}

Test(diag, a_flood_is_cut_and_counted)
{
	struct diags diags = { 0 };
	struct str out = { 0 };

	for (uint32_t i = 0; i < BOUND_FINDINGS + 5; i++)
		diag_add(&diags, DIAG_ID_FORM, (struct place){ 0, i + 1, 1, 0 }, "n");
	diags_sort(&diags);
	diags_write(&diags, &out);
	cr_expect(strstr(str_text(&out), "\nand 5 more\n") != NULL);
	cr_expect(eq(sz, diags.levels[DIAG_ERROR], BOUND_FINDINGS + 5));
	str_fini(&out);
	diags_fini(&diags);
}

Test(diag, what_has_no_width_is_marked_as_it_is_shown)
{
	struct diags diags = { 0 };
	const char *line = "# \xe2\x80\xae\n";
	uint32_t file = diags_add_file(&diags, "x", strdup(line), strlen(line));

	diag_add(&diags, DIAG_TEXT_CONTROL, (struct place){ file, 1, 3, 1 }, "here");
	expect_output(&diags,
	    "x:1:3: error: here [text-control]\n"
	    "    1 | # <U+202E>\n"
	    "      |   ^~~~~~~~\n");
}

/* 30 wide letters are more bytes than are shown of a line, and fewer letters than are kept before
 * the place. */
Test(diag, a_mark_behind_many_wide_letters_stays_inside_the_line)
{
	struct diags diags = { 0 };
	struct str line = { 0 }, out = { 0 };
	uint32_t file;

	for (int i = 0; i < 30; i++)
		str_add(&line, "\xe4\xb8\xad");
	str_add(&line, "\xe2\x80\xae\n");
	file = diags_add_file(&diags, "x", strdup(str_text(&line)), line.length);
	diag_add(&diags, DIAG_TEXT_CONTROL, (struct place){ file, 1, 31, 1 }, "here");
	diags_write(&diags, &out);
	cr_assert(strstr(str_text(&out), "\xe4\xb8\xad<U+202E>\n") != NULL);
	str_fini(&line);
	str_fini(&out);
	diags_fini(&diags);
}

/* What was dropped is not known, so nobody may say that it was not found. */
Test(diag, a_list_that_was_full_stays_full_when_equal_findings_become_one)
{
	struct diags diags = { 0 };

	for (uint32_t i = 0; i < BOUND_FINDINGS_KEPT + 1; i++)
		diag_add(&diags, DIAG_ID_FORM, (struct place){ 0, 1, 1, 0 }, "n");
	diags_sort(&diags);
	cr_expect_eq(diags.count, 1);
	cr_expect(diags_is_full(&diags));
	diags_fini(&diags);
}

Test(diag, what_is_not_kept_is_counted)
{
	struct diags diags = { 0 };
	struct str out = { 0 };

	for (uint32_t i = 0; i < BOUND_FINDINGS_KEPT + 100; i++) {
		diag_add(&diags, DIAG_ID_FORM, (struct place){ 0, i + 1, 1, 0 }, "n");
		diag_mend(&diags, "m");
		diag_walk(&diags, "w\n");
	}
	cr_expect(diags_is_full(&diags));
	cr_expect(eq(sz, diags.count, BOUND_FINDINGS_KEPT));
	cr_expect(eq(sz, diags.levels[DIAG_ERROR], BOUND_FINDINGS_KEPT + 100));
	diags_write(&diags, &out);
	cr_expect(strstr(str_text(&out), "\nand 1900 more\n") != NULL);
	str_fini(&out);
	diags_fini(&diags);
}

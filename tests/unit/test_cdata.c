/* SPDX-License-Identifier: ISC */
/* The C data that a forest is compiled in as. That it compiles, and says the same as the YAML, is
 * shown by equals_what_is_compiled_in in test_load.c. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "partway/cdata.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "trial.h"

static void
write_trial(const char *file, const char *text, struct str *out)
{
	struct trial trial;

	trial_start(&trial);
	if (file)
		trial_set(&trial, file, text);
	trial_load(&trial);
	cr_assert(trial.forest != NULL);
	cdata_write(trial.forest, out);
	trial_free(&trial);
}

Test(cdata, gives_equal_files_for_equal_forests)
{
	struct str first = { 0 }, second = { 0 }, other = { 0 };

	write_trial(NULL, NULL, &first);
	write_trial("x.yaml", TRIAL_TREE "# a comment\n", &second);
	write_trial(
	    "x.yaml", TRIAL_HEAD TRIAL_QUESTION "      - {say: A, go: e}\n" TRIAL_ENDING, &other);
	cr_expect(eq(str, first.data, second.data));
	cr_expect(ne(str, first.data, other.data));
	str_fini(&first);
	str_fini(&second);
	str_fini(&other);
}

Test(cdata, writes_rows_a_line_and_numbers_only)
{
	static const struct words lines[] = { { 1, 2, 3 }, { 4294967295u, 0, 7 } };
	static const struct forest forest = { .lines = lines,
		.lines_count = 2,
		.text = "\0a\xC3\xA4",
		.text_length = 5,
		.files = { 1, 2, 3, 4 } };
	struct str out = { 0 };

	cdata_write(&forest, &out);
	cr_expect(strstr(out.data,
		      "\nconst size_t builtin_lines_count = 2;\n"
		      "const struct words builtin_lines[] = {\n"
		      "\t{ 1, 2, 3 },\n"
		      "\t{ 4294967295, 0, 7 },\n"
		      "};\n")
	    != NULL);
	cr_expect(strstr(out.data,
		      "\nconst size_t builtin_trees_count = 0;\n"
		      "const struct tree builtin_trees[] = {\n"
		      "\t{ 0 },\n"
		      "};\n")
	    != NULL);
	cr_expect(strstr(out.data, "builtin_files[FILE_COUNT] = { 1, 2, 3, 4 };\n") != NULL);
	cr_expect(strstr(out.data,
		      "builtin_text_length = 5;\n"
		      "const unsigned char builtin_text[] = {\n"
		      "\t0, 97, 195, 164, 0,\n"
		      "};\n")
	    != NULL);
	str_fini(&out);
}

/* Every table of the forest is there, with all its rows. */
Test(cdata, leaves_no_table_out)
{
	struct str out = { 0 };

	write_trial(NULL, NULL, &out);
#define EXPECT_TABLE(type, name) \
	cr_expect(strstr(out.data, "const struct " #type " builtin_" #name "[] = {\n\t{ ") != NULL);
	FOREST_TABLES(EXPECT_TABLE)
	str_fini(&out);
}

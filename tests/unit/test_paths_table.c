/* SPDX-License-Identifier: ISC */
/* Walks written down: nothing in a text can break the table, and any number goes in small parts. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "small.h"
#include "trial.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/paths_table.h"
#include "partway/str.h"

/* All parts as one text, and the longest of them. */
struct taken {
	struct str all;
	size_t parts, longest;
};

static void
take(const struct str *part, void *context)
{
	struct taken *taken = context;

	str_add(&taken->all, str_text(part));
	taken->parts++;
	if (part->length > taken->longest)
		taken->longest = part->length;
}

static void
write_all(const struct forest *forest, enum paths_format format, struct taken *taken)
{
	struct paths_table table = { forest, format, take, taken };

	*taken = (struct taken){ 0 };
	paths_table_write(&table, NONE);
}

static size_t
count(const char *text, const char *what)
{
	size_t found = 0;

	for (; (text = strstr(text, what)); text += strlen(what))
		found++;
	return found;
}

static void
load_hostile(struct trial *trial)
{
	trial_start(trial);
	trial_set(trial, "x.yaml",
	    TRIAL_HEAD TRIAL_QUESTION
	    "      - {say: \"*A* | `b` <c> [d](e) f_g\", go: e, sets: [calm=yes]}\n"
	    "      - {say: put here, go: e, sets: [calm=no]}\n" TRIAL_ENDING);
	trial_load(trial);
	cr_assert(trial->forest && trial->diags.count == 0);
}

Test(paths_table, no_text_breaks_the_cells)
{
	struct trial trial;
	struct taken taken;
	char *text;

	load_hostile(&trial);
	/* what the loader would not let in */
	text = memmem(trial.forest->text, trial.forest->text_length, "put here", 8);
	memcpy(text, "a\tb\nc\033d", 8);
	write_all(trial.forest, PATHS_TSV, &taken);
	for (const char *line = str_text(&taken.all); *line; line += strcspn(line, "\n") + 1) {
		size_t tabs = 0;

		for (const char *c = line; *c != '\n'; c++)
			tabs += *c == '\t';
		cr_expect(eq(sz, tabs, 11), "%.60s", line);
	}
	cr_expect(
	    strstr(str_text(&taken.all), "X1 *A* | `b` <c> [d](e) f_g\tcalm=yes\tX2\t") != NULL);
	cr_expect(
	    strstr(str_text(&taken.all), "X1 a<U+0009>b<U+000A>c<U+001B>d\tcalm=no (unsafe)\tX2\t")
	    != NULL);
	str_fini(&taken.all);
	trial_free(&trial);
}

Test(paths_table, no_text_is_taken_for_marks_of_markdown)
{
	struct trial trial;
	struct taken taken;

	load_hostile(&trial);
	write_all(trial.forest, PATHS_MARKDOWN, &taken);
	cr_expect(strstr(str_text(&taken.all),
		      "2. X1 Which? **\\*A\\* \\| \\`b\\` \\<c\\> \\[d\\](e) f\\_g**\n")
		!= NULL,
	    "%s", str_text(&taken.all));
	str_fini(&taken.all);
	trial_free(&trial);
}

/* 3 to the 9th walks, and two more of the gate. */
Test(paths_table, many_walks_are_handed_over_in_small_parts)
{
	struct small small;
	struct str notation = { 0 };
	struct taken taken;

	str_add(&notation, "tree long L\n");
	for (int i = 1; i < 9; i++)
		str_add_format(
		    &notation, "ask q%d: A > q%d; B > q%d; unsure > q%d\n", i, i + 1, i + 1, i + 1);
	str_add(&notation,
	    "ask q9: A > end; B > end; unsure > end\n"
	    "end end: none recover\n"
	    "block gate G\n"
	    "ask g: Yes a=yes > stop; No a=no > return; unsure > stop\n"
	    "end stop: none crisis\n"
	    "fact a: no | yes\n"
	    "rule R1: if-contact: [reply], needs: [a=no]\n");
	small_load(&small, str_text(&notation));
	write_all(small.forest, PATHS_TSV, &taken);
	cr_expect(eq(sz, count(str_text(&taken.all), "\n"), 19683 + 2 + 1));
	cr_expect(taken.parts > 10 && taken.longest < 100000, "%zu parts, the longest %zu",
	    taken.parts, taken.longest);
	str_fini(&taken.all);
	write_all(small.forest, PATHS_MARKDOWN, &taken);
	cr_expect(eq(sz, count(str_text(&taken.all), "\n## Walk "), 19683 + 2));
	cr_expect(eq(sz, count(str_text(&taken.all), "\nRead by: "), 1));
	cr_expect(taken.parts > 10 && taken.longest < 100000, "%zu parts, the longest %zu",
	    taken.parts, taken.longest);
	str_fini(&taken.all);
	str_fini(&notation);
	small_free(&small);
}

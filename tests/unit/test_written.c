/* SPDX-License-Identifier: ISC */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/spoken.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "partway/utf8.h"
#include "partway/written.h"

#define MESSAGE "122221"   /* keys to an ending with words to use */
#define NO_MESSAGE "12212" /* to one without */

static void
write_at(struct str *out, const char *keys)
{
	struct ui ui;

	golden_start(&ui, 24, 80, keys);
	written_page(&(struct spoken){ out, 72, false }, &ui);
	ui_fini(&ui);
}

Test(written, an_ending_is_readable_without_the_program)
{
	struct str text = { 0 };

	write_at(&text, MESSAGE);
	golden_check("written-ending", &text);
	str_fini(&text);
}

Test(written, the_page_of_the_answers_holds_them)
{
	struct str text = { 0 };

	write_at(&text, MESSAGE "p");
	golden_check("written-answers", &text);
	str_fini(&text);
}

Test(written, help_lines_are_those_of_the_region_where_it_is_known)
{
	struct str text = { 0 };

	write_at(&text, "@" NO_MESSAGE);
	golden_check("written-ending-region", &text);
	str_fini(&text);
}

/* The list of trees has letters of many kinds. */
Test(written, ascii_is_nothing_else)
{
	struct str text = { 0 };
	struct ui ui;

	golden_start(&ui, 24, 80, "1");
	written_page(&(struct spoken){ &text, 72, true }, &ui);
	cr_assert(written_copy(&text, &ui, true));
	cr_assert(strstr(str_text(&text), "cafes, \"we\"."), "%s", str_text(&text));
	for (size_t i = 0; i < text.length; i++)
		cr_assert(text.data[i] == '\n' || (text.data[i] >= ' ' && text.data[i] <= '~'));
	ui_fini(&ui);
	str_fini(&text);
}

Test(written, a_message_is_copied_as_it_will_be_sent)
{
	struct str text = { 0 };
	struct ui ui;

	golden_start(&ui, 24, 80, MESSAGE);
	cr_assert(written_copy(&text, &ui, false));
	cr_assert_str_eq(str_text(&text),
	    "I can see that this is too much right now. I do not want us to decide in a rush. Can "
	    "we pause, and talk on Wednesday 26 August? If you say no, I accept it.");
	ui_fini(&ui);
	str_fini(&text);
}

Test(written, without_a_message_the_page_is_copied)
{
	static const char *const pages[] = { NO_MESSAGE, MESSAGE "w", "0", "01", "@0" };

	for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
		struct str text = { 0 }, page = { 0 };
		struct ui ui;

		golden_start(&ui, 24, 80, pages[i]);
		written_page(&(struct spoken){ &page, 72, false }, &ui);
		cr_assert(written_copy(&text, &ui, false));
		cr_assert(text.length > 40 && text.length + 1 == page.length, "%s", pages[i]);
		cr_assert_eq(strncmp(text.data, page.data, text.length), 0, "%s", pages[i]);
		ui_fini(&ui);
		str_fini(&text);
		str_fini(&page);
	}
}

/* A country with more lines than any clipboard takes. */
Test(written, what_is_too_long_is_not_copied_in_part)
{
	struct forest forest = *golden_forest();
	struct helpline *lines = calloc(BOUND_LIST, sizeof(*lines));
	struct str text = { 0 };
	struct ui ui;

	for (size_t i = 0; i < BOUND_LIST; i++)
		lines[i] = forest.helplines[0];
	golden_start(&ui, 24, 80, "02");
	forest.helplines = lines;
	ui.forest = &forest;
	for (forest.helplines_count = 1; written_copy(&text, &ui, false); str_clear(&text))
		cr_assert(text.length <= BOUND_COPY_BYTES && ++forest.helplines_count < BOUND_LIST);
	cr_assert_eq(text.length, 0);
	written_page(&(struct spoken){ &text, 72, false }, &ui);
	cr_assert(text.length > BOUND_COPY_BYTES && text.length < BOUND_COPY_BYTES + 200);
	ui_fini(&ui);
	str_fini(&text);
	free(lines);
}

/* Emergency numbers are choices on the screen, and must not be lost with them. */
Test(written, help_lines_keep_their_numbers_and_lose_their_keys)
{
	static const char *const pages[] = { "0", "02", "@0" };
	static const char *const never[] = { "Choose", "Press", "Other countries", "1." };

	for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
		struct str text = { 0 };

		write_at(&text, pages[i]);
		cr_assert(strstr(str_text(&text), "999 or 112"), "%s", str_text(&text));
		for (size_t k = 0; k < ARRAY_LEN(never); k++)
			cr_assert(!strstr(str_text(&text), never[k]), "%s", str_text(&text));
		str_fini(&text);
	}
}

/* --- over all walks of the built-in trees ---------------------------------------------------- */

struct survey {
	uint32_t number; /* of the tree in the picker, from 1 */
	uint32_t region; /* of the reader */
	size_t endings, copied;
	size_t longest; /* bytes */
};

/* Brings UI to where WALK is. */
static void
follow(struct ui *ui, const struct walk *walk, uint32_t number)
{
	ui_init(ui, walk->forest, (struct date){ 2025, 1, 31 });
	ui_choose(ui, 1);
	ui_choose(ui, number);
	for (size_t i = 0; i < walk->taken; i++) {
		const struct entry *entry = &walk->forest->entries[walk->steps[i].entry];

		ui_choose(ui, walk->steps[i].answer - entry->answers.first + 1);
	}
	cr_assert_eq(ui->walk.here, walk->here);
}

/* TEXT with one space for each run of spaces and line ends. */
static void
add_words(struct str *out, const char *text)
{
	for (; *text; text++)
		if (*text != ' ' && *text != '\n')
			str_add_char(out, *text);
		else if (out->length > 0 && out->data[out->length - 1] != ' ')
			str_add_char(out, ' ');
}

static void
must_have(const struct str *words, const char *text, const char *mark)
{
	struct str wanted = { 0 };
	const char *hint = strstr(text, " (key 0)");

	if (strstr(text, "{again}"))
		return;
	str_add_bytes(&wanted, text, hint ? (size_t)(hint - text) : strlen(text));
	if (hint)
		str_add(&wanted, hint + strlen(" (key 0)"));
	cr_assert(strstr(str_text(words), str_text(&wanted)), "%s is without: %s", mark,
	    str_text(&wanted));
	str_fini(&wanted);
}

/* What to do, what not, why, and whom to call. */
static void
must_be_whole(const struct ui *ui, const struct str *words, const char *mark)
{
	const struct forest *forest = ui->forest;
	const struct entry *entry = &forest->entries[ui->walk.here];

	must_have(words, forest_text(forest, entry->title), mark);
	must_have(words, forest_text(forest, entry->why), mark);
	for (uint32_t i = 0; i < entry->todo.count; i++)
		must_have(words, forest_text(forest, forest->lines[entry->todo.first + i]), mark);
	for (uint32_t i = 0; i < entry->avoid.count; i++)
		must_have(words, forest_text(forest, forest->lines[entry->avoid.first + i]), mark);
	must_have(words, ui->region == NONE ? "United Kingdom 999" : "999: Emergency number", mark);
	must_have(words, "Limits: This is general information.", mark);
	must_have(words, "Sources", mark);
}

static void
must_lack(const struct str *words, const char *text, const char *mark)
{
	cr_assert(!strstr(str_text(words), text), "%s has: %s", mark, text);
}

/* Nothing about keys, about this program, about when, and about what was answered. */
static void
must_be_neutral(const struct ui *ui, const struct str *words, const char *mark)
{
	static const char *const never[] = { "You answered", "key 0", "ress 0", "ress x", "partway",
		"31 January", "2025-01-31", "Choose a country", "Ending, after" };
	const struct forest *forest = ui->forest;
	const char *why = forest_text(forest, forest->entries[ui->walk.here].why);
	struct str answer = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(never); i++)
		must_lack(words, never[i], mark);
	if (!strstr(why, "left a question open"))
		must_lack(words, "left a question open", mark);
	for (size_t i = 0; i < ui->walk.taken; i++) {
		str_clear(&answer);
		str_add_format(&answer, "\"%s\"",
		    forest_text(forest, forest->answers[ui->walk.steps[i].answer].say));
		must_lack(words, str_text(&answer), mark);
	}
	str_fini(&answer);
}

static void
must_fit(const struct str *text, const char *mark)
{
	for (const char *line = str_text(text); *line; line += strcspn(line, "\n") + 1)
		cr_assert(utf8_cells(line, strcspn(line, "\n")) <= 72, "%s: %.80s", mark, line);
}

static void
judge(const struct walk *walk, void *context)
{
	struct survey *survey = context;
	struct str text = { 0 }, words = { 0 }, mark = { 0 }, copy = { 0 };
	struct ui ui;

	follow(&ui, walk, survey->number);
	ui.region = survey->region;
	forest_add_number(walk->forest, &mark, walk->here);
	written_page(&(struct spoken){ &text, 72, false }, &ui);
	add_words(&words, str_text(&text));
	must_be_whole(&ui, &words, str_text(&mark));
	must_be_neutral(&ui, &words, str_text(&mark));
	must_fit(&text, str_text(&mark));
	survey->endings++;
	survey->copied += written_copy(&copy, &ui, false);
	cr_assert(copy.length <= BOUND_COPY_BYTES);
	survey->longest = text.length > survey->longest ? text.length : survey->longest;
	ui_fini(&ui);
	str_fini(&text);
	str_fini(&words);
	str_fini(&mark);
	str_fini(&copy);
}

/* Judges the endings of all walks, for a reader of REGION. */
static struct survey
visit_all(uint32_t region)
{
	const struct forest *forest = forest_builtin();
	struct survey survey = { .number = 1, .region = region };
	struct ui ui;
	bool more = true;

	for (; more; survey.number++) {
		ui_init(&ui, forest, (struct date){ 2025, 1, 31 });
		ui_choose(&ui, 1);
		more = survey.number <= ui_choice_count(&ui);
		ui_choose(&ui, survey.number);
		if (more)
			paths_visit(forest, ui.walk.tree, judge, &survey);
		ui_fini(&ui);
	}
	return survey;
}

Test(written, every_ending_is_whole_and_tells_no_answer, .timeout = 60)
{
	uint32_t uk = forest_find_country(forest_builtin(), "uk");
	struct survey anywhere = visit_all(NONE), there = visit_all(uk);

	cr_assert(anywhere.endings > 1000 && there.endings == anywhere.endings);
	cr_assert_eq(anywhere.copied, anywhere.endings, "no ending is too long to be copied");
	cr_assert_eq(there.copied, there.endings);
	cr_log_info("%zu walks; copied %zu, %zu in the UK; longest %zu, %zu bytes",
	    anywhere.endings, anywhere.copied, there.copied, anywhere.longest, there.longest);
}

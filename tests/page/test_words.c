/* SPDX-License-Identifier: ISC */
/* What readers of the shipped forest see, whole screens of it: the limits on every ending
 * (safety.md T9), and no word of the program itself that no text may hold (T1, T3, T4, T6). */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "check/phrase.h"
#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/prose.h"
#include "partway/site.h"
#include "partway/str.h"
#include "partway/ui.h"

static const char general[] = "This is general information.";
static const char legal[] =
    "It is not legal advice. Laws differ; an order and the court come first.";

/* The shipped forest, without the names of help lines and for whom they are: those may say what
 * the program does not. */
static struct forest forest;
static struct helpline *helplines;
static struct phrases *phrases;
static struct ui ui;
static size_t screens, endings;

static void
add_lines(uint32_t list, enum phrase_role role, struct span lines)
{
	for (uint32_t i = lines.first; i < lines.first + lines.count; i++)
		phrases_add(phrases, list, role, forest_text(&forest, forest.lines[i]));
}

static void
start(void)
{
	forest = *forest_builtin();
	helplines = alloc_array(forest.helplines_count, sizeof(*helplines));
	memcpy(helplines, forest.helplines, forest.helplines_count * sizeof(*helplines));
	for (size_t i = 0; i < forest.helplines_count; i++)
		helplines[i].service = helplines[i].for_whom = (struct words){ 0 };
	forest.helplines = helplines;
	phrases = phrases_new(UINT64_MAX);
	for (uint32_t i = 0; i < forest.wordings_count; i++) {
		const struct wording *wording = &forest.wordings[i];

		const char *id = forest_text(&forest, wording->id);

		if (id[0] != 'T' || !strchr("1346", id[1]))
			continue;
		add_lines(i, PHRASE_SOUGHT, wording->phrases);
		add_lines(i, PHRASE_EXCUSE, wording->excuses);
	}
	ui_init(&ui, &forest, (struct date){ .year = 2026, .month = 8, .day = 22 });
}

static void
stop(void)
{
	ui_fini(&ui);
	phrases_free(phrases);
	free(helplines);
}

TestSuite(words, .init = start, .fini = stop, .timeout = 120);

static void
check_words(const char *text, const char *screen)
{
	struct phrase_hit hits[PHRASE_LISTS];
	size_t count = phrases_find(phrases, UINT64_MAX, text, hits);

	cr_expect_eq(count, 0u, "%s: \"%.*s\" in \"%s\"", screen,
	    count > 0 ? (int)hits[0].length : 0, count > 0 ? hits[0].start : "", text);
}

/* What the screen on top says; all of it in TEXT. */
static void
read_screen(struct str *text)
{
	struct flow flow = { 0 };
	struct heading heading = { 0 };

	screen_flow(&ui, &flow, NULL, &heading);
	str_clear(text);
	for (size_t i = 0; i < flow.count; i++) {
		str_add_format(text, "%s\n", flow_label(&flow, &flow.items[i]));
		str_add_format(text, "%s\n", flow_text(&flow, &flow.items[i]));
	}
	check_words(str_text(&heading.title), "title");
	check_words(str_text(&heading.place), "place");
	for (size_t i = 0; i < flow.count; i++) {
		check_words(flow_label(&flow, &flow.items[i]), str_text(&heading.title));
		check_words(flow_text(&flow, &flow.items[i]), str_text(&heading.title));
	}
	screens++;
	flow_fini(&flow);
	heading_fini(&heading);
}

/* --- endings */

static bool
names_help(const struct entry *ending, enum help help)
{
	for (uint32_t i = 0; i < ending->help.count; i++)
		if (forest.refs[ending->help.first + i].index == (uint32_t)help)
			return true;
	return false;
}

/* SEEN: by entry, true once its page was looked at. */
static void
check_ending(const struct walk *walk, void *seen)
{
	const struct entry *ending = &forest.entries[walk->here];
	const char *id = forest_text(&forest, ending->id);
	struct walk own = ui.walk;
	struct str text = { 0 };

	ui.walk = *walk;
	ui.depth = 1;
	ui.views[0].layer = LAYER_WALK;
	read_screen(&text);
	cr_expect(strstr(str_text(&text), general) != NULL, "%s: %s", id, general);
	cr_expect_eq(strstr(str_text(&text), legal) != NULL, names_help(ending, HELP_LEGAL),
	    "%s: %s", id, legal);
	ui.views[0].layer = LAYER_WHY;
	read_screen(&text);
	endings += !((bool *)seen)[walk->here];
	((bool *)seen)[walk->here] = true;
	ui.walk = own;
	str_fini(&text);
}

Test(words, every_ending_says_its_limits)
{
	bool *seen = alloc_array(forest.entries_count, sizeof(*seen));

	for (uint32_t tree = 0; tree < forest.trees_count; tree++)
		if (!forest.trees[tree].is_block)
			paths_visit(&forest, tree, check_ending, seen);
	for (size_t i = 0; i < forest.entries_count; i++)
		cr_expect_eq(seen[i], forest.entries[i].kind == ENTRY_ENDING, "entry %zu", i);
	cr_expect(endings > 100 && screens > endings);
	free(seen);
}

/* --- other screens */

static void
type(const char *keys)
{
	struct str text = { 0 };

	for (; *keys; keys++)
		cr_assert(ui_key(&ui, (uint32_t)(unsigned char)*keys));
	read_screen(&text);
	cr_expect(text.length > 0);
	str_fini(&text);
}

static void
read_questions(void)
{
	struct str text = { 0 };

	for (uint32_t tree = 0; tree < forest.trees_count; tree++) {
		if (forest.trees[tree].is_block)
			continue;
		walk_open(&ui.walk, tree);
		ui.depth = 1;
		for (uint32_t entry = 0; entry < forest.entries_count; entry++) {
			if (forest.entries[entry].kind != ENTRY_QUESTION)
				continue;
			ui.walk.here = entry;
			ui.views[0].layer = LAYER_WHY;
			read_screen(&text);
			ui.views[0].layer = LAYER_WALK;
			read_screen(&text);
		}
	}
	str_fini(&text);
}

static void
read_helplines(void)
{
	struct str text = { 0 };

	for (uint32_t country = 0; country < forest.countries_count; country++) {
		ui.views[0] = (struct view){ .layer = LAYER_COUNTRY, .country = country };
		ui.region = country;
		read_screen(&text);
	}
	str_fini(&text);
}

Test(words, the_program_itself_says_no_word_that_texts_may_not_say)
{
	for (uint32_t rows = 0; rows <= 24; rows += 24) {
		ui.rows = rows;
		ui.columns = 80;
		type("");
		type("2");
		type("b1");
		type("?");
		type("b0");
		type("b1");
		read_questions();
		read_helplines();
		ui_wipe(&ui);
	}
	cr_expect(screens > 400);
}

/* What a kiosk shows to whoever passes by tells nothing of what it is about. */
static void
check_neutral(const char *text)
{
	struct phrase_hit hits[PHRASE_LISTS];
	struct phrases *subject = phrases_new(UINT64_MAX);
	uint32_t lists = 0;

	for (uint32_t i = 0; i < forest.wordings_count; i++) {
		struct span lines = forest.wordings[i].phrases;

		if (strcmp(forest_text(&forest, forest.wordings[i].id), "neutral") != 0)
			continue;
		for (uint32_t j = lines.first; j < lines.first + lines.count; j++)
			phrases_add(
			    subject, i, PHRASE_SOUGHT, forest_text(&forest, forest.lines[j]));
		lists++;
	}
	cr_assert_eq(lists, 1u);
	cr_expect_eq(phrases_find(subject, UINT64_MAX, text, hits), 0u, "%s", text);
	phrases_free(subject);
}

Test(words, a_kiosk_says_none_of_them_and_nothing_of_the_subject)
{
	static const struct site site = { .group = "Tuesday group", .person = "", .region = "" };
	struct str text = { 0 };

	ui_welcome(&ui, &site);
	for (uint32_t rows = 0; rows <= 24; rows += 24) {
		ui.rows = rows;
		ui.columns = 80;
		ui.views[0].layer = LAYER_WELCOME;
		read_screen(&text);
		check_neutral(str_text(&text));
		for (enum layer warning = LAYER_STILL_THERE; warning <= LAYER_LAST_MINUTE;
		     warning++) {
			ui_warn(&ui, warning);
			read_screen(&text);
			check_neutral(str_text(&text));
		}
		ui_key(&ui, 0);
		type("1");
		type("2");
		type("b");
		type("?");
		ui_key(&ui, 'b');
	}
	str_fini(&text);
}

/* What a visitor has to read before the first question is as easy as a tree must be (T5). */
Test(words, a_kiosk_is_easy_to_read)
{
	static const struct site site = { .group = "", .person = "", .region = "" };
	static const enum layer layers[] = { LAYER_WELCOME, LAYER_NOTICE, LAYER_PRIVACY,
		LAYER_STILL_THERE, LAYER_LAST_MINUTE };
	struct prose prose = { 0 };
	struct str text = { 0 };

	ui_welcome(&ui, &site);
	ui.rows = 24;
	ui.columns = 80;
	for (size_t i = 0; i < ARRAY_LEN(layers); i++) {
		ui.views[0].layer = layers[i];
		read_screen(&text);
		prose_count(&prose, str_text(&text));
	}
	cr_expect_leq(prose_grade(&prose), 60u, "grade %u", (unsigned)prose_grade(&prose));
	str_fini(&text);
}

/* The tests above would pass with nothing to look for. */
Test(words, what_no_text_may_say_would_be_seen)
{
	struct phrase_hit hits[PHRASE_LISTS];

	cr_expect_eq(
	    phrases_find(phrases, UINT64_MAX,
		"You were dumped by a narcissist: her failed attempt is your fault.", hits),
	    5u);
}

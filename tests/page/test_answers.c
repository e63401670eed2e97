/* SPDX-License-Identifier: ISC */
/* The page of the answers, changing one, and going forward again: on the forest of
 * tests/page/forest, where "12222" leads to X2 and a further digit to an ending. */
#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"
#include "page/scroll.h"
#include "partway/action.h"
#include "partway/forest.h"
#include "partway/page.h"
#include "partway/paths.h"
#include "partway/str.h"
#include "words.h"

static struct ui ui;
static struct page page;

static void
draw(void)
{
	page_draw(&page, &ui, &(struct style){ .ascii = true });
}

static void
finish(void)
{
	page_fini(&page);
	ui_fini(&ui);
}

static const char *
here(void)
{
	return forest_text(ui.forest, ui.forest->entries[ui.walk.here].id);
}

static enum layer
layer(void)
{
	return ui_top(&ui)->layer;
}

/* On a compact page, too, each answer stands below its question, not only that of the selected
 * one. */
Test(answers, every_word_of_them_is_shown_at_any_size)
{
	static const uint32_t sizes[][2] = { { 12, 40 }, { 13, 59 }, { 20, 60 }, { 24, 80 },
		{ 24, 119 } };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct str said = { 0 }, shown = { 0 };

		golden_start(&ui, 24, 80, "122221p<");
		ui_resize(&ui, sizes[i][0], sizes[i][1]);
		words_say(&said, &ui, true);
		words_read(&shown, &ui);
		cr_assert(strstr(str_text(&said), "Distance or circumstances"));
		cr_assert_str_eq(str_text(&shown), str_text(&said));
		str_fini(&said);
		str_fini(&shown);
		finish();
	}
}

struct longest {
	struct walk walk; /* borrows the steps */
	struct step steps[64];
	size_t taken;
};

static void
note_longest(const struct walk *walk, void *context)
{
	struct longest *longest = context;

	if (walk->taken <= longest->taken)
		return;
	longest->taken = walk->taken;
	longest->walk = *walk;
	memcpy(longest->steps, walk->steps, walk->taken * sizeof(*walk->steps));
}

/* Goes the longest walk there is in the shipped forest; returns how many answers it has. */
static uint32_t
walk_far(void)
{
	const struct forest *forest = forest_builtin();
	uint32_t tree = forest_find_tree(forest, "start");
	struct longest longest = { 0 };

	paths_visit(forest, tree, note_longest, &longest);
	ui_init(&ui, forest, (struct date){ 2026, 8, 22 });
	ui_key(&ui, '1');
	ui_choose(&ui, ui_choice_count(&ui)); /* the tree for those who cannot tell */
	cr_assert_eq(ui.walk.tree, tree);
	for (size_t i = 0; i < longest.taken; i++)
		ui_choose(&ui,
		    longest.steps[i].answer - forest->entries[longest.steps[i].entry].answers.first
			+ 1);
	ui_resize(&ui, 12, 40);
	return (uint32_t)longest.taken;
}

/* Column 0 of a small screen is for the mark. */
static bool
cursor_is_on(const char *number)
{
	const struct cell *cell;

	draw();
	cell = &page.cells[page.cursor_row * page.columns + page.cursor_column];
	for (uint32_t i = 0; number[i]; i++)
		if (cell[i + 1].point != (unsigned char)number[i])
			return false;
	return cell->point == '>';
}

Test(answers, twelve_of_them_can_be_walked_through_on_a_small_screen)
{
	uint32_t count = walk_far();

	cr_assert(count >= 12, "%u", (unsigned)count);
	ui_key(&ui, 'p');
	for (uint32_t step = count; step-- > 0;) {
		struct str number = { 0 };

		forest_add_number(ui.forest, &number, ui.walk.steps[step].entry);
		for (int rows = 0; rows < 8 && ui_top(&ui)->selected > step; rows++)
			golden_type(&ui, "^"); /* what is taller than the screen scrolls first */
		cr_assert_eq(ui_top(&ui)->selected, step);
		cr_assert(cursor_is_on(str_text(&number)), "%s", str_text(&number));
		cr_assert(scroll_shows(&ui, step), "%s is not shown whole", str_text(&number));
		str_fini(&number);
	}
	golden_type(&ui, "\r");
	cr_assert(layer() == LAYER_WALK && ui.walk.taken == 0, "the first one is asked again");
	cr_assert_eq(ui.walk.count, (size_t)count, "and none is forgotten");
	finish();
}

Test(answers, p_says_so_where_there_are_none)
{
	golden_start(&ui, 24, 80, "12p");
	cr_assert_str_eq(ui.message, "Nothing is answered yet.");
	golden_type(&ui, "2bp");
	cr_assert_str_eq(ui.message, "No question comes before this one.");
	cr_assert_eq(layer(), LAYER_WALK);
	finish();
}

/* The answer of before, however it is given, leads back to where one was. */
Test(answers, keeping_an_answer_goes_forward_over_all_that_are_kept)
{
	static const char *const ways[] = { "\r", "2", "f" };

	for (size_t i = 0; i < 3; i++) {
		golden_start(&ui, 24, 80, "122221p^^^\r");
		cr_assert_str_eq(here(), "danger");
		cr_assert_eq(ui_top(&ui)->selected, 1u);
		golden_type(&ui, ways[i]);
		cr_assert_str_eq(here(), "pause", "by %s", ways[i]);
		cr_assert_eq(ui.walk.taken, (size_t)4);
		finish();
	}
	golden_start(&ui, 0, 0, "122221bbb");
	ui_choose(&ui, 2);
	cr_assert_str_eq(here(), "pause", "by its number in line mode");
	finish();
}

Test(answers, another_answer_goes_one_step_and_offers_what_still_fits)
{
	golden_start(&ui, 24, 80, "122221p^\r1"); /* X1 leads to X2 by another answer, too */
	cr_assert_str_eq(here(), "who");
	cr_assert_eq(walk_kept_choice(&ui.walk), 0u);
	golden_type(&ui, "p\r3");
	cr_assert_str_eq(here(), "rest");
	cr_assert_eq(ui.walk.count, ui.walk.taken, "X2 no longer lies on the way: forgotten");
	golden_type(&ui, "f");
	cr_assert_str_eq(ui.message, "Nothing to go forward to.");
	finish();
}

/* The number that the note promises is where keeping the answer leads. */
Test(answers, the_note_says_where_keeping_it_leads)
{
	static const struct {
		const char *keys, *says;
	} notes[] = {
		{ "122221b", "Enter keeps it and goes on to X3." },
		{ "12222p\r", "Enter keeps it and goes on to X2." },
		{ "12222p<\r", "Enter keeps it and goes on to X2." },
	};

	for (size_t i = 0; i < 3; i++) {
		struct str words = { 0 }, number = { 0 };
		const char *said;

		golden_start(&ui, 24, 80, notes[i].keys);
		words_say(&words, &ui, true);
		said = strstr(str_text(&words), notes[i].says);
		cr_assert(said, "%s: %s", notes[i].keys, str_text(&words));
		golden_type(&ui, "\r");
		forest_add_number(ui.forest, &number, ui.walk.here);
		cr_assert(strstr(notes[i].says, str_text(&number)), "%s", str_text(&number));
		str_fini(&words);
		str_fini(&number);
		finish();
	}
}

Test(answers, r_asks_on_every_page_and_starts_again)
{
	static const char *const pages[] = { "122", "122211", "122p", "122w", "122m", "122?",
		"122?1", "1220", "12202", "122@0", "122@01" };

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		enum layer before;

		golden_start(&ui, 24, 80, pages[i]);
		before = layer();
		golden_type(&ui, "r");
		cr_assert_eq(ui.asking, ASK_RESTART, "%s", pages[i]);
		golden_type(&ui, "n");
		cr_assert(ui.asking == ASK_NOTHING && layer() == before, "%s", pages[i]);
		golden_type(&ui, "ry");
		cr_assert(ui.depth == 1 && layer() == LAYER_PICKER, "%s", pages[i]);
		cr_assert_eq(ui.walk.count, (size_t)0, "%s", pages[i]);
		finish();
	}
}

/* --- what the status row says */

static void
expect_whole(const char *keys, uint32_t key)
{
	struct str row = { 0 };

	if (!ui.message || ui.asking != ASK_NOTHING) /* what is asked stands there instead */
		return;
	draw();
	golden_write_row(&page, 10, &row);
	cr_assert(strstr(str_text(&row), ui.message), "%s, then %#x: \"%s\" becomes %s", keys,
	    (unsigned)key, ui.message, str_text(&row));
	str_fini(&row);
}

Test(answers, no_message_is_cut_on_a_small_screen)
{
	static const char *const pages[] = { "", "1", "12", "122", "1222b", "122211", "122p",
		"122w", "122m", "122?", "1220", "12202", "122@0", "2" };

	for (size_t i = 0; i < 2 * sizeof(pages) / sizeof(pages[0]); i++) {
		const char *keys = pages[i / 2];

		for (uint32_t key = ' '; key <= INPUT_F1; key = key == '~' ? INPUT_NONE : key + 1) {
			golden_start(&ui, 24, 80, keys);
			ui_resize(&ui, 12, 40);
			ui.can_copy = ui.can_save = i % 2 == 0;
			ui.message = NULL;
			if (ui_key(&ui, key))
				expect_whole(keys, key);
			ui_copied(&ui, i % 2 == 0);
			expect_whole(keys, key);
			finish();
		}
	}
}

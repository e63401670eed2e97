/* SPDX-License-Identifier: ISC */
/* What keys do to the state, on the forest of tests/page/forest: gate with two questions, trees
 * "A good relationship" (1), "stress" (2) and "I cannot tell" (3). */
#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"
#include "partway/action.h"
#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/page.h"
#include "partway/str.h"

/* Every state that a reader can be in, but a search on the map, in which letters are text
 * (test_find.c): how big the window is, and the keys that lead there. */
static const struct state {
	const char *name;
	uint32_t rows, columns;
	const char *keys;
	uint32_t then_rows, then_columns; /* resized to this at the end; 0: not */
} states[] = {
	{ "notice", 24, 80, "", 0, 0 },
	{ "notice in a small screen", 12, 40, "", 0, 0 },
	{ "picker", 24, 80, "1", 0, 0 },
	{ "first question", 24, 80, "12", 0, 0 },
	{ "later question", 24, 80, "122", 0, 0 },
	{ "question below the edge", 12, 40, "112221}", 0, 0 },
	{ "question with an answer kept", 24, 80, "1222b", 0, 0 },
	{ "ending", 24, 80, "122211", 0, 0 },
	{ "hard stop", 24, 80, "121", 0, 0 },
	{ "wide ending", 60, 200, "122211", 0, 0 },
	{ "keys", 24, 80, "122?", 0, 0 },
	{ "privacy", 24, 80, "2", 0, 0 },
	{ "privacy over keys over a country", 24, 80, "12202?1", 0, 0 },
	{ "help lines", 24, 80, "1220", 0, 0 },
	{ "one country", 24, 80, "12202", 0, 0 },
	{ "the region", 24, 80, "122@0", 0, 0 },
	{ "the region, before anything", 24, 80, "@", 0, 0 },
	{ "other countries over the region", 24, 80, "122@01", 0, 0 },
	{ "one country over the region", 24, 80, "122@012", 12, 40 },
	{ "privacy over all of them", 24, 80, "122@012?1", 0, 0 },
	{ "asking to leave", 24, 80, "122q", 0, 0 },
	{ "asking to leave an ending", 12, 40, "1122121q", 0, 0 },
	{ "asking to start again", 24, 80, "122r", 0, 0 },
	{ "asking over help lines", 24, 80, "1220q", 0, 0 },
	{ "asking to save", 24, 80, "122211s", 0, 0 },
	{ "why", 24, 80, "122w", 0, 0 },
	{ "answers", 24, 80, "122p", 0, 0 },
	{ "map", 24, 80, "122m", 0, 0 },
	{ "map over answers over why, small", 24, 80, "122wpm", 12, 40 },
	{ "page was saved", 24, 80, "122211&", 0, 0 },
	{ "message", 24, 80, "122\t", 0, 0 },
	{ "too small", 24, 80, "122", 8, 30 },
	{ "one cell", 24, 80, "122", 1, 1 },
	{ "too small, asking", 24, 80, "122q", 5, 20 },
	{ "too small, keys below", 24, 80, "122?", 11, 80 },
	{ "too small, help lines", 24, 80, "1220", 5, 20 },
	{ "too small, one country", 24, 80, "12202", 2, 3 },
	{ "too small, the region", 24, 80, "122@0", 5, 20 },
	{ "line mode", 0, 0, "122", 0, 0 },
	{ "line mode, asking", 0, 0, "122q", 0, 0 },
	{ "line mode, help lines", 0, 0, "1220", 0, 0 },
	{ "line mode, other countries", 0, 0, "122@01", 0, 0 },
	{ "line mode, answers", 0, 0, "122p", 0, 0 },
};

#define STATES (sizeof(states) / sizeof(states[0]))

static struct ui ui;
static enum asking asked; /* before the key */

static void
enter(const struct state *state)
{
	golden_start(&ui, state->rows, state->columns, state->keys);
	if (state->then_rows > 0)
		ui_resize(&ui, state->then_rows, state->then_columns);
}

static enum layer
layer(void)
{
	return ui_top(&ui)->layer;
}

static const char *
here(void)
{
	return forest_text(ui.forest, ui.forest->entries[ui.walk.here].id);
}

/* Types one key in every state; the state is left behind for CHECK. */
static void
in_every_state(uint32_t key, void (*check)(const struct state *state, bool stays))
{
	for (size_t i = 0; i < STATES; i++) {
		enter(&states[i]);
		asked = ui.asking;
		check(&states[i], ui_key(&ui, key));
		ui_fini(&ui);
	}
}

static void
check_left(const struct state *state, bool stays)
{
	cr_assert_not(stays, "%s", state->name);
}

static void
check_helplines(const struct state *state, bool stays)
{
	enum layer first = ui.region == NONE ? LAYER_HELPLINES : LAYER_REGION;

	cr_assert(stays && layer() == first && ui.asking == ASK_NOTHING, "%s", state->name);
}

/* q leaves where nothing would be lost or where it is the second one; else it asks. */
static void
check_quit(const struct state *state, bool stays)
{
	cr_assert_eq(stays, ui.walk.count > 0 && asked != ASK_LEAVE, "%s", state->name);
	cr_assert(!stays || (ui.asking == ASK_LEAVE && !ui_key(&ui, 'q')), "%s", state->name);
}

static void
check_stayed(const struct state *state, bool stays)
{
	cr_assert(stays, "%s", state->name);
}

Test(ui, x_and_the_control_keys_leave_at_once_from_every_state)
{
	static const uint32_t keys[] = { 'x', 'X', 0x03, 0x1a, 0x1c };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		in_every_state(keys[i], check_left);
}

Test(ui, 0_and_the_exclamation_mark_show_help_lines_from_every_state)
{
	in_every_state('0', check_helplines);
	in_every_state('!', check_helplines);
}

Test(ui, q_asks_at_most_once_from_every_state)
{
	in_every_state('q', check_quit);
}

Test(ui, Esc_never_leaves)
{
	in_every_state(INPUT_ESCAPE, check_stayed);
}

Test(ui, digits_lead_from_the_notice_to_an_ending_and_b_leads_all_the_way_back)
{
	golden_start(&ui, 24, 80, "122211");
	cr_assert_str_eq(here(), "pause");
	golden_type(&ui, "b");
	cr_assert_str_eq(here(), "who");
	cr_assert_eq(ui_top(&ui)->selected, 0u, "the answer is selected again");
	golden_type(&ui, "bbb");
	cr_assert_str_eq(here(), "danger");
	cr_assert_eq(ui_top(&ui)->selected, 1u, "the answer is selected again");
	cr_assert_eq(ui.walk.count, (size_t)4, "and none is forgotten");
	golden_type(&ui, "b");
	cr_assert_eq(layer(), LAYER_PICKER);
	cr_assert_eq(ui_top(&ui)->selected, 1u, "the tree is selected again");
	cr_assert_eq(ui.walk.count, (size_t)0, "answers are kept within a walk only");
	golden_type(&ui, "b");
	cr_assert_eq(layer(), LAYER_NOTICE);
	golden_type(&ui, "b");
	cr_assert_eq(layer(), LAYER_NOTICE);
	cr_assert_str_eq(ui.message, "Nothing to go back to.");
	ui_fini(&ui);
}

Test(ui, Enter_chooses_what_is_marked)
{
	golden_start(&ui, 24, 80, "\rv\rv\r");
	cr_assert_str_eq(here(), "order");
	golden_type(&ui, "bb\r");
	cr_assert_str_eq(here(), "danger");
	ui_fini(&ui);
}

/* At 40x12 the fourth answer to "who" is below the edge. */
Test(ui, an_answer_counts_only_when_it_is_wholly_on_the_screen)
{
	golden_start(&ui, 12, 40, "112221");
	cr_assert_str_eq(here(), "who");
	golden_type(&ui, "4");
	cr_assert_str_eq(here(), "who", "the digit only shows it");
	cr_assert_eq(ui_top(&ui)->selected, 3u);
	cr_assert(ui.message != NULL, "and says so");
	golden_type(&ui, "4");
	cr_assert_str_eq(here(), "rest", "now it counts");
	golden_type(&ui, "b<>}\r");
	cr_assert_str_eq(here(), "who", "Enter on an answer above the edge only shows it");
	golden_type(&ui, "\r");
	cr_assert_str_eq(here(), "rest");
	ui_fini(&ui);
}

Test(ui, an_answer_of_which_one_row_is_missing_does_not_count)
{
	golden_start(&ui, 24, 80, "1222");
	ui_resize(
	    &ui, 13, 40); /* the first of two rows of the fourth answer is the last one shown */
	golden_type(&ui, "4");
	cr_assert_str_eq(here(), "what-happened");
	golden_type(&ui, "4");
	cr_assert_str_eq(here(), "rest");
	ui_fini(&ui);
}

Test(ui, in_line_mode_every_answer_counts_at_once)
{
	static const uint32_t numbers[] = { 2, 2, 2, 1 };

	golden_start(&ui, 0, 0, "1");
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		ui_choose(&ui, numbers[i]);
	cr_assert_str_eq(here(), "who");
	ui_choose(&ui, 7);
	cr_assert_str_eq(here(), "rest");
	ui_choose(&ui, 1);
	cr_assert_str_eq(ui.message, "There is nothing to choose here.");
	ui_fini(&ui);
}

Test(ui, a_number_without_a_choice_says_so)
{
	golden_start(&ui, 24, 80, "19");
	cr_assert_eq(layer(), LAYER_PICKER);
	cr_assert_str_eq(ui.message, "No choice has this number.");
	ui_choose(&ui, 0);
	ui_choose(&ui, 4000000000u);
	cr_assert_eq(layer(), LAYER_PICKER);
	ui_fini(&ui);
}

Test(ui, keys_and_privacy_are_seen_whole_on_a_normal_screen)
{
	static const char *const pages[] = { "?}", "2}" };

	for (size_t i = 0; i < 2; i++) {
		golden_start(&ui, 24, 80, pages[i]);
		cr_assert_str_eq(ui.message, "This is the whole page.");
		ui_fini(&ui);
	}
}

/* One row a key, and choices are stopped at: with arrows alone everything passes by. */
Test(ui, arrows_alone_pass_every_row_and_every_choice)
{
	static const char *const pages[] = { "", "11", "11221", "1122", "1122121", "0", "02", "@0",
		"?", "112221" };

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		uint32_t scroll = 0, seen = 0, keys = 0;

		golden_start(&ui, 12, 40, pages[i]);
		for (; keys < 200 && !(ui.message && strstr(ui.message, "This is the end"));
		     keys++) {
			golden_type(&ui, "v");
			cr_assert(ui_top(&ui)->scroll <= scroll + 4, "%s jumps", pages[i]);
			scroll = ui_top(&ui)->scroll;
			if (ui_top(&ui)->selected != NONE && ui_top(&ui)->selected > seen)
				cr_assert_eq(ui_top(&ui)->selected, ++seen, "%s skips", pages[i]);
			if (ui.message)
				break;
		}
		cr_assert(keys < 200 && ui.message, "%s has no end", pages[i]);
		cr_assert(
		    ui_choice_count(&ui) == 0 || seen + 1 == ui_choice_count(&ui), "%s", pages[i]);
		for (keys = 0; keys < 200 && ui_top(&ui)->scroll > 0; keys++)
			golden_type(&ui, "^");
		cr_assert_eq(ui_top(&ui)->scroll, 0u, "%s has no way up", pages[i]);
		ui_fini(&ui);
	}
}

Test(ui, more_than_nine_countries_can_be_reached)
{
	golden_start(&ui, 24, 80, "0>\r");
	cr_assert_eq(layer(), LAYER_COUNTRY);
	cr_assert_eq(ui_top(&ui)->country, 9u);
	ui_fini(&ui);
}

Test(ui, Esc_and_b_close_the_layer_on_top_and_0_finds_the_list_of_countries_again)
{
	golden_start(&ui, 24, 80, "12202?1");
	cr_assert_eq(layer(), LAYER_PRIVACY);
	golden_type(&ui, "~");
	cr_assert_eq(layer(), LAYER_KEYS);
	golden_type(&ui, "b");
	cr_assert_eq(layer(), LAYER_COUNTRY);
	golden_type(&ui, "?0");
	cr_assert_eq(layer(), LAYER_HELPLINES);
	golden_type(&ui, "~");
	cr_assert_str_eq(here(), "order");
	golden_type(&ui, "~");
	cr_assert(ui.message && layer() == LAYER_WALK);
	ui_fini(&ui);
}

/* The region's own lines come first, the others are one key away, and 0 always leads back to
 * them. */
Test(ui, a_known_region_comes_first)
{
	static const uint32_t sizes[][2] = { { 24, 80 }, { 12, 40 } };

	for (size_t i = 0; i < 2; i++) {
		golden_start(&ui, 24, 80, "122@");
		ui_resize(&ui, sizes[i][0], sizes[i][1]);
		golden_type(&ui, "0");
		cr_assert_eq(layer(), LAYER_REGION);
		golden_type(&ui, "1");
		cr_assert_eq(layer(), LAYER_HELPLINES, "one key, and it is on the screen");
		golden_type(&ui, "3");
		cr_assert(layer() == LAYER_COUNTRY && ui_top(&ui)->country == 2);
		golden_type(&ui, "b");
		cr_assert_eq(layer(), LAYER_HELPLINES);
		golden_type(&ui, "3?0");
		cr_assert_eq(layer(), LAYER_REGION);
		golden_type(&ui, "0");
		cr_assert(layer() == LAYER_REGION && ui.message);
		golden_type(&ui, "b");
		cr_assert_str_eq(here(), "order");
		ui_fini(&ui);
	}
}

/* All keys but those that mean yes, and those that always work, mean no; none is an answer. */
Test(ui, while_something_is_asked_any_other_key_stays)
{
	static const char *const asking[] = { "122q", "122r" };

	for (size_t i = 0; i < 2; i++) {
		for (uint32_t key = ' '; key < 0x7f; key++) {
			if (strchr("0!qxyQXY", (int)key))
				continue;
			golden_start(&ui, 24, 80, asking[i]);
			cr_assert(ui_key(&ui, key) && ui.asking == ASK_NOTHING, "%c", (int)key);
			cr_assert(ui.depth == 1 && ui.walk.taken == 1, "%c", (int)key);
			cr_assert_str_eq(here(), "order");
			ui_fini(&ui);
		}
	}
	golden_start(&ui, 24, 80, "122q");
	cr_assert(ui_key(&ui, 0x0c) && ui.asking == ASK_LEAVE, "drawing again is no answer");
	cr_assert_not(ui_key(&ui, 'y'));
	ui_fini(&ui);
}

Test(ui, starting_again_asks_and_forgets)
{
	golden_start(&ui, 24, 80, "122211r");
	cr_assert_eq(ui.asking, ASK_RESTART);
	golden_type(&ui, "y");
	cr_assert_eq(layer(), LAYER_PICKER);
	cr_assert_eq(ui.walk.count, (size_t)0);
	golden_type(&ui, "r");
	cr_assert(ui.asking == ASK_NOTHING && ui.message);
	cr_assert_not(ui_key(&ui, 'q'), "nothing is lost: no question");
	ui_fini(&ui);
}

Test(ui, a_key_that_does_nothing_says_so_and_the_next_key_clears_it)
{
	golden_start(&ui, 24, 80, "122z");
	cr_assert_str_eq(ui.message, "This key does nothing here.");
	golden_type(&ui, "v");
	cr_assert(ui.message == NULL);
	ui_fini(&ui);
}

Test(ui, wiping_leaves_nothing_of_the_reader)
{
	golden_start(&ui, 24, 80, "122211@wpm012?1");
	ui_saved(&ui, (struct saved){ .path = "/tmp/notes-1.txt" });
	ui_warn(&ui, LAYER_STILL_THERE);
	cr_assert_eq(ui.depth, (uint32_t)UI_LAYERS);
	ui_wipe(&ui);
	cr_assert_null(ui.saved.path);
	cr_assert_eq(ui.region, 1u, "the region is not the reader's");
	cr_assert_eq(layer(), LAYER_NOTICE);
	cr_assert_eq(ui.walk.count, (size_t)0);
	for (size_t i = 0; i < ui.walk.capacity * sizeof(*ui.walk.steps); i++)
		cr_assert_eq(((const unsigned char *)ui.walk.steps)[i], 0);
	for (size_t i = sizeof(struct view); i < sizeof(ui.views); i++)
		cr_assert_eq(((const unsigned char *)ui.views)[i], 0);
	ui_fini(&ui);
	ui_fini(&ui);
}

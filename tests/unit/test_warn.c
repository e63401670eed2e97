/* SPDX-License-Identifier: ISC */
/* What only a kiosk has: its welcome, and the warnings that lie over every page. The key that takes a
 * warning away must do nothing to the page below: who knows whose it is. */
#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"
#include "partway/action.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/page.h"
#include "partway/str.h"

/* Every state that a visitor can be in; the first key begins the visit. */
static const struct state {
	const char *keys;
	uint32_t then_rows, then_columns; /* resized to this at the end; 0: not */
} states[] = {
	{ "", 0, 0 },              /* welcome */
	{ "", 12, 40 },            /* in a small screen */
	{ "1", 0, 0 },             /* notice */
	{ "12", 0, 0 },            /* privacy */
	{ "11", 0, 0 },            /* picker */
	{ "1122", 0, 0 },          /* question */
	{ "11222b", 0, 0 },        /* with an answer kept */
	{ "1122211", 0, 0 },       /* ending */
	{ "1122?", 0, 0 },         /* keys */
	{ "1122?1", 0, 0 },        /* privacy over them */
	{ "11220", 0, 0 },         /* help lines */
	{ "112202", 0, 0 },        /* of a country */
	{ "1122@0", 0, 0 },        /* of the region */
	{ "1122w", 0, 0 },         /* why */
	{ "1122p", 0, 0 },         /* answers */
	{ "1122m", 0, 0 },         /* map */
	{ "1122wpm", 12, 40 },     /* over others, small */
	{ "1122m/or", 0, 0 },      /* a search */
	{ "1122m/zz", 0, 0 },      /* without a match */
	{ "1122q", 0, 0 },         /* asking to leave */
	{ "1122r", 0, 0 },         /* asking to start again */
	{ "11220q", 0, 0 },        /* asking over help lines */
	{ "1122\t", 0, 0 },        /* a message */
	{ "1122wpm@012?1", 0, 0 }, /* everything over everything */
	{ "1122", 8, 30 },         /* too small */
	{ "1122", 1, 1 },          /* one cell */
	{ "1122q", 5, 20 },        /* too small, asking */
	{ "11220", 5, 20 },        /* too small, help lines */
};

static struct ui ui;

/* Brings the visitor there. */
static void
visit(const struct state *state)
{
	golden_visit(&ui, 24, 80, state->keys);
	if (state->then_rows)
		ui_resize(&ui, state->then_rows, state->then_columns);
}

static enum layer
layer(void)
{
	return ui_top(&ui)->layer;
}

/* Where the visitor is, without what is asked and said there. */
struct place {
	uint32_t depth;
	struct view views[UI_LAYERS];
	size_t count, taken;
	uint32_t here;
};

static struct place
place_of_visitor(void)
{
	struct place place;

	memset(&place, 0, sizeof(place));
	place.depth = ui.depth;
	memcpy(place.views, ui.views, ui.depth * sizeof(*ui.views));
	place.count = ui.walk.count;
	place.taken = ui.walk.taken;
	place.here = ui.walk.here;
	return place;
}

/* What KEY does to WARNING at STATE. */
static void
press(const struct state *state, enum layer warning, uint32_t key)
{
	uint32_t digit;
	enum action action = action_of_key(key, &digit);
	struct place before, after;
	bool stays;

	visit(state);
	before = place_of_visitor();
	ui_warn(&ui, warning);
	cr_assert(layer() == warning && ui_warns(&ui) && ui.asking == ASK_NOTHING && !ui.message);
	stays = ui_key(&ui, key);
	after = place_of_visitor();
	cr_assert_eq(stays, action != ACTION_LEAVE_NOW, "keys %s, then %x", state->keys, key);
	cr_assert(!stays || !ui_warns(&ui));
	if (action == ACTION_HELPLINES)
		cr_assert(layer() == LAYER_HELPLINES || layer() == LAYER_REGION);
	else if (stays)
		cr_assert(memcmp(&before, &after, sizeof(before)) == 0 && !*ui.find
			&& ui.wish == WISH_NONE && ui.asking == ASK_NOTHING && !ui.message,
		    "keys %s, then %x", state->keys, key);
	ui_fini(&ui);
}

Test(warn, a_key_takes_it_away_and_does_nothing_else, .timeout = 60)
{
	for (size_t i = 0; i < ARRAY_LEN(states); i++) {
		for (uint32_t key = 0; key < 0x80; key++)
			press(&states[i], LAYER_STILL_THERE, key);
		for (uint32_t key = INPUT_NONE; key <= INPUT_F1; key++)
			press(&states[i], LAYER_LAST_MINUTE, key);
		press(&states[i], LAYER_LAST_MINUTE, 'x');
		press(&states[i], LAYER_LAST_MINUTE, '0');
	}
}

Test(warn, the_later_one_takes_the_place_of_the_earlier)
{
	golden_visit(&ui, 24, 80, "1122%$");
	cr_assert(layer() == LAYER_LAST_MINUTE && ui.depth == 2);
	golden_type(&ui, "%%j");
	cr_assert(layer() == LAYER_WALK && ui.depth == 1);
	ui_fini(&ui);
}

/* In line mode numbers do not come as keys. */
Test(warn, a_number_is_no_answer_either)
{
	golden_visit(&ui, 0, 0, "1122%");
	cr_assert_eq(ui_choice_count(&ui), 0u);
	ui_choose(&ui, 1);
	cr_assert(layer() == LAYER_WALK && ui.walk.taken == 1);
	ui_choose(&ui, 1);
	cr_assert_eq(ui.walk.taken, 2u);
	ui_fini(&ui);
}

/* Answers, place and selection are there again when the window has changed meanwhile. */
Test(warn, a_new_size_below_it_loses_nothing)
{
	golden_visit(&ui, 24, 80, "1122v%");
	ui_resize(&ui, 5, 20);
	ui_resize(&ui, 12, 40);
	cr_assert(ui_warns(&ui));
	golden_type(&ui, "1");
	cr_assert(ui.walk.taken == 1 && ui_top(&ui)->selected == 1);
	ui_fini(&ui);
}

static bool
page_says(const char *words)
{
	struct page page = { 0 };
	struct str text = { 0 };
	bool says;

	page_draw(&page, &ui, &(struct style){ false });
	golden_write(&page, &text);
	says = strstr(str_text(&text), words);
	str_fini(&text);
	page_fini(&page);
	return says;
}

Test(warn, no_word_of_the_page_below_is_seen)
{
	golden_visit(&ui, 24, 80, "1122");
	cr_assert(page_says("stress"));
	for (const char *warning = "%$"; *warning; warning++) {
		ui_warn(&ui, *warning == '%' ? LAYER_STILL_THERE : LAYER_LAST_MINUTE);
		cr_assert(!page_says("stress") && page_says("any key"));
	}
	ui_fini(&ui);
}

Test(welcome, begins_on_the_screen_or_as_plain_text)
{
	golden_visit(&ui, 24, 80, "");
	cr_assert(layer() == LAYER_WELCOME && ui_choice_count(&ui) == 2);
	golden_type(&ui, "1");
	cr_assert(layer() == LAYER_NOTICE && ui.wish == WISH_NONE);
	golden_type(&ui, "b");
	cr_assert_eq(layer(), LAYER_WELCOME, "the choice can be taken back");
	golden_type(&ui, "v\r");
	cr_assert(layer() == LAYER_NOTICE && ui.wish == WISH_PLAIN);
	ui_fini(&ui);
}

/* A telephone with large letters has fewer columns than any page needs. */
Test(welcome, plain_text_can_be_had_in_the_smallest_window)
{
	golden_visit(&ui, 5, 20, "1v\r");
	cr_assert(layer() == LAYER_WELCOME && ui.wish == WISH_NONE && page_says("2 plain text"));
	golden_type(&ui, "2");
	cr_assert(layer() == LAYER_NOTICE && ui.wish == WISH_PLAIN);
	golden_type(&ui, "2");
	cr_assert(layer() == LAYER_NOTICE && !page_says("2 plain text"), "nothing more, unseen");
	ui_fini(&ui);
}

Test(welcome, has_one_choice_where_all_is_plain_text)
{
	golden_visit(&ui, 0, 0, "");
	cr_assert_eq(ui_choice_count(&ui), 1u);
	ui_choose(&ui, 2);
	cr_assert(layer() == LAYER_WELCOME && ui.wish == WISH_NONE && ui.message);
	ui_choose(&ui, 1);
	cr_assert(layer() == LAYER_NOTICE && ui.wish == WISH_NONE);
	ui_fini(&ui);
}

Test(welcome, there_is_nothing_before_it)
{
	golden_visit(&ui, 24, 80, "b");
	cr_assert(layer() == LAYER_WELCOME && ui.message);
	cr_assert_not(ui_key(&ui, 'q'), "nothing would be lost");
	ui_fini(&ui);
}

Test(welcome, what_a_kiosk_cannot_do_is_named_nowhere)
{
	static const char *const pages[] = { "1122?", "1122211", "1122p", "12", "1" };
	static const char *const words[] = { "copy", "save", "saves", "--ascii", "--plain",
		"computer" };

	for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
		golden_visit(&ui, 60, 100, pages[i]);
		for (size_t j = 0; j < ARRAY_LEN(words); j++)
			if (i != 4
			    || strcmp(words[j], "save") != 0) /* which says that nothing is */
				cr_assert_not(page_says(words[j]), "%s: %s", pages[i], words[j]);
		golden_type(&ui, "c");
		cr_assert_eq(ui.wish, WISH_NONE);
		golden_type(&ui, "s");
		cr_assert(ui.asking == ASK_NOTHING && ui.wish == WISH_NONE && ui.message);
		ui_fini(&ui);
	}
}

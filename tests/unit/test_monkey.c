/* SPDX-License-Identifier: ISC */
/* A monkey at the keyboard, in memory: keys and sizes at random over the shipped trees, always the
 * same ones. Whatever it does, the page is whole, the way out is on it, and the path is a path. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>

#include "partway/action.h"
#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/page.h"
#include "partway/site.h"
#include "sanitized.h"
#include "sound.h"

#define MONKEYS 6
#define VISITORS_FROM 5 /* from this one on they are visitors of a kiosk */
#define WARN_EVERY 50   /* them */
#define RESIZE_EVERY 40
#define TRY_EVERY 100                     /* the keys that always work, on a copy */
#define KEYS (SANITIZED ? 8000u : 75000u) /* of each monkey */

/* With a region and without one. */
static const struct site sites[] = {
	{ .group = "Tuesday group", .person = "Ask at the desk.", .region = "uk" },
	{ .group = "A group with a name as long as it may be", .person = "", .region = "" },
};

struct monkey {
	uint32_t state; /* of the random numbers */
	struct ui ui;
	struct page page;
	bool ascii;
	unsigned layers[LAYER_LAST_MINUTE + 1], asked[ASK_FIND + 1]; /* how often it saw each */
	unsigned endings, left;
};

static uint32_t
pick(struct monkey *monkey, uint32_t count)
{
	monkey->state = monkey->state * 1664525 + 1013904223;
	return (monkey->state >> 8) % count;
}

/* Answers most of all, so that it comes to endings. */
static uint32_t
pick_key(struct monkey *monkey)
{
	static const uint32_t moves[] = { 'j', 'k', ' ', INPUT_UP, INPUT_DOWN, INPUT_HOME,
		INPUT_END, INPUT_PAGE_UP, INPUT_PAGE_DOWN, INPUT_ENTER, INPUT_ENTER };
	static const uint32_t layers[] = { 'w', 'p', 'm', 'm', '/', 'c', 's', 's', 'y', '?', '0',
		'!', 'b', 'b', 'f', INPUT_ESCAPE, INPUT_ESCAPE, INPUT_BACKSPACE };
	static const uint32_t rare[] = { 'x', 'q', 'r', 'y', 'n', 'z', 0x03, 0x0c, 0xe9, 0x301,
		0x1f600, 0x200b, 0x7f, 0, INPUT_NONE, INPUT_F1 };
	uint32_t kind = pick(monkey, 100);

	if (kind < 35)
		return '1' + pick(monkey, kind < 5 ? 9 : 4);
	if (kind < 65)
		return moves[pick(monkey, ARRAY_LEN(moves))];
	if (kind < 90)
		return layers[pick(monkey, ARRAY_LEN(layers))];
	if (kind < 97)
		return 'a' + pick(monkey, 'w' - 'a'); /* words to be found; not x, which leaves */
	return rare[pick(monkey, ARRAY_LEN(rare))];
}

/* Small windows, usual ones, wide ones, and anything at all. */
static void
resize(struct monkey *monkey)
{
	static const uint32_t most[][2] = { { 14, 45 }, { 30, 100 }, { 60, 220 },
		{ BOUND_ROWS, BOUND_COLUMNS } };
	uint32_t kind = pick(monkey, 13) / 4; /* the largest ones take long */

	ui_resize(&monkey->ui, 1 + pick(monkey, most[kind][0]), 1 + pick(monkey, most[kind][1]));
}

/* Does what the reader wants, as a front end would. */
static void
grant_wish(struct monkey *monkey)
{
	struct ui *ui = &monkey->ui;

	if (ui->wish == WISH_COPY)
		ui_copied(ui, pick(monkey, 2) == 0);
	if (ui->wish == WISH_SAVE && pick(monkey, 2) == 0)
		ui_saved(ui, (struct saved){ .path = "/tmp/notes.txt" });
	else if (ui->wish == WISH_SAVE)
		ui_saved(ui, (struct saved){ .why = "the disk is full" });
	if (ui->wish == WISH_PLAIN) { /* it would go on line by line */
		cr_assert_eq(ui_top(ui)->layer, LAYER_NOTICE);
		ui->wish = WISH_NONE;
	}
}

/* --- what must be true ----------------------------------------------------------------------------- */

/* It has left: nothing tells of it. Then it sits down again. */
static void
check_wiped(struct monkey *monkey)
{
	struct ui *ui = &monkey->ui;

	sound_wipe(ui);
	if (ui->site)
		ui_welcome(ui, ui->site);
	monkey->left++;
}

static void
check(struct monkey *monkey)
{
	const struct ui *ui = &monkey->ui;

	page_draw(&monkey->page, ui, &(struct style){ .ascii = monkey->ascii });
	sound_page(&monkey->page, ui, monkey->ascii);
	sound_walk(&ui->walk);
	sound_ui(ui);
	monkey->layers[ui_top(ui)->layer]++;
	monkey->asked[ui->asking]++;
	monkey->endings += ui_top(ui)->layer == LAYER_WALK && walk_ended(&ui->walk);
}

/* Whether LAYER is ever shown. */
static bool
has_layer(const struct ui *ui, enum layer layer)
{
	switch (layer) {
	case LAYER_WELCOME:
	case LAYER_STILL_THERE:
	case LAYER_LAST_MINUTE:
		return ui->site;
	case LAYER_SAVED:
		return ui->can_save;
	case LAYER_REGION:
		return ui->region != NONE;
	default:
		return true;
	}
}

/* It has been everywhere it can be, or it proves little. */
static void
check_travels(const struct monkey *monkey)
{
	const struct ui *ui = &monkey->ui;

	for (size_t i = 0; i < ARRAY_LEN(monkey->layers); i++)
		cr_assert_eq(monkey->layers[i] > 0, has_layer(ui, (enum layer)i), "layer %zu", i);
	for (size_t i = 0; i < ARRAY_LEN(monkey->asked); i++)
		cr_assert_eq(monkey->asked[i] > 0, i != ASK_SAVE || ui->can_save, "asked %zu", i);
	cr_assert(monkey->endings > KEYS / 1000 && monkey->left > KEYS / 1000);
}

ParameterizedTestParameters(monkey, breaks_nothing_whatever_it_types)
{
	static uint32_t seeds[MONKEYS];

	for (uint32_t i = 0; i < MONKEYS; i++)
		seeds[i] = i + 1;
	return cr_make_param_array(uint32_t, seeds, MONKEYS);
}

ParameterizedTest(uint32_t *seed, monkey, breaks_nothing_whatever_it_types, .timeout = 300)
{
	struct monkey monkey = { .state = *seed, .ascii = *seed % 2 == 0 };

	ui_init(&monkey.ui, forest_builtin(), (struct date){ 2026, 8, 22 });
	monkey.ui.can_copy = monkey.ui.can_save = *seed < VISITORS_FROM;
	if (*seed >= VISITORS_FROM)
		ui_welcome(&monkey.ui, &sites[*seed - VISITORS_FROM]);
	else
		monkey.ui.region = *seed > 2 ? 0 : NONE;
	ui_resize(&monkey.ui, 24, 80);
	for (unsigned i = 0; i < KEYS; i++) {
		if (pick(&monkey, RESIZE_EVERY) == 0)
			resize(&monkey);
		if (!ui_key(&monkey.ui, pick_key(&monkey)))
			check_wiped(&monkey);
		grant_wish(&monkey);
		if (monkey.ui.site && pick(&monkey, WARN_EVERY) == 0)
			ui_warn(
			    &monkey.ui, pick(&monkey, 3) ? LAYER_STILL_THERE : LAYER_LAST_MINUTE);
		check(&monkey);
		if (i % TRY_EVERY == 0)
			sound_ways_out(&monkey.ui);
	}
	if (!SANITIZED)
		check_travels(&monkey);
	page_fini(&monkey.page);
	ui_fini(&monkey.ui);
}

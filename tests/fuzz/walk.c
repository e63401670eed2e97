/* SPDX-License-Identifier: ISC */
/* Fuzzer: bytes that are typed, through the decoder of keys and the whole state of a reader of the
 * shipped trees, with the page drawn after each of them, at any size and in both styles. The first
 * byte says who the reader is. */
#include "fuzz.h"

#include <string.h>

#include "keyboard.h"
#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/site.h"
#include "partway/spoken.h"
#include "partway/written.h"
#include "sound.h"
#include "tui/keys.h"

/* Bits of the first byte. */
enum { IN_KIOSK = 1, HAS_REGION = 2, CAN_COPY = 4, CAN_SAVE = 8, DISK_IS_FULL = 16 };

#define TRY_EVERY 8 /* the keys that always work */

static const struct site sites[] = {
	{ .group = "Tuesday group", .person = "Ask at the desk.", .region = "uk" },
	{ .group = "A group with a name as long as it may be", .person = "", .region = "" },
};

struct reader {
	uint8_t is; /* bits of the first byte */
	struct ui ui;
	struct page page;
	struct style style;
	struct keyboard keyboard;
	struct keys keys;
	int64_t now; /* milliseconds */
	size_t typed;
};

/* --- what must be true */

/* Who took the same answers at once is at the same place and knows the same; one answer back and
 * forward again leads there, too. */
static void
judge_walk(const struct walk *walk)
{
	struct facts facts, same;
	struct walk direct;

	walk_init(&direct, walk->forest);
	walk_open(&direct, walk->tree);
	for (size_t i = 0; i < walk->taken; i++) {
		struct step step = walk->steps[i];

		assert(direct.here == step.entry);
		walk_answer(&direct, step.answer - walk->forest->entries[step.entry].answers.first);
	}
	walk_facts(walk, &facts);
	walk_facts(&direct, &same);
	assert(direct.here == walk->here && facts.left_open == same.left_open);
	assert(memcmp(facts.values, same.values, sizeof(facts.values)) == 0);
	assert(walk_back(&direct) == (walk->taken > 0));
	assert(walk->taken == 0 || direct.here == walk->steps[walk->taken - 1].entry);
	assert(walk->taken == 0 || walk_kept_choice(&direct) != NONE);
	walk_resume(&direct);
	assert(direct.here == walk->here && direct.taken == walk->taken);
	walk_fini(&direct);
}

/* The page as it is spoken, saved and copied. */
static void
judge_words(const struct reader *reader)
{
	struct str out = { 0 };
	size_t width = reader->ui.columns < 10 ? 10 : reader->ui.columns;

	spoken_page(&(struct spoken){ &out, width, reader->style.ascii }, &reader->ui);
	judge_text(&out, false);
	str_clear(&out);
	written_page(&(struct spoken){ &out, WRITTEN_WIDTH, reader->style.ascii }, &reader->ui);
	judge_text(&out, false);
	str_clear(&out);
	if (written_copy(&out, &reader->ui, reader->style.ascii))
		assert(out.length <= BOUND_COPY_BYTES);
	judge_text(&out, false);
	str_fini(&out);
}

static void
judge(struct reader *reader)
{
	const struct ui *ui = &reader->ui;

	page_draw(&reader->page, ui, &reader->style);
	sound_page(&reader->page, ui, reader->style.ascii);
	sound_ui(ui);
	sound_walk(&ui->walk);
	if (reader->typed++ % TRY_EVERY > 0)
		return;
	sound_ways_out(ui);
	judge_words(reader);
	if (ui->walk.tree != NONE)
		judge_walk(&ui->walk);
	if (walk_ended(&ui->walk))
		judge_rules(&ui->walk);
}

/* --- a reader */

static void
sit_down(struct reader *reader)
{
	struct ui *ui = &reader->ui;

	if (reader->is & IN_KIOSK)
		ui_welcome(ui, &sites[reader->is & HAS_REGION ? 0 : 1]);
	else
		ui->region = reader->is & HAS_REGION ? 0 : NONE;
	ui->can_copy = reader->is & CAN_COPY && !ui->site;
	ui->can_save = reader->is & CAN_SAVE && !ui->site;
}

static void
grant_wish(struct reader *reader)
{
	struct ui *ui = &reader->ui;
	bool is_full = reader->is & DISK_IS_FULL;

	if (ui->wish == WISH_COPY)
		ui_copied(ui, !is_full);
	if (ui->wish == WISH_SAVE && is_full)
		ui_saved(ui, (struct saved){ .why = "the disk is full" });
	else if (ui->wish == WISH_SAVE)
		ui_saved(ui, (struct saved){ .path = "/tmp/notes.txt" });
	if (ui->wish == WISH_PLAIN) /* it would go on line by line */
		ui->wish = WISH_NONE;
}

static void
type_all(struct reader *reader)
{
	uint32_t key;

	while (keys_next(&reader->keys, reader->now, &key)) {
		if (!ui_key(&reader->ui, key)) {
			sound_wipe(&reader->ui);
			sit_down(reader);
		}
		grant_wish(reader);
		judge(reader);
	}
}

static uint32_t
part_of(uint32_t most, uint8_t number)
{
	return 1 + (uint32_t)((uint64_t)most * number * number * number >> 24);
}

static void
obey(struct reader *reader, uint8_t command, const uint8_t numbers[2])
{
	switch (command) {
	case KEYBOARD_RESIZE:
		ui_resize(&reader->ui, part_of(BOUND_ROWS, numbers[0]),
		    part_of(BOUND_COLUMNS, numbers[1]));
		break;
	case KEYBOARD_STYLE:
		reader->style.ascii = numbers[0] % 2;
		break;
	case KEYBOARD_WARN:
		if (reader->ui.site)
			ui_warn(
			    &reader->ui, numbers[0] % 2 ? LAYER_LAST_MINUTE : LAYER_STILL_THERE);
		break;
	default:
		reader->now += numbers[0] + 100 * numbers[1];
		break;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reader reader = { .is = size > 0 ? *data : 0, .keyboard = { data, size, 1 } };
	uint8_t command, numbers[2];

	if (size == 0)
		return 0;
	keyboard_plug(&reader.keyboard);
	ui_init(&reader.ui, forest_builtin(), (struct date){ 2026, 8, 22 });
	ui_resize(&reader.ui, 24, 80);
	sit_down(&reader);
	type_all(&reader);
	while (keyboard_command(&reader.keyboard, &command, numbers)) {
		obey(&reader, command, numbers);
		judge(&reader);
		type_all(&reader);
	}
	page_fini(&reader.page);
	ui_fini(&reader.ui);
	return 0;
}

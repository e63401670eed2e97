/* SPDX-License-Identifier: ISC */
/* Two states that must never differ: the program's own, seen on its screen, and one in memory. */
#include "mirror.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "partway/action.h"
#include "partway/base.h"
#include "partway/str.h"
#include "partway/utf8.h"
#include "partway/written.h"

#define NO_FOLDER "/dev/null" /* so that no test saves a file by a chance key */

const struct mirror_key mirror_keys[] = {
	{ "\033[A", INPUT_UP },
	{ "\033[B", INPUT_DOWN },
	{ "\033[H", INPUT_HOME },
	{ "\033[F", INPUT_END },
	{ "\033[5~", INPUT_PAGE_UP },
	{ "\033[6~", INPUT_PAGE_DOWN },
	{ "\r", INPUT_ENTER },
	{ "\177", INPUT_BACKSPACE },
	{ "\033OP", INPUT_F1 },
	{ "\033[C", INPUT_NONE },              /* right: nothing is there */
	{ "\033[15~", INPUT_NONE },            /* F5 */
	{ "\033[1;5C", INPUT_NONE },           /* Ctrl and an arrow */
	{ "\033[200~1\033[201~", INPUT_NONE }, /* pasted */
	{ "\033", INPUT_ESCAPE },
};
const size_t mirror_key_count = ARRAY_LEN(mirror_keys);

void
mirror_start(struct mirror *mirror, const struct forest *forest, const struct pty_setup *setup)
{
	setenv("XDG_STATE_HOME", NO_FOLDER, 1);
	mirror->pty = pty_start(setup);
	ui_init(&mirror->ui, forest, (struct date){ .year = 2025, .month = 1, .day = 31 });
	mirror->ui.can_copy = mirror->ui.can_save = true;
	ui_resize(&mirror->ui, setup->rows ? (uint32_t)setup->rows : 24,
	    setup->columns ? (uint32_t)setup->columns : 80);
	mirror_check(mirror, "at the start");
}

/* The key that BYTES begin with; returns how many bytes it takes. */
static size_t
decode(const char *bytes, uint32_t *key)
{
	for (size_t i = 0; i < mirror_key_count; i++) {
		size_t length = strlen(mirror_keys[i].bytes);

		*key = mirror_keys[i].key;
		if (strncmp(bytes, mirror_keys[i].bytes, length) == 0)
			return length;
	}
	return utf8_decode(bytes, strlen(bytes), key);
}

/* Does what a key wishes beyond the screen, as the program must. */
static void
grant_wish(struct mirror *mirror)
{
	struct ui *ui = &mirror->ui;
	struct str text = { 0 };

	if (ui->wish == WISH_COPY)
		ui_copied(ui, written_copy(&text, ui, mirror->style.ascii));
	else if (ui->wish == WISH_SAVE)
		ui_saved(ui,
		    (struct saved){
			.path = NO_FOLDER "/", .why = "There is a file where a folder should be" });
	str_fini(&text);
}

bool
mirror_apply(struct mirror *mirror, const char *bytes)
{
	bool stays = true;
	uint32_t key;

	while (*bytes) {
		cr_assert(stays, "a key before the last one leaves");
		bytes += decode(bytes, &key);
		stays = ui_key(&mirror->ui, key);
		grant_wish(mirror);
	}
	return stays;
}

void
mirror_check(struct mirror *mirror, const char *where)
{
	struct str wanted = { 0 };
	char *shown;
	int row;

	page_draw(&mirror->page, &mirror->ui, &mirror->style);
	if (pty_becomes_page(mirror->pty, &mirror->page, &row))
		return;
	golden_write(&mirror->page, &wanted);
	shown = pty_screen(mirror->pty);
	cr_assert_fail("%s: row %d differs. The screen is\n%s\nand should be\n%s", where, row,
	    shown, str_text(&wanted));
	free(shown);
	str_fini(&wanted);
}

void
mirror_fini(struct mirror *mirror)
{
	pty_free(mirror->pty);
	page_fini(&mirror->page);
	ui_fini(&mirror->ui);
}

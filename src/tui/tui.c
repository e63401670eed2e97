/* SPDX-License-Identifier: ISC */
/* The loop of the full screen: draw, wait, apply. Everything that a key does is decided in ui.c;
 * everything that is shown, in page.c. */
#include "tui/tui.h"

#include <string.h>
#include <unistd.h>

#include "partway/action.h"
#include "leave/leave.h"
#include "partway/page.h"
#include "partway/ui.h"
#include "partway/written.h"
#include "tui/clipboard.h"
#include "tui/codes.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/terminal.h"
#include "tui/terminfo.h"

#define KEYS_A_TURN 64 /* in a flood of keys the screen is still drawn, and signals are heard */
#define HOLLOW_WAKES 3 /* so often may a terminal have something to read, and then nothing */

struct tui {
	struct ui *ui;
	struct saver saver;
	struct terminal terminal;
	struct style style;
	struct paint paint;
	struct keys keys;
	bool more;       /* keys may be here that leave_wait() cannot see */
	unsigned hollow; /* wakes in a row in which nothing was read */
};

/* Sends what is to be copied. Curses has written all of its last screen, so this comes behind
 * it. */
static void
copy(struct tui *tui)
{
	struct str text = { 0 };
	bool fits = written_copy(&text, tui->ui, tui->style.ascii);

	if (fits)
		clipboard_send(&text);
	ui_copied(tui->ui, fits);
	str_fini(&text);
}

/* Does what a key wishes beyond the screen, before the next key counts. */
static void
grant_wish(struct tui *tui)
{
	if (tui->ui->wish == WISH_COPY)
		copy(tui);
	else if (tui->ui->wish == WISH_SAVE)
		tui->saver.save(tui->saver.context, tui->ui);
}

/* Applies the keys that are here. False: leave now. */
static bool
apply_keys(struct tui *tui)
{
	uint64_t before = tui->keys.taken;
	int64_t now = leave_milliseconds();
	uint32_t key, digit;
	unsigned count = 0;

	while (count < KEYS_A_TURN && keys_next(&tui->keys, now, &key)) {
		if (action_of_key(key, &digit) == ACTION_REDRAW)
			paint_forget(&tui->paint);
		if (!ui_key(tui->ui, key))
			return false;
		if (tui->ui->wish == WISH_PLAIN)
			return false;
		grant_wish(tui);
		count++;
	}
	tui->more = count == KEYS_A_TURN;
	tui->hollow = tui->keys.taken == before ? tui->hollow + 1 : 0;
	return tui->hollow < HOLLOW_WAKES;
}

static void
show(struct tui *tui)
{
	leave_begin_output();
	paint_draw(&tui->paint, tui->ui, &tui->style);
	leave_end_output();
}

/* One turn of the loop. False: leave now. */
static bool
wait_and_apply(struct tui *tui)
{
	switch (tui->more ? leave_look() : leave_wait(STDIN_FILENO)) {
	case WAKE_INPUT:
		return apply_keys(tui);
	case WAKE_LEAVE:
		return false;
	case WAKE_STILL_THERE:
		ui_warn(tui->ui, LAYER_STILL_THERE);
		return true;
	case WAKE_LAST_MINUTE:
		ui_warn(tui->ui, LAYER_LAST_MINUTE);
		return true;
	case WAKE_RESIZE:
		break;
	}
	terminal_resize(tui->ui);
	paint_forget(&tui->paint);
	return true;
}

bool
tui_run(struct ui *ui, const struct tui_options *options)
{
	struct tui tui = {
		.ui = ui, .saver = options->saver, .style = { .ascii = options->ascii }
	};

	if (!terminal_open(&tui.terminal, options->term, options->shared, ui))
		return false;
	ui->can_copy = options->clipboard && terminfo_is_xterm_kin(options->term);
	ui->can_save = options->saver.save != NULL;
	show(&tui);
	codes_define();
	while (wait_and_apply(&tui))
		show(&tui);
	terminal_close(&tui.terminal);
	paint_fini(&tui.paint);
	explicit_bzero(&tui.keys, sizeof(tui.keys));
	if (ui->wish != WISH_PLAIN)
		return true;
	ui->wish = WISH_NONE;
	ui->rows = ui->columns = 0;
	return false;
}

void
tui_add_clear(struct str *out, const char *term)
{
	terminfo_add_clear(out, term);
}

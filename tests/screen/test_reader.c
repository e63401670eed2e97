/* SPDX-License-Identifier: ISC */
/* What a screen reader or a braille display needs (screens.md 7): the terminal's own cursor is
 * where the reader is, only what changed is written, and nothing is written while no key is pressed. A
 * second libvterm listens to the bytes: which rows were written to, were they as they are now? */
#include <criterion/criterion.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

#include "partway/base.h"
#include "visit.h"

#define ROWS 24
#define COLUMNS 80
#define STATUS (ROWS - 2) /* the row in which things are asked and said */
#define QUIET_MS 2000

struct row {
	uint32_t points[COLUMNS];
	uint8_t looks[COLUMNS];
};

struct listener {
	struct pty *pty;
	VTerm *terminal;
	VTermScreen *screen;
	VTermPos cursor;
	bool cursor_seen;
	int bells;
	bool written[ROWS]; /* since the last key */
	struct row rows[ROWS];
};

static int
note_damage(VTermRect rect, void *context)
{
	struct listener *listener = context;

	for (int row = rect.start_row; row < rect.end_row && row < ROWS; row++)
		listener->written[row] = true;
	return 1;
}

static int
note_cursor(VTermPos position, VTermPos old, int visible, void *context)
{
	struct listener *listener = context;

	(void)old;
	(void)visible;
	listener->cursor = position;
	return 1;
}

static int
note_property(VTermProp property, VTermValue *value, void *context)
{
	struct listener *listener = context;

	if (property == VTERM_PROP_CURSORVISIBLE)
		listener->cursor_seen = value->boolean;
	return 1;
}

static int
note_bell(void *context)
{
	((struct listener *)context)->bells++;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .damage = note_damage,
	.movecursor = note_cursor,
	.settermprop = note_property,
	.bell = note_bell };

static struct row
row_now(const struct listener *listener, int at)
{
	struct row row;

	memset(&row, 0, sizeof(row)); /* rows are compared byte by byte */
	for (int column = 0; column < COLUMNS; column++) {
		VTermScreenCell cell;

		memset(&cell, 0, sizeof(cell));
		vterm_screen_get_cell(
		    listener->screen, (VTermPos){ .row = at, .col = column }, &cell);
		row.points[column] = cell.chars[0] ? cell.chars[0] : ' ';
		row.looks[column] = (uint8_t)(cell.attrs.bold | cell.attrs.reverse << 1);
	}
	return row;
}

/* Listens to what came since the last time. */
static void
hear(struct listener *listener)
{
	size_t length;
	const char *bytes = pty_bytes(listener->pty, &length);

	for (int at = 0; at < ROWS; at++)
		listener->rows[at] = row_now(listener, at);
	memset(listener->written, 0, sizeof(listener->written));
	vterm_input_write(listener->terminal, bytes, length);
	vterm_screen_flush_damage(listener->screen);
}

/* Goes to STATE and listens. */
static void
listen_at(struct listener *listener, const struct state *state)
{
	*listener =
	    (struct listener){ .pty = visit(&(struct pty_setup){ 0 }, state), .cursor_seen = true };
	listener->terminal = vterm_new(ROWS, COLUMNS);
	vterm_set_utf8(listener->terminal, 1);
	listener->screen = vterm_obtain_screen(listener->terminal);
	vterm_screen_set_callbacks(listener->screen, &callbacks, listener);
	vterm_screen_enable_altscreen(listener->screen, 1);
	vterm_screen_reset(listener->screen, 1);
	cr_assert(pty_takes(listener->pty, "\t", 1)); /* does nothing; all before it is done then */
	hear(listener);
}

static void
stop_listening(struct listener *listener)
{
	visit_leave(listener->pty);
	vterm_free(listener->terminal);
}

/* Types KEY and listens to what it does. */
static void
press(struct listener *listener, const char *key)
{
	pty_forget(listener->pty);
	cr_assert(pty_takes(listener->pty, key, strlen(key)));
	hear(listener);
}

/* A row that was written to, and is as it was; -1: none. */
static int
needless_row(const struct listener *listener)
{
	for (int at = 0; at < ROWS; at++) {
		struct row now = row_now(listener, at);

		if (listener->written[at] && memcmp(&now, &listener->rows[at], sizeof(now)) == 0)
			return at;
	}
	return -1;
}

/* The first row that is marked by reverse video, or -1. */
static int
selected_row(const struct listener *listener)
{
	for (int at = 0; at < ROWS; at++) {
		struct row row = row_now(listener, at);

		for (int column = 0; column < COLUMNS; column++)
			if (row.looks[column] & 2)
				return at;
	}
	return -1;
}

/* True while something is asked: its row is neither a rule nor empty. */
static bool
is_asking(const struct listener *listener)
{
	uint32_t point = row_now(listener, STATUS).points[4];

	return point != ' ' && point != 0x2500 && point != '=';
}

/* True while words are typed that are found: what is found is spoken then, not what is typed. */
static bool
is_found(const struct listener *listener)
{
	return row_now(listener, STATUS).points[4] == 'F' && listener->cursor.row != STATUS;
}

/* The first row of the text: the head above it ends with a rule and an empty row. */
static int
first_text_row(const struct listener *listener)
{
	int at = 0;
	struct row row = row_now(listener, at);

	while (at < STATUS && row.points[4] != 0x2500 && row.points[4] != '=')
		row = row_now(listener, ++at);
	return at + 2;
}

static void
check_cursor(const struct listener *listener, const char *where, const char *key)
{
	bool asking = is_asking(listener) && !is_found(listener);
	int selected = selected_row(listener), wanted = selected;
	struct row row;

	if (asking)
		wanted = STATUS;
	else if (selected < 0)
		wanted = first_text_row(listener);
	cr_assert_eq(listener->cursor.row, wanted,
	    "keys %s, then %s: the cursor is in row %d, not %d", where, key, listener->cursor.row,
	    wanted);
	row = row_now(listener, wanted);
	if (!asking && selected >= 0)
		cr_assert_eq(row.points[listener->cursor.col], '>', "keys %s, then %s", where, key);
	cr_assert(listener->cursor_seen, "keys %s, then %s", where, key);
}

static const char *const keys[] = { "j", "k", "\033[B", "\033[F", "\033[H", " ", "z", "?", "\033",
	"0", "1", "b", "b", "w", "\033", "p", "j", "\033", "m", "j", "\033", "r", "n", "1", "b",
	"f" };

Test(reader, the_cursor_leads_and_only_changes_are_written, .timeout = 300)
{
	for (size_t i = 0; i < state_count; i++) {
		struct listener listener;

		listen_at(&listener, &states[i]);
		check_cursor(&listener, states[i].keys, "nothing");
		for (size_t k = 0; k < ARRAY_LEN(keys); k++) {
			press(&listener, keys[k]);
			check_cursor(&listener, states[i].keys, keys[k]);
			cr_assert_eq(needless_row(&listener), -1,
			    "keys %s, then %s: row %d is sent again", states[i].keys, keys[k],
			    needless_row(&listener));
			cr_assert(!pty_has_bytes(listener.pty, "\033[2J"));
			cr_assert(!pty_has_bytes(listener.pty, "\033[H\033[J"));
			cr_assert(!pty_has_bytes(listener.pty, "\033[?25l"));
		}
		cr_assert_eq(listener.bells, 0, "keys %s", states[i].keys);
		stop_listening(&listener);
	}
}

Test(reader, a_key_that_only_says_something_writes_only_that)
{
	struct listener listener;
	size_t length;

	listen_at(&listener, &(struct state){ "112", "How long ago was it?" });
	press(&listener, "j");
	press(&listener, "z");
	for (int at = 0; at < ROWS; at++)
		cr_assert_eq(listener.written[at], at == STATUS, "row %d", at);
	press(&listener, "z");
	pty_bytes(listener.pty, &length);
	cr_assert_eq(length, 0, "said again, %zu bytes", length);
	stop_listening(&listener);
}

Test(reader, nothing_is_written_between_answers_when_the_screen_is_drawn_again)
{
	struct listener listener;

	listen_at(&listener, &(struct state){ "11211", "Propose a pause, once" });
	press(&listener, "\014");
	cr_assert(!pty_has_bytes(listener.pty, "\033[2J"));
	cr_assert(!pty_has_bytes(listener.pty, "\033[H\033[J"));
	check_cursor(&listener, "11211", "Ctrl-L");
	stop_listening(&listener);
}

/* It does not even wake up: no timers. */
Test(reader, while_no_key_is_pressed_nothing_happens)
{
	struct pty *ptys[100];
	long sleeps[100];

	for (size_t i = 0; i < state_count; i++) {
		ptys[i] = visit(&(struct pty_setup){ 0 }, &states[i]);
		cr_assert(pty_takes(ptys[i], "\t", 1));
		sleeps[i] = pty_sleeps(ptys[i]);
	}
	poll(NULL, 0, QUIET_MS);
	for (size_t i = 0; i < state_count; i++) {
		cr_assert_eq(pty_sleeps(ptys[i]), sleeps[i], "keys %s", states[i].keys);
		visit_leave(ptys[i]);
	}
}

/* SPDX-License-Identifier: ISC */
/* Keys, from the bytes that terminals really send (screens.md 5) to what they mean. The same bytes
 * must mean the same whatever TERM says, and nothing inside an unknown sequence may answer. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <curses.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "partway/action.h"
#include "partway/base.h"
#include "tui/codes.h"
#include "tui/keys.h"
#include "tui/terminfo.h"

#define CTRL_C 3
#define MOST_KEYS 40

static const char *const terms[] = { "xterm-256color", "putty", "linux", "screen",
	"screen-256color", "tmux-256color", "rxvt", "rxvt-unicode-256color", "vt100", "vt220",
	"xterm-kitty" };

struct sent {
	const char *bytes;
	uint32_t keys[8]; /* what they mean, ended by 0 */
};

/* clang-format off */
static const struct sent known[] = {
	{ "\177", { INPUT_BACKSPACE } }, { "\b", { INPUT_BACKSPACE } },
	{ "\033[1~", { INPUT_HOME } }, { "\033[7~", { INPUT_HOME } }, { "\033[H", { INPUT_HOME } },
	{ "\033OH", { INPUT_HOME } },
	{ "\033[4~", { INPUT_END } }, { "\033[8~", { INPUT_END } }, { "\033[F", { INPUT_END } },
	{ "\033OF", { INPUT_END } },
	{ "\033[A", { INPUT_UP } }, { "\033OA", { INPUT_UP } },
	{ "\033[B", { INPUT_DOWN } }, { "\033OB", { INPUT_DOWN } },
	{ "\033[C", { INPUT_NONE } }, { "\033OC", { INPUT_NONE } },
	{ "\033[D", { INPUT_NONE } }, { "\033OD", { INPUT_NONE } },
	{ "\033[5~", { INPUT_PAGE_UP } }, { "\033[6~", { INPUT_PAGE_DOWN } },
	{ "\033[3~", { INPUT_NONE } }, { "\033[2~", { INPUT_NONE } },
	{ "\033OP", { INPUT_F1 } }, { "\033[11~", { INPUT_F1 } }, { "\033[[A", { INPUT_F1 } },
	{ "\033OM", { INPUT_ENTER } }, { "\r", { INPUT_ENTER } }, { "\n", { INPUT_ENTER } },
	{ "\033Op", { '0' } }, { "\033Oq", { '1' } }, { "\033Or", { '2' } }, { "\033Os", { '3' } },
	{ "\033Ot", { '4' } }, { "\033Ou", { '5' } }, { "\033Ov", { '6' } }, { "\033Ow", { '7' } },
	{ "\033Ox", { '8' } }, { "\033Oy", { '9' } },
	{ "x", { 'x' } }, { "0", { '0' } }, { "!", { '!' } }, { "?", { '?' } },
	{ "\003", { CTRL_C } }, { "\032", { 26 } }, { "\034", { 28 } }, { "\014", { 12 } },
};

/* Sequences that mean nothing here are one key that does nothing, however long they are. */
static const struct sent unknown[] = {
	/* F2 to F12 of xterm, PuTTY, rxvt and the Linux console, and with Shift and the like */
	{ "\033OQ", { INPUT_NONE } }, { "\033OR", { INPUT_NONE } }, { "\033OS", { INPUT_NONE } },
	{ "\033[12~", { INPUT_NONE } }, { "\033[13~", { INPUT_NONE } },
	{ "\033[14~", { INPUT_NONE } }, { "\033[15~", { INPUT_NONE } },
	{ "\033[17~", { INPUT_NONE } }, { "\033[18~", { INPUT_NONE } },
	{ "\033[19~", { INPUT_NONE } }, { "\033[20~", { INPUT_NONE } },
	{ "\033[21~", { INPUT_NONE } }, { "\033[23~", { INPUT_NONE } },
	{ "\033[24~", { INPUT_NONE } },
	{ "\033[[B", { INPUT_NONE } }, { "\033[[C", { INPUT_NONE } }, { "\033[[D", { INPUT_NONE } },
	{ "\033[[E", { INPUT_NONE } },
	{ "\033[1;2P", { INPUT_NONE } }, { "\033O1;2P", { INPUT_NONE } },
	{ "\033[11;2~", { INPUT_NONE } }, { "\033[23$", { INPUT_NONE } },
	{ "\033[11^", { INPUT_NONE } }, { "\033[23@", { INPUT_NONE } },
	/* Left, Right, Delete, Insert, Home, End with Shift and the like; Shift-Tab */
	{ "\033[1;5C", { INPUT_NONE } }, { "\033[1;2D", { INPUT_NONE } },
	{ "\033[1;5A", { INPUT_NONE } }, { "\033[1;5H", { INPUT_NONE } },
	{ "\033O5A", { INPUT_NONE } }, { "\033Oc", { INPUT_NONE } }, { "\033Od", { INPUT_NONE } },
	{ "\033[c", { INPUT_NONE } }, { "\033[d", { INPUT_NONE } }, { "\033[a", { INPUT_NONE } },
	{ "\033[3;5~", { INPUT_NONE } }, { "\033[2;2~", { INPUT_NONE } },
	{ "\033[3$", { INPUT_NONE } }, { "\033[3^", { INPUT_NONE } }, { "\033[7$", { INPUT_NONE } },
	{ "\033[7^", { INPUT_NONE } }, { "\033[8@", { INPUT_NONE } }, { "\033[Z", { INPUT_NONE } },
	/* the rest of the number pad */
	{ "\033Oj", { INPUT_NONE } }, { "\033Ok", { INPUT_NONE } }, { "\033Ol", { INPUT_NONE } },
	{ "\033Om", { INPUT_NONE } }, { "\033On", { INPUT_NONE } }, { "\033Oo", { INPUT_NONE } },
	{ "\033OX", { INPUT_NONE } }, { "\033[E", { INPUT_NONE } }, { "\033OE", { INPUT_NONE } },
	/* keys as kitty and xterm report them when another program has asked for it */
	{ "\033[49;5u", { INPUT_NONE } }, { "\033[27;5;49~", { INPUT_NONE } },
	/* the window has the focus, or lost it; the terminal, its state and its cursor */
	{ "\033[I", { INPUT_NONE } }, { "\033[O", { INPUT_NONE } }, { "\033[0n", { INPUT_NONE } },
	{ "\033[?1;2c", { INPUT_NONE } }, { "\033[>1;4000;11c", { INPUT_NONE } },
	{ "\033[24;80R", { INPUT_NONE } }, { "\033[?12;1R", { INPUT_NONE } },
	{ "\033[8;24;80t", { INPUT_NONE } }, { "\033[?2004;1$y", { INPUT_NONE } },
	/* the mouse: X10, SGR, urxvt */
	{ "\033[M !!", { INPUT_NONE } }, { "\033[M 19", { INPUT_NONE } },
	{ "\033[M#11", { INPUT_NONE } },
	{ "\033[<0;12;13M", { INPUT_NONE } }, { "\033[<0;12;13m", { INPUT_NONE } },
	{ "\033[32;12;13M", { INPUT_NONE } },
	/* pasted text */
	{ "\033[200~1\r2x\033[A0\033[201~", { INPUT_NONE } },
	{ "\033[200~\033[201~1", { INPUT_NONE, '1' } },
	{ "\033[200~\033[20\033[201~1", { INPUT_NONE, '1' } },
	/* late answers to other programs */
	{ "\033]11;rgb:1e1e/1e1e/1e1e\033\\", { INPUT_NONE } },
	{ "\033]0;x1\007", { INPUT_NONE } }, { "\033P>|XTerm(390)\033\\", { INPUT_NONE } },
	{ "\033^1\033\\", { INPUT_NONE } },
	{ "\033_Gi=1;OK\033\\1", { INPUT_NONE, '1' } },
	{ "\033[?61;4;6;7;14;21;22;23;24;28;32;42;52c", { INPUT_NONE } }, /* Windows Terminal */
	{ "\2331;5A", { INPUT_NONE } }, { "\217R", { INPUT_NONE } }, /* 8-bit */
	{ "\23511;rgb:1e1e/1e1e/1e1e\2341", { INPUT_NONE, '1' } },
	{ "\2201$r0m\2341", { INPUT_NONE, '1' } }, { "\2361\234", { INPUT_NONE } },
	{ "\237Gi=1;OK\0331", { INPUT_ESCAPE, '1' } },
};

static const struct sent hasty[] = {
	{ "\033", { INPUT_ESCAPE } },
	{ "\033x", { INPUT_ESCAPE, 'x' } }, { "\033\033x", { INPUT_ESCAPE, INPUT_ESCAPE, 'x' } },
	{ "\033\003", { CTRL_C } },
	{ "\033[\003", { CTRL_C } }, { "\033[1\003", { CTRL_C } }, { "\033O\003", { CTRL_C } },
	{ "\033[M!\003", { CTRL_C } }, { "\033[[\003", { CTRL_C } },
	{ "\033[200~abc\003", { CTRL_C } },
	{ "\033[1\033x", { INPUT_ESCAPE, 'x' } }, { "\033]1\033x", { INPUT_ESCAPE, 'x' } },
	{ "\033]1\003", { CTRL_C } },
	{ "\303\251", { 0xe9 } }, { "\342\202\254", { 0x20ac } },
	{ "\360\237\230\200", { 0x1f600 } },
	{ "\303x", { 'x' } }, { "\342\202x", { 'x' } }, /* cut short: never at the cost of a key */
	{ "\351x", { 'x' } },                           /* Latin-1 */
	{ "\377x", { INPUT_NONE, 'x' } }, { "\200\201x", { INPUT_NONE, INPUT_NONE, 'x' } },
	{ "12x", { '1', '2', 'x' } },
	{ "\033[23$x", { INPUT_NONE, 'x' } },
};
/* clang-format on */

struct desk {
	int master;
	int64_t now;
	struct keys keys;
	uint32_t got[MOST_KEYS];
	size_t count;
};

/* Curses on a terminal of this name that nobody looks at. */
static void
open_desk(struct desk *desk, const char *term)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	const char *name;
	int slave;

	*desk = (struct desk){ .now = 5000 };
	setlocale(LC_ALL, "C.UTF-8");
	cr_assert_eq(openpty(&desk->master, &slave, NULL, NULL, &size), 0);
	dup2(slave, STDIN_FILENO);
	dup2(slave, STDOUT_FILENO);
	name = terminfo_find(term);
	cr_assert(name && newterm(name, stdout, stdin), "%s", term);
	raw();
	noecho();
	nonl();
	codes_define();
}

/* Sends BYTES and collects the keys that they are by now. */
static void
send_bytes(struct desk *desk, const char *bytes, size_t length)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	uint32_t key;

	cr_assert_eq(write(desk->master, bytes, length), (ssize_t)length);
	cr_assert_eq(poll(&input, 1, 5000), 1);
	while (desk->count < MOST_KEYS && keys_next(&desk->keys, desk->now, &key))
		desk->got[desk->count++] = key;
}

static void
send(struct desk *desk, const char *bytes)
{
	send_bytes(desk, bytes, strlen(bytes));
}

static const char *
printable(const char *bytes)
{
	static char out[200];
	size_t at = 0;

	for (; *bytes && at < sizeof(out) - 8; bytes++)
		at += (size_t)snprintf(out + at, sizeof(out) - at,
		    *bytes > ' ' && *bytes < 0x7f ? "%c" : "<%02x>", (unsigned char)*bytes);
	return out;
}

static void
expect(struct desk *desk, const char *term, const struct sent *sent)
{
	size_t count = 0;

	while (sent->keys[count])
		count++;
	desk->now += 5000; /* what is unfinished is over by now */
	desk->count = 0;
	send(desk, sent->bytes);
	cr_assert_eq(desk->count, count, "%s: %s gives %zu keys, not %zu", term,
	    printable(sent->bytes), desk->count, count);
	for (size_t i = 0; i < count; i++)
		cr_assert_eq(desk->got[i], sent->keys[i], "%s: %s gives %x, not %x", term,
		    printable(sent->bytes), desk->got[i], sent->keys[i]);
}

/* Index into terms: a parameter lives in another process. */
ParameterizedTestParameters(keys, bytes_mean_the_same_under_every_TERM)
{
	static size_t rows[ARRAY_LEN(terms)];

	for (size_t i = 0; i < ARRAY_LEN(terms); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(terms));
}

ParameterizedTest(size_t *row, keys, bytes_mean_the_same_under_every_TERM, .timeout = 60)
{
	const char *term = terms[*row];
	struct desk desk;

	open_desk(&desk, term);
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		expect(&desk, term, &known[i]);
	for (size_t i = 0; i < ARRAY_LEN(unknown); i++)
		expect(&desk, term, &unknown[i]);
	for (size_t i = 0; i < ARRAY_LEN(hasty); i++)
		expect(&desk, term, &hasty[i]);
}

static bool
is_known(const char *bytes)
{
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (strcmp(known[i].bytes, bytes) == 0)
			return true;
	return false;
}

Test(keys, no_digit_inside_any_sequence_answers, .timeout = 60)
{
	struct desk desk;
	char bytes[16];

	open_desk(&desk, "xterm-256color");
	for (int last = '@'; last < 0x7f; last++) {
		for (int digit = '0'; digit <= '9'; digit++) {
			snprintf(bytes, sizeof(bytes), "\033[%c;%c%c", digit, digit, last);
			expect(&desk, "any", &(struct sent){ bytes, { INPUT_NONE } });
		}
		snprintf(bytes, sizeof(bytes), "\033O%c", last);
		if (!is_known(bytes) && !strchr("BC", last)) /* arrows: not in the table twice */
			expect(&desk, "any", &(struct sent){ bytes, { INPUT_NONE } });
	}
}

/* Beyond column 223 xterm has no byte for the place of the mouse, and sends NUL. */
Test(keys, a_mouse_far_to_the_right_answers_nothing)
{
	static const char bytes[] = { '\033', '[', 'M', ' ', '\0', '1' };
	struct desk desk;

	open_desk(&desk, "xterm-256color");
	send_bytes(&desk, bytes, sizeof(bytes));
	cr_assert(desk.count == 1 && desk.got[0] == INPUT_NONE, "%zu keys", desk.count);
}

/* A slow line tears a sequence apart anywhere; its Esc may then count as the key Esc. */
Test(keys, a_torn_sequence_is_swallowed_up_to_a_second_late, .timeout = 60)
{
	static const struct {
		const char *bytes;
		size_t first_cut; /* Esc, and P a little later, are two keys of ours */
	} sequences[] = { { "\033[1;51~", 1 }, { "\033[M 11", 1 }, { "\033[[1", 1 },
		{ "\033O1;1P", 1 }, { "\033[200~1\033[201~", 1 }, { "\033]11;1\007", 2 },
		{ "\033P1+r\033\\", 2 } };
	struct desk desk;
	char first[32];

	open_desk(&desk, "xterm-256color");
	for (size_t i = 0; i < ARRAY_LEN(sequences); i++) {
		const char *bytes = sequences[i].bytes;

		for (size_t cut = sequences[i].first_cut; cut < strlen(bytes); cut++) {
			snprintf(first, sizeof(first), "%.*s", (int)cut, bytes);
			desk.now += 5000;
			desk.count = 0;
			send(&desk, first);
			desk.now += 900;
			send(&desk, bytes + cut);
			cr_assert(desk.count == 1
				&& (desk.got[0] == INPUT_NONE || desk.got[0] == INPUT_ESCAPE),
			    "%s cut at %zu: %zu keys, first %x", printable(bytes), cut, desk.count,
			    desk.got[0]);
		}
	}
}

Test(keys, a_letter_typed_after_esc_is_a_key_of_its_own, .timeout = 60)
{
	static const char letters[] = "P]_^px1";
	struct desk desk;

	open_desk(&desk, "xterm-256color");
	for (size_t i = 0; i < strlen(letters); i++) {
		const char bytes[] = { letters[i], 'x', '\0' };

		desk.now += 5000;
		desk.count = 0;
		send(&desk, "\033");
		desk.now += 100;
		send(&desk, bytes);
		cr_assert(desk.count == 3 && desk.got[0] == INPUT_ESCAPE
			&& desk.got[1] == (uint32_t)letters[i] && desk.got[2] == 'x',
		    "Esc, then %s: %zu keys", bytes, desk.count);
	}
}

Test(keys, after_a_second_a_torn_sequence_is_over, .timeout = 60)
{
	static const char *const beginnings[] = { "\033[", "\033O", "\033[M", "\033[200~ab",
		"\342" };
	struct desk desk;

	open_desk(&desk, "xterm-256color");
	for (size_t i = 0; i < ARRAY_LEN(beginnings); i++) {
		desk.now += 5000;
		send(&desk, beginnings[i]);
		desk.now += 1100;
		desk.count = 0;
		send(&desk, "x");
		cr_assert(desk.count == 1 && desk.got[0] == 'x', "%s then x: %zu keys",
		    printable(beginnings[i]), desk.count);
	}
}

Test(keys, a_sequence_without_an_end_does_not_swallow_for_ever, .timeout = 60)
{
	struct desk desk;

	open_desk(&desk, "xterm-256color");
	send(&desk, "\033[111111111122222222223333333333444444444455555555556666666666777777x");
	cr_assert(desk.count > 0 && desk.got[desk.count - 1] == 'x');
}

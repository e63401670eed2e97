/* SPDX-License-Identifier: ISC */
/* The key codes of curses: from which bytes they come, and which keys of ours they are. Curses
 * believes terminfo; what terminals send is often something else. */
#include "tui/codes.h"

#include <curses.h>

#include "partway/action.h"
#include "partway/base.h"

#define CTRL_C 3
#define CTRL_Z 26
#define CTRL_BACKSLASH 28

/* Sent by xterm, PuTTY, rxvt, tmux, screen, the Linux console and their kin: screens.md 5. */
static const struct {
	int code;
	const char *bytes[4];
} sent[] = {
	{ KEY_HOME, { "\033[1~", "\033[7~", "\033[H", "\033OH" } },
	{ KEY_END, { "\033[4~", "\033[8~", "\033[F", "\033OF" } },
	{ KEY_UP, { "\033[A", "\033OA" } },
	{ KEY_DOWN, { "\033[B", "\033OB" } },
	{ KEY_PPAGE, { "\033[5~" } },
	{ KEY_NPAGE, { "\033[6~" } },
	{ KEY_F(1), { "\033OP", "\033[11~", "\033[[A" } },
	{ KEY_BACKSPACE, { "\177", "\b" } },
	{ KEY_ENTER, { "\033OM" } },
	/* the number pad */
	{ '0', { "\033Op" } },
	{ '1', { "\033Oq" } },
	{ '2', { "\033Or" } },
	{ '3', { "\033Os" } },
	{ '4', { "\033Ot" } },
	{ '5', { "\033Ou" } },
	{ '6', { "\033Ov" } },
	{ '7', { "\033Ow" } },
	{ '8', { "\033Ox" } },
	{ '9', { "\033Oy" } },
	/* leave now: terminfo calls one of these "suspend" on the Linux console */
	{ CTRL_C, { "\003" } },
	{ CTRL_Z, { "\032" } },
	{ CTRL_BACKSLASH, { "\034" } },
};

void
codes_define(void)
{
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(25);
	define_key(NULL, KEY_MOUSE); /* its reports are swallowed like any other */
	for (size_t i = 0; i < ARRAY_LEN(sent); i++)
		for (size_t k = 0; k < ARRAY_LEN(sent[i].bytes) && sent[i].bytes[k]; k++)
			define_key(sent[i].bytes[k], sent[i].code);
}

uint32_t
codes_key(int code)
{
	switch (code) {
	case KEY_UP:
		return INPUT_UP;
	case KEY_DOWN:
		return INPUT_DOWN;
	case KEY_HOME:
		return INPUT_HOME;
	case KEY_END:
		return INPUT_END;
	case KEY_PPAGE:
		return INPUT_PAGE_UP;
	case KEY_NPAGE:
		return INPUT_PAGE_DOWN;
	case KEY_BACKSPACE:
		return INPUT_BACKSPACE;
	case KEY_F(1):
		return INPUT_F1;
	case KEY_ENTER:
	case '\r':
	case '\n':
		return INPUT_ENTER;
	default:
		return code > 0 && code < 0x80 ? (uint32_t)code : INPUT_NONE;
	}
}

/* SPDX-License-Identifier: ISC */
/* What has to be asked of terminfo itself. A file of its own, because term.h has macros that take
 * plain words like "columns" away. */
#include "tui/terminfo.h"

#include <curses.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "partway/base.h"
#include "partway/str.h"

/* Home and erase, not CSI 2 J: on that some terminals keep the page in their scrollback. */
#define ERASE "\033[H\033[J"
#define ERASE_SCROLLBACK "\033[3J"
#define SHOW_CURSOR "\033[?25h"

/* A terminal that terminfo does not know: many newer ones understand what xterm does. */
static const char *
nearest_name(const char *name)
{
	static const char *const like_xterm[] = { "alacritty", "contour", "foot", "ghostty",
		"gnome", "iterm", "kitty", "konsole", "ms-terminal", "nsterm", "putty", "rio",
		"screen", "st-", "tmux", "vte", "wezterm", "xterm" };

	for (size_t i = 0; i < ARRAY_LEN(like_xterm); i++)
		if (strncmp(name, like_xterm[i], strlen(like_xterm[i])) == 0)
			return "xterm-256color";
	return "vt100";
}

enum known { UNKNOWN, USELESS, USABLE };

/* Whether terminfo knows a terminal of this name, and whether its cursor can be placed. Asked
 * before newterm(), which leaks where it fails. */
static enum known
look_up(const char *name)
{
	enum known known;
	int why;

	if (setupterm(name, STDOUT_FILENO, &why) == ERR)
		return why == 1 ? USELESS : UNKNOWN; /* 1: it prints on paper */
	known = cursor_address && clear_screen ? USABLE : USELESS;
	del_curterm(cur_term);
	return known;
}

struct screen *
terminfo_start(const char *name)
{
	enum known known = name && *name ? look_up(name) : USELESS;

	if (known == UNKNOWN) {
		name = nearest_name(name);
		known = look_up(name);
	}
	return known == USABLE ? newterm(name, stdout, stdin) : NULL;
}

/* Adds a string of terminfo without its pauses, "$<50>": no terminal of today needs them. */
static void
add_capability(struct str *out, const char *string)
{
	const char *pause;

	while (string && *string) {
		pause = strstr(string, "$<");
		str_add_bytes(out, string, pause ? (size_t)(pause - string) : strlen(string));
		string = pause ? strchr(pause, '>') : NULL;
		string = string ? string + 1 : NULL;
	}
}

static bool
is_ansi(void)
{
	return strstr(clear_screen, "\033[") != NULL;
}

void
terminfo_add_farewell(struct str *out)
{
	const char *erase = is_ansi() ? ERASE : clear_screen;

	add_capability(out, exit_attribute_mode);
	add_capability(out, erase);
	add_capability(out, keypad_local);
	add_capability(out, exit_ca_mode);
	if (exit_ca_mode)
		add_capability(out, erase);
	else if (is_ansi())
		str_add(out, ERASE_SCROLLBACK); /* the page was on the ordinary screen */
	add_capability(out, is_ansi() ? SHOW_CURSOR : cursor_normal);
}

/* Curses flushes after every move of the cursor until it has been through endwin() and back once:
 * one write for a screen instead of twenty. Over SSH each would be a packet. */
void
terminfo_tune(void)
{
	typeahead(-1);
	endwin();
}

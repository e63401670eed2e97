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

#define ERASE_SCROLLBACK "\033[3J"

/* Pasted text comes between marks then, and keys.c can tell it from keys: a paste answers
 * nothing. */
#define MARK_PASTES "\033[?2004h"
#define MARK_NO_PASTES "\033[?2004l"

bool
terminfo_is_xterm_kin(const char *name)
{
	/* How names begin. GNU screen is not here: of a long sequence it prints the rest. */
	static const char *const kin[] = { "alacritty", "contour", "foot", "ghostty", "gnome",
		"iterm", "kitty", "konsole", "mintty", "ms-terminal", "nsterm", "putty", "rio",
		"rxvt", "st-", "tmux", "vte", "wezterm", "xterm" };

	for (size_t i = 0; name && i < ARRAY_LEN(kin); i++)
		if (strncmp(name, kin[i], strlen(kin[i])) == 0)
			return true;
	return false;
}

/* For a terminal that terminfo does not know. */
static const char *
nearest_name(const char *name)
{
	bool like_xterm = terminfo_is_xterm_kin(name) || strncmp(name, "screen", 6) == 0;

	return like_xterm ? "xterm-256color" : "vt100";
}

enum known { UNKNOWN, USELESS, USABLE };

/* True for a string that would not place the cursor. Where a number comes out as "$", curses takes
 * the pause behind it for text, and the reader sees "$<20>"; and some have no number in them. */
static bool
is_broken(const char *string)
{
	return string && (strstr(string, "%c$<") || !strchr(string, '%'));
}

/* Whether pages can be shown: the cursor can be placed, and what is written replaces what was
 * there. */
static bool
is_usable(void)
{
	return cursor_address && clear_screen && !over_strike && !is_broken(cursor_address)
	    && !is_broken(row_address) && !is_broken(column_address);
}

/* Whether terminfo knows a terminal of this name, and whether it shows pages. Asked before
 * newterm(), which leaks where it fails. */
static enum known
look_up(const char *name)
{
	enum known known;
	int why;

	if (setupterm(name, STDOUT_FILENO, &why) == ERR)
		return why == 1 ? USELESS : UNKNOWN; /* 1: it prints on paper */
	known = is_usable() ? USABLE : USELESS;
	del_curterm(cur_term);
	return known;
}

const char *
terminfo_find(const char *name)
{
	enum known known = name && *name ? look_up(name) : USELESS;

	if (known == UNKNOWN) {
		name = nearest_name(name);
		known = look_up(name);
	}
	return known == USABLE ? name : NULL;
}

/* The length of the pause that STRING begins with, "$<50>"; 0: it does not. */
static size_t
pause_length(const char *string)
{
	size_t digits = strncmp(string, "$<", 2) == 0 ? strspn(string + 2, "0123456789.*/") : 0;

	return digits > 0 && string[2 + digits] == '>' ? digits + 3 : 0;
}

/* Adds a string of terminfo without its pauses: no terminal of today needs them. */
static void
add_capability(struct str *out, const char *string)
{
	while (string && *string) {
		size_t pause = pause_length(string);

		if (pause == 0)
			str_add_char(out, *string);
		string += pause > 0 ? pause : 1;
	}
}

/* Home and erase, not "clear" if there is a choice: on CSI 2 J some terminals keep the page in
 * their scrollback. */
static void
add_erase(struct str *out)
{
	const char *home = cursor_home ? cursor_home : tparm(cursor_address, 0L, 0L);

	add_capability(out, clr_eos ? home : clear_screen);
	add_capability(out, clr_eos);
}

/* The same for our own page, its first row apart: what goes away from the first cell on at once,
 * tmux keeps in its scrollback. */
static void
add_erase_page(struct str *out)
{
	if (clr_eos && clr_eol) {
		add_capability(out, tparm(cursor_address, 0L, 0L));
		add_capability(out, clr_eol);
		add_capability(out, tparm(cursor_address, 1L, 0L));
		add_capability(out, clr_eos);
	}
	add_erase(out);
}

static bool
is_ansi(void)
{
	return strncmp(cursor_address, "\033[", 2) == 0 && strstr(clear_screen, "\033[");
}

/* A second screen that is reached as in xterm: private modes that it does not know it leaves
 * alone. */
static bool
has_private_modes(void)
{
	return enter_ca_mode
	    && (strstr(enter_ca_mode, "\033[?1049h") || strstr(enter_ca_mode, "\033[?47h"));
}

const char *
terminfo_greeting(void)
{
	return has_private_modes() ? MARK_PASTES : "";
}

void
terminfo_add_farewell(struct str *out, bool shared)
{
	add_capability(out, exit_attribute_mode);
	add_erase_page(out);
	if (has_private_modes())
		str_add(out, MARK_NO_PASTES);
	add_capability(out, keypad_local);
	add_capability(out, exit_ca_mode);
	if (exit_ca_mode)
		add_erase(out);
	if ((!exit_ca_mode || shared) && is_ansi())
		str_add(out, ERASE_SCROLLBACK); /* the page was on the ordinary screen */
	add_capability(out, cursor_normal);
}

void
terminfo_add_clear(struct str *out, const char *name)
{
	int why;

	if (!*name || setupterm(name, STDOUT_FILENO, &why) != OK)
		return;
	if (clear_screen && !strstr(clear_screen, "\033["))
		add_capability(out, clear_screen);
	del_curterm(cur_term);
}

bool
terminfo_has_looks(void)
{
	bool toggles = enter_standout_mode && exit_standout_mode
	    && strcmp(enter_standout_mode, exit_standout_mode) == 0;

	return magic_cookie_glitch <= 0 && !toggles;
}

/* Curses flushes after every move of the cursor until it has been through endwin() and back once:
 * one write for a screen instead of twenty. Over SSH each would be a packet. */
void
terminfo_tune(void)
{
	typeahead(-1);
	endwin();
}

/* SPDX-License-Identifier: ISC */
/* Every string of the entry, with every number that a screen of 24x80 can put into it, in one
 * table. Where two mean different things, the one that is more usual counts. */
#include "meanings.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#define ROWS 24
#define COLUMNS 80
#define SLOTS 16384 /* a power of two; over twice as many as there can be strings */
#define STRING_BYTES 512
#define REPEATED " -=." /* no page has more of another character in a row */

static size_t
slot_of(const char *bytes, size_t length)
{
	size_t hash = 5381;

	for (size_t i = 0; i < length; i++)
		hash = hash * 33 + (unsigned char)bytes[i];
	return hash % SLOTS;
}

static struct meaning *
look_up(const struct meanings *meanings, const char *bytes, size_t length)
{
	size_t slot = slot_of(bytes, length);

	while (meanings->items[slot].bytes
	    && (meanings->items[slot].length != length
		|| memcmp(meanings->items[slot].bytes, bytes, length) != 0))
		slot = (slot + 1) % SLOTS;
	return &meanings->items[slot];
}

/* Copies STRING without its pauses ("$<50>"); returns the length. */
static size_t
without_pauses(const char *string, char *out)
{
	size_t length = 0;

	while (string && *string && length < STRING_BYTES - 1) {
		size_t digits =
		    strncmp(string, "$<", 2) == 0 ? strspn(string + 2, "0123456789.*/") : 0;

		if (digits > 0 && string[2 + digits] == '>')
			string += 3 + digits;
		else
			out[length++] = *string++;
	}
	return length;
}

/* A string that is known already keeps its meaning. */
static void
learn(struct meanings *meanings, const char *string, struct meaning meaning)
{
	char bytes[STRING_BYTES];
	struct meaning *item;

	if (!string || string == (char *)-1)
		return;
	meaning.length = without_pauses(string, bytes);
	if (meaning.length == 0 || meanings->count > SLOTS / 2)
		return;
	item = look_up(meanings, bytes, meaning.length);
	if (item->bytes)
		return;
	*item = meaning;
	item->bytes = malloc(meaning.length);
	memcpy(item->bytes, bytes, meaning.length);
	meanings->begins[(unsigned char)bytes[0]] = true;
	meanings->count++;
	if (meaning.length > meanings->longest)
		meanings->longest = meaning.length;
}

static char *
with(const char *string, long first, long second)
{
	return string ? tparm(string, first, second, 0L, 0L, 0L, 0L, 0L, 0L, 0L) : NULL;
}

static void
learn_places(struct meanings *m)
{
	for (int row = 0; row < m->traits.height; row++)
		for (int column = 0; column < m->traits.width; column++)
			learn(m, with(cursor_address, row, column),
			    (struct meaning){
				.effect = EFFECT_PLACE, .first = row, .second = column });
	for (int row = 0; row < m->traits.height; row++)
		learn(m, with(row_address, row, 0),
		    (struct meaning){ .effect = EFFECT_PLACE, .first = row, .second = -1 });
	for (int column = 0; column < m->traits.width; column++)
		learn(m, with(column_address, column, 0),
		    (struct meaning){ .effect = EFFECT_PLACE, .first = -1, .second = column });
	learn(m, cursor_home, (struct meaning){ .effect = EFFECT_PLACE });
	learn(m, cursor_to_ll,
	    (struct meaning){ .effect = EFFECT_PLACE, .first = m->traits.height - 1 });
	learn(m, carriage_return,
	    (struct meaning){ .effect = EFFECT_PLACE, .first = -1, .second = 0 });
}

static void
learn_moves(struct meanings *m)
{
	learn(m, cursor_left, (struct meaning){ .effect = EFFECT_MOVE, .second = -1 });
	learn(m, cursor_right, (struct meaning){ .effect = EFFECT_MOVE, .second = 1 });
	learn(m, cursor_up, (struct meaning){ .effect = EFFECT_MOVE, .first = -1 });
	learn(m, scroll_forward, (struct meaning){ .effect = EFFECT_LINE_FEED, .first = 1 });
	learn(m, cursor_down, (struct meaning){ .effect = EFFECT_MOVE, .first = 1 });
	learn(m, scroll_reverse, (struct meaning){ .effect = EFFECT_REVERSE_FEED, .first = 1 });
	learn(m, newline, (struct meaning){ .effect = EFFECT_NEXT_LINE });
	learn(m, tab, (struct meaning){ .effect = EFFECT_TAB, .first = 1 });
	learn(m, back_tab, (struct meaning){ .effect = EFFECT_TAB, .first = -1 });
	learn(m, save_cursor, (struct meaning){ .effect = EFFECT_SAVE });
	learn(m, restore_cursor, (struct meaning){ .effect = EFFECT_RESTORE });
	for (int n = 1; n <= COLUMNS; n++) {
		learn(m, with(parm_left_cursor, n, 0),
		    (struct meaning){ .effect = EFFECT_MOVE, .second = -n });
		learn(m, with(parm_right_cursor, n, 0),
		    (struct meaning){ .effect = EFFECT_MOVE, .second = n });
		learn(m, with(parm_up_cursor, n, 0),
		    (struct meaning){ .effect = EFFECT_MOVE, .first = -n });
		learn(m, with(parm_down_cursor, n, 0),
		    (struct meaning){ .effect = EFFECT_MOVE, .first = n });
		learn(m, with(parm_index, n, 0),
		    (struct meaning){ .effect = EFFECT_LINE_FEED, .first = n });
		learn(m, with(parm_rindex, n, 0),
		    (struct meaning){ .effect = EFFECT_REVERSE_FEED, .first = n });
	}
}

static void
learn_edits(struct meanings *m)
{
	learn(m, clear_screen, (struct meaning){ .effect = EFFECT_CLEAR });
	learn(m, clr_eos, (struct meaning){ .effect = EFFECT_ERASE_DOWN });
	learn(m, clr_eol, (struct meaning){ .effect = EFFECT_ERASE_RIGHT });
	learn(m, clr_bol, (struct meaning){ .effect = EFFECT_ERASE_LEFT });
	learn(m, enter_am_mode, (struct meaning){ .effect = EFFECT_WRAPPING, .first = 1 });
	learn(m, exit_am_mode, (struct meaning){ .effect = EFFECT_WRAPPING });
	learn(m, exit_insert_mode, (struct meaning){ .effect = EFFECT_INSERT_OFF });
	learn(m, enter_insert_mode, (struct meaning){ .effect = EFFECT_INSERT_ON });
	learn(m, insert_character, (struct meaning){ .effect = EFFECT_INSERT_CELLS, .first = 1 });
	learn(m, delete_character, (struct meaning){ .effect = EFFECT_DELETE_CELLS, .first = 1 });
	learn(m, insert_line, (struct meaning){ .effect = EFFECT_INSERT_ROWS, .first = 1 });
	learn(m, delete_line, (struct meaning){ .effect = EFFECT_DELETE_ROWS, .first = 1 });
	for (int n = 1; n <= COLUMNS; n++) {
		learn(m, with(erase_chars, n, 0),
		    (struct meaning){ .effect = EFFECT_ERASE_CELLS, .first = n });
		learn(m, with(parm_ich, n, 0),
		    (struct meaning){ .effect = EFFECT_INSERT_CELLS, .first = n });
		learn(m, with(parm_dch, n, 0),
		    (struct meaning){ .effect = EFFECT_DELETE_CELLS, .first = n });
		learn(m, with(parm_insert_line, n, 0),
		    (struct meaning){ .effect = EFFECT_INSERT_ROWS, .first = n });
		learn(m, with(parm_delete_line, n, 0),
		    (struct meaning){ .effect = EFFECT_DELETE_ROWS, .first = n });
	}
	for (int top = 0; top < m->traits.height; top++)
		for (int bottom = top; bottom < m->traits.height; bottom++)
			learn(m, with(change_scroll_region, top, bottom),
			    (struct meaning){
				.effect = EFFECT_REGION, .first = top, .second = bottom });
	for (const char *c = REPEATED; *c && repeat_char; c++)
		for (int n = 2; n <= COLUMNS; n++)
			learn(m, with(repeat_char, *c, n),
			    (struct meaning){ .effect = EFFECT_REPEAT, .first = *c, .second = n });
}

/* The look in full, as sgr sets it: standout, underline, reverse, blink, dim, bold, invisible,
 * protected, other characters. */
static void
learn_looks(struct meanings *m)
{
	learn(m, exit_attribute_mode, (struct meaning){ .effect = EFFECT_LOOK });
	for (int bits = 0; bits < 16 && set_attributes;
	     bits++) /* standout last: it is not asked for */
		learn(m,
		    tparm(set_attributes, (long)(bits >> 3), 0L, (long)(bits & 1), 0L, 0L,
			(long)(bits >> 1 & 1), 0L, 0L, (long)(bits >> 2 & 1)),
		    (struct meaning){
			.effect = EFFECT_LOOK, .first = bits >> 1 & 1, .second = (bits & 9) != 0 });
	learn(m, enter_bold_mode, (struct meaning){ .effect = EFFECT_MORE_LOOK, .first = 1 });
	learn(m, enter_reverse_mode, (struct meaning){ .effect = EFFECT_MORE_LOOK, .second = 1 });
	learn(m, exit_standout_mode, (struct meaning){ .effect = EFFECT_LOOK });
	learn(m, enter_standout_mode, (struct meaning){ .effect = EFFECT_MORE_LOOK, .second = 1 });
}

/* What changes no cell: the other screen is not told apart from the first. */
static void
learn_the_rest(struct meanings *m)
{
	const char *const strings[] = { enter_ca_mode, exit_ca_mode, keypad_xmit, keypad_local,
		cursor_normal, cursor_visible, cursor_invisible, ena_acs, enter_alt_charset_mode,
		exit_alt_charset_mode, orig_pair, orig_colors, exit_underline_mode,
		exit_standout_mode };

	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
		learn(m, strings[i], (struct meaning){ .effect = EFFECT_NOTHING });
}

/* Writes how this look is sent: by sgr, or else ALONE. */
static void
look_string(char out[STRING_BYTES], const char *alone, long bold, long reverse)
{
	const char *string = alone ? alone : "";

	if (set_attributes)
		string = tparm(set_attributes, 0L, 0L, reverse, 0L, 0L, bold, 0L, 0L, 0L);
	out[without_pauses(string, out)] = '\0';
}

/* Whether bold and reverse can be told from each other and from plain, and take up no cells. */
static void
note_looks(struct traits *traits)
{
	char plain[STRING_BYTES], bold[STRING_BYTES], reverse[STRING_BYTES];

	traits->cookie = magic_cookie_glitch;
	look_string(plain, exit_attribute_mode, 0, 0);
	look_string(bold, enter_bold_mode, 1, 0);
	look_string(reverse, enter_reverse_mode ? enter_reverse_mode : enter_standout_mode, 0, 1);
	if (traits->cookie >= 0 || strcmp(bold, reverse) == 0
	    || (exit_standout_mode && enter_standout_mode
		&& strcmp(exit_standout_mode, enter_standout_mode) == 0))
		return;
	traits->bold = *bold && strcmp(bold, plain) != 0;
	traits->reverse = *reverse && strcmp(reverse, plain) != 0;
}

/* Broken entries: curses takes the pause behind a "$" that stands for a number as text, and what
 * has no number in it leads to one place only. Then there are lines. */
static bool
is_broken(const char *string)
{
	return string && (strstr(string, "%c$<") || !strchr(string, '%'));
}

static bool
shows_pages(void)
{
	return cursor_address && clear_screen && !over_strike && !is_broken(cursor_address)
	    && !is_broken(row_address) && !is_broken(column_address);
}

static bool
is_or_none(const char *string, const char *usual)
{
	return !string || strncmp(string, usual, strlen(usual)) == 0;
}

static bool
is_clear(const char *wanted)
{
	char string[STRING_BYTES];

	string[without_pauses(clear_screen, string)] = '\0';
	return strcmp(string, wanted) == 0;
}

static void
note_traits(struct traits *traits)
{
	const char *place = with(cursor_address, 4, 5);

	traits->screen = shows_pages();
	traits->ansi =
	    traits->screen && strncmp(place, "\033[", 2) == 0 && strstr(clear_screen, "\033[");
	traits->like_xterm = traits->ansi && strncmp(place, "\033[5;6H", 6) == 0
	    && (is_clear("\033[H\033[J") || is_clear("\033[H\033[2J"))
	    && is_or_none(clr_eos, "\033[J") && is_or_none(clr_eol, "\033[K")
	    && is_or_none(cursor_up, "\033[A") && is_or_none(cursor_normal, "\033[")
	    && is_or_none(exit_insert_mode, "\033[4l") && is_or_none(erase_chars, "\033[%p1%dX")
	    && is_or_none(cursor_to_ll, "\033[")
	    && !(enter_ca_mode && strstr(enter_ca_mode, "\033[2J"))
	    && !(exit_attribute_mode && strchr(exit_attribute_mode, '\016'));
	note_looks(traits);
	traits->wraps = auto_right_margin;
	traits->wraps_late = eat_newline_glitch;
	traits->goes_round = auto_left_margin;
	traits->overstrikes = over_strike;
	traits->blank_erases = erase_overstrike;
	traits->tabs = init_tabs > 0 ? init_tabs : 8;
	traits->pad = pad_char && *pad_char > 0 ? *pad_char : '\0';
	traits->height = lines > 0 && lines < ROWS ? lines : ROWS;
	traits->width = columns > 0 && columns < COLUMNS ? columns : COLUMNS;
}

bool
meanings_learn(struct meanings *meanings, const char *name)
{
	int why;

	*meanings = (struct meanings){ 0 };
	if (setupterm(name, STDOUT_FILENO, &why) == ERR)
		return why == 1; /* it prints on paper */
	meanings->items = calloc(SLOTS, sizeof(*meanings->items));
	note_traits(&meanings->traits);
	if (meanings->traits.screen) {
		learn_places(meanings);
		learn_moves(meanings);
		learn_edits(meanings);
		learn_looks(meanings);
		learn_the_rest(meanings);
	}
	del_curterm(cur_term);
	return true;
}

void
meanings_fini(struct meanings *meanings)
{
	for (size_t i = 0; meanings->items && i < SLOTS; i++)
		free(meanings->items[i].bytes);
	free(meanings->items);
}

size_t
meanings_find(const struct meanings *meanings, const char *bytes, size_t length,
    const struct meaning **meaning)
{
	if (!meanings->begins[(unsigned char)bytes[0]])
		return 0;
	for (size_t n = meanings->longest < length ? meanings->longest : length; n > 0; n--) {
		*meaning = look_up(meanings, bytes, n);
		if ((*meaning)->bytes)
			return n;
	}
	return 0;
}

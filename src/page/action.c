/* SPDX-License-Identifier: ISC */
/* The one table of keys. What a key asks for, the footer and the key page are made from it, so
 * they cannot differ. Whether an action does something here and now is for ui.c to say. */
#include "partway/action.h"

#include "partway/base.h"

#define CONTROL(letter) ('@' ^ (letter))

/* clang-format off */
const struct action_row action_table[] = {
	{ ACTION_CHOOSE, { '1', '2', '3', '4', '5', '6', '7', '8', '9' }, "Answer", NULL, NULL,
	    "1-9; or up, down, j, k, Home, End, and then Enter" },
	{ ACTION_UP, { 'k', INPUT_UP }, "Up", NULL, NULL, NULL },
	{ ACTION_DOWN, { 'j', INPUT_DOWN }, "Down", NULL, NULL, NULL },
	{ ACTION_FIRST, { INPUT_HOME }, "Home", NULL, NULL, NULL },
	{ ACTION_LAST, { INPUT_END }, "End", NULL, NULL, NULL },
	{ ACTION_ENTER, { INPUT_ENTER, '\r', '\n' }, "Enter", NULL, NULL, NULL },
	{ ACTION_BACK, { 'b', INPUT_BACKSPACE, 0x7f, CONTROL('H') }, "Go back", "b back", NULL,
	    "b or Backspace. Later answers are kept where they still fit." },
	{ ACTION_FORWARD, { 'f' }, "f", "f forward", NULL,
	    "forward, over answers you gave before" },
	{ ACTION_WHY, { 'w' }, "w", "w why", NULL, "why this is asked or advised, and its sources" },
	{ ACTION_PATH, { 'p' }, "p", "p answers", NULL, "your answers so far; change one" },
	{ ACTION_MAP, { 'm' }, "m", "m map", NULL, "map of the tree, with your place in it" },
	{ ACTION_FIND, { '/' }, "/", "/ find", NULL,
	    "on the map: find questions by part of a word; x still leaves" },
	{ ACTION_COPY, { 'c' }, "c", "c copy", NULL,
	    "copy the message or the page to this terminal's clipboard" },
	{ ACTION_SAVE, { 's' }, "s", "s save", NULL, "save this page as a text file; asks first" },
	{ ACTION_RESTART, { 'r' }, "r", "r start again", NULL, "start again; asks first" },
	{ ACTION_KEYS, { '?', INPUT_F1 }, "? or F1", "? more keys", "?", NULL },
	{ ACTION_HELPLINES, { '0', '!' }, "0 or !", "0 help lines", "0 help",
	    "help lines" },
	{ ACTION_QUIT, { 'q' }, "q", NULL, NULL,
	    "leave; asks once if you have answered something" },
	{ ACTION_LEAVE_NOW, { 'x', CONTROL('C'), CONTROL('Z'), CONTROL('\\') }, "x, Ctrl-C",
	    "x leave now", "x leave", "leave now: clears the screen, asks nothing" },
	{ ACTION_CLOSE, { INPUT_ESCAPE, CONTROL('[') }, "Esc", "Esc or b close", "Esc close",
	    "closes what is on top, and never leaves" },
	{ ACTION_PAGE_DOWN, { ' ', INPUT_PAGE_DOWN }, "Space", NULL, NULL,
	    "next page; Page Up, Page Down. Ctrl-L draws the screen again" },
	{ ACTION_PAGE_UP, { INPUT_PAGE_UP }, "Page Up", NULL, NULL, NULL },
	{ ACTION_REDRAW, { CONTROL('L') }, "Ctrl-L", NULL, NULL, NULL },
	{ ACTION_YES, { 'y' }, "y", NULL, NULL, NULL },
	{ ACTION_NO, { 'n' }, "n", "n stay", NULL, NULL },
};
/* clang-format on */

const size_t action_table_count = ARRAY_LEN(action_table);

enum action
action_of_key(uint32_t key, uint32_t *digit)
{
	if (key >= 'A' && key <= 'Z')
		key += 'a' - 'A';
	*digit = 0;
	for (size_t i = 0; i < action_table_count; i++) {
		const struct action_row *row = &action_table[i];

		for (const uint32_t *known = row->keys; *known != 0; known++) {
			if (*known != key)
				continue;
			if (row->action == ACTION_CHOOSE)
				*digit = key - '0';
			return row->action;
		}
	}
	return ACTION_NONE;
}

const struct action_row *
action_row(enum action action)
{
	size_t i = 0;

	while (i < action_table_count && action_table[i].action != action)
		i++;
	assert(i < action_table_count);
	return &action_table[i];
}

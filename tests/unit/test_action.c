/* SPDX-License-Identifier: ISC */
/* The table of keys. */
#include <criterion/criterion.h>
#include <string.h>

#include "partway/action.h"

static const struct {
	uint32_t key;
	enum action action;
} known[] = {
	{ INPUT_UP, ACTION_UP },
	{ 'k', ACTION_UP },
	{ INPUT_DOWN, ACTION_DOWN },
	{ 'j', ACTION_DOWN },
	{ INPUT_HOME, ACTION_FIRST },
	{ INPUT_END, ACTION_LAST },
	{ ' ', ACTION_PAGE_DOWN },
	{ INPUT_PAGE_DOWN, ACTION_PAGE_DOWN },
	{ INPUT_PAGE_UP, ACTION_PAGE_UP },
	{ INPUT_ENTER, ACTION_ENTER },
	{ '\r', ACTION_ENTER },
	{ '\n', ACTION_ENTER },
	{ 'b', ACTION_BACK },
	{ INPUT_BACKSPACE, ACTION_BACK },
	{ 0x7f, ACTION_BACK },
	{ 0x08, ACTION_BACK },
	{ 'r', ACTION_RESTART },
	{ '?', ACTION_KEYS },
	{ INPUT_F1, ACTION_KEYS },
	{ '0', ACTION_HELPLINES },
	{ '!', ACTION_HELPLINES },
	{ 'q', ACTION_QUIT },
	{ 'x', ACTION_LEAVE_NOW },
	{ 0x03, ACTION_LEAVE_NOW }, /* Ctrl-C */
	{ 0x1a, ACTION_LEAVE_NOW }, /* Ctrl-Z */
	{ 0x1c, ACTION_LEAVE_NOW }, /* Ctrl-\ */
	{ INPUT_ESCAPE, ACTION_CLOSE },
	{ 0x1b, ACTION_CLOSE },
	{ 0x0c, ACTION_REDRAW }, /* Ctrl-L */
	{ 'f', ACTION_FORWARD },
	{ 'w', ACTION_WHY },
	{ 'p', ACTION_PATH },
	{ 'm', ACTION_MAP },
	{ '/', ACTION_FIND },
	{ 'c', ACTION_COPY },
	{ 's', ACTION_SAVE },
	{ 'y', ACTION_YES },
	{ 'n', ACTION_NO },
};

#define KNOWN (sizeof(known) / sizeof(known[0]))

static uint32_t
small(uint32_t key)
{
	return key >= 'A' && key <= 'Z' ? key + 32 : key;
}

static void
check_keys(uint32_t first, uint32_t last)
{
	for (uint32_t key = first; key <= last; key++) {
		enum action wanted = key >= '1' && key <= '9' ? ACTION_CHOOSE : ACTION_NONE;
		uint32_t digit;

		for (size_t i = 0; i < KNOWN; i++)
			if (known[i].key == small(key))
				wanted = known[i].action;
		cr_assert_eq(action_of_key(key, &digit), wanted, "key %#x", (unsigned)key);
		cr_assert_eq(
		    digit, wanted == ACTION_CHOOSE ? key - '0' : 0, "key %#x", (unsigned)key);
	}
}

Test(action, each_key_does_what_is_promised_and_no_other_key_does_anything)
{
	check_keys(0, 0x2ff);
	check_keys(INPUT_NONE - 1, INPUT_F1 + 1);
}

Test(action, each_action_has_one_row_and_no_key_means_two_things)
{
	uint32_t seen[64] = { 0 };
	size_t count = 0;

	cr_assert_eq(action_table_count, (size_t)ACTION_COUNT - 1); /* all but ACTION_NONE */
	for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
		cr_assert_eq(action_row((enum action)action)->action, (enum action)action);
	for (size_t row = 0; row < action_table_count; row++) {
		for (const uint32_t *key = action_table[row].keys; *key; key++) {
			for (size_t i = 0; i < count; i++)
				cr_assert_neq(seen[i], *key, "%s", action_table[row].name);
			seen[count++] = *key;
		}
	}
}

/* A footer that names a key must name one that works. */
Test(action, a_footer_begins_with_a_key_of_its_row)
{
	uint32_t digit;

	for (size_t i = 0; i < action_table_count; i++) {
		const struct action_row *row = &action_table[i];

		if (!row->footer || row->action == ACTION_CLOSE) /* that one begins with Esc */
			continue;
		cr_assert_eq(action_of_key((unsigned char)row->footer[0], &digit), row->action,
		    "%s", row->name);
		cr_assert(strncmp(row->footer + 1, " ", 1) == 0, "%s", row->footer);
		cr_assert(
		    !row->brief || strncmp(row->brief, row->footer, 1) == 0, "%s", row->brief);
	}
}

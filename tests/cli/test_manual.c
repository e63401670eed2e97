/* SPDX-License-Identifier: ISC */
/* partway(1) and the table of keys: whatever a key does, the page names that key. (What its list
 * says is compared with the page behind ? in tests/manual.sh.) */
#include <criterion/criterion.h>
#include <string.h>

#include "program.h"
#include "partway/action.h"
#include "partway/ascii.h"
#include "partway/base.h"

#define CONTROL(letter) ('@' ^ (letter))

/* Keys whose name is not their letter, as the source of the page writes them. */
static const struct {
	uint32_t key;
	const char *name;
} names[] = {
	{ INPUT_UP, "up" },
	{ INPUT_DOWN, "down" },
	{ INPUT_HOME, "Home" },
	{ INPUT_END, "End" },
	{ INPUT_PAGE_UP, "Page Up" },
	{ INPUT_PAGE_DOWN, "Page Down" },
	{ INPUT_ENTER, "Enter" },
	{ INPUT_BACKSPACE, "Backspace" },
	{ INPUT_ESCAPE, "Esc" },
	{ INPUT_F1, "F1" },
	{ ' ', "Space" },
	/* what these keys send on some terminals */
	{ '\r', "Enter" },
	{ '\n', "Enter" },
	{ 0x7f, "Backspace" },
	{ CONTROL('H'), "Backspace" },
	{ CONTROL('['), "Esc" },
	{ CONTROL('\\'), "Ctrl\\-\\e" },
};

static void
add_name(struct str *out, uint32_t key)
{
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (names[i].key == key) {
			str_add(out, names[i].name);
			return;
		}
	}
	if (key >= '1' && key <= '9')
		str_add(out, "1\\-9");
	else if (key < ' ')
		str_add_format(out, "Ctrl\\-%c", (char)CONTROL(key));
	else
		str_add_char(out, (char)key);
}

/* True where NAME stands in TEXT, and not as a part of a word. */
static bool
is_named(const char *text, const char *name)
{
	for (const char *at = strstr(text, name); at; at = strstr(at + 1, name))
		if (!ascii_is_letter(at[-1]) && !ascii_is_letter(at[strlen(name)]))
			return true;
	return false;
}

Test(manual, every_key_of_the_table_is_on_the_page)
{
	struct program page = { 0 };
	struct str name = { 0 };

	program_run(&page,
	    "sed -n '/^\\.Sh KEYS/,/^\\.Sh ENV/p' \"$(dirname \"$PARTWAY\")\"/man/partway.1 "
	    "| sed 's/\\\\&//g'",
	    NULL);
	cr_assert(
	    strlen(str_text(&page.out)) > 500, "there is no section KEYS: %s", str_text(&page.err));
	for (size_t i = 0; i < action_table_count; i++) {
		for (const uint32_t *key = action_table[i].keys; *key; key++) {
			str_clear(&name);
			add_name(&name, *key);
			cr_expect(is_named(page.out.data, str_text(&name)), "the page lacks %s",
			    str_text(&name));
		}
	}
	str_fini(&name);
	program_fini(&page);
}

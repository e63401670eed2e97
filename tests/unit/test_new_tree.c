/* SPDX-License-Identifier: ISC */
/* The tree to start from: a mark that is free, and every word that its keys can have. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "small.h"
#include "partway/forest.h"
#include "partway/new_tree.h"
#include "partway/str.h"

/* In a forest whose trees have LETTERS for marks, and whose gate has G, a new tree gets MARK. */
static void
expect_mark(const char *letters, const char *id, const char *mark)
{
	struct small small;
	struct str notation = { 0 }, out = { 0 }, wanted = { 0 };

	str_add(&notation,
	    "fact a: no | yes\n"
	    "rule R1: if-contact: [reply], needs: [a=no]\n"
	    "block gate G\n"
	    "ask g: Yes a=yes > stop; No a=no > return; unsure > stop\n"
	    "end stop: none crisis\n");
	for (; *letters; letters++)
		str_add_format(&notation, "tree t%c %c\nend rest: none recover\n",
		    *letters - 'A' + 'a', *letters);
	small_load(&small, str_text(&notation));
	new_tree_write(small.forest, id, &out);
	str_add_format(&wanted, "\nmark: %s ", mark);
	cr_expect(strstr(str_text(&out), str_text(&wanted)) != NULL, "%s:\n%s", str_text(&wanted),
	    str_text(&out));
	str_fini(&notation);
	str_fini(&out);
	str_fini(&wanted);
	small_free(&small);
}

Test(new_tree, its_mark_is_a_letter_of_the_id_that_nobody_has)
{
	expect_mark("O", "go-on", "N");
	expect_mark("ABO", "go-go", "C");
	expect_mark("O", "22", "A");
	expect_mark("ABCDEFHIJKLMNOPQRSTUVWXYZ", "go-on", "AA");
}

Test(new_tree, it_names_every_value_in_lines_that_a_page_has_room_for)
{
	struct str out = { 0 };

	new_tree_write(forest_builtin(), "example", &out);
	for (unsigned i = 0; i < CONTACT_COUNT; i++)
		cr_expect(strstr(str_text(&out), contact_name((enum contact)i)) != NULL);
	for (unsigned i = 0; i < AIM_COUNT; i++)
		cr_expect(strstr(str_text(&out), aim_name((enum aim)i)) != NULL);
	for (unsigned i = 0; i < HELP_COUNT; i++)
		cr_expect(strstr(str_text(&out), help_name((enum help)i)) != NULL);
	for (const char *line = str_text(&out); *line; line += strcspn(line, "\n") + 1)
		cr_expect(strcspn(line, "\n") <= 72, "%.40s", line);
	cr_expect(strchr(str_text(&out), '{') == NULL);
	str_fini(&out);
}

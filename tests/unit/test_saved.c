/* SPDX-License-Identifier: ISC */
/* What a reader sees of saving and copying: the question, what came of it, and the few words about
 * the clipboard. */
#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"
#include "partway/base.h"
#include "partway/page.h"
#include "partway/spoken.h"
#include "words.h"

#define ENDING "12212"
#define FILE_NAME "/home/anna/.local/state/notes-1.txt"

/* Brings UI to KEYS, and then to a window of so many columns: in a small one it takes more keys. */
static void
start(struct ui *ui, uint32_t columns, const char *keys)
{
	golden_start(ui, 24, 80, keys);
	ui_resize(ui, columns < 60 ? 12 : 24, columns);
}

/* The page about a save that came to SAVED, as it is read at a size, spaces between words left
 * out. */
static void
read_page(struct str *out, uint32_t columns, const char *keys, struct saved saved)
{
	struct str words = { 0 };
	struct ui ui;

	start(&ui, columns, keys);
	ui_saved(&ui, saved);
	words_read(&words, &ui);
	for (const char *c = str_text(&words); *c; c++)
		if (*c != ' ')
			str_add_char(out, *c);
	ui_fini(&ui);
	str_fini(&words);
}

static bool
page_has(uint32_t columns, const char *keys, struct saved saved, const char *text)
{
	struct str page = { 0 };
	bool has;

	read_page(&page, columns, keys, saved);
	has = strstr(str_text(&page), text) != NULL;
	str_fini(&page);
	return has;
}

Test(saved, the_whole_path_and_the_way_to_delete_it_are_shown_at_any_size)
{
	static const char *const paths[] = { FILE_NAME,
		"/home/a-very-long-name-that-somebody-gave-to-a-folder/"
		"and-another-one-in-it-that-is-"
		"as-long-as-this/.local/state/notes-99.txt" };
	static const uint32_t columns[] = { 40, 80, 200 };

	for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
		for (size_t k = 0; k < ARRAY_LEN(columns); k++) {
			struct str command = { 0 };

			str_add_format(&command, "rm%s", paths[i]);
			cr_assert(page_has(columns[k], ENDING, (struct saved){ .path = paths[i] },
			    str_text(&command)));
			str_fini(&command);
		}
	}
}

Test(saved, says_what_the_file_holds_and_does_not)
{
	struct saved saved = { .path = FILE_NAME };

	cr_assert(page_has(80, ENDING, saved, "Notyouranswers;"));
	cr_assert(page_has(80, ENDING "p", saved, "Youranswers,andthequestions."));
	cr_assert(!page_has(80, ENDING "p", saved, "Notyouranswers"));
	cr_assert(page_has(80, ENDING, saved, "canfindit."));
	cr_assert(page_has(80, ENDING, saved, "Adeletedfilecansometimesberecovered."));
}

Test(saved, a_strange_path_is_shown_safely_and_a_command_only_where_it_would_work)
{
	struct saved spaces = { .path = "/home/it's me/notes-1.txt" };
	struct saved bytes = { .path = "/home/\033[31m\xff\n/notes-1.txt" };

	cr_assert(page_has(80, ENDING, spaces, "rm'/home/it'\\''sme/notes-1.txt'"));
	cr_assert(page_has(80, ENDING, bytes, "/home/<U+001B>[31m<FF><U+000A>/notes-1.txt"));
	cr_assert(!page_has(80, ENDING, bytes, "rm"));
	cr_assert(page_has(80, ENDING, bytes, "Findnotes-1.txtinthatfolder"));
}

Test(saved, a_command_with_a_path_that_ascii_cannot_show_is_left_out)
{
	struct saved ann = { .path = "/home/\u00e4nn/notes-1.txt" };
	struct saved anna = { .path = FILE_NAME, .ascii = true };

	cr_assert(page_has(80, ENDING, ann, "rm'/home/\u00e4nn/notes-1.txt'"));
	ann.ascii = true;
	cr_assert(!page_has(80, ENDING, ann, "rm"));
	cr_assert(page_has(80, ENDING, ann, "Findnotes-1.txtinthatfolder"));
	cr_assert(page_has(80, ENDING, anna, "rm" FILE_NAME));
}

Test(saved, says_why_nothing_was_saved)
{
	struct saved no_home = { .why = "There is no home folder" };
	struct saved full = { .path = "/home/anna/.local/state/", .why = "The disk is full" };

	cr_assert(page_has(80, ENDING, no_home, "Thereisnohomefolder."));
	cr_assert(page_has(40, ENDING, full, "Thediskisfull."));
	cr_assert(page_has(40, ENDING, full, "/home/anna/.local/state/"));
	cr_assert(page_has(80, ENDING, full, "Thepageisnotsaved"));
}

Test(saved, the_page_about_it_is_closed_to_where_one_was)
{
	static const char *const closing[] = { "b", "~" };
	static const char *const from[] = { ENDING, ENDING "p" };

	for (size_t i = 0; i < 4; i++) {
		struct ui ui;
		enum layer before;

		golden_start(&ui, 24, 80, from[i / 2]);
		before = ui_top(&ui)->layer;
		ui_saved(&ui, (struct saved){ .path = FILE_NAME });
		cr_assert_eq(ui_top(&ui)->layer, LAYER_SAVED);
		cr_assert(golden_type(&ui, closing[i % 2]));
		cr_assert_eq(ui_top(&ui)->layer, before);
		ui_fini(&ui);
	}
}

/* The status row of a page. */
static void
read_status(struct str *out, const struct ui *ui)
{
	struct page page = { 0 };

	page_draw(&page, ui, &(struct style){ .ascii = true });
	golden_write_row(&page, ui->rows - 2, out);
	page_fini(&page);
}

Test(saved, asks_first_and_says_who_can_find_it_at_any_size)
{
	static const uint32_t columns[] = { 40, 80 };

	for (size_t i = 0; i < 4; i++) {
		struct str row = { 0 };
		struct ui ui;

		start(&ui, columns[i / 2], i % 2 ? ENDING "s" : ENDING "ps");
		cr_assert_eq(ui.wish, WISH_NONE);
		read_status(&row, &ui);
		cr_assert(strstr(str_text(&row), "Save") != NULL, "%s", str_text(&row));
		cr_assert(strstr(str_text(&row), "thers can find") != NULL, "%s", str_text(&row));
		cr_assert(!strstr(str_text(&row), "..."), "%s", str_text(&row));
		ui_fini(&ui);
		str_fini(&row);
	}
}

Test(saved, only_y_saves)
{
	static const char *const others[] = { "n", "~", "b", "1", " ", "s", "z", "0", "!", "r" };
	struct ui ui;

	for (size_t i = 0; i < ARRAY_LEN(others); i++) {
		golden_start(&ui, 24, 80, ENDING "s");
		cr_assert(golden_type(&ui, others[i]));
		cr_assert(ui.wish == WISH_NONE && ui.asking != ASK_SAVE, "key %s", others[i]);
		ui_fini(&ui);
	}
	golden_start(&ui, 24, 80, ENDING "s");
	cr_assert(golden_type(&ui, "y"));
	cr_assert_eq(ui.wish, WISH_SAVE);
	ui_fini(&ui);
}

Test(saved, words_about_the_clipboard_are_never_cut)
{
	static const uint32_t columns[] = { 40, 59, 60, 70, 72, 73, 80, 200 };

	for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
		struct str row = { 0 };
		struct ui ui;

		start(&ui, columns[i], ENDING);
		cr_assert(golden_type(&ui, "c"));
		cr_assert_eq(ui.wish, WISH_COPY);
		ui_copied(&ui, true);
		cr_assert_eq(ui.wish, WISH_NONE);
		read_status(&row, &ui);
		cr_assert(strstr(str_text(&row), "Sent"), "%s", str_text(&row));
		cr_assert(
		    !strstr(str_text(&row), "..."), "%u: %s", (unsigned)columns[i], str_text(&row));
		ui_fini(&ui);
		str_fini(&row);
	}
}

Test(saved, what_is_too_long_to_copy_is_said_and_how_else_to_keep_it)
{
	struct ui ui;

	golden_start(&ui, 24, 80, ENDING "c");
	ui_copied(&ui, false);
	cr_assert_str_eq(ui.message, "Too long to copy. s saves it.");
	cr_assert(golden_type(&ui, "0c"));
	ui_copied(&ui, false);
	cr_assert_str_eq(ui.message, "Too long to copy.");
	ui_fini(&ui);
}

/* SPDX-License-Identifier: ISC */
#include "golden.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/action.h"
#include "partway/diag.h"
#include "partway/load.h"
#include "partway/page.h"
#include "partway/site.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define FOLDER "tests/page/forest"
#define SAVED_AS "/home/me/.local/state/notes-1.txt"

static const struct site site = { .group = "Tuesday group, room 4",
	.person = "Need a person? Ask at the desk.",
	.region = "",
	.idle = 300,
	.visit = 5400 };

const struct forest *
golden_forest_in(const char *folder)
{
	static struct forest *forest;
	static struct diags diags;
	struct source_files files = { 0 };
	struct str out = { 0 };

	if (forest)
		return forest;
	cr_assert(source_files_read(&files, folder, &diags), "cannot read %s", folder);
	forest = forest_load(&files, folder, &diags);
	diags_write(&diags, &out);
	cr_assert(forest && diags.count == 0, "%s", str_text(&out));
	str_fini(&out);
	source_files_fini(&files);
	return forest;
}

const struct forest *
golden_forest(void)
{
	return golden_forest_in(FOLDER);
}

static uint32_t
key_of(char c)
{
	static const struct {
		char c;
		uint32_t key;
	} keys[] = {
		{ '<', INPUT_HOME },
		{ '>', INPUT_END },
		{ '^', INPUT_UP },
		{ 'v', INPUT_DOWN },
		{ '{', INPUT_PAGE_UP },
		{ '}', INPUT_PAGE_DOWN },
		{ '~', INPUT_ESCAPE },
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i].c == c)
			return keys[i].key;
	return (uint32_t)(unsigned char)c;
}

bool
golden_type(struct ui *ui, const char *keys)
{
	bool stays = true;

	for (const char *key = keys; *key; key++) {
		cr_assert(stays, "a key before %s of %s left", key, keys);
		if (*key == '@')
			ui->region = 1;
		else if (*key == '&')
			ui_saved(ui, (struct saved){ .path = SAVED_AS });
		else if (*key == '%')
			ui_warn(ui, LAYER_STILL_THERE);
		else if (*key == '$')
			ui_warn(ui, LAYER_LAST_MINUTE);
		else
			stays = ui_key(ui, key_of(*key));
	}
	return stays;
}

void
golden_start(struct ui *ui, uint32_t rows, uint32_t columns, const char *keys)
{
	ui_init(ui, golden_forest(), (struct date){ .year = 2026, .month = 8, .day = 22 });
	ui->can_copy = ui->can_save = rows > 0;
	if (rows > 0)
		ui_resize(ui, rows, columns);
	cr_assert(golden_type(ui, keys), "%s left", keys);
}

void
golden_visit(struct ui *ui, uint32_t rows, uint32_t columns, const char *keys)
{
	golden_start(ui, rows, columns, "");
	ui->can_copy = ui->can_save = false;
	ui_welcome(ui, &site);
	cr_assert(golden_type(ui, keys), "%s left", keys);
}

static void
trim(struct str *out, size_t start, char blank)
{
	while (out->length > start && out->data[out->length - 1] == blank)
		out->data[--out->length] = '\0';
	str_add(out, "\n");
}

void
golden_write_row(const struct page *page, uint32_t row, struct str *out)
{
	size_t start = out->length;
	uint32_t points[CELL_POINTS];
	char bytes[4];

	for (uint32_t column = 0; column < page->columns; column++) {
		page_points(page, (size_t)row * page->columns + column, points);
		for (int i = 0; i < CELL_POINTS && points[i]; i++)
			str_add_bytes(out, bytes, utf8_encode(points[i], bytes));
	}
	trim(out, start, ' ');
}

/* Rows in which all is plain are left out. */
static void
write_looks(const struct page *page, uint32_t row, struct str *out)
{
	static const char letters[] = {
		[LOOK_PLAIN] = '.', [LOOK_BOLD] = 'B', [LOOK_REVERSE] = 'R'
	};
	const struct cell *cells = page->cells + (size_t)row * page->columns;
	bool plain = true;
	size_t start;

	for (uint32_t column = 0; column < page->columns; column++)
		plain = plain && cells[column].look == LOOK_PLAIN;
	if (plain)
		return;
	str_add_format(out, "%2u ", (unsigned)row);
	start = out->length;
	for (uint32_t column = 0; column < page->columns; column++)
		str_add_char(out, letters[cells[column].look]);
	trim(out, start, '.');
}

void
golden_write_looks(const struct page *page, struct str *out)
{
	str_add(out, "--- looks\n");
	for (uint32_t row = 0; row < page->rows; row++)
		write_looks(page, row, out);
	str_add_format(
	    out, "--- cursor %u,%u\n", (unsigned)page->cursor_row, (unsigned)page->cursor_column);
}

void
golden_write(const struct page *page, struct str *out)
{
	for (uint32_t row = 0; row < page->rows; row++)
		golden_write_row(page, row, out);
	golden_write_looks(page, out);
}

static void
read_file(const char *path, struct str *out)
{
	FILE *file = fopen(path, "r");
	char bytes[4096];
	size_t length;

	cr_assert(file, "no %s: run with UPDATE_GOLDEN=1 and read the new file", path);
	while ((length = fread(bytes, 1, sizeof(bytes), file)) > 0)
		str_add_bytes(out, bytes, length);
	fclose(file);
}

static void
write_file(const char *path, const struct str *text)
{
	FILE *file = fopen(path, "w");

	cr_assert(file && fwrite(text->data, 1, text->length, file) == text->length, "%s", path);
	cr_assert_eq(fclose(file), 0, "%s", path);
}

void
golden_check_file(const char *path, const struct str *text)
{
	const char *update = getenv("UPDATE_GOLDEN");
	struct str wanted = { 0 };

	if (update && strcmp(update, "1") == 0)
		write_file(path, text);
	read_file(path, &wanted);
	cr_assert_str_eq(str_text(text), str_text(&wanted),
	    "%s has changed. It was:\n%s\nIt is now:\n%s\nIf that is right: UPDATE_GOLDEN=1", path,
	    str_text(&wanted), str_text(text));
	str_fini(&wanted);
}

void
golden_check(const char *name, const struct str *text)
{
	struct str path = { 0 };

	str_add_format(&path, "tests/page/golden/%s.txt", name);
	golden_check_file(str_text(&path), text);
	str_fini(&path);
}

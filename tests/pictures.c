/* SPDX-License-Identifier: ISC */
/* pictures <README.md: writes it with its pictures drawn again, from the forest that is built in.
 * A picture is a fenced block behind a line like
 *
 *   <!-- picture: 80x24 keys 1354 shows Question 3 -->
 *
 * with the size, the keys that lead there from the first page (none: "keys 1354" is left out), and
 * words that must be on it, so that it still shows what the text around it says. "80x24 kiosk" is
 * how a visitor of a kiosk sees it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/page.h"
#include "partway/site.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "partway/utf8.h"

#define ROWS 24 /* of the window that keys are typed in; the page is drawn at its own size */
#define COLUMNS 80

struct reader {
	char *line;
	size_t size;
	unsigned count; /* of lines, this one too */
};

struct picture {
	unsigned columns, rows;
	bool is_kiosk;
	char keys[64];
	char shows[128];
};

static _Noreturn void
fail(const struct reader *reader, const char *why)
{
	fprintf(stderr, "pictures: line %u: %s\n", reader->count, why);
	exit(EXIT_FAILURE);
}

static bool
next_line(struct reader *reader)
{
	reader->count++;
	return getline(&reader->line, &reader->size, stdin) > 0;
}

static bool
read_marker(const char *line, struct picture *picture)
{
	int behind = 0;
	char *end;

	*picture = (struct picture){ 0 };
	if (sscanf(line, "<!-- picture: %3ux%3u%n", &picture->columns, &picture->rows, &behind) < 2)
		return false;
	line += behind;
	picture->is_kiosk = strncmp(line, " kiosk", strlen(" kiosk")) == 0;
	if (picture->is_kiosk)
		line += strlen(" kiosk");
	if (sscanf(line, " keys %63s shows %127[^\n]", picture->keys, picture->shows) < 2
	    && sscanf(line, " shows %127[^\n]", picture->shows) < 1)
		return false;
	end = strstr(picture->shows, " -->");
	if (!end)
		return false;
	*end = '\0';
	return picture->columns > 0 && picture->rows > 0;
}

static void
add_row(struct str *out, const struct page *page, uint32_t row)
{
	uint32_t points[CELL_POINTS];
	char bytes[4];

	for (uint32_t column = 0; column < page->columns; column++) {
		page_points(page, (size_t)row * page->columns + column, points);
		for (int i = 0; i < CELL_POINTS && points[i]; i++)
			str_add_bytes(out, bytes, utf8_encode(points[i], bytes));
	}
	while (out->length > 0 && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
	str_add_char(out, '\n');
}

/* Adds the page as text, on a day that never changes. False: a key has left. */
static bool
draw(struct str *out, const struct picture *picture)
{
	static const struct site site = {
		.group = "Tuesday group", .person = "Need a person? Ask at the desk.", .region = ""
	};
	struct ui ui;
	struct page page = { 0 };
	bool stays = true;

	ui_init(&ui, forest_builtin(), (struct date){ .year = 2026, .month = 8, .day = 22 });
	ui.can_copy = ui.can_save = !picture->is_kiosk;
	if (picture->is_kiosk)
		ui_welcome(&ui, &site);
	ui_resize(&ui, ROWS, COLUMNS);
	for (const char *key = picture->keys; *key && stays; key++)
		stays = ui_key(&ui, (uint32_t)(unsigned char)*key);
	ui_resize(&ui, picture->rows, picture->columns);
	if (stays) {
		page_draw(&page, &ui, &(struct style){ 0 });
		for (uint32_t row = 0; row < page.rows; row++)
			add_row(out, &page, row);
	}
	page_fini(&page);
	ui_fini(&ui);
	return stays;
}

/* Writes the block of PICTURE, in the place of the one that is read. */
static void
replace_block(struct reader *reader, const struct picture *picture)
{
	struct str drawn = { 0 };

	if (!draw(&drawn, picture) || !strstr(str_text(&drawn), picture->shows))
		fail(reader, "these keys do not lead to a page that shows this");
	if (!next_line(reader) || strcmp(reader->line, "```text\n") != 0)
		fail(reader, "behind a picture's line there must be ```text");
	do {
		if (!next_line(reader))
			fail(reader, "the block of a picture has no end");
	} while (strcmp(reader->line, "```\n") != 0);
	printf("```text\n%s```\n", str_text(&drawn));
	str_fini(&drawn);
}

int
main(void)
{
	struct reader reader = { 0 };
	struct picture picture;
	unsigned pictures = 0;

	while (next_line(&reader)) {
		fputs(reader.line, stdout);
		if (strncmp(reader.line, "<!-- picture", 12) != 0)
			continue;
		if (!read_marker(reader.line, &picture))
			fail(&reader, "not like <!-- picture: 80x24 keys 1354 shows WORDS -->");
		replace_block(&reader, &picture);
		pictures++;
	}
	free(reader.line);
	if (pictures == 0)
		fail(&reader, "there is no picture");
	return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

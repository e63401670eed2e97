/* SPDX-License-Identifier: ISC */
/* Typing words to be found on the map. Each key looks anew from where the search began, so taking
 * a letter away leads back to what was found before. All that can be printed is text here, but for
 * the keys that ui.c takes first: help lines and leave now. */
#include "page/find.h"

#include <string.h>

#include "page/layers.h"
#include "page/scroll.h"
#include "page/sheet.h"
#include "partway/action.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "partway/utf8.h"

void
find_start(struct ui *ui)
{
	ui->map.find_entry = map_find_start(&ui->map, layers_top(ui)->selected);
	ui->asking = ASK_FIND;
}

void
find_end(struct ui *ui)
{
	explicit_bzero(ui->find, sizeof(ui->find));
	ui->asking = ASK_NOTHING;
}

bool
find_has_match(const struct ui *ui)
{
	const struct map_row *row = &ui->map.rows[ui_top(ui)->selected];

	return row->kind == MAP_QUESTION && map_matches(&ui->map, row->entry, ui->find);
}

/* Selects the first match from where the search began, or BEHIND that. */
static void
look(struct ui *ui, bool behind)
{
	uint32_t found = map_find(&ui->map, ui->map.find_entry, behind, ui->find);

	if (found == NONE)
		return;
	scroll_select(ui, (uint32_t)map_reveal(&ui->map, found));
}

/* From the match on to the next one; from there further letters narrow. */
static void
look_on(struct ui *ui)
{
	if (!find_has_match(ui))
		return;
	ui->map.find_entry = ui->map.rows[layers_top(ui)->selected].entry;
	look(ui, true);
	ui->map.find_entry = ui->map.rows[layers_top(ui)->selected].entry;
}

static void
take_back(struct ui *ui)
{
	size_t length = strlen(ui->find);

	while (length > 0 && ((unsigned char)ui->find[--length] & 0xc0) == 0x80)
		; /* to the first byte of the last character */
	explicit_bzero(ui->find + length, sizeof(ui->find) - length);
	look(ui, false);
}

static void
add_letter(struct ui *ui, uint32_t point)
{
	char bytes[4];
	size_t length = utf8_encode(point, bytes), start = strlen(ui->find);

	if (utf8_is_unsafe(point) || start + length > BOUND_FIND_BYTES)
		return;
	memcpy(ui->find + start, bytes, length);
	look(ui, false);
}

void
find_take(struct ui *ui, uint32_t key)
{
	uint32_t digit;
	enum action action = action_of_key(key, &digit);

	if (sheet_is_hidden(ui))
		return;
	if (key >= ' ' && key < INPUT_NONE && key != 0x7f)
		add_letter(ui, key);
	else if (action == ACTION_ENTER)
		look_on(ui);
	else if (action == ACTION_BACK)
		take_back(ui);
	else if (action != ACTION_REDRAW && action != ACTION_NONE)
		find_end(ui);
}

void
find_add_status(struct str *out, const struct ui *ui, uint32_t width)
{
	const char *words = ui->find;
	bool missing = *words && !find_has_match(ui);
	const char *then = missing ? "no match, " : *words ? "Enter next, " : "";

	str_add_format(out, "Find: %s   %sEsc done", words, then);
	if (utf8_text_cells(str_text(out)) <= width)
		return;
	then = missing ? "  no match" : "";
	while (
	    *words && strlen("Find: ") + utf8_text_cells(words) + utf8_text_cells(then) > width) {
		uint32_t point;

		words += utf8_decode(words, strlen(words), &point);
	}
	str_clear(out);
	str_add_format(out, "Find: %s%s", words, then);
}

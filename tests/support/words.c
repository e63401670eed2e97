/* SPDX-License-Identifier: ISC */
/* Pages as words. Knows where the text of a page begins (screens.md 1), and nothing else of it. */
#include "words.h"

#include <string.h>

#include "golden.h"
#include "partway/action.h"
#include "partway/flow.h"
#include "partway/page.h"

void
words_add(struct str *out, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, " \n"), kept = length;

		if (length > 1 && *text == '>') { /* a mark that touches its number */
			text++;
			kept = --length;
		}
		while (kept > 0 && text[kept - 1] == ':')
			kept--;
		if (kept > 0 && !(kept == 1 && strchr(">+-", *text))) {
			str_add_bytes(out, text, kept);
			str_add_char(out, ' ');
		}
		text += length;
		text += strspn(text, " \n");
	}
}

void
words_say(struct str *out, const struct ui *ui, bool title)
{
	struct flow flow = { 0 };
	struct heading heading = { 0 };

	screen_flow(ui, &flow, NULL, &heading);
	for (size_t i = 0; i < flow.count; i++) {
		if (flow.items[i].kind == PARA_TITLE && !title)
			continue;
		if (flow.items[i].kind != PARA_DETAIL)
			words_add(out, flow_label(&flow, &flow.items[i]));
		words_add(out, flow_text(&flow, &flow.items[i]));
	}
	flow_fini(&flow);
	heading_fini(&heading);
}

/* Adds the rows of the text that are on the screen now, from row *NEXT of the text on. */
static void
read_screen(struct str *out, const struct ui *ui, uint32_t *next)
{
	uint32_t head = ui->columns < 60 || ui->rows < 20 ? 2 : 3;
	uint32_t first = ui->rows > 7 ? head : ui->rows > 6 ? 1 : 0;
	uint32_t scroll = ui_top(ui)->scroll;
	struct page page = { 0 };

	page_draw(&page, ui, &(struct style){ 0 });
	for (uint32_t row = first; row < ui->rows - 2; row++) {
		struct str line = { 0 };

		if (scroll + row - first != *next)
			continue;
		golden_write_row(&page, row, &line);
		words_add(out, str_text(&line));
		str_fini(&line);
		++*next;
	}
	page_fini(&page);
}

void
words_read(struct str *out, struct ui *ui)
{
	uint32_t next = 0, before;

	if (ui_top(ui)->scroll > 0)
		ui_key(ui, INPUT_HOME);
	do {
		before = ui_top(ui)->scroll;
		read_screen(out, ui, &next);
		ui_key(ui, INPUT_PAGE_DOWN);
	} while (ui_top(ui)->scroll != before);
}

void
words_make_bare(struct str *words)
{
	struct str out = { 0 };

	for (const char *word = str_text(words); *word;) {
		size_t length = strcspn(word, " "), next = length + 1;

		while (length > 0 && strchr(".\"", word[length - 1]))
			length--;
		for (; length > 0 && *word == '"'; word++, length--)
			next--;
		if (length > 0) {
			str_add_bytes(&out, word, length);
			str_add_char(&out, ' ');
		}
		word += next;
	}
	str_fini(words);
	*words = out;
}

void
words_make_spaceless(struct str *words)
{
	size_t kept = 0;

	for (size_t i = 0; i < words->length; i++)
		if (words->data[i] != ' ')
			words->data[kept++] = words->data[i];
	if (words->data)
		words->data[kept] = '\0';
	words->length = kept;
}

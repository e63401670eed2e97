/* SPDX-License-Identifier: ISC */
/* Choices have the numbers that they are said with: 1 and up, but on the page of the answers those
 * of their questions, like X3. So X9 is a sound word there, and no hasty x. */
#include "line/choice.h"

#include <stdlib.h>
#include <string.h>

#include "partway/ascii.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/ui.h"

#define DIGITS_MOST 6u

static bool
is_digits(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == '\0';
}

static bool
is_on_answers(const struct ui *ui)
{
	return ui->asking == ASK_NOTHING && ui_top(ui)->layer == LAYER_PATH;
}

/* The place among the answers, from 1, of the question with the number TEXT; 0: not there. */
static uint32_t
step_typed(const struct walk *walk, const char *text)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < walk->taken && found == 0; i++) {
		struct str number = { 0 };

		forest_add_number(walk->forest, &number, walk->steps[i].entry);
		if (number.length == strlen(text) && ascii_begins(text, str_text(&number)))
			found = i + 1;
		str_fini(&number);
	}
	return found;
}

uint32_t
choice_typed(const struct ui *ui, const char *text)
{
	unsigned long number;

	if (is_on_answers(ui))
		return step_typed(&ui->walk, text);
	if (ui->asking != ASK_NOTHING || strlen(text) > DIGITS_MOST || !is_digits(text))
		return 0;
	number = strtoul(text, NULL, 10);
	return number <= ui_choice_count(ui) ? (uint32_t)number : 0;
}

bool
choice_is_missing(const struct ui *ui, const char *text)
{
	const struct forest *forest = ui->forest;

	for (size_t i = 0; i < forest->trees_count && is_on_answers(ui); i++) {
		const char *mark = forest_text(forest, forest->trees[i].mark);

		if (ascii_begins(text, mark) && is_digits(text + strlen(mark)))
			return step_typed(&ui->walk, text) == 0;
	}
	return false;
}

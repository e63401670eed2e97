/* SPDX-License-Identifier: ISC */
/* A terminal of libvterm that forgets between two looks. */
#include "eye.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct eye {
	VTerm *terminal;
	VTermScreen *screen;
};

struct eye *
eye_new(int rows, int columns)
{
	struct eye *eye = calloc(1, sizeof(*eye));

	eye->terminal = vterm_new(rows, columns);
	vterm_set_utf8(eye->terminal, 1);
	eye->screen = vterm_obtain_screen(eye->terminal);
	vterm_screen_enable_altscreen(eye->screen, 1);
	return eye;
}

void
eye_free(struct eye *eye)
{
	if (eye)
		vterm_free(eye->terminal);
	free(eye);
}

bool
eye_sees(struct eye *eye, const struct str *bytes, const struct page *page, char why[PAGES_WHY])
{
	vterm_screen_reset(eye->screen, 1);
	vterm_input_write(eye->terminal, str_text(bytes), bytes->length);
	vterm_screen_flush_damage(eye->screen);
	for (int i = 0; i < (int)(page->rows * page->columns); i++) {
		VTermPos place = { .row = i / (int)page->columns, .col = i % (int)page->columns };
		VTermScreenCell cell;
		uint32_t seen;

		memset(&cell, 0, sizeof(cell)); /* libvterm leaves what it does not use as it was */
		vterm_screen_get_cell(eye->screen, place, &cell);
		seen = cell.chars[0] ? cell.chars[0] : ' ';
		if (seen == page->cells[i].point)
			continue;
		snprintf(why, PAGES_WHY, "libvterm: row %d, column %d shows U+%04X, not U+%04X",
		    place.row + 1, place.col + 1, (unsigned)seen, (unsigned)page->cells[i].point);
		return false;
	}
	return true;
}

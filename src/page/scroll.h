/* SPDX-License-Identifier: ISC */
/* Moving about in the view on top: the selected choice and the rows of text shown. */
#ifndef PARTWAY_PAGE_SCROLL_H
#define PARTWAY_PAGE_SCROLL_H

#include <stdbool.h>
#include <stdint.h>

#include "partway/action.h"

struct ui;

/* True where the whole of CHOICE is on the screen; always in line mode. */
bool scroll_shows(const struct ui *ui, uint32_t choice);

/* Selects CHOICE and shows it; in line mode everything is shown. */
void scroll_select(struct ui *ui, uint32_t choice);

/* Does what a moving action asks for, or says why not. False: no moving action, or line mode. */
bool scroll_move(struct ui *ui, enum action action);

#endif

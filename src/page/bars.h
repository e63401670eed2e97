/* SPDX-License-Identifier: ISC */
/* The rows around the text: title and place, rules, status row. */
#ifndef PARTWAY_PAGE_BARS_H
#define PARTWAY_PAGE_BARS_H

#include "page/cells.h"

struct sheet;
struct str;
struct ui;

/* Title, place, and the rule below them. */
void bars_draw_head(struct pen *pen, const struct sheet *sheet);

/* What is asked, a message, or how much text there is above and below. */
void bars_draw_status(struct pen *pen, const struct sheet *sheet, const struct ui *ui);

/* Adds the question that UI asks in WIDTH cells; shorter where they are few. */
void bars_add_asking(struct str *out, const struct ui *ui, uint32_t width);

#endif

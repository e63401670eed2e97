/* SPDX-License-Identifier: ISC */
/* The row of keys below the text. */
#ifndef PARTWAY_PAGE_FOOTER_H
#define PARTWAY_PAGE_FOOTER_H

#include "page/cells.h"

struct sheet;
struct ui;

/* Keys: help lines and leave now first, then as many as fit. */
void footer_draw(struct pen *pen, const struct sheet *sheet, const struct ui *ui);

#endif

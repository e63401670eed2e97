/* SPDX-License-Identifier: ISC */
/* Writing into the cells of a page: the only way in. Nothing is drawn outside of it. */
#ifndef PARTWAY_PAGE_CELLS_H
#define PARTWAY_PAGE_CELLS_H

#include <stddef.h>
#include <stdint.h>

#include "partway/page.h"

/* Where writing goes to, and how it looks. */
struct pen {
	struct page *page;
	const struct style *style;
	enum cell_look look;
	uint32_t end; /* column behind the last one that may be written to */
};

/* Writes LENGTH bytes of TEXT from (ROW, COLUMN) on; what does not fit is left out. Returns the
 * column behind them. */
uint32_t cells_put(
    const struct pen *pen, uint32_t row, uint32_t column, const char *text, size_t length);

/* Writes TEXT; one that does not fit ends in "...". */
uint32_t cells_put_cut(const struct pen *pen, uint32_t row, uint32_t column, const char *text);

/* Fills the row from COLUMN to the pen's end with POINT, which has one cell. */
void cells_rule(const struct pen *pen, uint32_t row, uint32_t column, uint32_t point);

/* Gives COUNT cells the look of the pen and keeps what stands in them. */
void cells_mark(const struct pen *pen, uint32_t row, uint32_t column, uint32_t count);

#endif

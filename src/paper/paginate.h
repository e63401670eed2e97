/* SPDX-License-Identifier: ISC */
/* Which piece stands on which page. We decide, as formatters differ in where they break pages. */
#ifndef PARTWAY_PAPER_PAGINATE_H
#define PARTWAY_PAPER_PAGINATE_H

#include <stddef.h>
#include <stdint.h>

struct piece;

/* Fills in the page of each piece, from 1. A page has room for HEIGHT tenths of a line; a piece that is
 * higher has pages of its own. */
void paginate(struct piece *pieces, size_t count, uint32_t height);

#endif

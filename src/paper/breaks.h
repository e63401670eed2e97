/* SPDX-License-Identifier: ISC */
/* Where a word may be broken on paper, without a hyphen. */
#ifndef PARTWAY_PAPER_BREAKS_H
#define PARTWAY_PAPER_BREAKS_H

#include <stdbool.h>
#include <stdint.h>

/* True where a line may end between two code points of a text in Chinese or Japanese: next to a
 * letter of these, but never before a mark that closes nor behind one that opens. */
bool breaks_between(uint32_t before, uint32_t point);

/* True where neither mark nor joint keeps them together, in whatever language. */
bool breaks_may_part(uint32_t before, uint32_t point);

#endif

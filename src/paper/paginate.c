/* SPDX-License-Identifier: ISC */
/* Pieces in their order, as many to a page as fit: one pass, so that every page number is known
 * before a word is written. */
#include "paper/paginate.h"

#include "paper/printed.h"

/* How many pages a piece takes that has its own, or those that share one. What is estimated a bit higher
 * than a page takes one: estimates are from above, and a number that is left out is a page that nobody
 * finds. */
static uint32_t
pages_of(uint64_t used, uint32_t height)
{
	uint64_t surplus = height / 4;

	return used <= height + surplus ? 1 : (uint32_t)((used - surplus + height - 1) / height);
}

void
paginate(struct piece *pieces, size_t count, uint32_t height)
{
	uint32_t page = 1;
	uint64_t used = 0;

	for (size_t i = 0; i < count; i++) {
		struct piece *piece = &pieces[i];
		uint64_t end = used + piece->above + piece->height + piece->below;

		if (used > 0 && (piece->starts_page || end > height)) {
			page += pages_of(used, height);
			used = 0;
		}
		piece->page = page;
		used += (used > 0 ? piece->above : 0) + piece->height;
	}
}

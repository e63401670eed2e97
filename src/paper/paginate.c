/* SPDX-License-Identifier: ISC */
/* Pieces in their order, as many to a page as fit: one pass, so that every page number is known
 * before a word is written. */
#include "paper/paginate.h"

#include "paper/printed.h"

void
paginate(struct piece *pieces, size_t count, uint32_t height)
{
	uint32_t page = 1;
	uint64_t used = 0;

	for (size_t i = 0; i < count; i++) {
		struct piece *piece = &pieces[i];
		uint64_t end = used + piece->height + piece->below;

		if (used > 0 && (piece->starts_page || end > height)) {
			page += (uint32_t)((used + height - 1) / height);
			used = 0;
		}
		piece->page = page;
		used += piece->height;
	}
}

/* SPDX-License-Identifier: ISC */
/* What a file allows: findings of a code about an id in that file. Errors are never allowed; a row
 * that names one was refused when it was read. */
#include "check/parts.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "tree/place.h"

struct check {
	const struct forest *forest;
	struct diags *diags;
	uint32_t *first; /* by file number: its first row, from 1; 0: it has none */
	bool *used;      /* by row */
};

/* The rows of one file stand together. */
static void
find_first(struct check *check)
{
	const struct forest *forest = check->forest;

	for (uint32_t i = (uint32_t)forest->allows_count; i-- > 0;)
		check->first[forest->allows[i].file] = i + 1;
}

/* Allows the finding with this index if a row of its file says so. */
static void
try_allow(struct check *check, size_t index)
{
	const struct forest *forest = check->forest;
	const struct diag *diag = &check->diags->items[index];
	uint32_t row = check->first[diag->at.file];

	if (row == 0 || !diag->about || diag_code_level(diag->code) == DIAG_ERROR)
		return;
	for (row--; row < forest->allows_count; row++) {
		const struct allow *allow = &forest->allows[row];

		if (allow->file != diag->at.file)
			return;
		if (allow->code != (uint32_t)diag->code
		    || strcmp(forest_text(forest, allow->at), diag->about) != 0)
			continue;
		check->used[row] = true;
		diags_allow(check->diags, index, forest_text(forest, allow->because));
		return;
	}
}

static void
report_unused(struct check *check)
{
	const struct forest *forest = check->forest;

	for (uint32_t i = 0; i < forest->allows_count; i++) {
		const struct allow *allow = &forest->allows[i];

		if (check->used[i] || allow->code == NONE)
			continue;
		diag_add(check->diags, DIAG_ALLOW_UNUSED,
		    place_of_words(forest, allow->file, allow->at),
		    "nothing is left to allow: no %s about \"%s\" was found",
		    diag_code_name((enum diag_code)allow->code), forest_text(forest, allow->at));
		diag_mend(
		    check->diags, "take this row away, or write the id that the finding is about.");
	}
}

void
check_allows(const struct forest *forest, bool all_found, struct diags *diags)
{
	struct check check = {
		.forest = forest,
		.diags = diags,
		.first = alloc_array(diags->file_count + 1, sizeof(*check.first)),
		.used = alloc_array(forest->allows_count, sizeof(*check.used)),
	};

	find_first(&check);
	for (size_t i = 0; i < diags->count; i++)
		try_allow(&check, i);
	if (all_found && !diags_is_full(diags))
		report_unused(&check);
	free(check.first);
	free(check.used);
}

/* SPDX-License-Identifier: ISC */
/* Signs that readers would not see as they were meant: markup, which is shown as typed, and
 * letters that paper has no shape for. Of each kind the first one of a text is reported. */
#include "check/parts.h"

#include "check/locate.h"
#include "check/signs.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/said.h"

struct check {
	const struct forest *forest;
	struct locator locator;
	struct diags *diags;
};

static void
check_markup(struct check *check, const struct said *said, const char *text)
{
	struct part part;

	if (!signs_find_markup(text, &part))
		return;
	signs_tell_markup(
	    check->diags, locate_said(&check->locator, check->forest, said, part), text, part);
	diag_about(check->diags, forest_text(check->forest, said->about));
}

static void
check_letters(struct check *check, const struct said *said, const char *text)
{
	struct part part;
	uint32_t point;
	const char *mend = signs_find_odd(text, &part, &point);

	if (!mend)
		return;
	diag_add(check->diags, DIAG_LETTER_MISSING,
	    locate_said(&check->locator, check->forest, said, part), "paper cannot show U+%04X",
	    (unsigned)point);
	diag_mend(check->diags, "%s", mend);
	diag_about(check->diags, forest_text(check->forest, said->about));
}

static void
check_text(const struct said *said, void *context)
{
	struct check *check = context;
	const char *text = forest_text(check->forest, said->words);

	check_markup(check, said, text);
	check_letters(check, said, text);
}

void
check_signs(const struct forest *forest, struct diags *diags)
{
	struct check check = { .forest = forest, .locator = { .diags = diags }, .diags = diags };

	said_visit(forest, check_text, &check);
}

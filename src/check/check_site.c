/* SPDX-License-Identifier: ISC */
/* The texts of a kiosk's site. They stand on its welcome page, which anybody can read who passes by,
 * and which must show how to begin on the smallest screen, too. */
#include "partway/check.h"

#include <string.h>

#include "check/locate.h"
#include "check/parts.h"
#include "check/phrase.h"
#include "check/sentence.h"
#include "check/signs.h"
#include "page/sheet.h"
#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/date.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/site.h"
#include "partway/ui.h"
#include "partway/utf8.h"

struct check {
	const struct forest *forest;
	struct phrases *phrases;
	uint64_t lists; /* of words, that are about a welcome page; bit N is list N */
	struct locator locator;
	struct diags *diags;
};

/* One of the texts. */
struct text {
	const char *key, *words;
	struct place at;
	uint32_t cells;   /* at most */
	size_t sentences; /* at most; 0: it need not have any */
};

/* --- one text */

/* Cells of TEXT, where a letter with a mark over it counts as two: however many marks it bears. */
static size_t
count_cells(const char *text)
{
	size_t length = strlen(text), points = utf8_points(text, length);
	size_t cells = utf8_cells(text, length);

	return points > cells ? points : cells;
}

static void
check_length(struct check *check, const struct text *text)
{
	size_t cells = count_cells(text->words), count = 0;
	const char *rest = text->words;
	struct sentence sentence;

	if (cells > text->cells) {
		diag_add(check->diags, DIAG_TEXT_LONG, text->at,
		    "\"%s\" has %zu letters, %u is the limit", text->key, cells,
		    (unsigned)text->cells);
		diag_mend(check->diags, "shorten it.");
		return;
	}
	while (sentence_next(&rest, &sentence))
		count++;
	if (text->sentences > 0 && count > text->sentences) {
		diag_add(check->diags, DIAG_TEXT_LONG, text->at,
		    "\"%s\" has %zu sentences, %zu is the limit", text->key, count,
		    text->sentences);
		diag_mend(check->diags, "say less.");
	}
}

static struct place
place_of(struct check *check, const struct text *text, struct part part)
{
	return locate_part(&check->locator, text->at, text->words, part);
}

static void
check_signs_of(struct check *check, const struct text *text)
{
	struct part part;
	uint32_t point;
	size_t cells = signs_find_wide(text->words, &part);

	if (cells > 0)
		signs_tell_wide(check->diags, place_of(check, text, part), cells);
	if (signs_find_markup(text->words, &part))
		signs_tell_markup(check->diags, place_of(check, text, part), text->words, part);
	if (signs_find_odd(text->words, &part, &point)) {
		diag_add(check->diags, DIAG_LETTER_MISSING, place_of(check, text, part),
		    "not every visitor's screen can show U+%04X", (unsigned)point);
		diag_mend(check->diags,
		    "write plain words, in a script whose letters stand side by side.");
	}
}

static void
check_words(struct check *check, const struct text *text)
{
	struct phrase_hit hits[PHRASE_LISTS];
	size_t count = phrases_find(check->phrases, check->lists, text->words, hits);

	for (size_t i = 0; i < count; i++) {
		const struct phrase_hit *hit = &hits[i];
		struct part part = { (size_t)(hit->start - text->words), hit->length };

		wording_tell(check->forest, hit, place_of(check, text, part), check->diags);
	}
}

/* The lists that are about any welcome page: nobody has answered anything there. */
static void
take_lists(struct check *check)
{
	for (uint32_t list = 0; list < check->forest->wordings_count; list++) {
		const struct wording *wording = &check->forest->wordings[list];

		if (!(wording->in >> SAID_WELCOME & 1) || wording->if_contact != 0
		    || wording->if_facts.count > 0)
			continue;
		check->lists |= UINT64_C(1) << list;
		wording_add(check->forest, list, check->phrases);
	}
}

/* --- the page */

/* The last way to begin must be seen without scrolling. */
static void
check_screen(struct check *check, const struct site_file *file)
{
	struct sheet sheet = { 0 };
	const struct spot *last;
	struct ui ui;

	ui_init(&ui, check->forest, (struct date){ 0 });
	ui_welcome(&ui, &file->site);
	ui.rows = SMALL_ROWS;
	ui.columns = SMALL_COLUMNS;
	sheet_open(&sheet, &ui);
	assert(sheet.left.spot_count > 0);
	last = &sheet.left.spots[sheet.left.spot_count - 1];
	if (last->row + last->rows > sheet.frame.text_rows) {
		diag_add(check->diags, DIAG_SCREEN_FULL, file->person,
		    "with these texts the welcome page needs %u rows, a screen of %ux%u has %u",
		    (unsigned)(last->row + last->rows), SMALL_COLUMNS, SMALL_ROWS,
		    (unsigned)sheet.frame.text_rows);
		diag_mend(check->diags, "shorten \"group\" or \"person\".");
	}
	sheet_fini(&sheet);
	ui_fini(&ui);
}

void
check_site(const struct site_file *file, const struct forest *forest, struct diags *diags)
{
	const struct text texts[] = {
		{ "group", file->site.group, file->group, BOUND_SITE_GROUP_CELLS, 0 },
		{ "person", file->site.person, file->person, BOUND_SITE_PERSON_CELLS,
		    BOUND_SITE_PERSON_SENTENCES },
	};
	struct check check = { .forest = forest, .locator = { .diags = diags }, .diags = diags };
	size_t before = diags->count;

	if (!file->site.group)
		return;
	check.phrases = phrases_new(BOUND_COMPARISONS);
	take_lists(&check);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		check_length(&check, &texts[i]);
		check_signs_of(&check, &texts[i]);
		check_words(&check, &texts[i]);
	}
	if (diags->count == before)
		check_screen(&check, file);
	phrases_free(check.phrases);
}

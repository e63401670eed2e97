/* SPDX-License-Identifier: ISC */
/* What must be true of findings, of what is written, and of walks that have ended. */
#include "fuzz.h"

#include <stdio.h>
#include <string.h>

#include "partway/base.h"
#include "partway/diag.h"
#include "partway/facts.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/utf8.h"
#include "partway/walk.h"

#define NEL 0x85u
#define LINE_SEPARATOR 0x2028u
#define PARAGRAPH_SEPARATOR 0x2029u

void
judge_text(const struct str *out, bool has_tabs)
{
	uint32_t point;

	for (size_t at = 0; at < out->length;) {
		at += utf8_decode(out->data + at, out->length - at, &point);
		assert(point != UTF8_BAD);
		assert(!utf8_is_unsafe(point) || point == '\n' || (point == '\t' && has_tabs));
	}
}

/* --- findings */

/* True where a line ends, as an editor sees it; FOREIGN: as libyaml does, which knows more ends. */
static bool
ends_line(const char *at, size_t left, uint32_t point, bool foreign)
{
	if (point == '\r')
		return foreign && (left < 2 || at[1] != '\n');
	return point == '\n'
	    || (foreign
		&& (point == NEL || point == LINE_SEPARATOR || point == PARAGRAPH_SEPARATOR));
}

/* True where FILE has such a place: a character, the end of a line, or the line that libyaml adds to
 * a file whose last one has no end. */
static bool
is_within(const struct diag_file *file, struct place place, bool foreign)
{
	uint32_t line = 1, column = 1, point;

	for (size_t at = 0, step; at < file->length; at += step) {
		if (line == place.line && column == place.column)
			return true;
		step = utf8_decode(file->bytes + at, file->length - at, &point);
		column++;
		if (ends_line(file->bytes + at, file->length - at, point, foreign)) {
			line++;
			column = 1;
		}
	}
	return (line == place.line && column == place.column)
	    || (column > 1 && line + 1 == place.line && place.column == 1);
}

/* True where a file holds characters that it must not, among which are those ends. */
static bool
has_controls(const struct diags *diags, uint32_t file)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].at.file == file && diags->items[i].code == DIAG_TEXT_CONTROL)
			return true;
	return false;
}

static void
judge_place(const struct diags *diags, const struct diag *diag)
{
	const struct diag_file *file;

	assert(diag->at.file > 0 && diag->at.column > 0);
	file = &diags->files[diag->at.file - 1];
	if (is_within(file, diag->at, false))
		return;
	if (has_controls(diags, diag->at.file) && is_within(file, diag->at, true))
		return;
	fprintf(
	    stderr, "%u:%u: %s\n", (unsigned)diag->at.line, (unsigned)diag->at.column, diag->words);
	assert(!"a place within its file");
}

void
judge_findings(const struct diags *diags)
{
	struct str out = { 0 };

	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->items[i];

		assert(diag->code != DIAG_INTERNAL);
		assert(diag->words[0] && diag->at.file <= diags->file_count);
		if (diag->at.line > 0)
			judge_place(diags, diag);
	}
	assert(diags->levels[DIAG_NOTE] + diags->levels[DIAG_WARNING] + diags->levels[DIAG_ERROR]
	    == diags->count - diags->allowed + diags->dropped);
	diags_write(diags, &out);
	judge_text(&out, false);
	str_fini(&out);
}

/* --- walks */

void
judge_rules(const struct walk *walk)
{
	const struct forest *forest = walk->forest;
	struct facts before = { 0 }, facts = { 0 };
	struct arrival arrival = { &forest->entries[walk->here], &before, &facts };

	for (size_t i = 0; i < walk->taken; i++) {
		before = facts;
		facts_take(&facts, forest, &forest->answers[walk->steps[i].answer]);
	}
	for (size_t i = 0; i < forest->rules_count; i++)
		assert(!rule_applies(forest, &forest->rules[i], &arrival)
		    || rule_holds(forest, &forest->rules[i], &arrival, NULL));
	assert(!facts.left_open || arrival.ending->contact == CONTACT_NONE);
}

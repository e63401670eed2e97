/* SPDX-License-Identifier: ISC */
/* The findings of partway check as JSON. Keys stand in a fixed order, so that two reports can be
 * compared line by line. */
#include "partway/report_json.h"

#include <string.h>

#include "partway/base.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define REPORT_FORMAT 1
#define REPLACEMENT 0xfffdu /* stands for a byte that is not UTF-8 */

/* --- JSON ------------------------------------------------------------------------------------ */

/* A code point that is no letter to be shown: \u2028, or two halves above U+FFFF. */
static void
add_escaped(struct str *out, uint32_t point)
{
	if (point > 0xffff) {
		str_add_format(out, "\\u%04x", (unsigned)(0xd800 + ((point - 0x10000) >> 10)));
		point = 0xdc00 + (point & 0x3ff);
	}
	str_add_format(out, "\\u%04x", (unsigned)point);
}

static void
add_string(struct str *out, const char *text, size_t length)
{
	uint32_t point;
	char bytes[4];

	str_add_char(out, '"');
	for (size_t at = 0; at < length;) {
		at += utf8_decode(text + at, length - at, &point);
		if (point == UTF8_BAD)
			point = REPLACEMENT;
		if (point == '"' || point == '\\')
			str_add_char(out, '\\');
		if (utf8_is_unsafe(point))
			add_escaped(out, point);
		else
			str_add_bytes(out, bytes, utf8_encode(point, bytes));
	}
	str_add_char(out, '"');
}

/* A key and a text behind others; absent where there is no text. */
static void
add_text(struct str *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	str_add_format(out, ", \"%s\": ", key);
	add_string(out, text, strlen(text));
}

static void
add_number(struct str *out, const char *key, uint64_t number)
{
	str_add_format(out, ", \"%s\": %llu", key, (unsigned long long)number);
}

/* --- what stands at a place --------------------------------------------------------------- */

/* Where something begins in its file. */
struct start {
	uint32_t line, column;
};

static bool
is_before(struct start a, struct start b)
{
	return a.line < b.line || (a.line == b.line && a.column < b.column);
}

static struct start
first_of(struct start start, struct words words)
{
	struct start other = { words.line, words.column };

	return is_before(other, start) ? other : start;
}

/* True where FROM comes closer before AT than BEST does. */
static bool
is_closer(struct start at, struct start from, struct start best)
{
	return !is_before(at, from) && is_before(best, from);
}

/* The entry of TREE that AT belongs to, or NONE: the head of the file. */
static uint32_t
entry_at(const struct forest *forest, const struct tree *tree, struct start at)
{
	struct start best = { 0, 0 };
	uint32_t found = NONE;

	for (uint32_t i = tree->entries.first; i < tree->entries.first + tree->entries.count; i++) {
		const struct entry *entry = &forest->entries[i];
		struct start from = { entry->id.line, entry->id.column };

		from = first_of(first_of(from, entry->title), entry->why);
		if (is_closer(at, from, best)) {
			best = from;
			found = i;
		}
	}
	return found;
}

/* The answer of ENTRY that AT belongs to, from 0, or NONE. */
static uint32_t
answer_at(const struct forest *forest, const struct entry *entry, struct start at)
{
	struct start best = { 0, 0 };
	uint32_t found = NONE;

	for (uint32_t i = 0; i < entry->answers.count; i++) {
		const struct answer *answer = &forest->answers[entry->answers.first + i];
		struct start from = { answer->go.line, answer->go.column };

		if (!answer->is_unsure)
			from = first_of(from, answer->say);
		if (is_closer(at, from, best)) {
			best = from;
			found = i;
		}
	}
	return found;
}

/* "stress, question what-happened, answer 2" */
static void
add_tree_place(
    struct str *place, const struct forest *forest, const struct tree *tree, struct start at)
{
	uint32_t index = entry_at(forest, tree, at), answer;
	const struct entry *entry;

	str_add(place, forest_text(forest, tree->id));
	if (index == NONE)
		return;
	entry = &forest->entries[index];
	answer = answer_at(forest, entry, at);
	str_add_format(place, ", %s %s", entry->kind == ENTRY_QUESTION ? "question" : "ending",
	    forest_text(forest, entry->id));
	if (answer != NONE && forest->answers[entry->answers.first + answer].is_unsure)
		str_add(place, ", unsure");
	else if (answer != NONE)
		str_add_format(place, ", answer %u", (unsigned)answer + 1);
}

static void
add_place(struct str *out, const struct forest *forest, const struct diag *diag)
{
	struct start at = { diag->at.line, diag->at.column };
	struct str place = { 0 };

	for (size_t i = 0; forest && i < forest->trees_count; i++)
		if (forest->trees[i].file == diag->at.file)
			add_tree_place(&place, forest, &forest->trees[i], at);
	add_text(out, "place", place.length > 0 ? str_text(&place) : diag->about);
	str_fini(&place);
}

/* --- findings -------------------------------------------------------------------------------- */

static void
add_walk(struct str *out, const char *lines)
{
	str_add(out, ", \"walk\": [");
	while (*lines) {
		size_t length = strcspn(lines, "\n");

		add_string(out, lines, length);
		lines += length + (lines[length] == '\n');
		str_add(out, *lines ? ", " : "");
	}
	str_add_char(out, ']');
}

static void
add_position(struct str *out, const struct diags *diags, struct place at)
{
	if (at.file > 0)
		add_text(out, "file", diags_file_name(diags, at.file));
	if (at.line == 0)
		return;
	add_number(out, "line", at.line);
	add_number(out, "column", at.column);
}

static void
add_finding(struct str *out, const struct forest *forest, const struct diags *diags,
    const struct diag *diag)
{
	str_add_format(out, "{\"code\": \"%s\"", diag_code_name(diag->code));
	add_text(out, "level", diag_level_name(diag_code_level(diag->code)));
	add_position(out, diags, diag->at);
	if (diag->at.line > 0 && diag->at.width > 0)
		add_number(out, "end-column", (uint64_t)diag->at.column + diag->at.width);
	add_place(out, forest, diag);
	add_text(out, "message", diag->words);
	add_text(out, "mend", diag->mend);
	add_text(out, "near", diag->near);
	add_text(out, "rule", diag->rule);
	if (diag->walk)
		add_walk(out, diag->walk);
	str_add_char(out, '}');
}

static void
add_allowed(struct str *out, const struct diags *diags, const struct diag *diag)
{
	str_add_format(out, "{\"code\": \"%s\"", diag_code_name(diag->code));
	add_position(out, diags, diag->at);
	add_text(out, "because", diag->because);
	str_add_char(out, '}');
}

/* A line for each finding; those that a file allows stand apart. */
static void
add_findings(
    struct str *out, const struct forest *forest, const struct diags *diags, bool is_allowed)
{
	const char *before = "\n  ";

	str_add_format(out, ",\n \"%s\": [", is_allowed ? "allowed" : "findings");
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->items[i];

		if ((diag->because != NULL) != is_allowed)
			continue;
		str_add(out, before);
		if (is_allowed)
			add_allowed(out, diags, diag);
		else
			add_finding(out, forest, diags, diag);
		before = ",\n  ";
	}
	str_add_char(out, ']');
}

static void
add_covered(struct str *out, const struct coverage *coverage)
{
	const struct {
		const char *key;
		size_t count;
	} parts[] = {
#define PART(name, word) { #name, coverage->name },
		COVERAGE_COUNTS(PART)
#undef PART
	};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		str_add_format(out, "%s\"%s\": %zu", i == 0 ? ",\n \"covered\": {" : ", ",
		    parts[i].key, parts[i].count);
	if (coverage->proven) {
		add_number(out, "states", coverage->states);
		str_add_format(out, ", \"paths\": {\"count\": %llu, \"exact\": %s}",
		    (unsigned long long)coverage->paths, coverage->paths_exact ? "true" : "false");
	}
	str_add_char(out, '}');
}

void
report_json_write(const struct forest *forest, const struct diags *diags,
    const struct coverage *coverage, struct str *out)
{
	str_add_format(out, "{\"partway-check\": %d", REPORT_FORMAT);
	add_text(out, "forest", diags_file_name(diags, 0));
	add_findings(out, forest, diags, false);
	add_findings(out, forest, diags, true);
	add_covered(out, coverage);
	str_add_format(out, ",\n \"counts\": {\"error\": %zu, \"warning\": %zu, \"note\": %zu}}\n",
	    diags->levels[DIAG_ERROR], diags->levels[DIAG_WARNING], diags->levels[DIAG_NOTE]);
}

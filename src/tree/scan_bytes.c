/* SPDX-License-Identifier: ISC */
/* The first pass of the scan: is it UTF-8, and free of characters that hide or steer? It looks at
 * all bytes, comments too, so it sees what YAML readers accept (bidirectional controls, line
 * separators) and says exactly where the others stop. */
#include "tree/scan.h"

#include <string.h>

#include "partway/alloc.h"
#include "partway/utf8.h"

static void
refuse_encoding(struct scan *scan, struct place at, unsigned char byte)
{
	bool is_utf16 = scan->length >= 2
	    && (memcmp(scan->bytes, "\xff\xfe", 2) == 0 || memcmp(scan->bytes, "\xfe\xff", 2) == 0);

	if (is_utf16)
		diag_add(scan->diags, DIAG_TEXT_NOT_UTF8, at, "this file is UTF-16, not UTF-8");
	else
		diag_add(scan->diags, DIAG_TEXT_NOT_UTF8, at, "byte 0x%02X is not UTF-8", byte);
	diag_mend(scan->diags, "save the file as UTF-8.");
}

static void
refuse_character(struct scan *scan, struct place at, uint32_t point)
{
	diag_add(scan->diags, DIAG_TEXT_CONTROL, at, "the character U+%04X has no place in a text",
	    (unsigned)point);
	diag_mend(scan->diags, "delete it; not every editor shows it.");
}

/* How many bytes from AT on are printable ASCII, as nearly all are. */
static size_t
plain_length(const struct scan *scan, size_t at)
{
	const char *start = scan->bytes + at, *end = scan->bytes + scan->length, *next = start;

	while (next < end && *next >= ' ' && *next <= '~')
		next++;
	return (size_t)(next - start);
}

/* True for a character, at byte AT, that no file may hold. To YAML a carriage return ends a line even by
 * itself; editors show it in the middle of one. */
static bool
is_refused(const struct scan *scan, size_t at, uint32_t point)
{
	if (point == '\r')
		return at + 1 == scan->length || scan->bytes[at + 1] != '\n';
	return utf8_is_unsafe(point) && point != '\t' && point != '\n';
}

/* Keeps where the white space before a # begins, as a number of characters: for each # from byte
 * START to END, between which all are plain. INDEX: of the character at START. */
static void
keep_cuts(struct scan *scan, size_t start, size_t end, size_t index)
{
	const char *bytes = scan->bytes, *hash = bytes + start;

	for (; (hash = memchr(hash, '#', (size_t)(bytes + end - hash))); hash++) {
		size_t at = (size_t)(hash - bytes), blank = at;

		while (blank > 0 && (bytes[blank - 1] == ' ' || bytes[blank - 1] == '\t'))
			blank--;
		if (blank == at)
			continue;
		scan->cuts = alloc_grow(
		    scan->cuts, &scan->cuts_capacity, scan->cuts_count + 1, sizeof(*scan->cuts));
		scan->cuts[scan->cuts_count++] = (uint32_t)(index + blank - start);
	}
}

void
scan_bytes(struct scan *scan)
{
	struct place at = { .file = scan->file, .line = 1, .column = 1 };
	uint32_t point, reported_line = 0, reported = 0;
	size_t step, index = 0;

	for (size_t i = 0; i < scan->length && reported < BOUND_FINDINGS; i += step) {
		step = plain_length(scan, i);
		if (step > 0) {
			keep_cuts(scan, i, i + step, index);
			at.column += (uint32_t)step;
			index += step;
			continue;
		}
		step = utf8_decode(scan->bytes + i, scan->length - i, &point);
		index++;
		if (point == UTF8_BAD) {
			refuse_encoding(scan, at, (unsigned char)scan->bytes[i]);
			return;
		}
		if (is_refused(scan, i, point) && at.line != reported_line) {
			refuse_character(scan, at, point);
			reported_line = at.line;
			reported++;
		}
		at.column++;
		if (point == '\n') {
			at.line++;
			at.column = 1;
		}
	}
}

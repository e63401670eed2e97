/* SPDX-License-Identifier: ISC */
/* The first pass of the scan: is it UTF-8, and free of characters that hide or steer? It looks at
 * all bytes, comments too, so it sees what YAML readers accept (bidirectional controls, line
 * separators) and says exactly where the others stop. */
#include "tree/scan.h"

#include <string.h>

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

static bool
is_plain(char c)
{
	return c >= ' ' && c <= '~';
}

/* True where the line ends with POINT, at byte AT. */
static bool
is_line_end(const struct scan *scan, size_t at, uint32_t point)
{
	if (point == '\r')
		return at + 1 == scan->length || scan->bytes[at + 1] != '\n';
	return point == '\n';
}

void
scan_bytes(struct scan *scan)
{
	struct place at = { .file = scan->file, .line = 1, .column = 1 };
	uint32_t point, reported_line = 0, reported = 0;
	size_t step;

	for (size_t i = 0; i < scan->length && reported < BOUND_FINDINGS; i += step) {
		if (is_plain(scan->bytes[i])) {
			at.column++;
			step = 1;
			continue;
		}
		step = utf8_decode(scan->bytes + i, scan->length - i, &point);
		if (point == UTF8_BAD) {
			refuse_encoding(scan, at, (unsigned char)scan->bytes[i]);
			return;
		}
		if (is_line_end(scan, i, point)) {
			at.line++;
			at.column = 1;
			continue;
		}
		if (utf8_is_unsafe(point) && point != '\t' && point != '\r'
		    && at.line != reported_line) {
			refuse_character(scan, at, point);
			reported_line = at.line;
			reported++;
		}
		at.column++;
	}
}

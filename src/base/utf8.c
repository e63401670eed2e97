/* SPDX-License-Identifier: ISC */
/* UTF-8 by RFC 3629, and the one gate between any text and anything that shows it. */
#include "partway/utf8.h"

#include <string.h>

#include "partway/base.h"
#include "partway/str.h"

/* How many bytes a character has that begins with LEAD and is not ASCII, or 0; the lead's own bits go
 * to *POINT. */
static size_t
lead_length(unsigned char lead, uint32_t *point)
{
	if (lead >= 0xc2 && lead <= 0xdf) {
		*point = lead & 0x1fu;
		return 2;
	}
	if (lead >= 0xe0 && lead <= 0xef) {
		*point = lead & 0x0fu;
		return 3;
	}
	if (lead >= 0xf0 && lead <= 0xf4) {
		*point = lead & 0x07u;
		return 4;
	}
	return 0;
}

size_t
utf8_decode(const char *bytes, size_t length, uint32_t *point)
{
	static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t value = 0;
	size_t need;

	assert(length > 0);
	if ((unsigned char)bytes[0] < 0x80) {
		*point = (unsigned char)bytes[0];
		return 1;
	}
	need = lead_length((unsigned char)bytes[0], &value);
	*point = UTF8_BAD;
	if (need == 0 || need > length)
		return 1;
	for (size_t i = 1; i < need; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if ((byte & 0xc0) != 0x80)
			return 1;
		value = value << 6 | (byte & 0x3fu);
	}
	if (value < smallest[need] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
		return 1;
	*point = value;
	return need;
}

size_t
utf8_encode(uint32_t point, char out[4])
{
	static const unsigned char leads[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;

	for (size_t i = length; i-- > 1; point >>= 6)
		out[i] = (char)(0x80 | (point & 0x3f));
	out[0] = (char)(leads[length] | point);
	return length;
}

size_t
utf8_plain(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && text[at] >= ' ' && text[at] <= '~')
		at++;
	return at;
}

size_t
utf8_cells(const char *text, size_t length)
{
	uint32_t point;
	size_t cells = 0;

	for (size_t at = 0; at < length;) {
		size_t plain = utf8_plain(text + at, length - at);

		at += plain;
		cells += plain;
		if (at == length)
			break;
		at += utf8_decode(text + at, length - at, &point);
		cells += point == UTF8_BAD ? 1 : (size_t)utf8_width(point);
	}
	return cells;
}

uint32_t
utf8_text_cells(const char *text)
{
	return (uint32_t)utf8_cells(text, strlen(text));
}

size_t
utf8_points(const char *text, size_t length)
{
	uint32_t point;
	size_t points = 0;

	for (size_t at = 0; at < length; at += utf8_decode(text + at, length - at, &point))
		points++;
	return points;
}

bool
utf8_is_in(const struct utf8_range *ranges, size_t count, uint32_t point)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (point > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && point >= ranges[low].first;
}

bool
utf8_is_unsafe(uint32_t point)
{
	static const struct utf8_range unsafe[] = {
		{ 0x00, 0x1f },     /* C0: escape sequences begin here */
		{ 0x7f, 0x9f },     /* DEL, C1: 8-bit escape sequences */
		{ 0xad, 0xad },     /* soft hyphen: shown by some terminals, not by others */
		{ 0x061c, 0x061c }, /* Arabic letter mark */
		{ 0x180e, 0x180e }, { 0x200b, 0x200b }, /* zero width space */
		{ 0x200e, 0x200f },                     /* direction marks */
		{ 0x2028, 0x202e }, /* line and paragraph separator, embeddings, overrides */
		{ 0x2060, 0x206f }, /* isolates and other invisible format characters */
		{ 0xd800, 0xdfff }, { 0xfdd0, 0xfdef }, /* not characters */
		{ 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, /* interlinear annotation */
		{ 0xe0000, 0xe0fff },                   /* tags: text that nobody sees */
	};

	return utf8_is_in(unsafe, ARRAY_LEN(unsafe), point) || point > 0x10ffff
	    || (point & 0xfffe) == 0xfffe;
}

void
utf8_add_safe(struct str *out, const char *text, size_t length, size_t limit)
{
	size_t start = out->length;
	uint32_t point;
	size_t step;

	for (size_t at = 0; at < length; at += step) {
		size_t added = out->length - start;

		if (added >= limit) {
			str_add(out, "...");
			return;
		}
		step = limit - added < length - at ? limit - added : length - at;
		step = utf8_plain(text + at, step);
		if (step > 0) {
			str_add_bytes(out, text + at, step);
			continue;
		}
		step = utf8_decode(text + at, length - at, &point);
		if (point == UTF8_BAD)
			str_add_format(out, "<%02X>", (unsigned char)text[at]);
		else if (utf8_is_unsafe(point))
			str_add_format(out, "<U+%04X>", (unsigned)point);
		else
			str_add_bytes(out, text + at, step);
	}
}

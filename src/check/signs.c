/* SPDX-License-Identifier: ISC */
/* Markup, pictures and scripts that are not set letter beside letter, and words that are too wide.
 * Of each kind the first one of a text is enough to tell its author. */
#include "check/signs.h"

#include <string.h>

#include "check/locate.h"
#include "page/sheet.h"
#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/utf8.h"

#define WORD_CELLS (SMALL_COLUMNS - 4) /* less the margins, and what stands before most texts: + */
#define MARKUP_BYTES 60u               /* a longer tag, link or entity is none */

/* --- markup */

/* Bytes from TEXT to the first of END, with it; 0 where one of NEVER comes first, or none. */
static size_t
length_to(const char *text, char end, const char *never)
{
	size_t length = 1;

	while (length < MARKUP_BYTES && text[length] && text[length] != end
	    && !strchr(never, text[length]))
		length++;
	return text[length] == end ? length + 1 : 0;
}

/* <b>, </b>, <a href="x"> */
static size_t
tag_length(const char *text)
{
	return ascii_is_letter(text[text[1] == '/' ? 2 : 1]) ? length_to(text, '>', "<") : 0;
}

/* [words](where) */
static size_t
link_length(const char *text)
{
	size_t words = length_to(text, ']', "[");
	size_t where = words > 0 && text[words] == '(' ? length_to(text + words, ')', "(") : 0;

	return where > 0 ? words + where : 0;
}

/* &amp; &#38; */
static size_t
entity_length(const char *text)
{
	size_t length = text[1] == '#' ? 2 : 1;

	while (length < MARKUP_BYTES
	    && (ascii_is_letter(text[length]) || ascii_is_digit(text[length])))
		length++;
	return length > 2 && text[length] == ';' ? length + 1 : 0;
}

/* \fB, \(em, \&: of roff */
static size_t
escape_length(const char *text)
{
	if (ascii_is_letter(text[1]))
		return text[1] == 'f' && ascii_is_letter(text[2]) ? 3 : 2;
	return text[1] && strchr("(&-", text[1]) ? 2 : 0;
}

/* Bytes of the markup at TEXT; 0: none begins there. */
static size_t
markup_length(const char *text)
{
	switch (*text) {
	case '*':
	case '_':
		return text[1] == *text ? 2 : 0;
	case '`':
		return 1;
	case '<':
		return tag_length(text);
	case '\\':
		return escape_length(text);
	case '[':
		return link_length(text);
	case '&':
		return entity_length(text);
	default:
		return 0;
	}
}

bool
signs_find_markup(const char *text, struct part *part)
{
	const char *at = text;
	size_t length = 0;

	while ((at = strpbrk(at, "*_`<\\[&")) && (length = markup_length(at)) == 0)
		at++;
	if (!at)
		return false;
	*part = (struct part){ (size_t)(at - text), length };
	return true;
}

void
signs_tell_markup(struct diags *diags, struct place place, const char *text, struct part part)
{
	diag_add(diags, DIAG_MARKUP, place, "\"%.*s\" will be shown as typed", (int)part.length,
	    text + part.start);
	diag_mend(diags, "write plain words; there is no bold and there are no links.");
}

/* --- letters */

/* Pictures and private signs: the fonts of paper have letters. */
static bool
is_picture(uint32_t point)
{
	static const struct utf8_range pictures[] = {
		{ 0x20e3, 0x20e3 },    /* a key around the sign before */
		{ 0x2300, 0x23ff },    /* clocks, keys */
		{ 0x2400, 0x245f },    /* pictures of controls */
		{ 0x2500, 0x27bf },    /* boxes, shapes, weather, chess, ornaments */
		{ 0x2b00, 0x2bff },    /* more arrows and stars */
		{ 0xe000, 0xf8ff },    /* private use */
		{ 0xfe00, 0xfe0f },    /* choice between picture and sign */
		{ 0x1f000, 0x1fbff },  /* tiles, cards, emoji, mosaics */
		{ 0xf0000, 0x10ffff }, /* private use */
	};

	return utf8_is_in(pictures, ARRAY_LEN(pictures), point);
}

/* Scripts that run from right to left, join or reorder their letters, or have no spaces to break
 * lines at: what sets paper puts letters side by side, from left to right. */
static bool
is_unset(uint32_t point)
{
	static const struct utf8_range scripts[] = {
		{ 0x0590, 0x08ff },   /* Hebrew, Arabic, Syriac, Thaana, N'Ko */
		{ 0x0900, 0x0dff },   /* Devanagari to Sinhala */
		{ 0x0e00, 0x0eff },   /* Thai, Lao */
		{ 0x0f00, 0x109f },   /* Tibetan, Burmese */
		{ 0x1100, 0x11ff },   /* parts of Korean syllables, not the syllables */
		{ 0x1700, 0x18af },   /* of the Philippines, Khmer, Mongolian */
		{ 0x1900, 0x1c4f },   /* of south-east Asia */
		{ 0x1cd0, 0x1cff },   /* Vedic */
		{ 0xa800, 0xaaff },   /* of India, Java, Burma */
		{ 0xabc0, 0xabff },   /* Meitei */
		{ 0xd7b0, 0xd7ff },   /* parts of Korean syllables */
		{ 0xfb1d, 0xfdff },   /* forms of Hebrew and Arabic */
		{ 0xfe70, 0xfeff },   /* forms of Arabic */
		{ 0x10800, 0x11fff }, /* old ones, from right to left and of India */
		{ 0x1e800, 0x1efff }, /* of Africa, from right to left */
	};

	return utf8_is_in(scripts, ARRAY_LEN(scripts), point);
}

/* How to mend it where paper cannot show POINT, or NULL. */
static const char *
mend_letter(uint32_t point)
{
	if (is_picture(point))
		return "write words instead.";
	if (is_unset(point))
		return "sheets are for scripts that set letter beside letter, from left to right.";
	return NULL;
}

const char *
signs_find_odd(const char *text, struct part *part, uint32_t *point)
{
	size_t length = strlen(text), step;
	const char *mend;

	for (size_t at = 0; at < length; at += step) {
		step = utf8_plain(text + at, length - at);
		if (step > 0)
			continue;
		step = utf8_decode(text + at, length - at, point);
		mend = step > 1 ? mend_letter(*point) : NULL;
		*part = (struct part){ at, step };
		if (mend)
			return mend;
	}
	return NULL;
}

/* --- words */

/* The same in LENGTH bytes without a space, which begin at START. */
static size_t
find_wide(const char *text, size_t start, size_t length, struct part *part)
{
	size_t cells = 0, end = start + length, step;
	uint32_t point;

	for (size_t at = start; at < end; at += step) {
		int width;

		step = utf8_decode(text + at, end - at, &point);
		width = point == UTF8_BAD ? 1 : utf8_width(point);
		if (width > 1) {
			if (cells > WORD_CELLS)
				break;
			start = at + step;
			cells = 0;
		} else {
			cells += (size_t)width;
			*part = (struct part){ start, at + step - start };
		}
	}
	return cells > WORD_CELLS ? cells : 0;
}

/* What has too many cells has at least as many bytes. */
size_t
signs_find_wide(const char *text, struct part *part)
{
	size_t cells = 0, length;

	for (const char *at = text; cells == 0; at += length + 1) {
		length = strcspn(at, " ");
		if (length > WORD_CELLS)
			cells = find_wide(text, (size_t)(at - text), length, part);
		if (!at[length])
			break;
	}
	return cells;
}

void
signs_tell_wide(struct diags *diags, struct place place, size_t cells)
{
	diag_add(diags, DIAG_WORD_WIDE, place, "a word of %zu cells does not fit in %u columns",
	    cells, SMALL_COLUMNS);
	diag_mend(diags, "part it, or write another one.");
}

/* SPDX-License-Identifier: ISC */
/* Signs that readers would not see as they were meant: markup, which is shown as typed, and
 * letters that paper has no shape for. Of each kind the first one of a text is reported. */
#include "check/parts.h"

#include <string.h>

#include "check/locate.h"
#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/said.h"
#include "partway/utf8.h"

#define MARKUP_BYTES 60u /* a longer tag, link or entity is none */

struct check {
	const struct forest *forest;
	struct locator locator;
	struct diags *diags;
};

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

static void
check_markup(struct check *check, const struct said *said, const char *text)
{
	const char *at = text;
	size_t length = 0;

	while ((at = strpbrk(at, "*_`<\\[&")) && (length = markup_length(at)) == 0)
		at++;
	if (!at)
		return;
	diag_add(check->diags, DIAG_MARKUP,
	    locate_said(
		&check->locator, check->forest, said, (struct part){ (size_t)(at - text), length }),
	    "\"%.*s\" will be shown as typed", (int)length, at);
	diag_mend(check->diags, "write plain words; there is no bold and there are no links.");
	diag_about(check->diags, forest_text(check->forest, said->about));
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

static void
check_letters(struct check *check, const struct said *said, const char *text)
{
	size_t length = strlen(text), step;
	const char *mend;
	uint32_t point;

	for (size_t at = 0; at < length; at += step) {
		step = utf8_decode(text + at, length - at, &point);
		mend = step > 1 ? mend_letter(point) : NULL;
		if (!mend)
			continue;
		diag_add(check->diags, DIAG_LETTER_MISSING,
		    locate_said(&check->locator, check->forest, said, (struct part){ at, step }),
		    "paper cannot show U+%04X", (unsigned)point);
		diag_mend(check->diags, "%s", mend);
		diag_about(check->diags, forest_text(check->forest, said->about));
		return;
	}
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

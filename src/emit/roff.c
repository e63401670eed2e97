/* SPDX-License-Identifier: ISC */
/* Texts as roff, word by word. A word that no line has room for gets places where it may be broken,
 * since roff would let it stick out. Of control bytes there are none: forests that hold any do not
 * load. */
#include "emit/roff.h"

#include <string.h>

#include "paper/breaks.h"
#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/str.h"
#include "partway/utf8.h"

/* Cells that the narrowest column has: 40, less the indentation of what an ending says. */
#define LINE_CELLS 20u
#define MARK_CELLS 4u /* a row of marks that is longer is broken too, such as a line of dots */

/* The text ends with a NUL: no sequence reaches beyond that. */
static size_t
decode(const char *text, uint32_t *point)
{
	return utf8_decode(text, 4, point);
}

/* --- words ----------------------------------------------------------------------------------- */

static bool
is_space(uint32_t point)
{
	static const struct utf8_range spaces[] = { { '\t', '\n' }, { ' ', ' ' },
		{ 0x1680, 0x1680 }, { 0x2000, 0x2006 }, { 0x2008, 0x200a }, { 0x205f, 0x205f },
		{ 0x3000, 0x3000 } };

	return utf8_is_in(spaces, ARRAY_LEN(spaces), point);
}

/* As in telephone numbers. */
static bool
is_unbreakable_space(uint32_t point)
{
	return point == 0xa0 || point == 0x2007 || point == 0x202f;
}

static const char *
skip_spaces(const char *text)
{
	uint32_t point;

	while (*text == ' ')
		text++;
	for (size_t step; *text && !ascii_is_letter(*text); text += step) {
		step = decode(text, &point);
		if (!is_space(point))
			break;
	}
	return text;
}

/* Where the word at TEXT ends. */
static const char *
word_end(const char *text)
{
	uint32_t point;

	for (size_t step; *text; text += step) {
		step = decode(text, &point);
		if (is_space(point) || is_unbreakable_space(point))
			break;
	}
	return text;
}

/* True for a word of prose, in which a hyphen is one: "self-harm". In numbers, addresses, names of
 * programs and their options it is typed, and copied: "0808-2000", "--plain", "sh-24.org". */
static bool
is_prose(const char *word, const char *end)
{
	bool follows_letter = false;

	for (; word < end; word++) {
		bool is_letter = ascii_is_letter(*word) || (unsigned char)*word >= 0x80;

		if (ascii_is_digit(*word) || strchr("/@_=\\#&+<>", *word))
			return false;
		if (*word == '-' && !follows_letter)
			return false;
		if (strchr(".:", *word) && ascii_is_letter(word[1]))
			return false;
		follows_letter = is_letter;
	}
	return true;
}

/* True where a line of source should end behind the word: a stop, and quotes or brackets that close
 * behind it. One that is none, as in "p. 7", does no harm. */
static bool
ends_sentence(const char *word, const char *end)
{
	bool ends = false;
	uint32_t point;

	while (word < end) {
		word += decode(word, &point);
		if (point == '.' || point == '?' || point == '!')
			ends = true;
		else if (!strchr("\"')]", point < 0x80 ? (char)point : 'x') && point != 0x2019
		    && point != 0x201d)
			ends = false;
	}
	return ends;
}

/* --- letters --------------------------------------------------------------------------------- */

/* What stands in a word, and what before it: a space where it is the first. */
struct place {
	const char *at;
	const char *closing; /* the text's last apostrophe that may close a pair, or NULL */
	uint32_t before;
	bool is_prose;
};

/* True where the quote at PLACE opens: behind what does not belong to the words, and before some. */
static bool
opens(const struct place *place)
{
	static const struct utf8_range outside[] = { { ' ', ' ' }, { '"', '"' }, { '\'', '(' },
		{ '-', '-' }, { '/', '/' }, { '[', '[' }, { '{', '{' }, { 0xa1, 0xa1 },
		{ 0xab, 0xab }, { 0xbf, 0xbf }, { 0x2013, 0x2014 }, { 0x2018, 0x2018 },
		{ 0x201c, 0x201c } };
	uint32_t next;

	decode(place->at + 1, &next);
	return utf8_is_in(outside, ARRAY_LEN(outside), place->before) && next != 0
	    && !is_space(next) && !is_unbreakable_space(next)
	    && !strchr(".,;:!?)]}", next < 0x80 ? (char)next : 'x');
}

/* The last apostrophe of TEXT that may close what another one opened, or NULL: it follows a word, and
 * none goes on behind it. */
static const char *
find_closing(const char *text)
{
	const char *closing = NULL;

	for (const char *at = text; (at = strchr(at, '\'')); at++)
		if (at > text && at[-1] != ' ' && !ascii_is_letter(at[1]) && !ascii_is_digit(at[1]))
			closing = at;
	return closing;
}

static bool
closes_later(const struct place *place)
{
	return place->closing && place->at < place->closing;
}

/* What is not written as it is, by its code point. No "\e": groff 1.23 reads headings twice, the
 * second time for the outline of a PDF. Not U+2026: terminals without UTF-8 lack it. */
static const struct name {
	uint32_t point;
	const char *roff;
} names[] = {
	{ '\\', "\\(rs" },
	{ '^', "\\(ha" },
	{ '`', "\\(ga" },
	{ '~', "\\(ti" },
	{ 0x2010, "-" },
	{ 0x2011, "\\-" },
	{ 0x2013, "\\(en" },
	{ 0x2014, "\\(em" },
	{ 0x2018, "\\(oq" },
	{ 0x2019, "\\(cq" },
	{ 0x201c, "\\(lq" },
	{ 0x201d, "\\(rq" },
	{ 0x2026, "..." },
	{ 0x2192, "\\(->" },
	{ 0x25a1, "\\(sq" },
};

static const char *
find_name(uint32_t point)
{
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (names[i].point == point)
			return names[i].roff;
	return NULL;
}

static void
add_letter(struct str *out, const struct place *place, uint32_t point)
{
	const char *name = find_name(point);

	assert(point != UTF8_BAD && !utf8_is_unsafe(point));
	if (name)
		str_add(out, name);
	else if (point == '-')
		str_add(out, place->is_prose ? "-" : "\\-");
	else if (point == '"')
		str_add(out, opens(place) ? "\\(lq" : "\\(rq");
	else if (point == '\'')
		str_add(out, opens(place) && closes_later(place) ? "\\(oq" : "\\(cq");
	else if (point < 0x80)
		str_add_char(out, (char)point);
	else
		str_add_format(out, "\\[u%04X]", (unsigned)point);
}

/* True behind a mark of an address. */
static bool
follows_mark(const struct place *place)
{
	return place->before < 0x80 && strchr("/-_=&?.@:#%+", (int)place->before)
	    && (ascii_is_letter(*place->at) || ascii_is_digit(*place->at)
		|| (unsigned char)*place->at >= 0x80);
}

/* True where POINT may begin a line, CELLS behind the last place to break its word. */
static bool
may_begin(const struct place *place, uint32_t point, size_t cells)
{
	if (breaks_between(place->before, point))
		return true;
	return (cells >= LINE_CELLS && breaks_may_part(place->before, point))
	    || (cells >= LINE_CELLS + MARK_CELLS && utf8_width(point) > 0);
}

/* Adds the word from TEXT to END; CLOSING as in struct place. */
static void
add_word(struct str *out, const char *text, const char *end, const char *closing)
{
	struct place place = {
		.at = text, .closing = closing, .before = ' ', .is_prose = is_prose(text, end)
	};
	bool is_long = utf8_cells(text, (size_t)(end - text)) > LINE_CELLS;
	size_t cells = 0; /* since the last place to break it */
	uint32_t point;

	for (size_t step; place.at < end; place.at += step) {
		step = decode(place.at, &point);
		if (place.at > text
		    && ((is_long && follows_mark(&place)) || may_begin(&place, point, cells))) {
			str_add(out, "\\:");
			cells = 0;
		}
		add_letter(out, &place, point);
		cells += (size_t)utf8_width(point);
		place.before = point;
	}
}

/* --- texts ----------------------------------------------------------------------------------- */

/* The bytes of the word at TEXT where it is of letters, digits and marks that roff takes for what they
 * are, which most words are; 0: of more. A dot is none where it begins a word. */
static size_t
plain_length(const char *text)
{
	size_t length = 0;

	if (*text == '.')
		return 0;
	while (ascii_is_letter(text[length]) || ascii_is_digit(text[length]) || text[length] == ','
	    || text[length] == '.')
		length++;
	return (text[length] == ' ' || text[length] == '\0') && length <= LINE_CELLS ? length : 0;
}

/* Adds TEXT, and BETWEEN its sentences. A dot begins a request, where it begins a line: it is marked
 * wherever it begins a word. */
static void
add_text(struct str *out, const char *text, char between)
{
	const char *next, *closing = find_closing(text);
	uint32_t point;

	for (text = skip_spaces(text); *text; text = next) {
		size_t plain = plain_length(text);
		const char *end = plain > 0 ? text + plain : word_end(text);
		bool ends = plain > 0 ? end[-1] == '.' : ends_sentence(text, end);

		if (plain > 0) {
			str_add_bytes(out, text, plain);
		} else if (end == text) {
			str_add(out, "\\~");
			end += decode(text, &point);
		} else {
			if (*text == '.' || strncmp(text, "\u2026", strlen("\u2026")) == 0)
				str_add(out, "\\&");
			add_word(out, text, end, closing);
		}
		next = skip_spaces(end);
		if (next > end && *next)
			str_add_char(out, ends ? between : ' ');
	}
}

void
roff_text(struct str *out, const char *text)
{
	add_text(out, text, ' ');
}

void
roff_lines(struct str *out, const char *text)
{
	size_t before = out->length;

	add_text(out, text, '\n');
	if (out->length > before)
		str_add_char(out, '\n');
}

void
roff_macro(struct str *out, const char *macro, const char *text)
{
	str_add_char(out, '.');
	str_add(out, macro);
	str_add(out, " \"");
	roff_text(out, text);
	str_add(out, "\"\n");
}

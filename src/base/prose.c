/* SPDX-License-Identifier: ISC */
/* Words, sentences, and how hard they are to read; for the checks of texts. Any bytes are safe to
 * count. */
#include "partway/prose.h"

#include <string.h>

#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/utf8.h"
#include "base/syllables.h"

/* --- tokens */

/* Most of all text: a letter or digit of ASCII. */
static bool
is_plain(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

static bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* Beyond ASCII: signs and spaces. All else there is taken for letters. */
static bool
is_sign(uint32_t point)
{
	static const struct utf8_range signs[] = { { 0x80, 0xa9 }, { 0xab, 0xb4 }, { 0xb6, 0xb9 },
		{ 0xbb, 0xbf }, { 0xd7, 0xd7 }, { 0xf7, 0xf7 }, { 0x2000, 0x206f },
		{ 0x20a0, 0x20cf }, { 0x2190, 0x2bff }, { 0x3000, 0x303f }, { 0xe000, 0xf8ff },
		{ 0xfe00, 0xfe0f }, { 0x1f000, 0x1faff } };

	return point == UTF8_BAD || utf8_is_in(signs, ARRAY_LEN(signs), point);
}

/* Decodes what stands at TEXT, which ends with a NUL: no sequence reaches beyond that. */
static size_t
decode(const char *text, uint32_t *point)
{
	return utf8_decode(text, 4, point);
}

/* Bytes of the letter or digit at TEXT; 0: none is there. */
static size_t
letter_length(const char *text)
{
	uint32_t point;
	size_t length;

	if (is_ascii(*text))
		return is_plain(*text);
	length = decode(text, &point);
	return is_sign(point) ? 0 : length;
}

/* Bytes of what joins two letters to one word at TEXT, a digit before it or not; 0: none does. */
static size_t
joint_length(const char *text, bool after_digit)
{
	size_t length = *text == '\'' || *text == '-';

	if (!is_ascii(*text) && strncmp(text, "\u2019", strlen("\u2019")) == 0)
		length = strlen("\u2019");
	if ((*text == '.' || *text == ',') && after_digit && ascii_is_digit(text[1]))
		length = 1;
	return length > 0 && letter_length(text + length) > 0 ? length : 0;
}

/* Bytes of the word at TEXT; 0: none begins there. */
static size_t
word_length(const char *text)
{
	size_t length = 0, step;

	while ((step = letter_length(text + length)) > 0) {
		length += step;
		while (is_plain(text[length]))
			length++;
		length += joint_length(text + length, ascii_is_digit(text[length - 1]));
	}
	return length;
}

/* Bytes of the white space at TEXT; 0: none is there. */
static size_t
space_length(const char *text)
{
	uint32_t point;
	size_t length;

	if (is_ascii(*text))
		return *text == ' ' || (*text >= '\t' && *text <= '\r');
	length = decode(text, &point);
	return point == 0xa0 || point == 0x3000 || (point >= 0x2000 && point <= 0x200a) ? length
											: 0;
}

static const char *
skip_space(const char *text)
{
	size_t length;

	while ((length = space_length(text)) > 0)
		text += length;
	return text;
}

/* What TOKEN is where no word begins. */
static void
take_sign(struct token *token)
{
	uint32_t point;

	if (strchr(".?!", *token->start)) { /* or the NUL */
		token->kind = TOKEN_STOP;
		token->length = *token->start ? 1 : 0;
	} else {
		token->kind = TOKEN_MARK;
		token->length = decode(token->start, &point);
	}
}

bool
prose_next(const char **text, struct token *token)
{
	if (!*text)
		return false;
	token->kind = TOKEN_WORD;
	token->start = skip_space(*text);
	token->length = word_length(token->start);
	if (token->length == 0)
		take_sign(token);
	*text = token->start + token->length;
	if (token->kind == TOKEN_STOP && !*skip_space(*text))
		*text = NULL;
	return true;
}

/* --- counts and grades */

void
prose_count(struct prose *prose, const char *text)
{
	size_t before = prose->words;
	struct token token;

	while (prose_next(&text, &token)) {
		if (token.kind == TOKEN_WORD) {
			size_t syllables = syllables_count(token.start, token.length);

			prose->words++;
			prose->syllables += syllables;
			prose->hard += syllables >= 3;
		} else if (token.kind == TOKEN_STOP) {
			prose->sentences += prose->words > before;
			before = prose->words;
		}
	}
}

uint32_t
prose_grade(const struct prose *prose)
{
	double tenths;

	if (prose->words == 0)
		return 0;
	tenths = 3.9 * (double)prose->words / (double)prose->sentences
	    + 118.0 * (double)prose->syllables / (double)prose->words - 155.9;
	return tenths > 0 ? (uint32_t)(tenths + 0.5) : 0;
}

/* The square root of NUMBER, rounded down. */
static uint64_t
root(uint64_t number)
{
	uint64_t guess = number, better = number / 2 + 1;

	while (better < guess) {
		guess = better;
		better = (guess + number / guess) / 2;
	}
	return guess;
}

uint32_t
prose_smog(const struct prose *prose)
{
	uint64_t hundredths;

	if (prose->sentences == 0)
		return 0;
	hundredths = root((uint64_t)prose->hard * 30 * 10000 / prose->sentences);
	return (uint32_t)((hundredths * 1043 + 312910 + 5000) / 10000);
}

/* SPDX-License-Identifier: ISC */
/* Counts syllables by the letters of English: groups of vowels, a silent e, and a short table of
 * what that gets wrong. Right for nearly all words of plain text, and never far off. */
#include "base/syllables.h"

#include <stdbool.h>
#include <string.h>

#include "partway/ascii.h"
#include "partway/base.h"

#define PART_LETTERS 64 /* of a longer part, only these count: no word of plain text has more */

/* --- a part of a word: small letters, no digits, nothing that joins */

struct part {
	char letters[PART_LETTERS + 1];
	size_t count;
};

static bool
is_clear_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool
is_vowel(const struct part *part, size_t at)
{
	const char *here = part->letters + at;

	if (*here != 'y')
		return is_clear_vowel(*here);
	/* y before a vowel is a consonant: yes, beyond; but any-one */
	return !(is_clear_vowel(here[1]) && (at == 0 || is_clear_vowel(here[-1])));
}

static bool
begins(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* True where the vowels before AT and at AT are spoken apart. */
static bool
is_apart(const struct part *part, size_t at)
{
	const char *here = part->letters + at;
	char first = here[-1], before = at > 1 ? here[-2] : ' ';

	if (strcmp(here, "ing") == 0 || first == 'y')
		return true;
	if (first == 'i' && *here == 'a')
		return !strchr("cst", before) && !begins(here, "age");
	if (first == 'i' && *here == 'o')
		return !strchr("cghlnstx", before);
	if (first == 'i' && *here == 'e')
		return here[1] == 't' || (here[1] == 'n' && !strchr("ct", before));
	if (first == 'u' && (*here == 'a' || begins(here, "en")))
		return !strchr("gq", before);
	return false;
}

/* True where the e at AT ends a syllable such as the second one of "settle". */
static bool
is_after_le(const struct part *part, size_t at)
{
	return at >= 2 && part->letters[at - 1] == 'l'
	    && strchr("bcdfgkpstz", part->letters[at - 2]);
}

/* True where the e at AT is not spoken: at the end, or before an ending or a second word. */
static bool
is_silent(const struct part *part, size_t at)
{
	static const char *const pieces[] = { "body", "ful", "fore", "less", "lihood", "line",
		"liness", "ly", "ment", "ness", "thing", "time", "where", "work" };
	const char *rest = part->letters + at + 1;
	char before = at > 0 ? part->letters[at - 1] : ' ';

	if (part->letters[at] != 'e' || at < 2 || is_vowel(part, at - 1) || is_after_le(part, at))
		return false;
	if (strcmp(rest, "s") == 0)
		return !strchr("cgsxz", before)
		    && !(before == 'h' && strchr("cs", part->letters[at - 2]));
	if (strcmp(rest, "d") == 0)
		return !strchr("dt", before);
	for (size_t i = 0; i < ARRAY_LEN(pieces); i++)
		if (begins(rest, pieces[i]))
			return true;
	return !*rest || strcmp(rest, "ty") == 0;
}

/* What the letters alone would get wrong in words that hold one of these. */
static int
correction(const struct part *part)
{
	static const struct {
		const char *piece;
		int more;
	} corrections[] = { { "area", 1 }, { "busi", -1 }, { "creat", 1 }, { "evening", -1 },
		{ "every", -1 }, { "friend", -1 }, { "hundred", 1 }, { "idea", 1 },
		{ "lawyer", -1 }, { "react", 1 }, { "suici", 1 } };

	for (size_t i = 0; i < ARRAY_LEN(corrections) && part->count >= 4; i++)
		if (strstr(part->letters, corrections[i].piece))
			return corrections[i].more;
	return 0;
}

static size_t
part_syllables(const struct part *part)
{
	int count = correction(part);

	for (size_t i = 0; i < part->count; i++) {
		if (!is_vowel(part, i))
			continue;
		if (i == 0 || !is_vowel(part, i - 1) || is_apart(part, i))
			count++;
		if (is_silent(part, i))
			count--;
	}
	return count > 0 ? (size_t)count : 1;
}

/* --- whole words */

/* Bytes of the apostrophe at TEXT, or 0. */
static size_t
apostrophe_length(const char *text)
{
	if (*text == '\'')
		return 1;
	return begins(text, "\u2019") ? strlen("\u2019") : 0;
}

/* Takes the letters at *AT, up to END. Others than those of English count as consonants. */
static void
part_read(struct part *part, const char **at, const char *end)
{
	part->count = 0;
	for (; *at < end; (*at)++) {
		char c = **at;

		if (ascii_is_digit(c) || c == '-' || c == '.' || c == ','
		    || apostrophe_length(*at) > 0)
			break;
		if (part->count < PART_LETTERS)
			part->letters[part->count++] = ascii_lower(c);
	}
	part->letters[part->count] = '\0';
}

/* What PART adds behind an apostrophe that CLIPPED bytes of WORD stand before: "did-n't",
 * "boss-es's"; mostly nothing. */
static size_t
clipped_syllables(const struct part *part, const char *word, size_t clipped)
{
	const char *end = word + clipped;

	if (part->count > 2)
		return part_syllables(part);
	if (strcmp(part->letters, "t") == 0)
		return clipped > 2 && end[-1] == 'n' && strchr("ds", end[-2]);
	return strcmp(part->letters, "s") == 0 && strchr("sxz", end[-1]);
}

size_t
syllables_count(const char *word, size_t length)
{
	const char *at = word, *end = word + length;
	size_t count = 0, digits = 0, clipped = 0;
	struct part part;

	while (at < end) {
		part_read(&part, &at, end);
		if (part.count > 0)
			count += clipped > 0 ? clipped_syllables(&part, word, clipped)
					     : part_syllables(&part);
		clipped = 0;
		if (at < end && apostrophe_length(at) > 0) {
			clipped = (size_t)(at - word);
			at += apostrophe_length(at);
		} else if (at < end) {
			digits += ascii_is_digit(*at);
			at++;
		}
	}
	return count + (digits < 3 ? digits : 3);
}

/* SPDX-License-Identifier: ISC */
/* Counts syllables by the letters of English: groups of vowels, a silent e, and a short table of
 * what that gets wrong. Right for nearly all words of plain text, and never far off. */
#include "base/syllables.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "partway/ascii.h"
#include "partway/base.h"

#define PART_LETTERS 64 /* of a longer part, only these count: no word of plain text has more */
#define BIT(at) (UINT64_C(1) << (at))

/* --- a part of a word: small letters, no digits, nothing that joins */

struct part {
	char letters[PART_LETTERS + 1];
	size_t count;
	uint64_t vowels, es, ys; /* a bit for each letter that is one */
};

/* Adds one more letter, a small one. */
static void
part_add(struct part *part, char letter)
{
	part->es |= letter == 'e' ? BIT(part->count) : 0;
	part->ys |= letter == 'y' ? BIT(part->count) : 0;
	if (letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u')
		part->vowels |= BIT(part->count);
	part->letters[part->count++] = letter;
}

/* y before a vowel is a consonant: yes, beyond; but any-one. */
static void
part_end(struct part *part)
{
	uint64_t before_vowel = part->vowels >> 1, behind_vowel = part->vowels << 1 | BIT(0);

	part->vowels |= part->ys & ~(before_vowel & behind_vowel);
	part->letters[part->count] = '\0';
}

static bool
begins(const char *text, const char *start)
{
	for (; *start; text++, start++)
		if (*text != *start)
			return false;
	return true;
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

/* True where the e at AT, behind a consonant, is not spoken: at the end, or before an ending or a
 * second word. */
static bool
is_silent(const struct part *part, size_t at)
{
	static const char *const pieces[] = { "body", "ful", "fore", "less", "lihood", "line",
		"liness", "ly", "ment", "ness", "thing", "time", "where", "work" };
	const char *rest = part->letters + at + 1;
	char before;

	if (at < 2 || is_after_le(part, at))
		return false;
	if (!*rest)
		return true;
	before = part->letters[at - 1];
	if (strcmp(rest, "s") == 0)
		return !strchr("cgsxz", before)
		    && !(before == 'h' && strchr("cs", part->letters[at - 2]));
	if (strcmp(rest, "d") == 0)
		return !strchr("dt", before);
	for (size_t i = 0; i < ARRAY_LEN(pieces); i++)
		if (begins(rest, pieces[i]))
			return true;
	return strcmp(rest, "ty") == 0;
}

/* What the letters alone would get wrong in words that hold PIECE, or OTHER. */
struct correction {
	const char *piece, *other; /* or NULL */
	int more;
};

/* That of the first of these pieces, by the alphabet, that the word holds. */
static int
correction(const struct part *part)
{
	static const struct correction corrections['z' - 'a' + 1] = {
		['a' - 'a'] = { "area", NULL, 1 },
		['b' - 'a'] = { "busi", NULL, -1 },
		['c' - 'a'] = { "creat", NULL, 1 },
		['e' - 'a'] = { "evening", "every", -1 },
		['f' - 'a'] = { "friend", NULL, -1 },
		['h' - 'a'] = { "hundred", NULL, 1 },
		['i' - 'a'] = { "idea", NULL, 1 },
		['l' - 'a'] = { "lawyer", NULL, -1 },
		['r' - 'a'] = { "react", NULL, 1 },
		['s' - 'a'] = { "suici", NULL, 1 },
	};
	const struct correction *first = NULL;

	for (size_t i = 0; i + 4 <= part->count; i++) {
		const char *here = part->letters + i;
		const struct correction *row;

		if (*here < 'a' || *here > 'z')
			continue;
		row = &corrections[*here - 'a'];
		if (!row->piece || (first && first <= row))
			continue;
		if (begins(here, row->piece) || (row->other && begins(here, row->other)))
			first = row;
	}
	return first ? first->more : 0;
}

/* One for each group of vowels, and for each vowel in it that is spoken apart. */
static size_t
part_syllables(const struct part *part)
{
	uint64_t behind = part->vowels << 1; /* letters behind a vowel */
	uint64_t apart = part->vowels & behind, silent = part->es & ~behind;
	int count = correction(part) + __builtin_popcountll(part->vowels & ~behind);

	for (; apart; apart &= apart - 1)
		count += is_apart(part, (size_t)__builtin_ctzll(apart));
	for (; silent; silent &= silent - 1)
		count -= is_silent(part, (size_t)__builtin_ctzll(silent));
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

/* True where the byte at TEXT, no letter of English, parts a word. */
static bool
is_joint(const char *text)
{
	return ascii_is_digit(*text) || *text == '-' || *text == '.' || *text == ','
	    || apostrophe_length(text) > 0;
}

/* Takes the letters at *AT, up to END. Others than those of English count as consonants. */
static void
part_read(struct part *part, const char **at, const char *end)
{
	part->count = 0;
	part->vowels = part->es = part->ys = 0;
	for (; *at < end; (*at)++) {
		if (!ascii_is_letter(**at) && is_joint(*at))
			break;
		if (part->count < PART_LETTERS)
			part_add(part, ascii_lower(**at));
	}
	part_end(part);
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

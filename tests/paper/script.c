/* SPDX-License-Identifier: ISC */
/* Word by word: what stands between words is kept in Greek, and has marks of its own in Chinese. */
#include "script.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/str.h"

static const char *const kept[] = { "{again}", "(key 0)" };

/* Bytes at TEXT that stay as they are, or 0. */
static size_t
kept_length(const char *text)
{
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		if (strncmp(text, kept[i], strlen(kept[i])) == 0)
			return strlen(kept[i]);
	return strspn(text, "0123456789");
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t
word_length(const char *text)
{
	size_t length = 0;

	while (is_letter(text[length])
	    || (length > 0 && text[length] == '\'' && is_letter(text[length + 1])))
		length++;
	return length;
}

/* --- Greek */

static void
add_greek_letter(struct str *out, char c, bool accent, bool last)
{
	static const char *const small[] = { "α", "β", "κ", "δ", "ε", "φ", "γ", "χ", "ι", "ξ", "κ",
		"λ", "μ", "ν", "ο", "π", "θ", "ρ", "σ", "τ", "υ", "β", "ω", "ψ", "η", "ζ" };
	static const char *const large[] = { "Α", "Β", "Κ", "Δ", "Ε", "Φ", "Γ", "Χ", "Ι", "Ξ", "Κ",
		"Λ", "Μ", "Ν", "Ο", "Π", "Θ", "Ρ", "Σ", "Τ", "Υ", "Β", "Ω", "Ψ", "Η", "Ζ" };

	if (c >= 'A' && c <= 'Z')
		str_add(out, large[c - 'A']);
	else if (c == 's' && last)
		str_add(out, "ς");
	else if (accent)
		str_add(out,
		    c == 'a'       ? "ά"
			: c == 'e' ? "έ"
			: c == 'i' ? "ί"
			: c == 'o' ? "ό"
				   : "ύ");
	else
		str_add(out, small[c - 'a']);
}

static void
add_greek(struct str *out, const char *word, size_t length)
{
	bool has_accent = false;

	for (size_t i = 0; i < length; i++) {
		bool is_vowel = strchr("aeiou", word[i]) != NULL;

		if (word[i] == '\'')
			str_add(out, "'");
		else
			add_greek_letter(out, word[i], is_vowel && !has_accent, i + 1 == length);
		has_accent |= is_vowel;
	}
}

/* --- Chinese */

static void
add_chinese(struct str *out, const char *word, size_t length)
{
	static const char letters[] =
	    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
	    "同工也能下过子说产种面而方后多定行学法所民得经三进着等部度家电力里如水化高自二理"
	    "起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社"
	    "义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只";
	size_t count = (sizeof(letters) - 1) / 3;
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (uint32_t)(word[i] | 0x20)) * 16777619u;
	str_add_bytes(out, letters + hash % count * 3, 3);
	if (length > 3)
		str_add_bytes(out, letters + hash / count % count * 3, 3);
}

/* The Chinese mark for C, "" where there is none, or NULL: C stays. */
static const char *
chinese_mark(char c, bool is_open)
{
	static const char *const marks[][2] = { { ".", "。" }, { ",", "，" }, { "?", "？" },
		{ "!", "！" }, { ";", "；" }, { ":", "：" }, { "(", "（" }, { ")", "）" },
		{ "/", "、" }, { "-", "" }, { " ", "" } };

	if (c == '"')
		return is_open ? "」" : "「";
	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (marks[i][0][0] == c)
			return marks[i][1];
	return NULL;
}

/* A space between what stays is kept: between two numbers, and before a kept word. */
static bool
keeps_space(const struct str *out, const char *text)
{
	char before = out->length > 0 ? out->data[out->length - 1] : ' ';

	return *text == ' ' && kept_length(text + 1) > 0
	    && (text[1] == '(' || ascii_is_digit(before));
}

static bool
is_word(const char *text, size_t length, const char *word)
{
	return length == strlen(word) && strncmp(text, word, length) == 0;
}

/* --- both */

static void
add_between(struct str *out, enum script script, const char *text, bool *is_open)
{
	const char *mark = script == SCRIPT_CHINESE ? chinese_mark(*text, *is_open) : NULL;

	if (*text == '"')
		*is_open = !*is_open;
	if (mark && !keeps_space(out, text))
		str_add(out, mark);
	else
		str_add_char(out, *text);
}

static void
add_word(struct str *out, enum script script, const char *text, size_t length)
{
	if (script == SCRIPT_GREEK)
		add_greek(out, text, length);
	else if (is_word(text, length, "and"))
		str_add(out, "、");
	else
		add_chinese(out, text, length);
}

void
script_add(struct str *out, enum script script, const char *text)
{
	bool is_open = false;

	while (*text) {
		size_t length = kept_length(text);

		if (length > 0) {
			str_add_bytes(out, text, length);
		} else if ((length = word_length(text)) > 0) {
			add_word(out, script, text, length);
		} else {
			length = 1;
			add_between(out, script, text, &is_open);
		}
		text += length;
	}
}

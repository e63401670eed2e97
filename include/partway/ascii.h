/* SPDX-License-Identifier: ISC */
/* Letters and digits of ASCII, whatever the locale says. Bytes of others are neither. In the place of
 * ctype.h, which asks the locale and takes no negative char. Most are asked of every byte of every
 * text, and so they stand here. */
#ifndef PARTWAY_ASCII_H
#define PARTWAY_ASCII_H

#include <stdbool.h>

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The small letter of a capital one, and the capital of a small one; all else stays as it is. */
static inline char
ascii_lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static inline char
ascii_upper(char c)
{
	return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

/* True where TEXT begins with START; small and capital letters are the same. */
bool ascii_begins(const char *text, const char *start);

#endif

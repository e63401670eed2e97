/* SPDX-License-Identifier: ISC */
/* Letters and digits of ASCII, whatever the locale says. Bytes of others are neither. */
#ifndef PARTWAY_ASCII_H
#define PARTWAY_ASCII_H

#include <stdbool.h>

bool ascii_is_digit(char c);

bool ascii_is_letter(char c);

/* The small letter of a capital one, and the capital of a small one; all else stays as it is. */
char ascii_lower(char c);
char ascii_upper(char c);

/* True where TEXT begins with START; small and capital letters are the same. */
bool ascii_begins(const char *text, const char *start);

#endif

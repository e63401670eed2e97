/* SPDX-License-Identifier: ISC */
/* A growable byte string, and the only builder of text. Starts as { 0 }. Without memory the
 * functions that add do not return: die(). */
#ifndef PARTWAY_STR_H
#define PARTWAY_STR_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct str {
	char *data;    /* NUL-terminated once anything was added; NULL before */
	size_t length; /* bytes, without the NUL */
	size_t capacity;
};

/* Wipes and frees; the string is { 0 } again. */
void str_fini(struct str *str);

/* Empties the string and keeps its memory, which is not wiped. */
void str_clear(struct str *str);

/* The bytes as a C string, never NULL; borrowed until the next change. */
const char *str_text(const struct str *str);

/* These add to the end. Lengths are in bytes; what is added may not be of STR itself. */
void str_add(struct str *str, const char *text);
void str_add_bytes(struct str *str, const char *bytes, size_t length);
void str_add_char(struct str *str, char c);
void str_add_times(struct str *str, char c, size_t times);
void str_add_number(struct str *str, uint64_t number);                /* in decimal digits */
void str_add_count(struct str *str, uint64_t count, const char *one); /* "1 tree", "5 trees" */
void str_add_sentence(struct str *str, const char *text); /* with its full stop, or the like */
void str_add_format(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_add_vformat(struct str *str, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Puts LENGTH bytes, not of STR itself, before byte AT, which moves up with all behind it. */
void str_insert(struct str *str, size_t at, const char *bytes, size_t length);

#endif

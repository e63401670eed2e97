/* SPDX-License-Identifier: ISC */
/* Growing text. It may hold answers, so memory is wiped before it is let go. */
#include "partway/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"

void
str_fini(struct str *str)
{
	if (str->data)
		explicit_bzero(str->data, str->capacity);
	free(str->data);
	*str = (struct str){ 0 };
}

void
str_clear(struct str *str)
{
	str->length = 0;
	if (str->data)
		str->data[0] = '\0';
}

const char *
str_text(const struct str *str)
{
	return str->data ? str->data : "";
}

/* Makes room for MORE bytes and a NUL. Not realloc(): that could leave a copy of answers. */
static void
make_room(struct str *str, size_t more)
{
	size_t capacity = str->capacity ? str->capacity : 64;
	char *data;

	if (more < str->capacity - str->length)
		return;
	if (more > SIZE_MAX / 4 || str->length > SIZE_MAX / 4)
		die("out of memory");
	while (capacity <= str->length + more)
		capacity *= 2;
	data = alloc_array(capacity, 1);
	if (str->data) {
		memcpy(data, str->data, str->length);
		explicit_bzero(str->data, str->capacity);
		free(str->data);
	}
	str->data = data;
	str->capacity = capacity;
}

void
str_add_bytes(struct str *str, const char *bytes, size_t length)
{
	make_room(str, length);
	if (length)
		memcpy(str->data + str->length, bytes, length);
	str->length += length;
	str->data[str->length] = '\0';
}

void
str_insert(struct str *str, size_t at, const char *bytes, size_t length)
{
	size_t behind = str->length - at;

	assert(at <= str->length);
	str_add_bytes(str, bytes, length); /* for the room */
	memmove(str->data + at + length, str->data + at, behind);
	if (length)
		memcpy(str->data + at, bytes, length);
}

void
str_add(struct str *str, const char *text)
{
	str_add_bytes(str, text, strlen(text));
}

void
str_add_char(struct str *str, char c)
{
	str_add_bytes(str, &c, 1);
}

void
str_add_times(struct str *str, char c, size_t times)
{
	make_room(str, times);
	memset(str->data + str->length, c, times);
	str->length += times;
	str->data[str->length] = '\0';
}

void
str_add_format(struct str *str, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	str_add_vformat(str, format, args);
	va_end(args);
}

/* Not by str_add_format(), which takes ten times as long: sheets and tables are full of numbers. */
void
str_add_number(struct str *str, uint64_t number)
{
	char digits[20];
	size_t start = sizeof(digits);

	do
		digits[--start] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	str_add_bytes(str, digits + start, sizeof(digits) - start);
}

void
str_add_count(struct str *str, uint64_t count, const char *one)
{
	str_add_format(str, "%llu %s%s", (unsigned long long)count, one, count == 1 ? "" : "s");
}

void
str_add_sentence(struct str *str, const char *text)
{
	str_add(str, text);
	if (*text && !strchr(".?!:", text[strlen(text) - 1]))
		str_add_char(str, '.');
}

void
str_add_vformat(struct str *str, const char *format, va_list args)
{
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	assert(length >= 0);
	make_room(str, (size_t)length);
	vsnprintf(str->data + str->length, (size_t)length + 1, format, again);
	va_end(again);
	str->length += (size_t)length;
}

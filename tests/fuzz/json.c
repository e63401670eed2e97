/* SPDX-License-Identifier: ISC */
/* RFC 8259, as a yes or no: a stack of the lists and objects that are open, and no recursion. */
#include "fuzz.h"

#include <string.h>

#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/str.h"

#define DEPTH 16 /* ours have 4 */

static void
skip_space(const char **at)
{
	*at += strspn(*at, " \t\r\n");
}

static void
skip_escape(const char **at)
{
	if (**at != 'u') {
		assert(**at && strchr("\"\\/bfnrt", **at));
		++*at;
		return;
	}
	assert(strspn(*at + 1, "0123456789abcdefABCDEF") >= 4);
	*at += 5;
}

static void
skip_string(const char **at)
{
	assert(**at == '"');
	for (++*at; **at != '"';) {
		assert((unsigned char)**at >= ' '); /* the end of the text is none */
		if (*(*at)++ == '\\')
			skip_escape(at);
	}
	++*at;
}

/* Whole numbers from 0 on are all that we write. */
static void
skip_number(const char **at)
{
	assert(ascii_is_digit(**at) && (**at != '0' || !ascii_is_digit((*at)[1])));
	while (ascii_is_digit(**at))
		++*at;
}

static void
skip_scalar(const char **at)
{
	if (ascii_begins(*at, "true"))
		*at += 4;
	else if (ascii_begins(*at, "false"))
		*at += 5;
	else if (**at == '"')
		skip_string(at);
	else
		skip_number(at);
}

static void
skip_key(const char **at)
{
	skip_space(at);
	skip_string(at);
	skip_space(at);
	assert(*(*at)++ == ':');
}

/* Opens what begins here, with its first key. False: it is neither a list nor an object, or it is
 * empty; it is behind AT. */
static bool
open_level(const char **at, char *closes)
{
	skip_space(at);
	if (**at != '[' && **at != '{') {
		skip_scalar(at);
		return false;
	}
	*closes = *(*at)++ == '[' ? ']' : '}';
	skip_space(at);
	if (**at == *closes) {
		++*at;
		return false;
	}
	if (*closes == '}')
		skip_key(at);
	return true;
}

void
judge_json(const struct str *out)
{
	const char *at = str_text(out);
	char closes[DEPTH];
	size_t depth = 0;

	assert(strlen(at) == out->length);
	do {
		if (open_level(&at, &closes[depth])) {
			assert(++depth < DEPTH);
			continue;
		}
		for (skip_space(&at); depth > 0 && *at == closes[depth - 1]; skip_space(&at)) {
			at++;
			depth--;
		}
		if (depth == 0)
			break;
		assert(*at++ == ',');
		if (closes[depth - 1] == '}')
			skip_key(&at);
	} while (true);
	skip_space(&at);
	assert(*at == '\0');
}

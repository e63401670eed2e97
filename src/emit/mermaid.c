/* SPDX-License-Identifier: ISC */
/* Mermaid. What it takes for markup differs between its versions, and between nodes and arrows, so
 * every letter that is not known to be harmless where it stands is written as its number: #35;. Ids
 * begin with n: one that begins with o or x would become the end of an arrow, and "end" would end a
 * part (mermaid-js/mermaid#1444). */
#include "emit/drawing.h"

#include <stdint.h>
#include <string.h>

#include "partway/ascii.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define BULLET "\xe2\x80\xa2 "

/* Its lexer looks for this word and a direction anywhere in a line, in quotes too. */
#define KEYWORD "direction"

static bool
is_letter(char c)
{
	return ascii_is_letter(c) || (c & 0x80) != 0;
}

/* True where BYTE, of ASCII, means nothing between these two: no list, no link, no end of a text. */
static bool
is_harmless(char before, const char *byte)
{
	char after = byte[1];

	switch (*byte) {
	case '.':
	case ')':
		return is_letter(before) && !is_letter(after) && !ascii_is_digit(after);
	case ':':
		return is_letter(before) && after == ' ';
	case '-':
		return is_letter(before) && is_letter(after);
	case 'd':
		return strncmp(byte, KEYWORD, strlen(KEYWORD)) != 0;
	default:
		return is_letter(*byte) || ascii_is_digit(*byte) || strchr(" ,?!'(/", *byte);
	}
}

/* True for what it marks its own places with in a text, and for the mark of ours. */
static bool
is_mark(uint32_t point)
{
	return point == 0xFB02 || point == 0x00B6 || point == 0x2022;
}

/* Adds the letter at TEXT, and returns how many bytes it has. */
static size_t
add_letter(struct str *out, char before, const char *text)
{
	uint32_t point;
	size_t length = utf8_decode(text, strnlen(text, 4), &point);

	if (length > 1 ? !is_mark(point) : is_harmless(before, text))
		str_add_bytes(out, text, length);
	else if (point == '"')
		str_add(out, "#quot;");
	else
		str_add_format(out, "#%u;", (unsigned)point);
	return length;
}

static void
add_text(struct str *out, const char *label)
{
	const char *at = label;

	str_add_char(out, '"');
	while (*at) {
		if (*at == LABEL_BREAK)
			str_add(out, "<br/>");
		else if (*at == LABEL_ANSWER)
			str_add(out, at == label ? BULLET : "<br/>" BULLET);
		else
			at += add_letter(out, at > label ? at[-1] : ' ', at) - 1;
		at++;
	}
	str_add_char(out, '"');
}

static void
begin(struct str *out, bool numbers)
{
	(void)numbers;
	str_add(out,
	    "%%{init: {\"theme\": \"neutral\"}}%%\n"
	    "flowchart TD\n"
	    "    classDef opening stroke-width:4px\n"
	    "    classDef sheet stroke-dasharray:6 4\n");
}

static void
begin_part(struct str *out, const char *mark, const char *title)
{
	str_add_format(out, "    subgraph p%s [", mark);
	add_text(out, title);
	str_add(out, "]\n");
}

static void
end_part(struct str *out)
{
	str_add(out, "    end\n");
}

static void
add_node(struct str *out, const struct node *node, bool numbers)
{
	static const char *const shapes[][2] = {
		[NODE_QUESTION] = { "{{", "}}" },
		[NODE_ENDING] = { "([", "])" },
		[NODE_SHEET] = { "[", "]:::sheet" },
		[NODE_WAY_ON] = { "(", ")" },
	};

	(void)numbers;
	str_add_format(out, "    %s%s", node->id, shapes[node->kind][0]);
	add_text(out, node->label);
	str_add_format(out, "%s%s\n", shapes[node->kind][1], node->is_opening ? ":::opening" : "");
}

static void
add_arrow(struct str *out, const struct arrow *arrow)
{
	str_add_format(out, "    %s -->", arrow->from);
	if (*arrow->label) {
		str_add_char(out, '|');
		add_text(out, arrow->label);
		str_add_char(out, '|');
	}
	str_add_format(out, " %s\n", arrow->to);
}

static void
end(struct str *out)
{
	(void)out;
}

const struct pen mermaid_pen = { begin, begin_part, end_part, add_node, add_arrow, end };

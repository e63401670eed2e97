/* SPDX-License-Identifier: ISC */
/* What libyaml says where it cannot go on, in the words of people who do not program. Its marks
 * count from 0, in code points; errors of its reader have only an offset in bytes. It stops at the
 * first error, so this is the last finding of a scan. */
#include "tree/scan.h"

#include <string.h>

#include "partway/base.h"
#include "partway/utf8.h"

/* Where the finding is shown: where libyaml noticed, or where what it was reading began. */
enum where { AT_PROBLEM, AT_CONTEXT };

struct explanation {
	const char *problem; /* libyaml's words */
	const char *context; /* how its words for what it was reading begin */
	enum diag_code code;
	enum where where;
	const char *words, *mend;
};

static const struct explanation explanations[] = {
	{ "found unexpected end of stream", "while scanning a quoted", DIAG_YAML_SYNTAX, AT_CONTEXT,
	    "this text begins with a quote that is never closed",
	    "close it, or write \">-\" behind the key and the text on the next lines." },
	{ "found unexpected document indicator", "while scanning a quoted", DIAG_YAML_SYNTAX,
	    AT_CONTEXT, "this text begins with a quote that is never closed", "close it." },
	{ "could not find expected ':'", "", DIAG_YAML_SYNTAX, AT_CONTEXT,
	    "this line is neither \"key: text\" nor \"- text\" nor part of the text above it",
	    "write a space behind the colon or the hyphen, or indent the line if it belongs to the "
	    "text above." },
	{ "did not find expected ',' or ']'", "", DIAG_YAML_SYNTAX, AT_CONTEXT,
	    "this [ is not closed, or a comma is missing behind an item",
	    "close it with ], or, if a text begins with [, put the whole text in \"quotes\"." },
	{ "did not find expected ',' or '}'", "", DIAG_YAML_SYNTAX, AT_CONTEXT,
	    "this { is not closed, or a comma is missing behind an item",
	    "close it with }, or, if a text begins with {, put the whole text in \"quotes\"." },
	{ "did not find expected node content", "while parsing a flow", DIAG_YAML_SYNTAX,
	    AT_PROBLEM, "an item is missing here", "write it, or take one comma away." },
	{ "found unknown escape character", "", DIAG_YAML_SYNTAX, AT_PROBLEM,
	    "in \"quotes\" a backslash \\ has a meaning of its own", "write it twice." },
	{ "did not find expected hexdecimal number", "", DIAG_YAML_SYNTAX, AT_PROBLEM,
	    "in \"quotes\" a backslash \\ has a meaning of its own", "write it twice." },
	{ "found invalid Unicode character escape code", "", DIAG_TEXT_CONTROL, AT_PROBLEM,
	    "there is no such character", "write the character itself." },
	{ "did not find expected comment or line break", "while scanning a block", DIAG_YAML_SYNTAX,
	    AT_PROBLEM, "behind > or | nothing may stand in the same line",
	    "begin the text on the next line, indented." },
	{ "block sequence entries are not allowed in this context", "", DIAG_YAML_SYNTAX,
	    AT_PROBLEM, "a list cannot begin behind its key",
	    "write \"- \" on the next line, or, if it is a text, put the whole text in "
	    "\"quotes\"." },
	{ "found a tab character", "", DIAG_YAML_TAB, AT_PROBLEM, "this line begins with a tab",
	    "use spaces." },
	{ "did not find expected alphabetic or numeric character", "while scanning an alias",
	    DIAG_YAML_ALIAS, AT_CONTEXT, "a text cannot begin with *",
	    "put the whole text in \"quotes\"." },
	{ "did not find expected alphabetic or numeric character", "while scanning an anchor",
	    DIAG_YAML_ALIAS, AT_CONTEXT, "a text cannot begin with &",
	    "put the whole text in \"quotes\"." },
	{ "", "while scanning a tag", DIAG_YAML_TAG, AT_CONTEXT, "a text cannot begin with !",
	    "put the whole text in \"quotes\"." },
	{ "", "while parsing a tag", DIAG_YAML_TAG, AT_CONTEXT, "a text cannot begin with !",
	    "put the whole text in \"quotes\"." },
	{ "found undefined tag handle", "", DIAG_YAML_TAG, AT_PROBLEM, "a text cannot begin with !",
	    "put the whole text in \"quotes\"." },
	{ "did not find expected <document start>", "", DIAG_YAML_SECOND, AT_PROBLEM,
	    "this stands behind the end of the document", "take the line \"...\" away." },
	{ "found unexpected ':'", "", DIAG_YAML_COLON, AT_PROBLEM,
	    "a colon inside a text in brackets", "put the text in \"quotes\"." },
	{ "found an indentation indicator", "", DIAG_YAML_SYNTAX, AT_PROBLEM,
	    "behind > or | only a hyphen may stand", "write \">-\"." },
	{ "", "while scanning a directive", DIAG_YAML_SYNTAX, AT_CONTEXT,
	    "a line cannot begin with %", "put the whole text in \"quotes\"." },
	{ "", "while scanning a %", DIAG_YAML_SYNTAX, AT_CONTEXT, "a line cannot begin with %",
	    "put the whole text in \"quotes\"." },
	{ "", "while parsing a %", DIAG_YAML_SYNTAX, AT_CONTEXT, "a line cannot begin with %",
	    "put the whole text in \"quotes\"." },
	{ "found duplicate %", "", DIAG_YAML_SYNTAX, AT_PROBLEM, "a line cannot begin with %",
	    "put the whole text in \"quotes\"." },
	{ "found incompatible YAML document", "", DIAG_YAML_SYNTAX, AT_PROBLEM,
	    "a line cannot begin with %", "take the line away." },
};

static void
say(struct scan *scan, const struct explanation *row, yaml_mark_t mark)
{
	diag_add(scan->diags, row->code, scan_place(scan, mark, mark), "%s", row->words);
	diag_mend(scan->diags, "%s", row->mend);
}

static bool
begins_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* The byte where MARK stands. Reads the file once more, for its last finding. */
static size_t
byte_of(const struct scan *scan, yaml_mark_t mark)
{
	uint32_t point;
	size_t byte = 0;

	for (size_t i = 0; i < mark.index && byte < scan->length; i++)
		byte += utf8_decode(scan->bytes + byte, scan->length - byte, &point);
	return byte;
}

/* The text of the line before byte AT, without its indentation; its length. */
static size_t
text_before(const struct scan *scan, size_t at, const char **text)
{
	size_t start = at;

	while (start > 0 && scan->bytes[start - 1] != '\n' && scan->bytes[start - 1] != '\r')
		start--;
	while (start < at && scan->bytes[start] == ' ')
		start++;
	*text = scan->bytes + start;
	return at - start;
}

/* A colon where YAML wants none: inside a text, or behind a key that is indented too far. */
static void
explain_colon(struct scan *scan)
{
	static const struct explanation in_text = { .code = DIAG_YAML_COLON,
		.words = "a colon and a space inside a text",
		.mend = "put the whole text in \"quotes\"." };
	static const struct explanation indented = { .code = DIAG_YAML_SYNTAX,
		.words = "this key does not fit in here",
		.mend = "give it the same indentation as the keys beside it, and write a space "
			"behind the colon of the line above." };
	const char *text;
	size_t length = text_before(scan, byte_of(scan, scan->parser.problem_mark), &text);

	if (length > 2 && text[0] == '-' && text[1] == ' ') {
		text += 2;
		length -= 2;
	}
	say(scan, memchr(text, ' ', length) ? &in_text : &indented, scan->parser.problem_mark);
}

/* Something where a key or a hyphen should be: first in its line, or behind a text. */
static void
explain_key(struct scan *scan)
{
	static const struct explanation indented = { .code = DIAG_YAML_SYNTAX,
		.words = "the indentation of this line fits no line above it",
		.mend = "begin it below the line that it belongs to; lists need \"- \"." };
	static const struct explanation behind = { .code = DIAG_YAML_SYNTAX,
		.words = "the text ended before this",
		.mend = "put the whole text in \"quotes\"; write a ' within '...' twice." };
	const char *text;
	size_t length = text_before(scan, byte_of(scan, scan->parser.problem_mark), &text);

	say(scan, length > 0 ? &behind : &indented, scan->parser.problem_mark);
}

/* A character that no text may begin with. */
static void
explain_character(struct scan *scan)
{
	yaml_mark_t mark = scan->parser.problem_mark;
	size_t at = byte_of(scan, mark);
	char c = at < scan->length ? scan->bytes[at] : ' ';

	if (c == '\t') {
		diag_add(scan->diags, DIAG_YAML_TAB, scan_place(scan, mark, mark),
		    "this line begins with a tab");
		diag_mend(scan->diags, "use spaces.");
	} else {
		diag_add(scan->diags, DIAG_YAML_SYNTAX, scan_place(scan, mark, mark),
		    "a text cannot begin with %c", c);
		diag_mend(scan->diags, "put the whole text in \"quotes\".");
	}
}

/* An error of libyaml's reader that scan_bytes() did not see coming. */
static void
explain_byte(struct scan *scan)
{
	struct place at = { .file = scan->file, .line = 1, .column = 1 };
	uint32_t point;

	for (size_t i = 0; i < scan->parser.problem_offset && i < scan->length;) {
		i += utf8_decode(scan->bytes + i, scan->length - i, &point);
		at.line += point == '\n';
		at.column = point == '\n' ? 1 : at.column + 1;
	}
	diag_add(scan->diags, DIAG_TEXT_CONTROL, at, "this character has no place in a text");
	diag_mend(scan->diags, "delete it; not every editor shows it.");
}

static void
explain_other(struct scan *scan)
{
	const yaml_parser_t *parser = &scan->parser;
	const char *context = parser->context ? parser->context : "";

	for (size_t i = 0; i < ARRAY_LEN(explanations); i++) {
		const struct explanation *row = &explanations[i];

		if (begins_with(parser->problem, row->problem)
		    && begins_with(context, row->context)) {
			say(scan, row,
			    row->where == AT_CONTEXT ? parser->context_mark : parser->problem_mark);
			return;
		}
	}
	diag_add(scan->diags, DIAG_YAML_SYNTAX,
	    scan_place(scan, parser->problem_mark, parser->problem_mark),
	    "this is not written as YAML wants it (%s)", parser->problem);
	diag_mend(scan->diags, "if it is a text, put the whole text in \"quotes\".");
}

/* True where the line was found wrong already: one cause, one finding. A warning does not count: it
 * would let the file pass for clean. */
static bool
is_known(const struct scan *scan)
{
	const struct diags *diags = scan->diags;
	const struct diag *last;

	if (diags->count <= scan->first_diag)
		return false;
	last = &diags->items[diags->count - 1];
	return diag_code_level(last->code) == DIAG_ERROR
	    && last->at.line == scan->parser.problem_mark.line + 1;
}

void
explain_error(struct scan *scan)
{
	const yaml_parser_t *parser = &scan->parser;

	if (parser->error == YAML_MEMORY_ERROR)
		die("out of memory");
	if (is_known(scan))
		return;
	if (parser->error == YAML_READER_ERROR) {
		if (!scan->has_bad_bytes)
			explain_byte(scan);
	} else if (strcmp(parser->problem, "mapping values are not allowed in this context") == 0) {
		explain_colon(scan);
	} else if (strcmp(parser->problem, "did not find expected key") == 0
	    || strcmp(parser->problem, "did not find expected '-' indicator") == 0) {
		explain_key(scan);
	} else if (strcmp(parser->problem, "found character that cannot start any token") == 0
	    || strcmp(parser->problem, "mapping keys are not allowed in this context") == 0
	    || (strcmp(parser->problem, "did not find expected node content") == 0
		&& begins_with(parser->context, "while parsing a block"))) {
		explain_character(scan);
	} else {
		explain_other(scan);
	}
}

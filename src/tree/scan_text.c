/* SPDX-License-Identifier: ISC */
/* One value of the scan: a text, as the author wrote it and as YAML reads it, or what should be
 * one. White space in a text means nothing, line ends included: freeze makes one space of it. */
#include "tree/scan.h"

#include <string.h>

#include "partway/utf8.h"

#define QUOTED_BYTES 60 /* of a text, within a message */

/* True for a byte that only goes on with a character. */
static bool
goes_on(char byte)
{
	return (byte & 0xc0) == 0x80;
}

/* How many characters begin in these bytes. */
static size_t
count_begun(const char *bytes, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += !goes_on(bytes[i]);
	return count;
}

/* The byte where MARK stands. Marks must come in order: all calls together read the file once. As
 * many bytes as characters are missing are never too far. */
static size_t
reach(struct scan *scan, yaml_mark_t mark)
{
	while (scan->index < mark.index && scan->byte < scan->length) {
		size_t far = mark.index - scan->index, left = scan->length - scan->byte;
		size_t step = far < left ? far : left;

		scan->index += count_begun(scan->bytes + scan->byte, step);
		scan->byte += step;
	}
	while (scan->byte < scan->length && goes_on(scan->bytes[scan->byte]))
		scan->byte++;
	return scan->byte;
}

/* A tab or a line end is white space; whatever else utf8.h calls unsafe is not. */
static bool
find_unsafe(const char *text, size_t length, uint32_t *point)
{
	size_t step;

	for (size_t i = 0; i < length; i += step) {
		step = utf8_decode(text + i, length - i, point);
		if (utf8_is_unsafe(*point) && *point != '\n' && *point != '\t' && *point != '\r')
			return true;
	}
	return false;
}

/* Only what was written with a backslash: scan_bytes() has seen all the rest. */
bool
scan_is_unsafe(struct scan *scan, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	uint32_t point, raw;
	size_t from, to;

	if (event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE
	    || !find_unsafe(text, event->data.scalar.length, &point))
		return false;
	from = reach(scan, event->start_mark);
	to = reach(scan, event->end_mark);
	if (find_unsafe(scan->bytes + from, to - from, &raw))
		return true;
	diag_add(scan->diags, DIAG_TEXT_CONTROL, scan_place_of(scan, event),
	    "the text holds the character U+%04X, which has no place in it", (unsigned)point);
	diag_mend(scan->diags, "take it out: it is written with a backslash \\.");
	return true;
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\n\r")] == '\0';
}

static void
check_size(struct scan *scan, const struct cyaml_schema_value *schema, const yaml_event_t *event)
{
	size_t length = event->data.scalar.length;
	const struct level *top = scan_top(scan);

	if (length > schema->string.max) {
		diag_add(scan->diags, DIAG_LIMIT, scan_place_of(scan, event),
		    "this %s has %zu bytes, the limit is %u",
		    schema_is_prose(schema) ? "text" : "name", length,
		    (unsigned)schema->string.max);
		diag_mend(scan->diags, schema_is_prose(schema) ? "split it." : "shorten it.");
	} else if (is_blank((const char *)event->data.scalar.value)) {
		diag_add(scan->diags, DIAG_VALUE_EMPTY, scan_place_of(scan, event),
		    top->is_mapping ? "\"%s\" is empty" : "an item of \"%s\" is empty",
		    scan_name(scan));
		if (top->is_mapping && !(top->field->value.flags & CYAML_FLAG_OPTIONAL))
			diag_mend(scan->diags, "write it.");
		else
			diag_mend(scan->diags, "write it, or take the line away.");
	}
}

/* Unquoted text ends where a space and a # follow: YAML reads the rest as a comment. */
static void
check_cut(struct scan *scan, const yaml_event_t *event)
{
	size_t end = event->end_mark.index;

	while (scan->cuts_seen < scan->cuts_count && scan->cuts[scan->cuts_seen] < end)
		scan->cuts_seen++;
	if (scan->cuts_seen == scan->cuts_count || scan->cuts[scan->cuts_seen] > end)
		return;
	diag_add(scan->diags, DIAG_TEXT_CUT, scan_place_of(scan, event),
	    "the text ends before \" #\"; the rest is a comment");
	diag_mend(scan->diags, "put the whole text in \"quotes\", or the comment on its own line.");
}

/* Unquoted text in [brackets] is split at every comma, so a sentence may become two items. */
static void
check_brackets(struct scan *scan, const yaml_event_t *event)
{
	struct level *top = scan_top(scan);
	const char *text = (const char *)event->data.scalar.value, *before = str_text(&scan->item);

	if (!top->in_brackets || top->is_reported)
		return;
	if (top->count > 0 && *before && (strchr(before, ' ') || strchr(text, ' '))) {
		diag_add(scan->diags, DIAG_LIST_BRACKETS, top->at,
		    "this list is split at its commas: \"%.*s\", \"%.*s\"", QUOTED_BYTES, before,
		    QUOTED_BYTES, text);
		diag_mend(scan->diags, "write one line each, with \"- \" before it.");
		top->is_reported = true;
	}
	str_clear(&scan->item);
	str_add(&scan->item, text);
}

void
scan_text(struct scan *scan, const struct cyaml_schema_value *schema, const yaml_event_t *event)
{
	if (!scan_is_unsafe(scan, event))
		check_size(scan, schema, event);
	if (!schema_is_prose(schema))
		return;
	if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
		check_brackets(scan, event);
		check_cut(scan, event);
	} else {
		str_clear(&scan->item);
	}
}

/* A text was wanted, and this begins a list or a mapping. */
static void
refuse_for_text(struct scan *scan, const yaml_event_t *event, struct place at)
{
	bool is_list = event->type == YAML_SEQUENCE_START_EVENT;
	bool is_block = is_list ? event->data.sequence_start.style != YAML_FLOW_SEQUENCE_STYLE
				: event->data.mapping_start.style != YAML_FLOW_MAPPING_STYLE;

	if (is_block && !is_list) {
		diag_add(scan->diags, DIAG_YAML_COLON, at, "a colon and a space inside a text");
		diag_mend(scan->diags, "put the whole text in \"quotes\".");
		return;
	}
	diag_add(scan->diags, DIAG_VALUE_KIND, at, "\"%s\" needs one text, this is %s",
	    scan_name(scan), is_list ? "a list" : "a list in { }");
	if (is_block)
		diag_mend(scan->diags, "write one text behind the key.");
	else
		diag_mend(scan->diags,
		    "if the text really begins with %c, put the whole text in "
		    "\"quotes\".",
		    is_list ? '[' : '{');
}

/* A list was wanted, and this is a text or a mapping. */
static void
refuse_for_list(struct scan *scan, const struct cyaml_schema_value *schema,
    const yaml_event_t *event, struct place at)
{
	const struct cyaml_schema_value *entry = schema->sequence.entry;
	const char *text = "";

	if (event->type == YAML_SCALAR_EVENT)
		text = (const char *)event->data.scalar.value;
	if (event->type == YAML_SCALAR_EVENT && is_blank(text)) {
		diag_add(scan->diags, DIAG_VALUE_EMPTY, at, "\"%s\" is empty", scan_name(scan));
		diag_mend(scan->diags, "write something into it, or take the key away.");
		return;
	}
	diag_add(scan->diags, DIAG_VALUE_KIND, at, "\"%s\" needs a list, this is %s",
	    scan_name(scan), *text ? "one text" : "something else");
	if (entry->type == CYAML_MAPPING)
		diag_mend(scan->diags, "begin each %s with \"- \".", schema_name(entry));
	else if (schema_is_prose(entry) || !*text)
		diag_mend(scan->diags, "put each text on its own line, with \"- \" before it.");
	else
		diag_mend(scan->diags, "write [%.*s].", QUOTED_BYTES, text);
}

/* A mapping was wanted: the whole file, or one row of a list of them. */
static void
refuse_for_mapping(struct scan *scan, const struct cyaml_schema_value *schema, struct place at)
{
	if (schema_is_file(schema))
		diag_add(scan->diags, DIAG_VALUE_KIND, at, "this file does not begin with a key");
	else
		diag_add(scan->diags, DIAG_VALUE_KIND, at, "%s needs keys, this has none",
		    schema_name_with_article(schema));
	diag_mend(scan->diags, "begin with \"%s:\".", schema->mapping.fields[0].key);
}

void
scan_wrong_kind(
    struct scan *scan, const struct cyaml_schema_value *schema, const yaml_event_t *event)
{
	struct place at = scan_place(scan, event->start_mark, event->start_mark);

	if (event->type == YAML_SCALAR_EVENT)
		at = scan_place_of(scan, event);
	if (schema->type == CYAML_STRING)
		refuse_for_text(scan, event, at);
	else if (schema->type == CYAML_SEQUENCE)
		refuse_for_list(scan, schema, event, at);
	else
		refuse_for_mapping(scan, schema, at);
}

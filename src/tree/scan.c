/* SPDX-License-Identifier: ISC */
/* The scan itself: a stack of open lists and mappings, one step an event, no recursion. Limits
 * hold while reading, so a file of brackets only, or of aliases, ends where the first one is
 * passed. What lies under a key that we do not know is passed over, limits apart. */
#include "tree/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/base.h"
#include "tree/raw.h"

struct level *
scan_top(struct scan *scan)
{
	return scan->depth > 0 ? &scan->levels[scan->depth - 1] : NULL;
}

struct place
scan_place(const struct scan *scan, yaml_mark_t start, yaml_mark_t end)
{
	bool one_line = start.line == end.line && end.column > start.column;

	return (struct place){
		.file = scan->file,
		.line = (uint32_t)start.line + 1,
		.column = (uint32_t)start.column + 1,
		.width = one_line ? (uint32_t)(end.column - start.column) : 0,
	};
}

struct place
scan_place_of(const struct scan *scan, const yaml_event_t *event)
{
	return scan_place(scan, event->start_mark, event->end_mark);
}

const char *
scan_name(const struct scan *scan)
{
	for (uint32_t i = scan->depth; i-- > 0;)
		if (scan->levels[i].is_mapping)
			return scan->levels[i].field ? scan->levels[i].field->key : "this key";
	return "this file";
}

/* True where the next event is a key. */
static bool
awaits_key(struct scan *scan)
{
	const struct level *top = scan_top(scan);

	return top && top->is_mapping && !top->has_key;
}

/* What the tables ask for at the place of the next value; NULL where nobody looks. */
static const struct cyaml_schema_value *
next_schema(struct scan *scan)
{
	const struct level *top = scan_top(scan);

	if (!top)
		return scan->schema;
	if (!top->schema)
		return NULL;
	if (!top->is_mapping)
		return top->schema->sequence.entry;
	return top->has_key && top->field ? &top->field->value : NULL;
}

/* One key, value or item is through. */
static void
step(struct scan *scan)
{
	struct level *top = scan_top(scan);

	if (top && top->is_mapping)
		top->has_key = !top->has_key;
	else if (top)
		top->count++;
}

static void
refuse_properties(
    struct scan *scan, const yaml_char_t *anchor, const yaml_char_t *tag, const yaml_event_t *event)
{
	if (anchor) {
		diag_add(scan->diags, DIAG_YAML_ALIAS, scan_place_of(scan, event),
		    "\"&%s\" is an anchor; there are no anchors or aliases here", anchor);
		diag_mend(scan->diags,
		    "take it away, or, if the text really begins with &, put "
		    "the whole text in \"quotes\".");
	}
	if (tag) {
		diag_add(scan->diags, DIAG_YAML_TAG, scan_place_of(scan, event),
		    "a word that begins with \"!\" has no meaning here");
		diag_mend(scan->diags,
		    "take it away, or, if the text really begins with !, put "
		    "the whole text in \"quotes\".");
	}
}

static void
take_alias(struct scan *scan, const yaml_event_t *event)
{
	struct level *top = scan_top(scan);

	diag_add(scan->diags, DIAG_YAML_ALIAS, scan_place_of(scan, event),
	    "\"*%s\" is an alias; there are no anchors or aliases here", event->data.alias.anchor);
	diag_mend(scan->diags,
	    "write out what it stands for, or, if the text really begins with "
	    "*, put the whole text in \"quotes\".");
	if (top && awaits_key(scan))
		top->field = NULL;
	step(scan);
}

/* True where the list that is open may have no further item. */
static bool
is_full(struct scan *scan)
{
	const struct level *top = scan_top(scan);

	return top && !top->is_mapping && top->schema && top->count >= top->schema->sequence.max;
}

static void
refuse_item(struct scan *scan, struct place at)
{
	diag_add(scan->diags, DIAG_LIMIT, at,
	    "this list has more than %u items, which is the limit",
	    (unsigned)scan_top(scan)->schema->sequence.max);
	diag_mend(scan->diags, "shorten it.");
	scan->is_done = true;
}

/* A mark for what stands at AT, if anybody looks at it. Returns its number. */
static uint32_t
add_mark(struct scan *scan, struct place at)
{
	const struct level *top = scan_top(scan);

	return marks_add(
	    scan->marks, at, top && top->is_mapping && top->field ? top->field->data_offset : 0);
}

/* A file of a newer format would only give findings that are beside the point. */
static void
check_format(struct scan *scan, const yaml_event_t *event)
{
	const struct level *top = scan_top(scan);
	const char *text = (const char *)event->data.scalar.value;
	struct place at;
	char ours[12];

	if (scan->depth != 1 || !top->field || strcmp(top->field->key, "format") != 0)
		return;
	snprintf(ours, sizeof(ours), "%u", FOREST_FORMAT);
	if (strcmp(text, ours) == 0)
		return;
	at = scan_place_of(scan, event);
	if (*text && strspn(text, "0123456789") == strlen(text) && *text != '0') {
		diag_add(scan->diags, DIAG_FORMAT_VERSION, at,
		    "format %s is newer than this program (%s)", text, ours);
		diag_mend(scan->diags, "use a newer partway, or write \"format: %s\".", ours);
	} else {
		diag_add(scan->diags, DIAG_FORMAT_VERSION, at, "there is no format \"%s\"", text);
		diag_mend(scan->diags, "write \"format: %s\".", ours);
	}
	scan->is_done = true;
}

static void
take_scalar(struct scan *scan, const yaml_event_t *event)
{
	const struct cyaml_schema_value *schema = next_schema(scan);
	size_t found = scan->diags->count;

	refuse_properties(scan, event->data.scalar.anchor, event->data.scalar.tag, event);
	if (awaits_key(scan)) {
		scan_key(scan, event);
	} else if (is_full(scan)) {
		refuse_item(scan, scan_place_of(scan, event));
	} else if (schema) {
		add_mark(scan, scan_place_of(scan, event));
		if (schema->type == CYAML_STRING) {
			scan_text(scan, schema, event);
			if (scan->diags->count == found)
				check_format(scan, event);
		} else {
			scan_wrong_kind(scan, schema, event);
		}
	}
	scan->has_root = true;
	step(scan);
}

/* A list or mapping where a key should be. */
static void
refuse_key(struct scan *scan, struct place at)
{
	struct level *level = scan_top(scan);

	assert(level); /* no other awaits a key */
	level->field = NULL;
	diag_add(scan->diags, DIAG_VALUE_KIND, at, "a key must be one word");
	diag_mend(scan->diags, "write one word and a colon, like \"id:\".");
}

static void
open_level(struct scan *scan, const yaml_event_t *event, bool is_mapping)
{
	const struct cyaml_schema_value *schema = next_schema(scan);
	struct place at = scan_place(scan, event->start_mark, event->start_mark);
	struct level *level = &scan->levels[scan->depth];
	uint32_t mark = 0;

	if (awaits_key(scan))
		refuse_key(scan, at);
	if (is_full(scan)) {
		refuse_item(scan, at);
		return;
	}
	if (scan->depth == BOUND_DEPTH) {
		diag_add(scan->diags, DIAG_LIMIT, at, "this lies in %u others, which is the limit",
		    BOUND_DEPTH);
		diag_mend(scan->diags, "take a level away: lists here are flat.");
		scan->is_done = true;
		return;
	}
	if (schema)
		mark = add_mark(scan, at);
	if (schema && schema->type != (is_mapping ? CYAML_MAPPING : CYAML_SEQUENCE)) {
		scan_wrong_kind(scan, schema, event);
		schema = NULL;
	}
	*level = (struct level){
		.schema = schema,
		.at = at,
		.mark = mark,
		.is_mapping = is_mapping,
		.in_brackets =
		    !is_mapping && event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
	};
	scan->depth++;
	scan->has_root = true;
	str_clear(&scan->item);
}

static void
close_level(struct scan *scan)
{
	const struct level *top = scan_top(scan);
	const struct cyaml_schema_value *schema = top->schema;

	if (schema)
		marks_close(scan->marks, top->mark);
	scan->depth--;
	scan->closed++;
	if (schema && !top->is_mapping && top->count < schema->sequence.min) {
		diag_add(
		    scan->diags, DIAG_VALUE_EMPTY, top->at, "\"%s\" is empty", scan_name(scan));
		diag_mend(scan->diags, "write something into it, or take the key away.");
	}
	step(scan);
}

/* Looks for missing keys once it is sure that the mappings have ended: with a wrong indentation
 * they end too early, and that is what will be reported. */
static void
check_closed(struct scan *scan)
{
	for (; scan->closed > 0; scan->closed--) {
		const struct level *level = &scan->levels[scan->depth + scan->closed - 1];

		if (level->schema && level->is_mapping)
			scan_missing_keys(scan, level);
	}
}

static void
begin_document(struct scan *scan, const yaml_event_t *event)
{
	if (!scan->has_root)
		return;
	diag_add(scan->diags, DIAG_YAML_SECOND, scan_place_of(scan, event),
	    "a second document begins here and would not be read");
	diag_mend(scan->diags, "one file holds one document; take the line \"---\" away.");
	scan->is_done = true;
}

/* What an author would write into a file that is empty. */
static const char *
wanted_content(const struct scan *scan)
{
	if (scan->schema == schema_of_file(FILE_SITE))
		return "a site";
	return scan->schema == schema_of_file(FILE_CASES) ? "cases" : "a tree";
}

static void
end_stream(struct scan *scan)
{
	scan->is_done = true;
	if (scan->has_root)
		return;
	diag_add(scan->diags, DIAG_FILE_EMPTY,
	    (struct place){ .file = scan->file, .line = 1, .column = 1 },
	    scan->length == 0 ? "this file is empty" : "nothing in this file but comments");
	diag_mend(scan->diags, "write %s into it, or delete the file.", wanted_content(scan));
}

static void
take_event(struct scan *scan, const yaml_event_t *event)
{
	if (event->type != YAML_SEQUENCE_END_EVENT && event->type != YAML_MAPPING_END_EVENT)
		check_closed(scan);
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		begin_document(scan, event);
		break;
	case YAML_STREAM_END_EVENT:
		end_stream(scan);
		break;
	case YAML_ALIAS_EVENT:
		take_alias(scan, event);
		break;
	case YAML_SCALAR_EVENT:
		take_scalar(scan, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		refuse_properties(
		    scan, event->data.sequence_start.anchor, event->data.sequence_start.tag, event);
		open_level(scan, event, false);
		break;
	case YAML_MAPPING_START_EVENT:
		refuse_properties(
		    scan, event->data.mapping_start.anchor, event->data.mapping_start.tag, event);
		open_level(scan, event, true);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_level(scan);
		break;
	default:
		break;
	}
	if (scan->diags->count - scan->first_diag >= BOUND_FINDINGS && !scan->is_done) {
		diag_add(scan->diags, DIAG_LIMIT, scan_place_of(scan, event),
		    "this file has more than %u findings; the rest of it was not read",
		    BOUND_FINDINGS);
		diag_mend(scan->diags, "mend those above, and check again.");
		scan->is_done = true;
	}
}

static void
read_events(struct scan *scan)
{
	yaml_event_t event;

	if (!yaml_parser_initialize(&scan->parser))
		die("out of memory");
	yaml_parser_set_encoding(&scan->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &scan->parser, (const unsigned char *)scan->bytes, scan->length);
	while (!scan->is_done) {
		if (!yaml_parser_parse(&scan->parser, &event)) {
			explain_error(scan);
			break;
		}
		take_event(scan, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&scan->parser);
}

bool
scan_file(struct diags *diags, uint32_t file, uint32_t kind, struct marks *marks)
{
	const struct diag_file *source = &diags->files[file - 1];
	size_t errors = diags->levels[DIAG_ERROR];
	struct scan scan = {
		.diags = diags,
		.file = file,
		.bytes = source->bytes,
		.length = source->length,
		.schema = schema_of_file(kind),
		.marks = marks,
		.first_diag = diags->count,
	};

	scan_bytes(&scan);
	scan.has_bad_bytes = diags->count > scan.first_diag;
	read_events(&scan);
	str_fini(&scan.item);
	free(scan.cuts);
	return diags->levels[DIAG_ERROR] == errors;
}

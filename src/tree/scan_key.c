/* SPDX-License-Identifier: ISC */
/* The keys of a mapping: known, meant, twice, missing. Part of the scan. */
#include "tree/scan.h"

#include <string.h>

#include "partway/base.h"
#include "partway/near.h"
#include "tree/raw.h"

/* Words that authors reach for when they want a way to depend on something. */
static bool
is_condition(const char *key)
{
	static const char *const words[] = { "if", "when", "unless", "else", "condition",
		"conditions", "only-if", "only-when", "show-if", "requires", "where" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(key, words[i]) == 0)
			return true;
	return false;
}

static void
list_keys(struct diags *diags, const struct cyaml_schema_value *mapping)
{
	struct str list = { 0 };

	for (const cyaml_schema_field_t *field = mapping->mapping.fields; field->key; field++)
		str_add_format(&list, "%s%s", list.length > 0 ? ", " : "", field->key);
	diag_mend(
	    diags, "the keys of %s are: %s.", schema_name_with_article(mapping), str_text(&list));
	str_fini(&list);
}

static void
refuse_unknown_key(struct scan *scan, const char *key, struct place at)
{
	struct level *top = scan_top(scan);
	const cyaml_schema_field_t *fields = top->schema->mapping.fields;
	struct near near;

	if (is_condition(key) && scan->schema == schema_of_file(FILE_TREE)) {
		diag_add(scan->diags, DIAG_KEY_CONDITION, at,
		    "\"%s\" is not a key: ways have no conditions", key);
		diag_mend(scan->diags, "ask another question, and lead the answers to it.");
		return;
	}
	diag_add(scan->diags, DIAG_KEY_UNKNOWN, at, "\"%s\" is not a key of %s", key,
	    schema_name_with_article(top->schema));
	near_start(&near, key);
	for (uint32_t i = 0; fields[i].key; i++)
		near_offer(&near, fields[i].key, i);
	diag_near(scan->diags, near.best);
	if (near.best) {
		diag_mend(scan->diags, "did you mean \"%s:\"?", near.best);
		top->excused[near.tag] = true;
	} else {
		list_keys(scan->diags, top->schema);
	}
}

/* Makes KEY the field of the mapping that is open. */
static void
take_field(struct scan *scan, const char *key, struct place at)
{
	struct level *top = scan_top(scan);
	const cyaml_schema_field_t *fields = top->schema->mapping.fields;
	uint32_t i = 0;

	while (fields[i].key && (*fields[i].key != *key || strcmp(fields[i].key, key) != 0))
		i++;
	assert(i <= SCHEMA_FIELDS);
	if (!fields[i].key) {
		refuse_unknown_key(scan, key, at);
	} else if (top->lines[i] > 0) {
		diag_add(scan->diags, DIAG_KEY_TWICE, at,
		    "\"%s\" stands twice in this %s, first on line %u", key,
		    schema_name(top->schema), (unsigned)top->lines[i]);
		diag_mend(scan->diags, "keep one.");
	} else {
		top->lines[i] = at.line;
		top->field = &fields[i];
	}
}

void
scan_key(struct scan *scan, const yaml_event_t *event)
{
	struct level *top = scan_top(scan);
	size_t length = event->data.scalar.length;
	struct place at = scan_place_of(scan, event);

	top->field = NULL;
	if (length > BOUND_KEY_BYTES) {
		diag_add(scan->diags, DIAG_LIMIT, at, "this key has %zu bytes, the limit is %u",
		    length, BOUND_KEY_BYTES);
		diag_mend(scan->diags, "is it a text? Then put the whole text in \"quotes\".");
		return;
	}
	if (!scan_is_unsafe(scan, event) && top->schema)
		take_field(scan, (const char *)event->data.scalar.value, at);
}

void
scan_missing_keys(struct scan *scan, const struct level *mapping)
{
	const cyaml_schema_field_t *fields = mapping->schema->mapping.fields;

	for (uint32_t i = 0; fields[i].key; i++) {
		if (mapping->lines[i] > 0 || mapping->excused[i]
		    || (fields[i].value.flags & CYAML_FLAG_OPTIONAL))
			continue;
		diag_add(scan->diags, DIAG_KEY_MISSING, mapping->at, "this %s has no \"%s\"",
		    schema_name(mapping->schema), fields[i].key);
		diag_mend(scan->diags, "add \"%s:\".", fields[i].key);
	}
}

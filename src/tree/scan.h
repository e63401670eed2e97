/* SPDX-License-Identifier: ISC */
/* Reader 1: walks libyaml's events and the tables of schema.c side by side. */
#ifndef PARTWAY_TREE_SCAN_H
#define PARTWAY_TREE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <yaml.h>

#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/str.h"
#include "tree/marks.h"
#include "tree/schema.h"

/* Reads FILE (a number in DIAGS), which is of KIND (raw.h). Adds every finding of its shape, and a
 * mark for each value. False: there was an error, and nothing else may read the file. */
bool scan_file(struct diags *diags, uint32_t file, uint32_t kind, struct marks *marks);

/* --- within the scan: scan.c, scan_key.c, scan_text.c, scan_bytes.c, explain.c ---------------- */

/* A list or mapping that is open. */
struct level {
	const struct cyaml_schema_value *schema; /* NULL: nobody looks at what lies in it */
	const struct cyaml_schema_field *field;  /* mapping: of the key read last, NULL: not ours */
	struct place at;
	uint32_t mark;  /* its number in struct marks */
	uint32_t count; /* list: items so far */
	bool is_mapping;
	bool has_key;                  /* mapping: a key was read, its value comes next */
	bool in_brackets;              /* list: written as [a, b] */
	bool is_reported;              /* list: a finding about its brackets was added */
	uint32_t lines[SCHEMA_FIELDS]; /* mapping: where each key stands; 0: not yet */
	bool excused[SCHEMA_FIELDS];   /* a key was meant for this one: it is not missing as well */
};

struct scan {
	struct diags *diags;
	uint32_t file;
	const char *bytes;
	size_t length;
	const struct cyaml_schema_value *schema; /* of the whole file */
	struct marks *marks;
	yaml_parser_t parser;
	struct level levels[BOUND_DEPTH];
	uint32_t depth;
	uint32_t closed; /* levels above: ended, and not yet looked at for missing keys */
	bool has_root;
	bool has_bad_bytes; /* scan_bytes() added a finding */
	bool is_done;       /* nothing more is read */
	size_t first_diag;  /* findings from here on are of this file */
	size_t index, byte; /* how far scan_text.c has come: code points, bytes */
	uint32_t *cuts;     /* code points before the white space that stands before a # */
	size_t cuts_count, cuts_capacity;
	size_t cuts_seen; /* those that scan_text.c has come to */
	struct str item;  /* the text before, of the same list in brackets */
};

/* The innermost open list or mapping, or NULL. */
struct level *scan_top(struct scan *scan);

/* The place from START to END, marks of libyaml. */
struct place scan_place(const struct scan *scan, yaml_mark_t start, yaml_mark_t end);

/* The place of EVENT, from its start to its end. */
struct place scan_place_of(const struct scan *scan, const yaml_event_t *event);

/* What the value that comes next is called: its key, or that of its list; "this file". */
const char *scan_name(const struct scan *scan);

/* Findings about the bytes, before any YAML: encoding, characters that no file may hold. Keeps
 * where a # may cut a text. */
void scan_bytes(struct scan *scan);

/* Takes the key of a pair: finds its field, or says what is wrong with it. */
void scan_key(struct scan *scan, const yaml_event_t *event);

/* Findings about a mapping that has ended: keys that it needs and does not have. */
void scan_missing_keys(struct scan *scan, const struct level *mapping);

/* Findings about one text, where SCHEMA asks for one. */
void scan_text(
    struct scan *scan, const struct cyaml_schema_value *schema, const yaml_event_t *event);

/* Adds a finding for what is not of the kind that SCHEMA asks for. */
void scan_wrong_kind(
    struct scan *scan, const struct cyaml_schema_value *schema, const yaml_event_t *event);

/* True where a key or text holds a character that none may hold; a finding tells of it. */
bool scan_is_unsafe(struct scan *scan, const yaml_event_t *event);

/* Adds a finding for the error that libyaml stopped with, in our words. */
void explain_error(struct scan *scan);

#endif

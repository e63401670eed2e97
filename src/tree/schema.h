/* SPDX-License-Identifier: ISC */
/* The format of the files, once: libcyaml loads by these tables, and scan.c walks the same ones.
 * They are data. */
#ifndef PARTWAY_TREE_SCHEMA_H
#define PARTWAY_TREE_SCHEMA_H

#include <stdbool.h>
#include <stdint.h>

#include <cyaml/cyaml.h>

#define SCHEMA_FIELDS 20u /* keys of one mapping, at most */

/* The table for one kind of file (raw.h). */
const struct cyaml_schema_value *schema_of_file(uint32_t kind);

/* True for the table of a whole file. */
bool schema_is_file(const struct cyaml_schema_value *mapping);

/* What a mapping is, in the authors' words: "question". */
const char *schema_name(const struct cyaml_schema_value *mapping);

/* The same with "a" or "an" before it: "an answer". */
const char *schema_name_with_article(const struct cyaml_schema_value *mapping);

/* True for a text that readers see; false for an id, a name or a word of ours. */
bool schema_is_prose(const struct cyaml_schema_value *text);

#endif

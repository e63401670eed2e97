/* SPDX-License-Identifier: ISC */
/* Writes the words of our YAML as a dictionary for fuzzers: the keys of the schema, the words that stand
 * for our enums, and marks of YAML. Made from the tables, so that it cannot be out of date. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "tree/raw.h"
#include "tree/schema.h"
#include "tree/vocabulary.h"

#define MOST_KEYS 200
#define MOST_TABLES 100

/* What is still to be looked at, and which keys have been written. */
static const struct cyaml_schema_value *tables[MOST_TABLES];
static size_t table_count;
static const char *keys[MOST_KEYS];
static size_t key_count;

/* Escaped already. */
static const char *const marks[] = { "\\x0a  - ", "\\x0a    ", ": ", "- {", "}, {", "[", ", ", "]",
	"\\\"", "'", " #", "# in place of: ", "# in place of: shared/", ".yaml\\x0a", ">-\\x0a",
	"|\\x0a", "&a ", "*a", "!!str ", "<<: ", "---\\x0a", "...\\x0a", "? ", "%YAML 1.1\\x0a",
	"\\x09", "\\x0d\\x0a", "\\xef\\xbb\\xbf", "\\xe2\\x80\\xa8", "\\xc2\\x85", "\\\\x1b",
	"\\\\0", "\\\\u202e", "~", "block:", "tree:", "return", "unsure", "{again}", "=yes", "=no",
	"4 days", "5 minutes", "2026-01-31", "https://", ".so /", "'br", "\\\\fB", "shared/gate",
	"shared/rules", "shared/cards", "shared/sources", "shared/helplines", "stress",
	"all-clear" };

static void
add_table(const struct cyaml_schema_value *table)
{
	if (table->type == CYAML_STRING)
		return;
	for (size_t i = 0; i < table_count; i++)
		if (tables[i] == table)
			return;
	assert(table_count < MOST_TABLES);
	tables[table_count++] = table;
}

static void
write_key(const char *key)
{
	for (size_t i = 0; i < key_count; i++)
		if (strcmp(keys[i], key) == 0)
			return;
	assert(key_count < MOST_KEYS);
	keys[key_count++] = key;
	printf("\"%s: \"\n", key);
}

static void
write_table(const struct cyaml_schema_value *table)
{
	if (table->type == CYAML_SEQUENCE)
		add_table(table->sequence.entry);
	if (table->type != CYAML_MAPPING)
		return;
	for (const cyaml_schema_field_t *field = table->mapping.fields; field->key; field++) {
		write_key(field->key);
		add_table(&field->value);
	}
}

static void
write_words(const struct vocabulary *vocabulary)
{
	for (uint32_t i = 0; i < vocabulary->count; i++)
		printf("\"%s\"\n", vocabulary->words[i]);
}

int
main(void)
{
	for (uint32_t kind = 0; kind < FILE_KINDS; kind++)
		add_table(schema_of_file(kind));
	for (size_t i = 0; i < table_count; i++)
		write_table(tables[i]);
	write_words(&contact_words);
	write_words(&aim_words);
	write_words(&help_words);
	write_words(&said_words);
	for (unsigned code = 0; code < DIAG_CODE_COUNT; code++)
		if (diag_code_level((enum diag_code)code) != DIAG_ERROR)
			printf("\"%s\"\n", diag_code_name((enum diag_code)code)); /* for allow: */
	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		printf("\"%s\"\n", marks[i]);
	return key_count > 0 && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

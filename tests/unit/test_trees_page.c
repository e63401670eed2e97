/* SPDX-License-Identifier: ISC */
/* partway-trees(5) against the tables that it describes: what it says of codes, keys, words and
 * limits is what the program knows of them, and all of it. Its examples: test_trees_examples.c. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "trees_page.h"
#include "page/sheet.h"
#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "tree/raw.h"
#include "tree/schema.h"
#include "tree/vocabulary.h"

static struct trees_page page;

static void
start(void)
{
	trees_page_read(&page, TREES_PAGE);
}

static void
stop(void)
{
	trees_page_free(&page);
}

TestSuite(trees_page, .init = start, .fini = stop);

static bool
section_has(struct section section, const char *text)
{
	for (size_t i = section.first; i < section.end; i++)
		if (strstr(page.lines[i], text))
			return true;
	return false;
}

/* --- codes */

static size_t
count_sentences(struct section body)
{
	size_t count = 0;

	for (size_t i = body.first; i < body.end; i++) {
		size_t length = strlen(page.lines[i]);

		count += length > 0 && page.lines[i][length - 1] == '.' && *page.lines[i] != '.';
	}
	return count;
}

Test(trees_page, every_code_of_the_check_is_there_with_its_level_cause_and_mending)
{
	struct section checks = trees_page_find(&page, ".Sh", "CHECKS");
	struct page_item item;
	unsigned code = 0;

	for (; trees_page_next(&page, &checks, &item); code++) {
		cr_assert(code < DIAG_CODE_COUNT, "no code: %s", item.name);
		cr_assert_str_eq(item.name, diag_code_name((enum diag_code)code),
		    "the page has %s where diag.h has %s", item.name,
		    diag_code_name((enum diag_code)code));
		cr_expect_str_eq(item.says, diag_level_name(diag_code_level((enum diag_code)code)),
		    "%s", item.name);
		cr_expect_eq(
		    count_sentences(item.body), 2, "%s: a cause, and how to mend it", item.name);
	}
	cr_assert(
	    code == DIAG_CODE_COUNT, "the page lacks %s", diag_code_name((enum diag_code)code));
}

/* --- keys */

/* What the tables leave to a better finding than key-missing is required all the same. */
static const struct {
	const char *mapping, *key;
	enum diag_code code;
} required[] = {
	{ "a tree", "opens-with", DIAG_GATE_MISSING },
	{ "a question", "sources", DIAG_SOURCE_MISSING },
	{ "a question", "answers", DIAG_NO_ANSWERS },
	{ "a question", "unsure", DIAG_UNSURE_MISSING },
	{ "an ending", "sources", DIAG_SOURCE_MISSING },
	{ "a card", "sources", DIAG_SOURCE_MISSING },
};

/* The finding that a key which the tables do not ask for is missed by, or DIAG_CODE_COUNT. */
static enum diag_code
find_required(const char *mapping, const char *key)
{
	for (size_t i = 0; i < ARRAY_LEN(required); i++)
		if (strcmp(required[i].mapping, mapping) == 0 && strcmp(required[i].key, key) == 0)
			return required[i].code;
	return DIAG_CODE_COUNT;
}

/* Adds what several of those are called: "list of words" is "lists of words". */
static void
add_plural(struct str *out, const char *name)
{
	size_t length = strlen(name);

	if (strncmp(name, "list of ", 8) == 0)
		str_add_format(out, "lists of %s", name + 8);
	else if (name[length - 1] == 'y')
		str_add_format(out, "%.*sies", (int)length - 1, name);
	else
		str_add_format(out, "%ss", name);
}

static const char *
kind_of_text(const struct cyaml_schema_value *text)
{
	switch (text->string.max) {
	case BOUND_TEXT_BYTES:
		return "text";
	case BOUND_KEY_BYTES:
		return "name";
	default:
		cr_assert_eq(text->string.max, BOUND_QUOTE_BYTES);
		return "quote";
	}
}

/* Adds what FIELD takes, in the words of the page: "list of names, required, may be empty". */
static void
add_says(struct str *out, const char *mapping, const cyaml_schema_field_t *field)
{
	const struct cyaml_schema_value *value = &field->value;
	bool is_list = value->type == CYAML_SEQUENCE;
	bool may_lack = value->flags & CYAML_FLAG_OPTIONAL
	    && find_required(mapping, field->key) == DIAG_CODE_COUNT;

	if (is_list) {
		const struct cyaml_schema_value *entry = value->sequence.entry;

		str_add(out, "list of ");
		add_plural(
		    out, entry->type == CYAML_STRING ? kind_of_text(entry) : schema_name(entry));
	} else {
		str_add(out, value->type == CYAML_STRING ? kind_of_text(value) : "group of keys");
	}
	str_add(out, may_lack ? ", may be left out" : ", required");
	if (is_list && value->sequence.min == 0)
		str_add(out, ", may be empty");
}

/* The limits of bounds.h that authors can come to, as the page names them. */
static const struct {
	const char *name;
	unsigned value;
} bounds[] = {
#define BOUND(name) \
	{ \
#name, name \
	}
	BOUND(BOUND_FILE_BYTES),
	BOUND(BOUND_FOREST_BYTES),
	BOUND(BOUND_FILES),
	BOUND(BOUND_DEPTH),
	BOUND(BOUND_ENTRIES),
	BOUND(BOUND_ANSWERS),
	BOUND(BOUND_LIST),
	BOUND(BOUND_TEXT_BYTES),
	BOUND(BOUND_KEY_BYTES),
	BOUND(BOUND_QUOTE_BYTES),
	BOUND(BOUND_CASES),
	BOUND(BOUND_STATES),
	BOUND(BOUND_FINDINGS),
	BOUND(BOUND_WORDINGS),
	BOUND(BOUND_FACTS),
	BOUND(BOUND_VALUES),
	BOUND(BOUND_ANSWERS_SHOWN),
	BOUND(BOUND_WALK),
#undef BOUND
};

/* A list that may have more or fewer items than others says so. */
static void
expect_most(const struct page_item *item, uint32_t most)
{
	char mark[64];

	for (size_t i = 0; i < ARRAY_LEN(bounds); i++) {
		snprintf(mark, sizeof(mark), "@%s@", bounds[i].name);
		if (bounds[i].value == most && section_has(item->body, mark))
			return;
	}
	cr_expect(false, "\"%s\": at most %u items", item->name, (unsigned)most);
}

/* NAME: of the mapping, as headings have it. */
static void
expect_keys(const char *name, const struct cyaml_schema_value *mapping)
{
	const cyaml_schema_field_t *field = mapping->mapping.fields;
	char heading[80];
	struct section section;
	struct page_item item;
	struct str says = { 0 };

	snprintf(heading, sizeof(heading), "Keys of %s", name);
	section = trees_page_find(&page, ".Ss", heading);
	for (; trees_page_next(&page, &section, &item); field++) {
		enum diag_code code = find_required(name, item.name);

		cr_assert(field->key != NULL, "%s: no such key: %s", heading, item.name);
		cr_assert_str_eq(item.name, field->key, "%s: %s", heading, item.name);
		str_clear(&says);
		add_says(&says, name, field);
		cr_expect_str_eq(item.says, str_text(&says), "%s: %s", heading, item.name);
		cr_expect(code == DIAG_CODE_COUNT || section_has(item.body, diag_code_name(code)),
		    "%s: %s: the finding is %s", heading, item.name,
		    code < DIAG_CODE_COUNT ? diag_code_name(code) : "");
		if (field->value.type == CYAML_SEQUENCE && field->value.sequence.max != BOUND_LIST)
			expect_most(&item, field->value.sequence.max);
	}
	cr_expect(field->key == NULL, "%s: the page lacks %s", heading, field->key);
	str_fini(&says);
}

/* The mappings that have been looked at, and those within them. */
struct visit {
	const struct cyaml_schema_value *mappings[64];
	size_t count;
};

static void
add_mapping(struct visit *visit, const struct cyaml_schema_value *mapping)
{
	for (size_t i = 0; i < visit->count; i++)
		if (visit->mappings[i]->mapping.fields == mapping->mapping.fields)
			return;
	cr_assert(visit->count < ARRAY_LEN(visit->mappings));
	visit->mappings[visit->count++] = mapping;
}

static void
add_inner(struct visit *visit, const struct cyaml_schema_value *mapping)
{
	for (const cyaml_schema_field_t *field = mapping->mapping.fields; field->key; field++) {
		const struct cyaml_schema_value *value = &field->value;

		if (value->type == CYAML_SEQUENCE)
			value = value->sequence.entry;
		if (value->type == CYAML_MAPPING)
			add_mapping(visit, value);
	}
}

Test(trees_page, every_key_of_every_file_is_there_with_what_it_takes)
{
	struct visit visit = { 0 };

	for (uint32_t kind = 0; kind <= FILE_CASES; kind++)
		add_mapping(&visit, schema_of_file(kind));
	for (size_t i = 0; i < visit.count; i++) {
		const char *name = i < FILE_COUNT ? forest_file_name((enum forest_file)i)
						  : schema_name_with_article(visit.mappings[i]);

		expect_keys(name, visit.mappings[i]);
		add_inner(&visit, visit.mappings[i]);
	}
	cr_expect_eq(trees_page_count(&page, "Keys of "), visit.count);
}

/* The file of a kiosk is for others than those who write trees. */
Test(trees_page, every_key_of_a_site_is_in_the_page_of_the_kiosk)
{
	cr_assert_eq(FILE_SITE + 1, FILE_KINDS);
	trees_page_free(&page);
	trees_page_read(&page, KIOSK_PAGE);
	expect_keys("a site", schema_of_file(FILE_SITE));
}

/* --- words */

/* The words that KEY of HEADING offers, each in a macro of its own, are those of VOCABULARY. */
static void
expect_words(const char *heading, const char *key, const struct vocabulary *vocabulary)
{
	struct section section = trees_page_find(&page, ".Ss", heading);
	struct page_item item = { 0 };
	uint32_t seen = 0;

	while (trees_page_next(&page, &section, &item) && strcmp(item.name, key) != 0)
		;
	cr_assert_str_eq(item.name, key);
	for (size_t i = item.body.first; i < item.body.end; i++) {
		char word[64];
		uint32_t value;

		if (sscanf(page.lines[i], ".Ql %63s", word) != 1)
			continue;
		value = vocabulary_find(vocabulary, word);
		cr_expect(value != NONE, "%s, %s: no such word: %s", heading, key, word);
		seen |= value == NONE ? 0 : 1u << value;
	}
	cr_expect_eq(
	    seen, (1u << vocabulary->count) - 1, "%s, %s: words are left out", heading, key);
}

Test(trees_page, the_words_that_a_key_can_have_are_named)
{
	expect_words("Keys of an ending", "contact", &contact_words);
	expect_words("Keys of an ending", "aim", &aim_words);
	expect_words("Keys of an ending", "help", &help_words);
	expect_words("Keys of a list of words", "in", &said_words);
}

/* --- limits */

/* Limits of bounds.h that no tree comes to. */
static const char *const others[] = {
	"BOUND_PATHS",         /* only fills a report */
	"BOUND_COMPARISONS",   /* the finding says what to do */
	"BOUND_FINDINGS_KEPT", /* nobody sees it */
	"BOUND_FIND_BYTES",
	"BOUND_COPY_BYTES",
	"BOUND_ROWS",
	"BOUND_COLUMNS",
	"BOUND_LINE_BYTES",
};

static bool
is_other(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (strcmp(others[i], name) == 0)
			return true;
	return strncmp(name, "BOUND_SITE_", 11) == 0; /* of kiosks: test_site_kiosk.c */
}

Test(trees_page, every_limit_of_trees_is_named)
{
	FILE *file = fopen("include/partway/bounds.h", "r");
	struct section all = { 0, page.count };
	char line[256], name[64], mark[80];
	size_t count = 0;

	cr_assert(file != NULL);
	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "#define %63[A-Z_]", name) != 1 || strncmp(name, "BOUND_", 6) != 0
		    || is_other(name))
			continue;
		snprintf(mark, sizeof(mark), "@%s@", name);
		cr_expect(section_has(all, mark), "%s", name);
		count++;
	}
	fclose(file);
	cr_expect_eq(count, ARRAY_LEN(bounds));
}

__attribute__((format(printf, 2, 3))) static void
expect_phrase(const struct str *words, const char *format, ...)
{
	struct str phrase = { 0 };
	va_list args;

	va_start(args, format);
	str_add_vformat(&phrase, format, args);
	va_end(args);
	cr_expect(strstr(str_text(words), str_text(&phrase)) != NULL, "the page should say: %s",
	    str_text(&phrase));
	str_fini(&phrase);
}

Test(trees_page, lengths_and_sizes_are_those_of_the_shipped_rules_and_of_the_screens)
{
	const struct limits *limits = forest_builtin()->limits;
	struct section all = { 0, page.count };
	struct str words = { 0 };

	trees_page_add_words(&page, all, &words);
	expect_phrase(&words, "a sentence has at most %u words, and a paragraph %u sentences",
	    limits->sentence, limits->paragraph);
	expect_phrase(&words, "A question has at most %u words, an answer %u,", limits->question,
	    limits->answer);
	expect_phrase(&words, "with all its answers %u.", limits->screen);
	expect_phrase(&words, "An ending has at most %u words", limits->ending);
	expect_phrase(&words, "a grade of at most %u.%u.", limits->grade / 10, limits->grade % 10);
	expect_phrase(&words, "80 words or more has at most %u.%u.", limits->ending_grade / 10,
	    limits->ending_grade % 10);
	expect_phrase(&words, "wider than %u letters", SMALL_COLUMNS - 4);
	expect_phrase(&words, "one of %u columns and %u rows", SMALL_COLUMNS, SMALL_ROWS);
	str_fini(&words);
}

/* SPDX-License-Identifier: ISC */
/* A copy of the shipped tables is changed, judged and taken back; or a text is changed, loaded, and
 * its tables are judged. Judging is what `partway check` does without the checks of texts, which no
 * change of a way, a fact or a tag can be found by. */
#include "mutation.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/parts.h"
#include "partway/alloc.h"
#include "partway/lint.h"
#include "partway/prove.h"
#include "partway/replay.h"

/* What stops a mutant. */
struct verdict {
	uint64_t broken; /* mask of rules; the built-in ones behind the last */
	bool error;      /* any other error */
	bool warning;
	bool astray; /* a case */
	bool missed; /* a part of a rule, by another mutant */
};

#define CASES "tests/cases"

/* --- the shipped trees, and a copy --------------------------------------------------------------- */

static int
is_case_file(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return dot && strcmp(dot, ".yaml") == 0;
}

static void
copy_files(const struct mutation *mutation, struct source_files *copy)
{
	*copy = (struct source_files){ 0 };
	for (size_t i = 0; i < mutation->files.count; i++) {
		const struct source_file *file = &mutation->files.items[i];

		source_files_set(copy, file->name, file->bytes, file->length);
	}
}

/* Makes the tables what those of the base are. */
static void
take_back(struct mutation *mutation)
{
	const struct forest *base = mutation->base;

#define TAKE_BACK(type, name) \
	while (mutation->tables.name##_count < base->name##_count) \
		tables_add_##type(&mutation->tables); \
	if (base->name##_count > 0) \
		memcpy( \
		    mutation->tables.name, base->name, base->name##_count * sizeof(struct type)); \
	mutation->tables.name##_count = base->name##_count;
	FOREST_TABLES(TAKE_BACK)
#undef TAKE_BACK
}

/* --- verdicts ------------------------------------------------------------------------------------ */

/* Replays the cases on what the check lets pass, file by file until one goes astray. */
static bool
goes_astray(const struct mutation *mutation, const struct forest *forest, struct diags *diags)
{
	struct replay replay;

	replay_init(&replay, forest, diags);
	for (size_t i = 0; i < mutation->cases.count && diags->count == 0; i++) {
		struct cases one = { .files = &mutation->cases.files[i], .count = 1 };

		replay_cases(&replay, &one);
	}
	replay_fini(&replay);
	return diags->count > 0;
}

static uint32_t
find_rule(const struct forest *forest, const struct diag *diag)
{
	uint32_t rule = 0;

	if (diag->code == DIAG_FACT_TAKEN_BACK)
		return (uint32_t)forest->rules_count; /* S3 */
	if (!diag->rule)
		return (uint32_t)forest->rules_count + 1; /* S2 */
	while (strcmp(forest_text(forest, forest->rules[rule].id), diag->rule) != 0)
		rule++;
	return rule;
}

/* What DIAGS hold. */
static struct verdict
read_verdict(const struct mutation *mutation, const struct diags *diags)
{
	struct verdict verdict = { .warning = diags->levels[DIAG_WARNING] > 0 };

	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->items[i];

		if (diag->code == DIAG_RULE_BROKEN || diag->code == DIAG_FACT_TAKEN_BACK)
			verdict.broken |= UINT64_C(1) << find_rule(mutation->shipped, diag);
		else
			verdict.error |= diag_code_level(diag->code) == DIAG_ERROR;
	}
	return verdict;
}

static struct verdict
judge(const struct mutation *mutation, const struct forest *forest, enum mutation_look look,
    struct diags *diags)
{
	uint64_t *spoken = alloc_array(forest->entries_count, sizeof(*spoken));
	struct verdict verdict;

	lint_forest(forest, diags);
	if (lint_allows_proof(diags))
		prove_forest(forest, spoken, diags);
	if (look == LOOK_AT_WORDS && diags->count == 0)
		check_wordings(forest, spoken, diags);
	verdict = read_verdict(mutation, diags);
	if (look == LOOK_AT_CASES && diags->count == 0)
		verdict.astray = goes_astray(mutation, forest, diags);
	free(spoken);
	return verdict;
}

static struct verdict
judge_tables(const struct mutation *mutation, enum mutation_look look)
{
	struct forest forest = *mutation->base;
	struct diags diags = { 0 };
	struct verdict verdict;

#define POINT_TO(type, name) \
	forest.name = mutation->tables.name; \
	forest.name##_count = mutation->tables.name##_count;
	FOREST_TABLES(POINT_TO)
#undef POINT_TO
	for (size_t i = 0; i < mutation->diags.file_count; i++)
		diags_add_file(&diags, mutation->diags.files[i].name, NULL, 0);
	verdict = judge(mutation, &forest, look, &diags);
	diags_fini(&diags);
	return verdict;
}

bool
mutation_obeys_rules(const struct mutation *mutation)
{
	return !judge_tables(mutation, LOOK_NO_FURTHER).broken;
}

/* --- beginning and end ---------------------------------------------------------------------- */

/* Loads every file of tests/cases. */
static void
load_cases(struct mutation *mutation)
{
	struct source_files files = { 0 };
	struct dirent **names;
	int count = scandir(CASES, &names, is_case_file, alphasort);

	for (int i = 0; i < count; i++) {
		struct str path = { 0 };

		str_add_format(&path, CASES "/%s", names[i]->d_name);
		cr_assert(source_files_read_one(&files, str_text(&path), &mutation->diags));
		str_fini(&path);
		free(names[i]);
	}
	free(names);
	cases_load(&mutation->cases, &files, &mutation->diags);
	source_files_fini(&files);
	cr_assert_eq(mutation->diags.count, 0, "the cases have findings of their own");
}

void
mutation_init(struct mutation *mutation)
{
	struct source_files files;
	struct verdict verdict;

	*mutation = (struct mutation){ 0 };
	cr_assert(source_files_read(&mutation->files, "trees", &mutation->diags));
	copy_files(mutation, &files);
	mutation->shipped = forest_load(&files, "trees", &mutation->diags);
	source_files_fini(&files);
	cr_assert(mutation->shipped && mutation->diags.count == 0);
	load_cases(mutation);
	cr_assert(mutation->shipped->rules_count + 2 <= MUTATION_RULES);
	mutation->base = mutation->shipped;
	take_back(mutation);
	verdict = judge_tables(mutation, LOOK_AT_CASES);
	cr_assert(!verdict.broken && !verdict.error && !verdict.warning && !verdict.astray,
	    "the trees have findings, or a case goes astray, without any change");
}

void
mutation_fini(struct mutation *mutation)
{
	tables_fini(&mutation->tables);
	forest_free(mutation->shipped);
	cases_fini(&mutation->cases);
	diags_fini(&mutation->diags);
	source_files_fini(&mutation->files);
	str_fini(&mutation->passed);
}

/* --- trying mutants ---------------------------------------------------------------------------- */

void
mutation_begin(
    struct mutation *mutation, const char *kind, const char *what, enum mutation_look look)
{
	cr_assert(mutation->row_count < MUTATION_ROWS);
	mutation->look = look;
	mutation->rows[mutation->row_count++] = (struct mutation_row){ .kind = kind, .what = what };
}

/* Counts a mutant that was changed at WHERE, and names it where it passed. */
static void
count(struct mutation *mutation, struct verdict verdict, const char *where, const char *what)
{
	struct mutation_row *row = &mutation->rows[mutation->row_count - 1];

	row->tried++;
	if (verdict.broken)
		row->by_rule++;
	else if (verdict.error)
		row->by_error++;
	else if (verdict.warning)
		row->by_warning++;
	else if (verdict.astray)
		row->by_case++;
	else if (verdict.missed)
		row->by_mutant++;
	else
		str_add_format(&mutation->passed, "%s %s: %s\n", row->kind, where, what);
	row->passed = row->tried - row->by_rule - row->by_error - row->by_warning - row->by_case
	    - row->by_mutant;
}

static void
note_broken(struct mutation *mutation, uint64_t broken)
{
	for (uint32_t rule = 0; rule < MUTATION_RULES; rule++) {
		mutation->breaks[rule] += broken >> rule & 1;
		mutation->alone[rule] += broken == UINT64_C(1) << rule;
	}
	if (broken)
		mutate_rules_try(mutation, broken);
}

bool
mutation_is_in_gate(const struct mutation *mutation, uint32_t entry)
{
	const struct entry *row = &mutation->shipped->entries[entry];

	return row->kind == ENTRY_QUESTION
	    && row->tree == forest_find_tree(mutation->shipped, "gate");
}

void
mutation_try(struct mutation *mutation, uint32_t entry, const char *format, ...)
{
	const struct forest *forest = mutation->shipped;
	const char *id = forest_text(forest, forest->entries[entry].id);
	const char *tree = forest_text(forest, forest->trees[forest->entries[entry].tree].id);
	struct verdict verdict = judge_tables(mutation, mutation->look);
	struct str where = { 0 }, what = { 0 };
	va_list args;

	note_broken(mutation, verdict.broken);
	take_back(mutation);
	va_start(args, format);
	str_add_vformat(&what, format, args);
	va_end(args);
	str_add(&where, tree);
	if (strcmp(id, tree) != 0)
		str_add_format(&where, "/%s", id);
	count(mutation, verdict, str_text(&where), str_text(&what));
	str_fini(&where);
	str_fini(&what);
}

void
mutation_try_rule(struct mutation *mutation, bool is_missed, const char *where, const char *what)
{
	struct verdict verdict = judge_tables(mutation, mutation->look);

	verdict.missed = is_missed;
	take_back(mutation);
	count(mutation, verdict, where, what);
}

void
mutation_try_file(struct mutation *mutation, size_t file, const struct str *bytes, size_t line)
{
	const char *name = mutation->files.items[file].name;
	struct verdict verdict = { .error = true };
	struct source_files files;
	struct diags diags = { 0 };
	struct forest *forest;
	char what[32];

	copy_files(mutation, &files);
	source_files_set(&files, name, bytes->data, bytes->length);
	forest = forest_load(&files, "trees", &diags);
	if (diags.levels[DIAG_ERROR] == 0) {
		mutation->base = forest;
		take_back(mutation);
		verdict = judge_tables(mutation, mutation->look);
		note_broken(mutation, verdict.broken);
		mutation->base = mutation->shipped;
		take_back(mutation);
	}
	snprintf(what, sizeof(what), "line %zu", line);
	count(mutation, verdict, name, what);
	forest_free(forest);
	diags_fini(&diags);
	source_files_fini(&files);
}

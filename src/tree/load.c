/* SPDX-License-Identifier: ISC */
/* The only way in for trees: each file by load_file.c, then to freeze, which joins them. What a file
 * is, its name says. */
#include "partway/load.h"

#include <stdlib.h>
#include <string.h>

#include "partway/diag.h"
#include "tree/freeze.h"
#include "tree/load_file.h"
#include "tree/raw.h"

static uint32_t
kind_of_file(const char *name)
{
	for (uint32_t kind = 0; kind < FILE_COUNT; kind++)
		if (strcmp(name, forest_file_name((enum forest_file)kind)) == 0)
			return kind;
	return strncmp(name, "shared/", 7) == 0 ? FILE_BLOCK : FILE_TREE;
}

static void
report_missing(enum forest_file kind, struct diags *diags)
{
	static const char *const without[FILE_COUNT] = {
		[FILE_SOURCES] = "nothing has a source",
		[FILE_CARDS] = "no ending has a card",
		[FILE_RULES] = "nothing is proven",
		[FILE_HELPLINES] = "nobody finds help",
	};

	diag_add(diags, DIAG_FILE_MISSING, (struct place){ 0 }, "%s is missing; without it %s",
	    forest_file_name(kind), without[kind]);
	diag_mend(diags, "add it; the trees that come with partway have one to start from.");
}

/* A folder that holds no trees, or lacks one of the four files that all of them need. */
static void
check_complete(const struct source_files *files, struct diags *diags)
{
	bool has[FILE_KINDS] = { false };

	for (size_t i = 0; i < files->count; i++)
		has[kind_of_file(files->items[i].name)] = true;
	for (uint32_t kind = 0; kind < FILE_COUNT; kind++)
		if (!has[kind])
			report_missing((enum forest_file)kind, diags);
	if (!has[FILE_TREE]) {
		diag_add(diags, DIAG_FILE_MISSING, (struct place){ 0 },
		    "there is no tree in this folder");
		diag_mend(diags, "add one: a file like stress.yaml, or name another folder.");
	}
}

/* What is named comes before who names it; trees and blocks go by their names. */
static int
compare_files(const void *a, const void *b)
{
	const struct source_file *left = a, *right = b;
	uint32_t left_kind = kind_of_file(left->name), right_kind = kind_of_file(right->name);

	if (left_kind < FILE_COUNT || right_kind < FILE_COUNT)
		return (left_kind > right_kind) - (left_kind < right_kind);
	return strcmp(left->name, right->name);
}

struct forest *
forest_load(struct source_files *files, const char *folder, struct diags *diags)
{
	struct freeze freeze = { .diags = diags };
	struct raw_file file = { 0 };

	diags->folder = arena_copy(&diags->arena, folder, strlen(folder));
	check_complete(files, diags);
	if (files->count > 0)
		qsort(files->items, files->count, sizeof(*files->items), compare_files);
	for (size_t i = 0; i < files->count; i++) {
		file.kind = kind_of_file(files->items[i].name);
		load_file(&files->items[i], folder, &file, diags);
		freeze_file(&freeze, &file);
		raw_file_clear(&file);
	}
	raw_file_fini(&file);
	return freeze_finish(&freeze);
}

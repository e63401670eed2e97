/* SPDX-License-Identifier: ISC */
/* The only way in for trees: each file by load_file.c, then all of them to freeze, which joins
 * them. What a file is, its name says. */
#include "partway/load.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
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

/* The name without folder and ".yaml"; the caller frees it. */
static char *
id_of_file(const char *name)
{
	const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
	size_t length = strlen(base);

	if (length > 5 && strcmp(base + length - 5, ".yaml") == 0)
		length -= 5;
	return alloc_copy(base, length);
}

/* A folder that holds no trees, or lacks one of the four files that all of them need. */
static void
check_complete(const struct raw_file *files, size_t count, struct diags *diags)
{
	static const char *const without[FILE_COUNT] = {
		[FILE_CARDS] = "no ending has a card",
		[FILE_SOURCES] = "nothing has a source",
		[FILE_RULES] = "nothing is proven",
		[FILE_HELPLINES] = "nobody finds help",
	};
	bool has[FILE_KINDS] = { false };

	for (size_t i = 0; i < count; i++)
		has[files[i].kind] = true;
	for (uint32_t kind = 0; kind < FILE_COUNT; kind++) {
		if (has[kind])
			continue;
		diag_add(diags, DIAG_FILE_MISSING, (struct place){ 0 },
		    "%s is missing; without it %s", forest_file_name((enum forest_file)kind),
		    without[kind]);
		diag_mend(
		    diags, "add it; the trees that come with partway have one to start from.");
	}
	if (!has[FILE_TREE]) {
		diag_add(diags, DIAG_FILE_MISSING, (struct place){ 0 },
		    "there is no tree in this folder");
		diag_mend(diags, "add one: a file like stress.yaml, or name another folder.");
	}
}

static int
compare_names(const void *a, const void *b)
{
	const struct source_file *left = a, *right = b;

	return strcmp(left->name, right->name);
}

struct forest *
forest_load(struct source_files *files, const char *folder, struct diags *diags)
{
	struct raw_file *raw = alloc_array(files->count, sizeof(*raw));
	struct forest *forest;

	diags->folder = arena_copy(&diags->arena, folder, strlen(folder));
	if (files->count > 0)
		qsort(files->items, files->count, sizeof(*files->items), compare_names);
	for (size_t i = 0; i < files->count; i++) {
		raw[i].kind = kind_of_file(files->items[i].name);
		raw[i].id = id_of_file(files->items[i].name);
		load_file(&files->items[i], folder, &raw[i], diags);
	}
	check_complete(raw, files->count, diags);
	forest = freeze_forest(raw, files->count, diags);
	for (size_t i = 0; i < files->count; i++) {
		raw_file_drop(&raw[i]);
		free(raw[i].id);
	}
	free(raw);
	return forest;
}

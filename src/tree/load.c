/* SPDX-License-Identifier: ISC */
/* The only way in for YAML: bytes -> scan -> libcyaml -> freeze. The scan finds everything, with
 * its place; libcyaml fills the structs, and only reads what the scan found clean. Should it
 * complain even then, the two readers differ, which is a bug of ours and is reported as one. */
#include "partway/load.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/str.h"
#include "tree/freeze.h"
#include "tree/raw.h"
#include "tree/scan.h"

/* What libcyaml may take for a file. Its structs are larger than the words in the file, never by
 * so much. */
#define BUDGET_TIMES 64
#define BUDGET_LEAST ((size_t)1 << 20)

static const char *const reserved[FILE_COUNT] = {
	[FILE_CARDS] = "shared/cards.yaml",
	[FILE_SOURCES] = "shared/sources.yaml",
	[FILE_RULES] = "shared/rules.yaml",
	[FILE_HELPLINES] = "shared/helplines.yaml",
};

static uint32_t
kind_of_file(const char *name)
{
	for (uint32_t kind = 0; kind < FILE_COUNT; kind++)
		if (strcmp(name, reserved[kind]) == 0)
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

static void
cut_bom(struct source_file *file)
{
	if (file->length < 3 || memcmp(file->bytes, "\xef\xbb\xbf", 3) != 0)
		return;
	file->length -= 3;
	memmove(file->bytes, file->bytes + 3, file->length);
}

/* The number of a file that could not be read, which is known already; 0 where it is not. */
static uint32_t
find_file(const struct diags *diags, const char *name)
{
	for (size_t i = 0; i < diags->file_count; i++)
		if (strcmp(diags->files[i].name, name) == 0)
			return (uint32_t)i + 1;
	return 0;
}

/* Makes FILE known to DIAGS, which owns its bytes from here on. */
static uint32_t
hand_over(struct source_file *file, const char *folder, struct diags *diags)
{
	const char *slash = *folder && folder[strlen(folder) - 1] != '/' ? "/" : "";
	struct str name = { 0 };
	uint32_t number;

	str_add_format(&name, "%s%s%s", folder, slash, file->name);
	number = file->bytes ? 0 : find_file(diags, str_text(&name));
	if (file->bytes)
		cut_bom(file);
	if (number == 0)
		number = diags_add_file(diags, str_text(&name), file->bytes, file->length);
	file->bytes = NULL;
	str_fini(&name);
	return number;
}

static void
load_file(struct raw_file *file, struct diags *diags)
{
	const struct diag_file *source = &diags->files[file->number - 1];
	struct str why = { 0 };

	if (!source->bytes || !scan_file(diags, file->number, file->kind, &file->marks))
		return;
	marks_trim(&file->marks);
	file->data =
	    raw_load(source, file->kind, BUDGET_LEAST + BUDGET_TIMES * source->length, &why);
	if (!file->data) {
		diag_add(diags, DIAG_INTERNAL, (struct place){ .file = file->number },
		    "the two readers of this file do not agree: %s",
		    why.length > 0 ? str_text(&why) : "it holds nothing");
		diag_mend(diags, "this is a bug of partway; please report it, with the file.");
	}
	str_fini(&why);
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
		    "%s is missing; without it %s", reserved[kind], without[kind]);
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
		raw[i].number = hand_over(&files->items[i], folder, diags);
		load_file(&raw[i], diags);
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

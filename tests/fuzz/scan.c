/* SPDX-License-Identifier: ISC */
/* Fuzzer: one file of any kind, through both readers of YAML. What the scan accepts libcyaml must
 * accept; and what libcyaml accepts the scan must, less the faults that only it looks for. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/str.h"
#include "tree/load_file.h"
#include "tree/raw.h"

#define BUDGET ((size_t)1 << 24)

static uint32_t
kind_of(const char *name)
{
	for (uint32_t kind = 0; kind < FILE_COUNT; kind++)
		if (strcmp(name, forest_file_name((enum forest_file)kind)) == 0)
			return kind;
	if (strcmp(name, "site.yaml") == 0)
		return FILE_SITE;
	if (strcmp(name, "cases.yaml") == 0)
		return FILE_CASES;
	return strncmp(name, "shared/", 7) == 0 ? FILE_BLOCK : FILE_TREE;
}

/* What libcyaml refuses, too, wherever it stands. Of the others it takes some, such as tags, anchors of
 * keys and lists without an item, and does not look behind the first document. */
static bool
both_refuse(enum diag_code code)
{
	switch (code) {
	case DIAG_KEY_UNKNOWN:
	case DIAG_KEY_CONDITION:
	case DIAG_KEY_TWICE:
	case DIAG_KEY_MISSING:
	case DIAG_VALUE_KIND:
		return true;
	default:
		return false;
	}
}

static void
compare(const struct raw_file *file, const struct diags *diags)
{
	struct raw_file again = { .kind = file->kind };
	struct str why = { 0 };
	bool must_fail = false;

	for (size_t i = 0; i < diags->count; i++)
		must_fail = must_fail || both_refuse(diags->items[i].code);
	if (must_fail) {
		assert(!raw_load(&again, &diags->files[file->number - 1], BUDGET, &why));
		raw_file_fini(&again);
		str_fini(&why);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = alloc_copy((const char *)data, size);
	size_t length;
	char *name = laid_next(text, size, &length);
	struct source_file source = { .name = name, .bytes = text, .length = size };
	struct raw_file file = { .kind = kind_of(name) };
	struct diags diags = { 0 };

	load_file(&source, "", &file, &diags);
	judge_findings(&diags);
	assert(file.data || diags.levels[DIAG_ERROR] > 0);
	if (!file.data)
		compare(&file, &diags);
	raw_file_fini(&file);
	diags_fini(&diags);
	free(name);
	return 0;
}

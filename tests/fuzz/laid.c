/* SPDX-License-Identifier: ISC */
/* Forests from inputs: a file or several, laid over a small forest that is sound, so that random
 * bytes get past the files that every forest needs. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"

#define FOLDER "tests/lint/base"
#define FIRST "stress.yaml"
#define NAME_BYTES 63

static struct source_files base;

static void
read_base(void)
{
	struct diags diags = { 0 };

	if (base.count > 0)
		return;
	assert(source_files_read(&base, FOLDER, &diags));
	diags_fini(&diags);
}

/* The next mark from TEXT on, at the start of a line. */
static const char *
find_mark(const char *text, const char *end)
{
	for (const char *at = text; at; at = at + 1 < end ? at + 1 : NULL) {
		at = memmem(at, (size_t)(end - at), LAID_IN_PLACE, strlen(LAID_IN_PLACE));
		if (!at || at == text || at[-1] == '\n')
			return at;
	}
	return NULL;
}

char *
laid_next(const char *text, size_t size, size_t *length)
{
	const char *name = FIRST, *end = text + size, *next;
	size_t name_length = strlen(FIRST);
	bool is_marked = strncmp(text, LAID_IN_PLACE, strlen(LAID_IN_PLACE)) == 0;

	if (is_marked) {
		name = text + strlen(LAID_IN_PLACE);
		name_length = strcspn(name, "\n");
	}
	next = size > 0 ? find_mark(text + (is_marked ? 1 : 0), end) : NULL;
	*length = next ? (size_t)(next - text) : size;
	return alloc_copy(name, name_length < NAME_BYTES ? name_length : NAME_BYTES);
}

void
laid_over(struct source_files *files, const uint8_t *data, size_t size)
{
	char *text = alloc_copy((const char *)data, size);

	read_base();
	for (size_t i = 0; i < base.count; i++)
		source_files_set(
		    files, base.items[i].name, base.items[i].bytes, base.items[i].length);
	for (size_t at = 0, length; at < size; at += length) {
		char *name = laid_next(text + at, size - at, &length);

		source_files_set(files, name, text + at, length);
		free(name);
	}
	free(text);
}

const struct forest *
laid_base(void)
{
	static struct forest *forest;
	struct source_files files = { 0 };
	struct diags diags = { 0 };

	if (forest)
		return forest;
	laid_over(&files, NULL, 0);
	forest = forest_load(&files, "", &diags);
	assert(forest && diags.count == 0);
	diags_fini(&diags);
	source_files_fini(&files);
	return forest;
}

/* SPDX-License-Identifier: ISC */
/* The only way in for YAML: bytes -> scan -> libcyaml. The scan finds everything, with its place;
 * libcyaml fills the structs, and only reads what the scan found clean. Should it complain even
 * then, the two readers differ, which is a bug of ours and is reported as one. */
#include "tree/load_file.h"

#include <string.h>

#include "partway/diag.h"
#include "partway/load.h"
#include "partway/str.h"
#include "tree/raw.h"
#include "tree/scan.h"

/* What libcyaml may take for a file. Its structs are larger than the words in the file, never by
 * so much. */
#define BUDGET_TIMES 64
#define BUDGET_LEAST ((size_t)1 << 20)

void
load_file_add_name(struct str *out, const char *folder, const char *name)
{
	str_add(out, folder);
	if (*folder && folder[strlen(folder) - 1] != '/')
		str_add_char(out, '/');
	str_add(out, name);
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
	struct str name = { 0 };
	uint32_t number;

	load_file_add_name(&name, folder, file->name);
	number = file->bytes ? 0 : find_file(diags, str_text(&name));
	if (file->bytes)
		cut_bom(file);
	if (number == 0)
		number = diags_add_file(diags, str_text(&name), file->bytes, file->length);
	file->bytes = NULL;
	str_fini(&name);
	return number;
}

void
load_file(
    struct source_file *source, const char *folder, struct raw_file *file, struct diags *diags)
{
	const struct diag_file *known;
	struct str why = { 0 };

	file->number = hand_over(source, folder, diags);
	known = &diags->files[file->number - 1];
	if (!known->bytes || !scan_file(diags, file->number, file->kind, &file->marks))
		return;
	if (!raw_load(file, known, BUDGET_LEAST + BUDGET_TIMES * known->length, &why)) {
		diag_add(diags, DIAG_INTERNAL, (struct place){ .file = file->number },
		    "the two readers of this file do not agree: %s",
		    why.length > 0 ? str_text(&why) : "it holds nothing");
		diag_mend(diags, "this is a bug of partway; please report it, with the file.");
	}
	str_fini(&why);
}

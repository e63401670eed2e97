/* SPDX-License-Identifier: ISC */
#include "site_trial.h"

#include <criterion/criterion.h>

#include "partway/check.h"
#include "partway/forest.h"
#include "partway/load.h"

static void
run(struct site_trial *trial, struct source_files *files)
{
	trial->is_loaded = site_load(&trial->file, files->items, forest_builtin(), &trial->diags);
	check_site(&trial->file, forest_builtin(), &trial->diags);
	diags_sort(&trial->diags);
	diags_write(&trial->diags, &trial->findings);
	source_files_fini(files);
}

void
site_trial_bytes(struct site_trial *trial, const char *bytes, size_t length)
{
	struct source_files files = { 0 };

	*trial = (struct site_trial){ 0 };
	source_files_set(&files, "site.yaml", bytes, length);
	run(trial, &files);
}

void
site_trial_file(struct site_trial *trial, const char *path)
{
	struct source_files files = { 0 };

	*trial = (struct site_trial){ 0 };
	cr_assert(source_files_read_one(&files, path, &trial->diags), "%s", path);
	run(trial, &files);
}

void
site_trial_texts(struct site_trial *trial, const char *group, const char *person)
{
	struct str text = { 0 };

	str_add_format(&text, "format: 1\ngroup: %s\nperson: %s\n" SITE_TIMES, group, person);
	site_trial_bytes(trial, text.data, text.length);
	str_fini(&text);
}

void
site_trial_fini(struct site_trial *trial)
{
	site_fini(&trial->file);
	diags_fini(&trial->diags);
	str_fini(&trial->findings);
}

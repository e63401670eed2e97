/* SPDX-License-Identifier: ISC */
/* Where the forest of a command comes from, a folder or the program itself, and what its findings
 * mean. */
#include "cmd.h"

#include <string.h>

#include "partway/bounds.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/near.h"
#include "partway/str.h"
#include "partway/utf8.h"

/* The file that the built-in forest calls NUMBER, under the name that it has in the sources. */
static void
add_file_name(struct str *out, const struct forest *forest, uint32_t number)
{
	for (unsigned i = 0; i < FILE_COUNT; i++)
		if (forest->files[i] == number)
			str_add_format(out, "trees/%s", forest_file_name((enum forest_file)i));
	for (size_t i = 0; i < forest->trees_count; i++)
		if (forest->trees[i].file == number)
			str_add_format(out, "trees/%s%s.yaml",
			    forest->trees[i].is_block ? "shared/" : "",
			    forest_text(forest, forest->trees[i].id));
}

/* Makes the files of the built-in forest known to DIAGS; returns how many there are. */
static size_t
name_files(const struct forest *forest, struct diags *diags)
{
	struct str name = { 0 };
	uint32_t last = 0;

	for (size_t i = 0; i < FILE_COUNT; i++)
		last = forest->files[i] > last ? forest->files[i] : last;
	for (size_t i = 0; i < forest->trees_count; i++)
		last = forest->trees[i].file > last ? forest->trees[i].file : last;
	for (uint32_t number = 1; number <= last; number++) {
		str_clear(&name);
		add_file_name(&name, forest, number);
		diags_add_file(diags, str_text(&name), NULL, 0);
	}
	str_fini(&name);
	return last;
}

enum status
cmd_open_forest(struct opened *opened, const char *dir, struct diags *diags)
{
	struct source_files files = { 0 };
	bool read;

	if (!dir) {
		opened->forest = forest_builtin();
		opened->files = name_files(opened->forest, diags);
		return STATUS_DONE;
	}
	read = source_files_read(&files, dir, diags);
	opened->files = files.count;
	if (read)
		opened->loaded = forest_load(&files, dir, diags);
	opened->forest = opened->loaded;
	source_files_fini(&files);
	return read ? STATUS_DONE : STATUS_FAILED;
}

enum status
cmd_judge(const struct diags *diags)
{
	bool clean = diags->levels[DIAG_ERROR] == 0 && diags->levels[DIAG_WARNING] == 0;

	return clean ? STATUS_DONE : STATUS_FINDINGS;
}

void
cmd_print_findings(const struct diags *diags)
{
	struct str out = { 0 };

	diags_write(diags, &out);
	cmd_complain(&out);
	str_fini(&out);
}

enum status
cmd_open_proven(struct opened *opened, const struct options *options)
{
	struct diags diags = { 0 };
	struct coverage coverage = { 0 };
	enum status status;

	if (!options->trees) { /* what is built in was proven */
		opened->forest = forest_builtin();
		return STATUS_DONE;
	}
	status = cmd_open_forest(opened, options->trees, &diags);
	/* No day: a number that was not checked for long must not shut a reader out. */
	if (status == STATUS_DONE)
		check_forest(opened->forest, opened->files, (struct date){ 0 }, &diags, &coverage);
	if (status == STATUS_DONE && (diags.levels[DIAG_ERROR] > 0 || !coverage.proven))
		status = STATUS_FINDINGS;
	if (status != STATUS_DONE)
		cmd_print_findings(&diags);
	diags_fini(&diags);
	return status;
}

enum status
cmd_with_proven(const struct options *options, struct arguments arguments, forest_run *run)
{
	struct opened opened = { 0 };
	enum status status = cmd_open_proven(&opened, options);

	if (status == STATUS_DONE)
		status = run(opened.forest, options, arguments);
	cmd_close_forest(&opened);
	return status;
}

void
cmd_close_forest(struct opened *opened)
{
	forest_free(opened->loaded);
	*opened = (struct opened){ 0 };
}

/* Says that no tree has this name, and which one may be meant. */
static void
refuse_tree(const struct forest *forest, const char *name)
{
	bool is_block = forest_find_tree(forest, name) != NONE;
	struct str out = { 0 };
	struct near near;

	str_add(&out,
	    is_block ? "partway: no walk begins at the block \"" : "partway: no tree is called \"");
	utf8_add_safe(&out, name, strlen(name), BOUND_KEY_BYTES);
	near_start(&near, name);
	for (uint32_t i = 0; i < forest->trees_count; i++)
		if (!forest->trees[i].is_block)
			near_offer(&near, forest_text(forest, forest->trees[i].id), i);
	if (near.best)
		str_add_format(&out, "\"; did you mean \"%s\"?\n", near.best);
	else
		str_add(&out, "\"; partway stats lists them\n");
	cmd_complain(&out);
	str_fini(&out);
}

enum status
cmd_find_tree(const struct forest *forest, const char *name, uint32_t *tree)
{
	*tree = forest_find_tree(forest, name);
	if (*tree != NONE && !forest->trees[*tree].is_block)
		return STATUS_DONE;
	refuse_tree(forest, name);
	return STATUS_USAGE;
}

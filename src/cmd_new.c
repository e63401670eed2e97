/* SPDX-License-Identifier: ISC */
/* partway new: a small tree to start from. The forest need not be in order: a tree may be what it
 * lacks, and the very file that the output goes to may stand there empty. But all of it must have been
 * read: a file that was not may have the very id. */
#include "cmd.h"

#include <string.h>

#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/new_tree.h"
#include "partway/str.h"
#include "partway/utf8.h"

static enum status
refuse_id(const char *id, const char *why)
{
	struct str out = { 0 };

	str_add(&out, "partway: \"");
	utf8_add_safe(&out, id, strlen(id), BOUND_KEY_BYTES);
	str_add_format(&out, "\" cannot be the id of a new tree: %s\n", why);
	cmd_complain(&out);
	str_fini(&out);
	return STATUS_USAGE;
}

static enum status
write_tree(const struct forest *forest, const char *id)
{
	struct str out = { 0 };
	enum status status;
	uint32_t taken = forest_find_tree(forest, id);

	if (!forest_is_id(id) || strcmp(id, "return") == 0)
		return refuse_id(id, "use small letters, digits and hyphens, like after-a-move");
	if (strlen(id) > BOUND_KEY_BYTES)
		return refuse_id(id, "it is too long");
	if (taken != NONE)
		return refuse_id(
		    id, forest->trees[taken].is_block ? "a block has it" : "a tree has it");
	new_tree_write(forest, id, &out);
	status = cmd_print(&out);
	str_fini(&out);
	return status;
}

/* False: there is a file that could not be read. */
static bool
is_read(const struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].code == DIAG_FILE_UNREADABLE)
			return false;
	return true;
}

enum status
cmd_new(const struct options *options, struct arguments arguments)
{
	struct opened opened = { 0 };
	struct diags diags = { 0 };
	enum status status = cmd_open_forest(&opened, options->trees, &diags);

	if (status == STATUS_DONE && (!opened.forest || !is_read(&diags)))
		status = STATUS_FINDINGS;
	if (status == STATUS_DONE)
		status = write_tree(opened.forest, arguments.items[0]);
	else
		cmd_print_findings(&diags);
	cmd_close_forest(&opened);
	diags_fini(&diags);
	return status;
}

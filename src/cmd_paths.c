/* SPDX-License-Identifier: ISC */
/* partway paths: every way through the trees, for sign-off. Where nobody could read them all it
 * says how many there are, and writes none. */
#include "cmd.h"

#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/paths_table.h"
#include "partway/str.h"

/* True where nobody could read the walks of TREE, or with NONE of all trees; that is said. */
static bool
are_too_many(const struct forest *forest, uint32_t tree)
{
	struct str out = { 0 };
	uint64_t count;
	bool is_exact =
	    tree == NONE ? paths_count_all(forest, &count) : paths_count(forest, tree, &count);

	if (count <= BOUND_PATHS)
		return false;
	str_add_format(&out,
	    "partway: there are %s%llu walks, and at most %u are written for people to read\n%s",
	    is_exact ? "" : "more than ", (unsigned long long)count, BOUND_PATHS,
	    tree == NONE ? "Name one tree: partway paths TREE\n" : "");
	cmd_complain(&out);
	str_fini(&out);
	return true;
}

/* Prints a part, until one cannot be printed. CONTEXT: the status so far. */
static void
take(const struct str *part, void *context)
{
	enum status *status = context;

	if (*status == STATUS_DONE)
		*status = cmd_print(part);
}

static enum status
write_paths(const struct forest *forest, const struct options *options, struct arguments arguments)
{
	uint32_t tree = NONE;
	enum status status = STATUS_DONE;
	struct paths_table table = { forest, (enum paths_format)options->format, take, &status };

	if (arguments.count > 0) {
		status = cmd_find_tree(forest, arguments.items[0], &tree);
		if (status != STATUS_DONE)
			return status;
	}
	if (are_too_many(forest, tree))
		return STATUS_FAILED;
	paths_table_write(&table, tree);
	return status;
}

enum status
cmd_paths(const struct options *options, struct arguments arguments)
{
	return cmd_with_proven(options, arguments, write_paths);
}

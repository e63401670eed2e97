/* SPDX-License-Identifier: ISC */
/* partway man: a tree on paper. Without a name the tree that is handed out first. */
#include "cmd.h"

#include "partway/forest.h"
#include "partway/str.h"
#include "partway/walkthrough.h"

#define FIRST_SHEET "start"

static enum status
write_sheet(const struct forest *forest, const struct options *options, struct arguments arguments)
{
	struct walkthrough walkthrough = {
		.forest = forest, .region = NONE, .is_large = options->large_print
	};
	const char *name = arguments.count > 0 ? arguments.items[0] : FIRST_SHEET;
	struct str out = { 0 };
	enum status status = cmd_find_tree(forest, name, &walkthrough.tree);

	/* Not the locale's: the same trees give the same sheet everywhere. */
	if (status == STATUS_DONE && options->region)
		status = cmd_find_region(forest, options, &walkthrough.region);
	if (status != STATUS_DONE)
		return status;
	walkthrough_write(&walkthrough, &out);
	status = cmd_print(&out);
	str_fini(&out);
	return status;
}

enum status
cmd_man(const struct options *options, struct arguments arguments)
{
	return cmd_with_proven(options, arguments, write_sheet);
}

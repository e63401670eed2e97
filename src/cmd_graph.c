/* SPDX-License-Identifier: ISC */
/* partway graph: one tree or all of them as a picture, in words for programs that draw. */
#include "cmd.h"

#include "partway/forest.h"
#include "partway/graph.h"
#include "partway/str.h"

static enum status
write_graph(const struct forest *forest, const struct options *options, struct arguments arguments)
{
	struct graph graph = { .forest = forest,
		.tree = NONE,
		.format = (enum graph_format)options->format,
		.numbers = options->numbers };
	struct str out = { 0 };
	enum status status = STATUS_DONE;

	if (arguments.count > 0)
		status = cmd_find_tree(forest, arguments.items[0], &graph.tree);
	if (status != STATUS_DONE)
		return status;
	graph_write(&graph, &out);
	status = cmd_print(&out);
	str_fini(&out);
	return status;
}

enum status
cmd_graph(const struct options *options, struct arguments arguments)
{
	return cmd_with_proven(options, arguments, write_graph);
}

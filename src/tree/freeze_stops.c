/* SPDX-License-Identifier: ISC */
/* Part of freeze: the stops of a block, lines for the first page of paper. They name entries as
 * answers do, but no walk takes them: sorting and proving never see them. */
#include "tree/freeze.h"

#include <string.h>

#define AT(type, member) mark_field(mark, offsetof(struct raw_##type, member))

/* The way to the entry where a reader of the stop reads on, or GO_BROKEN. */
static uint32_t
freeze_target(struct freeze *freeze, const char *text, const struct mark *mark)
{
	if (strcmp(text, "return") != 0)
		return freeze_go(freeze, text, mark);
	diag_add(freeze->diags, DIAG_GO_KIND, freeze_place(freeze, mark),
	    "\"return\" leads on, and a stop does not");
	diag_mend(freeze->diags, "name an entry, or write \"block:ID\" or \"tree:ID\".");
	return GO_BROKEN;
}

static void
freeze_stop(struct freeze *freeze, const struct raw_stop *raw, const struct mark *mark)
{
	const struct mark *go = AT(stop, go);
	struct stop stop = {
		.say = freeze_words(freeze, raw->say, AT(stop, say)),
		.todo = freeze_words(freeze, raw->todo, AT(stop, todo)),
		.go = { freeze_target(freeze, raw->go, go), go->line, go->column },
	};

	*tables_add_stop(&freeze->tables) = stop;
}

void
freeze_stops(
    struct freeze *freeze, uint32_t tree, const struct raw_tree *raw, const struct mark *mark)
{
	const struct mark *row = mark_first(AT(tree, stops));

	freeze->tables.trees[tree].stops =
	    (struct span){ (uint32_t)freeze->tables.stops_count, raw->stops_count };
	for (uint32_t i = 0; i < raw->stops_count; i++, row = mark_next(row))
		freeze_stop(freeze, &raw->stops[i], row);
}

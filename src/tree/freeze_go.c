/* SPDX-License-Identifier: ISC */
/* Part of freeze: where an answer leads. Four forms: the id of an entry of the same file, tree:ID,
 * block:ID, and return. What authors write instead is nearly always one of a few slips, and each
 * is told apart. */
#include "tree/freeze.h"

#include <string.h>

#include "partway/near.h"
#include "partway/str.h"

static const char *
id_of_tree(const struct freeze *freeze, uint32_t tree)
{
	return freeze->texts.bytes + freeze->tables.trees[tree].id.text;
}

static const char *
kind_of_tree(const struct freeze *freeze, uint32_t tree)
{
	return freeze->tables.trees[tree].is_block ? "block" : "tree";
}

static const struct name *
find_tree(struct freeze *freeze, const char *id)
{
	return names_find(&freeze->names, SCOPE_TREE, texts_find(&freeze->texts, id));
}

static const struct name *
find_entry(struct freeze *freeze, uint32_t tree, const char *id)
{
	return names_find(&freeze->names, SCOPE_ENTRY + tree, texts_find(&freeze->texts, id));
}

/* Offers every tree and block, as ways name them. */
static void
offer_trees(struct freeze *freeze, struct near *near)
{
	struct str way = { 0 };

	for (uint32_t i = 0; i < freeze->tables.trees_count; i++) {
		str_clear(&way);
		str_add_format(&way, "%s:%s", kind_of_tree(freeze, i), id_of_tree(freeze, i));
		near_offer(near, way.data, 0);
		if (near->best == way.data)
			near->best = arena_copy(&freeze->diags->arena, way.data, way.length);
	}
	str_fini(&way);
}

/* Says how to mend a way to nowhere: by what is near among all that could be written there. */
static void
mend_way(struct freeze *freeze, uint32_t tree, const char *text)
{
	struct near near;

	near_start(&near, text);
	freeze_offer(freeze, SCOPE_ENTRY + tree, &near);
	if (freeze_may_compare(freeze, freeze->tables.trees_count))
		offer_trees(freeze, &near);
	diag_mend_near(
	    freeze->diags, near.best, near.tag, "add an entry with this id, or write another one.");
}

/* The start of the tree or block that PREFIX:ID names. */
static uint32_t
go_to_tree(struct freeze *freeze, uint32_t from, const char *text, const struct mark *mark)
{
	bool is_block = text[0] == 'b';
	const char *id = strchr(text, ':') + 1;
	const struct name *name = find_tree(freeze, id);

	if (!name) {
		diag_add(freeze->diags, DIAG_GO_UNKNOWN, freeze_place(freeze, mark),
		    "no %s is called \"%s\"", is_block ? "block" : "tree", id);
		mend_way(freeze, from, text);
		return GO_BROKEN;
	}
	if (name->index == NONE)
		return GO_BROKEN;
	if (freeze->tables.trees[name->index].is_block != is_block) {
		diag_add(freeze->diags, DIAG_GO_KIND, freeze_place(freeze, mark), "\"%s\" is a %s",
		    id, kind_of_tree(freeze, name->index));
		diag_mend(freeze->diags, "write \"%s:%s\".", kind_of_tree(freeze, name->index), id);
		return GO_BROKEN;
	}
	return freeze->tables.trees[name->index].start;
}

/* True where trees open with TREE, or may do so as far as is known. */
static bool
may_return(const struct freeze *freeze, uint32_t tree)
{
	for (uint32_t i = 0; i < freeze->tables.trees_count; i++)
		if (freeze->tables.trees[i].opens_with == tree
		    || freeze->tables.trees[i].opens_with == GO_BROKEN)
			return true;
	return freeze->lacks_tree;
}

static uint32_t
go_back(struct freeze *freeze, uint32_t from, const struct mark *mark)
{
	if (may_return(freeze, from))
		return GO_RETURN;
	diag_add(freeze->diags, DIAG_RETURN_OUTSIDE, freeze_place(freeze, mark),
	    "\"return\" works only in a block that a tree opens with");
	diag_mend(freeze->diags, "name an entry.");
	return GO_BROKEN;
}

/* The way is the bare id of what is no entry of this file. */
static void
report_bare(struct freeze *freeze, uint32_t from, const char *text, const struct mark *mark)
{
	struct place at = freeze_place(freeze, mark);
	const struct name *name = find_tree(freeze, text);

	if (name && name->index != NONE) {
		const char *kind = kind_of_tree(freeze, name->index);

		diag_add(freeze->diags, DIAG_GO_KIND, at, "\"%s\" is a %s", text, kind);
		diag_mend(freeze->diags, "write \"%s:%s\".", kind, text);
		return;
	}
	for (uint32_t tree = 0; tree < freeze->tables.trees_count; tree++) {
		name = find_entry(freeze, tree, text);
		if (!name)
			continue;
		diag_add(freeze->diags, DIAG_GO_ELSEWHERE, at,
		    "\"%s\" is in %s; only entries of this file go by their ids", text,
		    diags_file_name(freeze->diags, name->file));
		if (freeze->tables.trees[tree].start == name->index)
			diag_mend(freeze->diags, "write \"%s:%s\".", kind_of_tree(freeze, tree),
			    id_of_tree(freeze, tree));
		else
			diag_mend(freeze->diags,
			    "make it a block of its own, and write \"block:%s\".", text);
		return;
	}
	diag_add(freeze->diags, DIAG_GO_UNKNOWN, at, "no entry here is called \"%s\"", text);
	mend_way(freeze, from, text);
}

/* The entry of this file that TEXT names, unless it could be another tree as well. */
static uint32_t
go_to_entry(struct freeze *freeze, uint32_t from, const char *text, const struct mark *mark)
{
	const struct name *entry = find_entry(freeze, from, text);
	const struct name *tree = find_tree(freeze, text);

	if (!entry) {
		report_bare(freeze, from, text, mark);
		return GO_BROKEN;
	}
	if (!tree || tree->index == from || tree->index == NONE)
		return entry->index;
	diag_add(freeze->diags, DIAG_GO_AMBIGUOUS, freeze_place(freeze, mark),
	    "\"%s\" is an entry here (line %u) and a %s too", text, (unsigned)entry->line,
	    kind_of_tree(freeze, tree->index));
	diag_mend(freeze->diags, "rename the entry, or write \"%s:%s\".",
	    kind_of_tree(freeze, tree->index), text);
	return GO_BROKEN;
}

uint32_t
freeze_go(struct freeze *freeze, uint32_t tree, const char *text, const struct mark *mark)
{
	if (strncmp(text, "tree:", 5) == 0 || strncmp(text, "block:", 6) == 0)
		return go_to_tree(freeze, tree, text, mark);
	if (strcmp(text, "return") == 0)
		return go_back(freeze, tree, mark);
	return go_to_entry(freeze, tree, text, mark);
}

uint32_t
freeze_opening(struct freeze *freeze, const char *text, const struct mark *mark)
{
	const struct name *name = find_tree(freeze, text);

	if (!name) {
		diag_add(freeze->diags, DIAG_GO_UNKNOWN, freeze_place(freeze, mark),
		    "no block is called \"%s\"", text);
		freeze_mend_name(freeze, SCOPE_TREE, text, "write the id of a block.");
		return GO_BROKEN;
	}
	if (name->index == NONE)
		return GO_BROKEN;
	if (!freeze->tables.trees[name->index].is_block) {
		diag_add(freeze->diags, DIAG_GO_KIND, freeze_place(freeze, mark),
		    "\"%s\" is a tree, and a tree opens with a block", text);
		diag_mend(freeze->diags, "write the id of a block, like \"gate\".");
		return GO_BROKEN;
	}
	return name->index;
}

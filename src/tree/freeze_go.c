/* SPDX-License-Identifier: ISC */
/* Part of freeze: where an answer leads. Four forms: the id of an entry of the same file, tree:ID,
 * block:ID, and return. What authors write instead is nearly always one of a few slips, and each
 * is told apart. A way may name what another file holds, so it is kept until all are in. */
#include "tree/freeze.h"

#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/near.h"
#include "partway/str.h"

#define RETURN "return"

/* What stands before the id, by kind. */
static const char *const prefixes[] = {
	[WAY_ENTRY] = "",
	[WAY_TREE] = "tree:",
	[WAY_BLOCK] = "block:",
	[WAY_RETURN] = "",
	[WAY_OPENING] = "",
};

/* --- ways that are kept ---------------------------------------------------------------------- */

static uint32_t
add_way(struct freeze *freeze, enum way_kind kind, const char *id, const struct mark *mark)
{
	freeze->ways = alloc_grow(
	    freeze->ways, &freeze->ways_capacity, freeze->ways_count + 1, sizeof(*freeze->ways));
	freeze->ways[freeze->ways_count] = (struct way){
		.id = freeze_words(freeze, id, mark),
		.width = mark->width,
		.kind = (uint16_t)kind,
	};
	return (uint32_t)freeze->ways_count++;
}

uint32_t
freeze_go(struct freeze *freeze, const char *text, const struct mark *mark)
{
	for (enum way_kind kind = WAY_TREE; kind <= WAY_BLOCK; kind++)
		if (strncmp(text, prefixes[kind], strlen(prefixes[kind])) == 0)
			return add_way(freeze, kind, text + strlen(prefixes[kind]), mark);
	if (strcmp(text, RETURN) == 0)
		return add_way(freeze, WAY_RETURN, "", mark);
	return add_way(freeze, WAY_ENTRY, text, mark);
}

uint32_t
freeze_opening(struct freeze *freeze, const char *text, const struct mark *mark)
{
	return add_way(freeze, WAY_OPENING, text, mark);
}

/* --- findings -------------------------------------------------------------------------------- */

static const char *
id_of_way(const struct freeze *freeze, const struct way *way)
{
	return freeze->texts.bytes + way->id.text;
}

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

static struct place
place_of_way(const struct freeze *freeze, const struct way *way)
{
	return (struct place){
		.file = freeze->file,
		.line = way->id.line,
		.column = way->id.column,
		.width = way->width,
	};
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
mend_way(struct freeze *freeze, uint32_t tree, const struct way *way)
{
	struct str text = { 0 };
	struct near near;

	str_add(&text, prefixes[way->kind]);
	str_add(&text, id_of_way(freeze, way));
	near_start(&near, str_text(&text));
	freeze_offer(freeze, SCOPE_ENTRY + tree, &near);
	if (freeze_may_compare(freeze, freeze->tables.trees_count))
		offer_trees(freeze, &near);
	diag_mend_near(
	    freeze->diags, near.best, near.tag, "add an entry with this id, or write another one.");
	str_fini(&text);
}

/* WAY is the bare id of what is no entry of its file. */
static void
report_bare(struct freeze *freeze, uint32_t from, const struct way *way)
{
	const char *text = id_of_way(freeze, way);
	const struct name *name = names_find(&freeze->names, SCOPE_TREE, way->id.text);
	struct place at = place_of_way(freeze, way);

	if (name && name->index != NONE) {
		const char *kind = kind_of_tree(freeze, name->index);

		diag_add(freeze->diags, DIAG_GO_KIND, at, "\"%s\" is a %s", text, kind);
		diag_mend(freeze->diags, "write \"%s:%s\".", kind, text);
		return;
	}
	for (uint32_t tree = 0; tree < freeze->tables.trees_count; tree++) {
		name = names_find(&freeze->names, SCOPE_ENTRY + tree, way->id.text);
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
	mend_way(freeze, from, way);
}

/* --- ways that are found --------------------------------------------------------------------- */

/* The entry of this file that WAY names, unless it could be another tree as well. */
static uint32_t
find_entry(struct freeze *freeze, uint32_t from, const struct way *way)
{
	const struct name *entry = names_find(&freeze->names, SCOPE_ENTRY + from, way->id.text);
	const struct name *tree = names_find(&freeze->names, SCOPE_TREE, way->id.text);
	const char *text = id_of_way(freeze, way);

	if (!entry) {
		report_bare(freeze, from, way);
		return GO_BROKEN;
	}
	if (!tree || tree->index == from || tree->index == NONE)
		return entry->index;
	diag_add(freeze->diags, DIAG_GO_AMBIGUOUS, place_of_way(freeze, way),
	    "\"%s\" is an entry here (line %u) and a %s too", text, (unsigned)entry->line,
	    kind_of_tree(freeze, tree->index));
	diag_mend(freeze->diags, "rename the entry, or write \"%s:%s\".",
	    kind_of_tree(freeze, tree->index), text);
	return GO_BROKEN;
}

/* The start of the tree or block that WAY names. */
static uint32_t
find_start(struct freeze *freeze, uint32_t from, const struct way *way)
{
	bool is_block = way->kind == WAY_BLOCK;
	const char *id = id_of_way(freeze, way);
	const struct name *name = names_find(&freeze->names, SCOPE_TREE, way->id.text);

	if (!name) {
		diag_add(freeze->diags, DIAG_GO_UNKNOWN, place_of_way(freeze, way),
		    "no %s is called \"%s\"", is_block ? "block" : "tree", id);
		mend_way(freeze, from, way);
		return GO_BROKEN;
	}
	if (name->index == NONE)
		return GO_BROKEN;
	if (freeze->tables.trees[name->index].is_block != is_block) {
		diag_add(freeze->diags, DIAG_GO_KIND, place_of_way(freeze, way), "\"%s\" is a %s",
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
find_return(struct freeze *freeze, uint32_t from, const struct way *way)
{
	if (may_return(freeze, from))
		return GO_RETURN;
	diag_add(freeze->diags, DIAG_RETURN_OUTSIDE, place_of_way(freeze, way),
	    "\"return\" works only in a block that a tree opens with");
	diag_mend(freeze->diags, "name an entry.");
	return GO_BROKEN;
}

/* The block that a tree opens with. */
static uint32_t
find_opening(struct freeze *freeze, const struct way *way)
{
	const char *text = id_of_way(freeze, way);
	const struct name *name = names_find(&freeze->names, SCOPE_TREE, way->id.text);

	if (!name) {
		diag_add(freeze->diags, DIAG_GO_UNKNOWN, place_of_way(freeze, way),
		    "no block is called \"%s\"", text);
		freeze_mend_name(freeze, SCOPE_TREE, text, "write the id of a block.");
		return GO_BROKEN;
	}
	if (name->index == NONE)
		return GO_BROKEN;
	if (!freeze->tables.trees[name->index].is_block) {
		diag_add(freeze->diags, DIAG_GO_KIND, place_of_way(freeze, way),
		    "\"%s\" is a tree, and a tree opens with a block", text);
		diag_mend(freeze->diags, "write the id of a block, like \"gate\".");
		return GO_BROKEN;
	}
	return name->index;
}

/* Where way NUMBER of tree FROM leads; NONE and GO_BROKEN stay. */
static uint32_t
find_way(struct freeze *freeze, uint32_t from, uint32_t number)
{
	const struct way *way;

	if (number >= freeze->ways_count)
		return number;
	way = &freeze->ways[number];
	if (way->kind == WAY_OPENING)
		return find_opening(freeze, way);
	if (way->kind == WAY_RETURN)
		return find_return(freeze, from, way);
	if (way->kind == WAY_ENTRY)
		return find_entry(freeze, from, way);
	return find_start(freeze, from, way);
}

/* The ways of the answers and stops of TREE. */
static void
find_ways(struct freeze *freeze, uint32_t tree)
{
	const struct tables *tables = &freeze->tables;
	struct span entries = tables->trees[tree].entries, stops = tables->trees[tree].stops;

	for (uint32_t i = entries.first; i < entries.first + entries.count; i++) {
		struct span answers = tables->entries[i].answers;

		for (uint32_t j = answers.first; j < answers.first + answers.count; j++) {
			struct ref *go = &tables->answers[j].go;

			go->index = find_way(freeze, tree, go->index);
		}
	}
	for (uint32_t i = stops.first; i < stops.first + stops.count; i++) {
		struct ref *go = &tables->stops[i].go;

		go->index = find_way(freeze, tree, go->index);
	}
}

void
freeze_ways(struct freeze *freeze)
{
	struct tree *trees = freeze->tables.trees;

	for (uint32_t i = 0; i < freeze->tables.trees_count; i++) {
		freeze->file = trees[i].file;
		trees[i].opens_with = find_way(freeze, i, trees[i].opens_with);
	}
	for (uint32_t i = 0; i < freeze->tables.trees_count; i++) {
		freeze->file = trees[i].file;
		find_ways(freeze, i);
	}
}

/* SPDX-License-Identifier: ISC */
/* Part of freeze: trees and blocks. First every entry of a file gets its row and its name, then what
 * they say is filled in. */
#include "tree/freeze.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/bounds.h"
#include "partway/date.h"

#define AT(type, member) mark_field(mark, offsetof(struct raw_##type, member))

/* --- rows and names -------------------------------------------------------------------------- */

static void
add_entry(struct freeze *freeze, enum entry_kind kind, const char *id, const struct mark *mark)
{
	uint32_t tree = (uint32_t)freeze->tables.trees_count - 1;
	struct entry *entry = tables_add_entry(&freeze->tables);

	freeze_check_id(freeze, id, mark);
	entry->kind = kind;
	entry->tree = tree;
	entry->id = freeze_words(freeze, id, mark);
	freeze_name(
	    freeze, SCOPE_ENTRY + tree, (uint32_t)freeze->tables.entries_count - 1, entry->id);
}

static void
add_entries(struct freeze *freeze, const struct raw_tree *raw, const struct mark *mark)
{
	const struct mark *row = mark_first(AT(tree, questions));

	for (uint32_t i = 0; i < raw->questions_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		add_entry(freeze, ENTRY_QUESTION, raw->questions[i].id,
		    mark_field(row, offsetof(struct raw_question, id)));
	row = mark_first(AT(tree, endings));
	for (uint32_t i = 0; i < raw->endings_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		add_entry(freeze, ENTRY_ENDING, raw->endings[i].id,
		    mark_field(row, offsetof(struct raw_ending, id)));
}

/* The name of a file without folder and ".yaml"; the caller frees it. */
static char *
id_of_file(const struct freeze *freeze, uint32_t file)
{
	const char *name = diags_file_name(freeze->diags, file), *slash = strrchr(name, '/');
	const char *base = slash ? slash + 1 : name;
	size_t length = strlen(base);

	if (length > 5 && strcmp(base + length - 5, ".yaml") == 0)
		length -= 5;
	return alloc_copy(base, length);
}

/* Makes the name of FILE one of TREE, or of NONE: what is in it is not known. */
static void
name_file(struct freeze *freeze, uint32_t tree, uint32_t file)
{
	char *id = id_of_file(freeze, file);

	names_add(&freeze->names,
	    (struct name){ SCOPE_TREE, texts_add(&freeze->texts, id), tree, file, 0 });
	free(id);
}

/* One or two capital letters, which stand before the numbers of all its entries. */
static void
check_mark(struct freeze *freeze, const char *text, const struct mark *mark)
{
	size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	if (length > 0 && length <= 2 && !text[length])
		return;
	diag_add(freeze->diags, DIAG_MARK_FORM, freeze_place(freeze, mark),
	    "the mark \"%s\" is not one or two capital letters", text);
	diag_mend(freeze->diags, "write something like X.");
}

static void
check_file_name(
    struct freeze *freeze, const struct raw_file *file, const char *id, const struct mark *mark)
{
	const char *kind = file->kind == FILE_BLOCK ? "block" : "tree";
	char *name = id_of_file(freeze, file->number);

	if (strcmp(name, id) != 0) {
		diag_add(freeze->diags, DIAG_FILE_NAME, freeze_place(freeze, mark),
		    "the file is called \"%s\" and the %s \"%s\"", name, kind, id);
		diag_mend(freeze->diags, "make the two the same.");
	}
	free(name);
}

static void
add_tree(struct freeze *freeze, const struct raw_file *file)
{
	const struct raw_tree *raw = file->data;
	const struct mark *mark = marks_root(&file->marks);
	struct tree *tree = tables_add_tree(&freeze->tables);
	uint32_t index = (uint32_t)freeze->tables.trees_count - 1;

	freeze_check_id(freeze, raw->id, AT(tree, id));
	check_mark(freeze, raw->mark, AT(tree, mark));
	check_file_name(freeze, file, raw->id, AT(tree, id));
	tree->file = file->number;
	tree->is_block = file->kind == FILE_BLOCK;
	tree->opens_with = NONE;
	tree->id = freeze_words(freeze, raw->id, AT(tree, id));
	tree->mark = freeze_words(freeze, raw->mark, AT(tree, mark));
	tree->title = freeze_words(freeze, raw->title, AT(tree, title));
	tree->summary = freeze_words(freeze, raw->summary, AT(tree, summary));
	tree->entries.first = (uint32_t)freeze->tables.entries_count;
	tree->entries.count = raw->questions_count + raw->endings_count;
	freeze_name(freeze, SCOPE_TREE, index, tree->id);
	freeze_name(freeze, SCOPE_MARK, index, tree->mark);
	add_entries(freeze, raw, mark);
}

/* A file with something in it gets a row; another one is left out. */
static bool
can_be_row(struct freeze *freeze, const struct raw_file *file)
{
	const struct raw_tree *raw = file->data;
	const struct mark *mark = marks_root(&file->marks);
	size_t count = freeze->tables.entries_count;

	if (!raw)
		return false;
	count += (size_t)raw->questions_count + raw->endings_count;
	if (raw->questions_count + raw->endings_count == 0) {
		diag_add(freeze->diags, DIAG_KEY_MISSING, freeze_place(freeze, mark),
		    "there are neither questions nor endings in this file");
		diag_mend(freeze->diags, "add \"questions:\" and \"endings:\".");
		return false;
	}
	if (count > BOUND_ENTRIES) {
		diag_add(freeze->diags, DIAG_LIMIT, freeze_place(freeze, mark),
		    "with this file there are more than %u questions and endings, which is the "
		    "limit",
		    BOUND_ENTRIES);
		diag_mend(freeze->diags, "split the folder into two.");
		return false;
	}
	return true;
}

/* --- endings --------------------------------------------------------------------------------- */

static struct span
freeze_help(struct freeze *freeze, const struct raw_list *list, const struct mark *mark)
{
	struct span span = { (uint32_t)freeze->tables.refs_count, 0 };
	uint32_t mask = 0;

	mark = mark_first(mark);
	for (uint32_t i = 0; i < list->items_count; i++, mark = mark_next(mark)) {
		uint32_t help = freeze_word(freeze, &help_words, list->items[i], mark);

		if (help == NONE)
			continue;
		if (mask >> help & 1) {
			freeze_twice(freeze, list->items[i], mark);
			continue;
		}
		mask |= 1u << help;
		*tables_add_ref(&freeze->tables) = (struct ref){ help, mark->line, mark->column };
		span.count++;
	}
	return span;
}

static void
freeze_again(struct freeze *freeze, struct entry *entry, const char *text, const struct mark *mark)
{
	enum date_unit unit;

	if (!text)
		return;
	if (date_parse_span(text, &entry->again_count, &unit)) {
		entry->again_unit = unit;
		return;
	}
	entry->again_count = 0;
	diag_add(freeze->diags, DIAG_VALUE_FORM, freeze_place(freeze, mark),
	    "\"%s\" is not a length of time", text);
	diag_mend(freeze->diags, "write it like 4 days, 2 weeks, 3 months.");
}

static void
freeze_ending(
    struct freeze *freeze, uint32_t index, const struct raw_ending *raw, const struct mark *mark)
{
	struct entry *entry = &freeze->tables.entries[index];
	uint32_t contact = freeze_word(freeze, &contact_words, raw->contact, AT(ending, contact));
	uint32_t aim = freeze_word(freeze, &aim_words, raw->aim, AT(ending, aim));

	entry->title = freeze_words(freeze, raw->title, AT(ending, title));
	entry->why = freeze_words(freeze, raw->why, AT(ending, why));
	entry->sources = freeze_refs(freeze, SCOPE_ITEM, &raw->sources, AT(ending, sources));
	entry->todo = freeze_lines(freeze, &raw->todo, AT(ending, todo));
	entry->avoid = freeze_lines(freeze, &raw->avoid, AT(ending, avoid));
	entry->message = freeze_words(freeze, raw->words, AT(ending, words));
	entry->cards = freeze_refs(freeze, SCOPE_CARD, &raw->cards, AT(ending, cards));
	entry->help = freeze_help(freeze, &raw->help, AT(ending, help));
	entry->contact = contact == NONE ? CONTACT_NONE : contact;
	entry->aim = aim == NONE ? AIM_PAUSE : aim;
	freeze_again(freeze, entry, raw->again_in, AT(ending, again_in));
}

/* --- a whole file ---------------------------------------------------------------------------- */

/* Where walks begin: at the entry START, or the first one where that names none. */
static void
freeze_beginning(
    struct freeze *freeze, uint32_t tree, const struct raw_tree *raw, const struct mark *mark)
{
	struct tree *row = &freeze->tables.trees[tree];
	uint32_t start = freeze_find(freeze, SCOPE_ENTRY + tree, raw->start, AT(tree, start));

	row->start = start == NONE ? row->entries.first : start;
	if (raw->opens_with)
		row->opens_with = freeze_opening(freeze, raw->opens_with, AT(tree, opens_with));
}

static void
freeze_entries(
    struct freeze *freeze, uint32_t entry, const struct raw_tree *raw, const struct mark *mark)
{
	const struct mark *row = mark_first(AT(tree, questions));

	for (uint32_t i = 0; i < raw->questions_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_question(freeze, entry++, &raw->questions[i], row);
	row = mark_first(AT(tree, endings));
	for (uint32_t i = 0; i < raw->endings_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_ending(freeze, entry++, &raw->endings[i], row);
}

void
freeze_tree(struct freeze *freeze, const struct raw_file *file)
{
	uint32_t tree = (uint32_t)freeze->tables.trees_count;
	const struct raw_tree *raw = file->data;
	const struct mark *mark = marks_root(&file->marks);

	if (!can_be_row(freeze, file)) {
		name_file(freeze, NONE, file->number);
		freeze->lacks_tree = true;
		return;
	}
	add_tree(freeze, file);
	freeze_beginning(freeze, tree, raw, mark);
	freeze_entries(freeze, freeze->tables.trees[tree].entries.first, raw, mark);
	freeze_stops(freeze, tree, raw, mark);
	freeze_allows(freeze, &raw->allow, AT(tree, allow.items));
}

/* A wrong name is one finding: what names the tree by its file finds it all the same. */
void
freeze_file_names(struct freeze *freeze)
{
	for (uint32_t tree = 0; tree < freeze->tables.trees_count; tree++)
		name_file(freeze, tree, freeze->tables.trees[tree].file);
}

/* SPDX-License-Identifier: ISC */
/* Joining: the files in an order in which what is named comes before who names it, then the rows in
 * the order of the forest. Raw structs are larger than the files, so each goes as soon as it was
 * taken in. */
#include "tree/freeze.h"

#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/load.h"
#include "tree/order.h"

/* A forest with the memory that its head points to. */
struct loaded {
	struct forest forest;
	struct tables tables;
	struct texts texts;
};

struct place
freeze_place(const struct freeze *freeze, const struct mark *mark)
{
	return (struct place){
		.file = freeze->file,
		.line = mark->line,
		.column = mark->column,
		.width = mark->width,
	};
}

struct words
freeze_words(struct freeze *freeze, const char *text, const struct mark *mark)
{
	if (!text)
		return (struct words){ 0 };
	return (struct words){
		.text = texts_add(&freeze->texts, text),
		.line = mark->line,
		.column = mark->column,
	};
}

struct span
freeze_lines(struct freeze *freeze, const struct raw_list *list, const struct mark *mark)
{
	struct span span = { (uint32_t)freeze->tables.lines_count, list->items_count };

	mark = mark_first(mark);
	for (uint32_t i = 0; i < list->items_count; i++, mark = mark_next(mark))
		*tables_add_words(&freeze->tables) = freeze_words(freeze, list->items[i], mark);
	return span;
}

/* Freezes one of the four files that hold no tree, where it did load. */
static void
freeze_shared(struct freeze *freeze, enum forest_file kind)
{
	struct raw_file *file = freeze->shared[kind];
	const struct mark *mark;

	if (!file)
		return;
	freeze->file = file->number;
	mark = marks_root(&file->marks);
	if (kind == FILE_SOURCES)
		freeze_sources(freeze, file->data, mark);
	else if (kind == FILE_CARDS)
		freeze_cards(freeze, file->data, mark);
	else if (kind == FILE_RULES)
		freeze_rules(freeze, file->data, mark);
	else
		freeze_helplines(freeze, file->data, mark);
	raw_file_drop(file);
}

/* What is named comes before who names it. */
static void
freeze_all(struct freeze *freeze)
{
	freeze_shared(freeze, FILE_SOURCES);
	freeze_shared(freeze, FILE_CARDS);
	freeze_shared(freeze, FILE_RULES);
	freeze_shared(freeze, FILE_HELPLINES);
	freeze_trees(freeze);
}

/* Hands tables and texts over to a forest. */
static struct forest *
finish(struct freeze *freeze)
{
	struct loaded *loaded = alloc_array(1, sizeof(*loaded));
	struct forest *forest = &loaded->forest;

	tables_trim(&freeze->tables);
	loaded->tables = freeze->tables;
	loaded->texts = freeze->texts;
#define POINT_TO(type, name) \
	forest->name = loaded->tables.name; \
	forest->name##_count = loaded->tables.name##_count;
	FOREST_TABLES(POINT_TO)
#undef POINT_TO
	forest->text = loaded->texts.bytes;
	forest->text_length = loaded->texts.length;
	for (uint32_t i = 0; i < FILE_COUNT; i++)
		forest->files[i] = freeze->shared[i] ? freeze->shared[i]->number : 0;
	return forest;
}

struct forest *
freeze_forest(struct raw_file *files, size_t count, struct diags *diags)
{
	struct freeze freeze = {
		.diags = diags,
		.files = files,
		.file_count = count,
	};
	struct forest *forest = NULL;

	for (size_t i = 0; i < count; i++)
		if (files[i].kind < FILE_COUNT && files[i].data)
			freeze.shared[files[i].kind] = &files[i];
	freeze_all(&freeze);
	if (freeze.tables.trees_count > 0 && !diags_is_full(diags)) {
		order_tables(&freeze.tables, freeze.texts.bytes, diags);
		forest = finish(&freeze);
	} else {
		tables_fini(&freeze.tables);
		texts_fini(&freeze.texts);
	}
	if (diags_is_full(diags)) /* what was not looked at must not pass, behind warnings too */
		diag_add(diags, DIAG_LIMIT, (struct place){ 0 }, "there are too many findings");
	names_fini(&freeze.names);
	free(freeze.group_needs);
	free(freeze.groups);
	return forest;
}

void
forest_free(struct forest *forest)
{
	struct loaded *loaded = (struct loaded *)forest;

	if (!loaded)
		return;
	tables_fini(&loaded->tables);
	texts_fini(&loaded->texts);
	free(loaded);
}

/* SPDX-License-Identifier: ISC */
/* Joining: file by file into tables, so that no more than one is there in raw structs, which are
 * larger than the file; then what names rows of other files, then the order of the forest. */
#include "tree/freeze.h"

#include <stdlib.h>
#include <string.h>

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

/* One of the four files that hold no tree. */
static void
freeze_shared(struct freeze *freeze, const struct raw_file *file)
{
	const struct mark *mark = marks_root(&file->marks);

	if (!file->data)
		return;
	freeze->shared[file->kind] = file->number;
	if (file->kind == FILE_SOURCES)
		freeze_sources(freeze, file->data, mark);
	else if (file->kind == FILE_CARDS)
		freeze_cards(freeze, file->data, mark);
	else if (file->kind == FILE_RULES)
		freeze_rules(freeze, file->data, mark);
	else
		freeze_helplines(freeze, file->data, mark);
}

void
freeze_file(struct freeze *freeze, const struct raw_file *file)
{
	freeze->file = file->number;
	if (file->kind < FILE_COUNT)
		freeze_shared(freeze, file);
	else
		freeze_tree(freeze, file);
}

/* Hands tables and texts over to a forest. */
static struct forest *
hand_over(struct freeze *freeze)
{
	struct loaded *loaded = alloc_array(1, sizeof(*loaded));
	struct forest *forest = &loaded->forest;

	tables_trim(&freeze->tables);
	texts_trim(&freeze->texts);
	loaded->tables = freeze->tables;
	loaded->texts = freeze->texts;
	freeze->tables = (struct tables){ 0 };
	freeze->texts = (struct texts){ 0 };
#define POINT_TO(type, name) \
	forest->name = loaded->tables.name; \
	forest->name##_count = loaded->tables.name##_count;
	FOREST_TABLES(POINT_TO)
#undef POINT_TO
	forest->text = loaded->texts.bytes;
	forest->text_length = loaded->texts.length;
	memcpy(forest->files, freeze->shared, sizeof(forest->files));
	return forest;
}

struct forest *
freeze_finish(struct freeze *freeze)
{
	struct diags *diags = freeze->diags;
	struct forest *forest = NULL;

	if (!diags_is_full(diags)) {
		freeze_file_names(freeze);
		freeze_ways(freeze);
	}
	names_fini(&freeze->names);
	free(freeze->ways);
	free(freeze->group_needs);
	free(freeze->groups);
	if (freeze->tables.trees_count > 0 && !diags_is_full(diags)) {
		order_tables(&freeze->tables, freeze->texts.bytes, diags);
		forest = hand_over(freeze);
	}
	tables_fini(&freeze->tables);
	texts_fini(&freeze->texts);
	if (diags_is_full(diags)) /* what was not looked at must not pass, behind warnings too */
		diag_add(diags, DIAG_LIMIT, (struct place){ 0 }, "there are too many findings");
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

/* SPDX-License-Identifier: ISC */
/* Case files -> struct cases, by the same readers as trees. What the words mean is found out when
 * they are replayed: here is no forest. */
#include "partway/cases.h"

#include <string.h>

#include "partway/load.h"
#include "tree/load_file.h"
#include "tree/names.h"
#include "tree/raw.h"
#include "tree/texts.h"

#define AT(type, member) mark_field(mark, offsetof(struct raw_##type, member))

struct loading {
	struct cases *cases;
	struct diags *diags;
	struct texts texts; /* puts white space in order, and tells equal names */
	struct names names; /* of all cases */
	uint32_t file;      /* number of the one that is being taken */
};

static struct case_words
keep(struct loading *loading, const char *text, const struct mark *mark)
{
	uint32_t offset = texts_add(&loading->texts, text);
	const char *kept = loading->texts.bytes + offset;

	return (struct case_words){
		.text = arena_copy(&loading->cases->arena, kept, strlen(kept)),
		.at = { loading->file, mark->line, mark->column, mark->width },
	};
}

static struct case_words *
keep_list(struct loading *loading, const struct raw_list *raw, const struct mark *mark)
{
	struct case_words *list =
	    arena_alloc(&loading->cases->arena, raw->items_count * sizeof(*list));

	mark = mark_first(mark);
	for (uint32_t i = 0; i < raw->items_count; i++, mark = mark_next(mark))
		list[i] = keep(loading, raw->items[i], mark);
	return list;
}

/* Each case has a name of its own, by which people speak of it. */
static void
check_name(struct loading *loading, const struct case_words *words)
{
	struct name name = {
		.text = texts_add(&loading->texts, words->text),
		.file = loading->file,
		.line = words->at.line,
	};
	const struct name *first = names_add(&loading->names, name);

	if (!first)
		return;
	diag_add(loading->diags, DIAG_CASE_TWICE, words->at,
	    "two cases are called \"%s\", first in %s on line %u", words->text,
	    first->file == loading->file ? "this file"
					 : diags_file_name(loading->diags, first->file),
	    (unsigned)first->line);
	diag_mend(loading->diags, "give one of them another name.");
}

static void
take_case(struct loading *loading, const struct raw_case *raw, const struct mark *mark,
    struct walk_case *row)
{
	row->name = keep(loading, raw->name, AT(case, name));
	row->ending = keep(loading, raw->ending, AT(case, ending));
	row->answers = keep_list(loading, &raw->answers, AT(case, answers));
	row->answers_count = raw->answers.items_count;
	row->never = keep_list(loading, &raw->never, AT(case, never));
	row->never_count = raw->never.items_count;
	check_name(loading, &row->name);
}

static void
take_file(struct loading *loading, const struct raw_cases *raw, const struct mark *mark)
{
	struct case_file *file = &loading->cases->files[loading->cases->count++];
	const struct mark *row = mark_first(AT(cases, cases));

	file->tree = keep(loading, raw->tree, AT(cases, tree));
	file->cases = arena_alloc(&loading->cases->arena, raw->cases_count * sizeof(*file->cases));
	file->cases_count = raw->cases_count;
	for (uint32_t i = 0; i < raw->cases_count; i++, row = mark_next(row))
		take_case(loading, &raw->cases[i], row, &file->cases[i]);
}

void
cases_load(struct cases *cases, struct source_files *files, struct diags *diags)
{
	struct loading loading = { .cases = cases, .diags = diags };
	struct raw_file file = { .kind = FILE_CASES };

	cases->files = arena_alloc(&cases->arena, files->count * sizeof(*cases->files));
	for (size_t i = 0; i < files->count; i++) {
		load_file(&files->items[i], "", &file, diags);
		loading.file = file.number;
		if (file.data)
			take_file(&loading, file.data, marks_root(&file.marks));
		raw_file_clear(&file);
	}
	raw_file_fini(&file);
	names_fini(&loading.names);
	texts_fini(&loading.texts);
}

void
cases_fini(struct cases *cases)
{
	arena_fini(&cases->arena);
	*cases = (struct cases){ 0 };
}

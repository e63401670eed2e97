/* SPDX-License-Identifier: ISC */
/* Walks as rows of a table or as Markdown. Both are made of the same plain texts; how a text is
 * quoted is the only thing that knows the format. */
#include "partway/paths_table.h"

#include <stdbool.h>
#include <string.h>

#include "partway/base.h"
#include "partway/date.h"
#include "partway/facts.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/str.h"
#include "partway/utf8.h"
#include "partway/walk.h"

#define PART_BYTES (64u << 10)

struct writer {
	const struct paths_table *table;
	const struct forest *forest;
	struct str out;   /* not taken yet */
	struct str plain; /* one text, before it is quoted */
	size_t number;    /* of the walk, from 1 in each tree */
	bool has_begun;   /* something stands above */
};

/* --- texts ----------------------------------------------------------------------------------- */

static bool
is_special(char c)
{
	return strchr("\\`*_[]<>|~&#", c) != NULL;
}

/* Adds what was put into the plain text, quoted, and empties it. A walk is full of texts: those
 * that Markdown would take for marks are rare. */
static void
add_plain(struct writer *writer)
{
	struct str safe = { 0 };

	utf8_add_safe(&safe, str_text(&writer->plain), writer->plain.length, SIZE_MAX);
	for (size_t i = 0; i < safe.length; i++) {
		if (writer->table->format == PATHS_MARKDOWN && is_special(safe.data[i]))
			str_add_char(&writer->out, '\\');
		str_add_char(&writer->out, safe.data[i]);
	}
	str_fini(&safe);
	str_clear(&writer->plain);
}

static void
add_words(struct writer *writer, struct words words)
{
	str_add(&writer->plain, forest_text(writer->forest, words));
	add_plain(writer);
}

static void
add_entry_number(struct writer *writer, uint32_t entry)
{
	forest_add_number(writer->forest, &writer->plain, entry);
	add_plain(writer);
}

/* "order=active (unsafe); side=unsure (left open); danger=no" */
static void
add_facts(struct writer *writer, const struct walk *walk)
{
	const struct forest *forest = writer->forest;
	struct facts facts;
	const char *before = "";

	walk_facts(walk, &facts);
	for (uint32_t fact = 0; fact < forest->facts_count; fact++) {
		uint32_t value = facts.values[fact];

		if (value == VALUE_NEVER)
			continue;
		str_add_format(&writer->plain, "%s%s=%s", before,
		    forest_text(forest, forest->facts[fact].name),
		    facts_value_name(forest, fact, value));
		if (value == VALUE_UNSURE)
			str_add(&writer->plain, " (left open)");
		else if (!facts_value_is_safe(forest, fact, value))
			str_add(&writer->plain, " (unsafe)");
		before = "; ";
	}
	if (!*before)
		str_add(&writer->plain, "none");
	add_plain(writer);
}

static void
add_help(struct writer *writer, struct span help)
{
	for (uint32_t i = 0; i < help.count; i++)
		str_add_format(&writer->plain, "%s%s", i > 0 ? ", " : "",
		    help_name((enum help)writer->forest->refs[help.first + i].index));
	if (help.count == 0)
		str_add(&writer->plain, "none");
	add_plain(writer);
}

static void
add_sources(struct writer *writer, struct span sources)
{
	const struct forest *forest = writer->forest;

	for (uint32_t i = 0; i < sources.count; i++)
		str_add_format(&writer->plain, "%s%s", i > 0 ? ", " : "",
		    forest_text(forest, forest->items[forest->refs[sources.first + i].index].id));
	add_plain(writer);
}

static void
add_again(struct writer *writer, const struct entry *ending)
{
	if (ending->again_count > 0)
		date_write_span(
		    &writer->plain, ending->again_count, (enum date_unit)ending->again_unit);
	add_plain(writer);
}

/* --- rows ------------------------------------------------------------------------------------ */

/* "G1 None of these; G2 No" */
static void
add_answers(struct writer *writer, const struct walk *walk)
{
	const struct forest *forest = writer->forest;

	for (size_t i = 0; i < walk->taken; i++) {
		const struct answer *answer = &forest->answers[walk->steps[i].answer];

		str_add(&writer->plain, i > 0 ? "; " : "");
		forest_add_number(forest, &writer->plain, walk->steps[i].entry);
		str_add_format(&writer->plain, " %s",
		    answer->is_unsure ? "unsure" : forest_text(forest, answer->say));
	}
	add_plain(writer);
}

/* Spreadsheets take a text that begins with a quote for a quoted one, so it is made one. */
static void
add_title(struct writer *writer, struct words title)
{
	const char *text = forest_text(writer->forest, title);

	if (*text != '"') {
		add_words(writer, title);
		return;
	}
	str_add_char(&writer->out, '"');
	for (; *text; text++)
		str_add_format(&writer->plain, "%s%c", *text == '"' ? "\"" : "", *text);
	add_plain(writer);
	str_add_char(&writer->out, '"');
}

static void
add_row(struct writer *writer, const struct walk *walk)
{
	const struct entry *ending = &writer->forest->entries[walk->here];
	struct str *out = &writer->out;

	add_words(writer, writer->forest->trees[walk->tree].id);
	str_add_format(out, "\t%zu\t%zu\t", writer->number, walk->taken);
	add_answers(writer, walk);
	str_add_char(out, '\t');
	add_facts(writer, walk);
	str_add_char(out, '\t');
	add_entry_number(writer, walk->here);
	str_add_char(out, '\t');
	add_title(writer, ending->title);
	str_add_format(out, "\t%s\t%s\t", contact_name((enum contact)ending->contact),
	    aim_name((enum aim)ending->aim));
	add_help(writer, ending->help);
	str_add_char(out, '\t');
	add_again(writer, ending);
	str_add_char(out, '\t');
	add_sources(writer, ending->sources);
	str_add_char(out, '\n');
}

/* --- Markdown -------------------------------------------------------------------------------- */

static void
add_steps(struct writer *writer, const struct walk *walk)
{
	const struct forest *forest = writer->forest;

	for (size_t i = 0; i < walk->taken; i++) {
		const struct step *step = &walk->steps[i];

		str_add_format(&writer->out, "%zu. ", i + 1);
		add_entry_number(writer, step->entry);
		str_add_char(&writer->out, ' ');
		add_words(writer, forest->entries[step->entry].title);
		str_add(&writer->out, " **");
		add_words(writer, forest->answers[step->answer].say);
		str_add(&writer->out, "**\n");
	}
}

static void
add_part(struct writer *writer, const struct walk *walk)
{
	const struct entry *ending = &writer->forest->entries[walk->here];
	struct str *out = &writer->out;

	str_add_format(out, "\n## Walk %zu: ", writer->number);
	add_entry_number(writer, walk->here);
	str_add_char(out, ' ');
	add_words(writer, ending->title);
	str_add(out, "\n\n");
	add_steps(writer, walk);
	str_add(out, "\n- Known at the end: ");
	add_facts(writer, walk);
	str_add_format(out,
	    "\n- Contact: %s. Aim: %s. Help lines: ", contact_name((enum contact)ending->contact),
	    aim_name((enum aim)ending->aim));
	add_help(writer, ending->help);
	str_add(out, ending->again_count > 0 ? ". Look again in: " : "");
	add_again(writer, ending);
	str_add(out, "\n- Sources: ");
	add_sources(writer, ending->sources);
	str_add_char(out, '\n');
}

static void
add_head(struct writer *writer, uint32_t tree)
{
	const struct tree *row = &writer->forest->trees[tree];
	uint64_t count;

	paths_count(writer->forest, tree, &count);
	str_add(&writer->out, writer->has_begun ? "\n# " : "# ");
	writer->has_begun = true;
	add_words(writer, row->title);
	str_add(&writer->out, "\n\nThe tree ");
	add_words(writer, row->id);
	str_add(&writer->out, ", opened directly: ");
	str_add_count(&writer->out, count, "walk");
	str_add(&writer->out, ".\n");
}

static void
add_foot(struct writer *writer)
{
	str_add(&writer->out, "\nRead by: ______________________________  Date: ______________\n");
}

/* --- all of it ------------------------------------------------------------------------------- */

static void
hand_over(struct writer *writer)
{
	writer->table->take(&writer->out, writer->table->context);
	str_clear(&writer->out);
}

static void
visit(const struct walk *walk, void *context)
{
	struct writer *writer = context;

	writer->number++;
	if (writer->table->format == PATHS_TSV)
		add_row(writer, walk);
	else
		add_part(writer, walk);
	if (writer->out.length >= PART_BYTES)
		hand_over(writer);
}

static void
write_tree(struct writer *writer, uint32_t tree)
{
	bool is_markdown = writer->table->format == PATHS_MARKDOWN;

	writer->number = 0;
	if (is_markdown)
		add_head(writer, tree);
	paths_visit(writer->forest, tree, visit, writer);
	if (is_markdown)
		add_foot(writer);
}

void
paths_table_write(const struct paths_table *table, uint32_t tree)
{
	struct writer writer = { .table = table, .forest = table->forest };

	if (table->format == PATHS_TSV)
		str_add(&writer.out,
		    "tree\tpath\tquestions\tanswers\tfacts\tending\ttitle\tcontact\taim\thelp"
		    "\tagain-in\tsources\n");
	for (uint32_t i = 0; i < table->forest->trees_count; i++)
		if (tree == NONE ? !table->forest->trees[i].is_block : i == tree)
			write_tree(&writer, i);
	hand_over(&writer);
	str_fini(&writer.out);
	str_fini(&writer.plain);
}

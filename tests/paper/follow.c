/* SPDX-License-Identifier: ISC */
/* follow [--trees DIR] [--columns N] [--region NAME] TREE=FILE...: reads sheets as printed, from the
 * text of PDFs or, with --columns, of terminals, and follows every reference on them. All sheets of
 * a forest are given, as arrows lead from one to another. Prints each difference, then a line for
 * each sheet. */
#include "follow.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/walk.h"
#include "plain.h"

#define MOST_SHEETS 32

struct arguments {
	const char *trees, *region;
	uint32_t columns;
};

void
differ(struct sheet *sheet, const char *format, ...)
{
	va_list args;

	sheet->differences++;
	printf("%s: ", sheet->name);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

void
skip_space(struct cursor *cursor)
{
	cursor->at += strspn(cursor->at, " \n");
}

bool
take(struct cursor *cursor, const char *text)
{
	struct str plain = { 0 };
	size_t length;

	plain_add(&plain, text);
	length = plain_match(cursor->at, str_text(&plain));
	cursor->at += length;
	if (length > 0)
		skip_space(cursor);
	str_fini(&plain);
	return length > 0;
}

bool
take_page(struct cursor *cursor, uint32_t *page)
{
	int end = 0;

	*page = 0;
	if (sscanf(cursor->at, "(p. %5u)%n", page, &end) != 1 || end == 0) {
		*page = 0;
		return false;
	}
	cursor->at += end;
	skip_space(cursor);
	return true;
}

struct str
paper_words(const struct sheet *sheet, const char *text)
{
	const struct block *lines = seen_section(&sheet->seen, "HELP LINES IN FULL");
	struct str out = { 0 }, page = { 0 };
	const char *words[][2] = { { " (key 0)", "" }, { "{again}", "____" } };

	if (sheet->paged && lines)
		str_add_format(
		    &page, " (page %u)", sheet->seen.pages[lines->first_page - 1].number);
	words[0][1] = str_text(&page);
	while (*text) {
		size_t i = 0;

		while (i < ARRAY_LEN(words) && strncmp(text, words[i][0], strlen(words[i][0])) != 0)
			i++;
		if (i < ARRAY_LEN(words)) {
			str_add(&out, words[i][1]);
			text += strlen(words[i][0]);
		} else {
			str_add_char(&out, *text++);
		}
	}
	str_fini(&page);
	return out;
}

struct str
number_of(const struct sheet *sheet, uint32_t entry)
{
	struct str number = { 0 };

	forest_add_number(sheet->forest, &number, entry);
	return number;
}

void
check_page_number(struct sheet *sheet, const char *what, uint32_t page, const struct block *block)
{
	uint32_t wanted =
	    block && sheet->paged ? sheet->seen.pages[block->first_page - 1].number : 0;

	sheet->references++;
	sheet->pages_named += page != 0;
	if (!block)
		differ(sheet, "%s is nowhere", what);
	else if (sheet->paged && page != wanted)
		differ(sheet, "%s is said to be on page %u, and is on page %u", what, page, wanted);
	else if (!sheet->paged && page != 0)
		differ(sheet, "%s has a page number, where there are no pages", what);
}

void
check_arrow(
    struct sheet *sheet, const struct block *block, const struct arrow *arrow, uint32_t entry)
{
	const struct forest *forest = sheet->forest;
	uint32_t tree = forest->entries[entry].tree;
	bool is_sheet = tree != sheet->tree && !forest->trees[tree].is_block;
	struct str wanted = number_of(sheet, entry);
	const struct block *target = seen_entry(&sheet->seen, str_text(&wanted), 0);

	if (is_sheet) {
		str_clear(&wanted);
		str_add(&wanted, forest_text(forest, forest->trees[tree].mark));
	}
	if (strcmp(arrow->number, str_text(&wanted)) != 0 || arrow->is_sheet != is_sheet) {
		sheet->references++;
		differ(sheet, "an arrow in %s leads to %s and not to %s", block->number,
		    arrow->number, str_text(&wanted));
	} else if (is_sheet) {
		sheet->references++;
		if (arrow->page != 0)
			differ(
			    sheet, "an arrow to sheet %s names a page of this one", arrow->number);
	} else {
		check_page_number(sheet, str_text(&wanted), arrow->page, target);
		if (target && *block->number && target <= block)
			differ(
			    sheet, "an arrow in %s leads back to %s", block->number, arrow->number);
	}
	str_fini(&wanted);
}

/* --- what a sheet must hold */

/* Follows every arrow until nothing is new, and does not ask how entries are sorted. */
static void
find_entries(struct sheet *sheet)
{
	const struct forest *forest = sheet->forest;
	uint32_t *open = alloc_array(forest->entries_count, sizeof(*open));
	size_t count = 0;

	open[count++] = walk_opening(forest, sheet->tree);
	sheet->holds[open[0]] = true;
	while (count > 0) {
		struct span answers = forest->entries[open[--count]].answers;

		for (uint32_t i = 0; i < answers.count; i++) {
			uint32_t target = walk_target(forest, sheet->tree, answers.first + i);
			uint32_t tree = forest->entries[target].tree;

			if (sheet->holds[target]
			    || (tree != sheet->tree && !forest->trees[tree].is_block))
				continue;
			sheet->holds[target] = true;
			open[count++] = target;
		}
	}
	free(open);
}

static void
find_cards(struct sheet *sheet)
{
	const struct forest *forest = sheet->forest;

	for (size_t i = 0; i < forest->entries_count; i++) {
		struct span cards = forest->entries[i].cards;

		for (uint32_t j = 0; sheet->holds[i] && j < cards.count; j++)
			sheet->cards[forest->refs[cards.first + j].index] = true;
	}
}

static void
open_sheet(struct sheet *sheet, const struct arguments *arguments, char *argument)
{
	char *path = strchr(argument, '=');

	if (!path)
		die("usage: follow [--trees DIR] [--columns N] [--region NAME] TREE=FILE...");
	*path++ = '\0';
	sheet->name = argument;
	sheet->tree = forest_find_tree(sheet->forest, argument);
	sheet->paged = arguments->columns == 0;
	sheet->region = NONE;
	if (arguments->region)
		sheet->region = forest_find_country(sheet->forest, arguments->region);
	if (sheet->tree == NONE || !seen_read(&sheet->seen, path, sheet->paged)) {
		fprintf(stderr, "follow: no tree %s, or nothing in %s\n", argument, path);
		exit(EXIT_FAILURE);
	}
	sheet->holds = alloc_array(sheet->forest->entries_count, sizeof(*sheet->holds));
	sheet->cards = alloc_array(sheet->forest->cards_count + 1, sizeof(*sheet->cards));
	find_entries(sheet);
	find_cards(sheet);
}

static void
close_sheet(struct sheet *sheet)
{
	seen_fini(&sheet->seen);
	free(sheet->holds);
	free(sheet->cards);
}

/* --- all sheets */

/* Returns how many differences there are. */
static size_t
follow(const struct forest *forest, const struct arguments *arguments, char **names, size_t count)
{
	struct sheet sheets[MOST_SHEETS] = { 0 };
	size_t differences = 0;

	assert(count <= MOST_SHEETS);
	for (size_t i = 0; i < count; i++) {
		sheets[i].forest = forest;
		open_sheet(&sheets[i], arguments, names[i]);
	}
	for (size_t i = 0; i < count; i++) {
		struct sheet *sheet = &sheets[i];

		if (arguments->columns > 0 && sheet->seen.widest > arguments->columns)
			differ(sheet, "a line has %u columns", sheet->seen.widest);
		check_first_page(sheet);
		check_frame(sheet);
		check_entries(sheet);
		check_all_named(sheet);
		replay_walks(sheet, sheets, count);
		printf("%s: %zu references followed, %zu pages, %zu walks: %zu differences\n",
		    sheet->name, sheet->references, sheet->seen.page_count, sheet->walks,
		    sheet->differences);
		differences += sheet->differences;
	}
	for (size_t i = 0; i < count; i++)
		close_sheet(&sheets[i]);
	return differences;
}

static void
take_options(struct arguments *arguments, int argc, char **argv)
{
	static const struct option options[] = { { "trees", required_argument, NULL, 't' },
		{ "columns", required_argument, NULL, 'c' },
		{ "region", required_argument, NULL, 'r' }, { 0 } };
	int key;

	while ((key = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (key == 't')
			arguments->trees = optarg;
		else if (key == 'c')
			arguments->columns = (uint32_t)strtoul(optarg, NULL, 10);
		else if (key == 'r')
			arguments->region = optarg;
		else
			exit(EXIT_FAILURE);
	}
}

int
main(int argc, char **argv)
{
	struct arguments arguments = { 0 };
	struct diags diags = { 0 };
	struct source_files files = { 0 };
	struct forest *loaded = NULL;
	size_t differences;

	take_options(&arguments, argc, argv);
	if (arguments.trees && source_files_read(&files, arguments.trees, &diags))
		loaded = forest_load(&files, arguments.trees, &diags);
	source_files_fini(&files);
	if (arguments.trees && (!loaded || diags.levels[DIAG_ERROR] > 0))
		die("there is an error in the trees: partway check tells");
	if (optind == argc)
		die("there is no sheet to follow");
	differences = follow(
	    loaded ? loaded : forest_builtin(), &arguments, argv + optind, (size_t)(argc - optind));
	forest_free(loaded);
	diags_fini(&diags);
	return differences == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

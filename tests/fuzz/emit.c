/* SPDX-License-Identifier: ISC */
/* Fuzzer: every writer, on what passes the check. Whatever authors type, a sheet has no request of
 * theirs, a drawing no quote of theirs, and nothing a byte that drives a terminal. */
#include "fuzz.h"

#include <string.h>

#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/cdata.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/graph.h"
#include "partway/load.h"
#include "partway/new_tree.h"
#include "partway/paths.h"
#include "partway/paths_table.h"
#include "partway/stats.h"
#include "partway/str.h"
#include "partway/walkthrough.h"

/* --- sheets */

/* The requests of our own, with what ends them. One of an author's would most likely be another: the
 * dictionary has some. */
static bool
is_ours(const char *line)
{
	static const char *const requests[] = { ".B", ".BR", ".PD", ".PP", ".RE", ".RS", ".SH",
		".SS", ".TP", ".\\\"", ".\\}", ".ad", ".br", ".de", "..", ".ds", ".el", ".ie",
		".if", ".nh", ".nr", ".pG", ".ss" };

	for (size_t i = 0; i < ARRAY_LEN(requests); i++) {
		size_t length = strlen(requests[i]);

		if (strncmp(line, requests[i], length) == 0 && strchr(" \n", line[length]))
			return true;
	}
	return false;
}

static void
judge_sheet(const struct str *out)
{
	judge_text(out, false);
	for (const char *line = str_text(out); *line; line += strcspn(line, "\n") + 1) {
		assert(*line != '\'');
		assert(*line != '.' || is_ours(line));
		for (const char *c = line; *c != '\n'; c++)
			assert(*c >= ' ' && *c <= '~');
	}
}

static void
write_sheets(const struct forest *forest, struct str *out)
{
	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		bool is_odd = tree % 2;

		if (forest->trees[tree].is_block)
			continue;
		str_clear(out);
		walkthrough_write(
		    &(struct walkthrough){ forest, tree, is_odd ? 0 : NONE, is_odd }, out);
		judge_sheet(out);
	}
}

/* --- drawings */

/* A text that is quoted ends where its line does, or before. */
static void
judge_quotes(const struct str *out, bool has_backslashes)
{
	bool is_open = false;

	for (const char *c = str_text(out); *c; c++) {
		if (*c == '\\' && has_backslashes && is_open)
			assert(*++c >= ' ');
		else if (*c == '"')
			is_open = !is_open;
		assert(*c != '\n' || !is_open);
	}
	assert(!is_open);
}

static void
write_graphs(const struct forest *forest, struct str *out)
{
	for (int i = 0; i < 4; i++) {
		enum graph_format format = i / 2 ? GRAPH_MERMAID : GRAPH_DOT;
		struct graph graph = { forest, NONE, format, i % 2 };

		str_clear(out);
		graph_write(&graph, out);
		judge_text(out, format == GRAPH_DOT);
		judge_quotes(out, format == GRAPH_DOT);
	}
}

/* --- tables */

static void
take_part(const struct str *part, void *context)
{
	judge_text(part, *(enum paths_format *)context == PATHS_TSV);
}

static void
write_tables(const struct forest *forest, struct str *out)
{
	enum paths_format formats[] = { PATHS_TSV, PATHS_MARKDOWN };

	for (size_t i = 0; i < ARRAY_LEN(formats); i++)
		paths_table_write(
		    &(struct paths_table){ forest, formats[i], take_part, &formats[i] }, NONE);
	str_clear(out);
	stats_write(forest, out);
	judge_text(out, false);
	str_clear(out);
	cdata_write(forest, out);
	judge_text(out, true);
	str_clear(out);
	new_tree_write(forest, "new", out);
	judge_text(out, false);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct coverage coverage;
	struct forest *forest;
	struct str out = { 0 };

	laid_over(&files, data, size);
	forest = forest_load(&files, "trees", &diags);
	check_forest(forest, files.count, (struct date){ 0 }, &diags, &coverage);
	if (diags.levels[DIAG_ERROR] == 0 && coverage.paths <= BOUND_PATHS
	    && forest_find_tree(forest, "new") == NONE) {
		write_sheets(forest, &out);
		write_graphs(forest, &out);
		write_tables(forest, &out);
	}
	str_fini(&out);
	forest_free(forest);
	source_files_fini(&files);
	diags_fini(&diags);
	return 0;
}

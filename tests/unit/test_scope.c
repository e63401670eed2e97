/* SPDX-License-Identifier: ISC */
/* What a sheet or a graph shows, held against a slow reading of the forest's arrows: one looks at
 * all of them until nothing new is found. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "generate.h"
#include "partway/alloc.h"
#include "partway/diag.h"
#include "partway/load.h"
#include "partway/str.h"
#include "small.h"
#include "walk/scope.h"

/* True where an arrow of question FROM leads to ENTRY while TREE (or NONE: any of them) is shown. */
static bool
leads(const struct forest *forest, uint32_t tree, uint32_t from, uint32_t entry)
{
	const struct entry *row = &forest->entries[from], *to = &forest->entries[entry];
	const struct tree *part = &forest->trees[to->tree];

	if (tree != NONE && to->tree != tree && !part->is_block)
		return false;
	for (uint32_t i = row->answers.first; i < row->answers.first + row->answers.count; i++) {
		uint32_t go = forest->answers[i].go.index;

		if (go == entry)
			return true;
		if (go == GO_RETURN && tree == to->tree && part->start == entry)
			return true;
	}
	return false;
}

static bool
is_first(const struct forest *forest, uint32_t tree, uint32_t entry)
{
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		const struct tree *row = &forest->trees[i];
		uint32_t opens = row->opens_with;

		if (row->is_block || (tree != NONE && tree != i))
			continue;
		if (entry == (opens == NONE ? row->start : forest->trees[opens].start)
		    || (tree == NONE && entry == row->start))
			return true;
	}
	return false;
}

/* By entry: it is shown. The caller frees it. */
static bool *
read_slowly(const struct forest *forest, uint32_t tree)
{
	bool *shown = alloc_array(forest->entries_count, sizeof(*shown));

	for (bool found = true; found;) {
		found = false;
		for (uint32_t i = 0; i < forest->entries_count; i++) {
			bool is_there = is_first(forest, tree, i);

			for (uint32_t from = 0; from < forest->entries_count && !is_there; from++)
				is_there = shown[from] && leads(forest, tree, from, i);
			found = found || (is_there && !shown[i]);
			shown[i] = shown[i] || is_there;
		}
	}
	return shown;
}

/* Each shown question that leads there, once, in order. */
static void
check_parents(const struct scope *scope, uint32_t entry)
{
	struct span parents = scope->parents[entry];
	uint32_t seen = 0;

	for (uint32_t i = 0; i < scope->forest->entries_count; i++) {
		if (!scope->holds[i] || !leads(scope->forest, scope->tree, i, entry))
			continue;
		cr_assert(lt(u32, seen, parents.count));
		cr_expect(eq(u32, scope->from[parents.first + seen], i));
		seen++;
	}
	cr_expect(eq(u32, seen, parents.count));
}

/* Each entry once: part by part, questions first, and no arrow leads back to a part before. */
static void
check_order(const struct scope *scope)
{
	const struct forest *forest = scope->forest;
	uint32_t *place = alloc_array(forest->entries_count, sizeof(*place)), count = 0, all = 0;

	for (size_t i = 0; i < scope->part_count; i++) {
		for (int kind = ENTRY_QUESTION; kind <= ENTRY_ENDING; kind++) {
			uint32_t at = 0, number = 0, entry;

			while (
			    (entry = scope_next(scope, scope->parts[i], (enum entry_kind)kind, &at))
			    != NONE) {
				cr_expect(eq(u32, forest->entries[entry].tree, scope->parts[i]));
				cr_expect(eq(u32, forest->entries[entry].kind, (uint32_t)kind));
				cr_expect(gt(u32, forest->entries[entry].number, number));
				cr_expect(eq(u32, place[entry], 0));
				number = forest->entries[entry].number;
				place[entry] = ++count;
			}
		}
	}
	for (uint32_t i = 0; i < forest->entries_count; i++) {
		struct span parents = scope->parents[i];

		all += scope->holds[i];
		cr_expect(eq(int, place[i] > 0, scope->holds[i]));
		for (uint32_t j = parents.first; j < parents.first + parents.count; j++)
			cr_expect(lt(u32, place[scope->from[j]], place[i]));
	}
	cr_expect(eq(u32, count, all));
	free(place);
}

static void
check_scope(const struct forest *forest, uint32_t tree)
{
	bool *shown = read_slowly(forest, tree);
	struct scope scope;

	scope_open(&scope, forest, tree);
	for (uint32_t i = 0; i < forest->entries_count; i++) {
		cr_expect(eq(int, scope.holds[i], shown[i]), "entry %u", (unsigned)i);
		if (shown[i])
			check_parents(&scope, i);
	}
	check_order(&scope);
	scope_close(&scope);
	free(shown);
}

static void
check_scopes(const struct forest *forest)
{
	check_scope(forest, NONE);
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			check_scope(forest, tree);
}

Test(scope, of_each_shipped_tree_is_what_its_arrows_reach, .timeout = 60)
{
	check_scopes(forest_builtin());
}

Test(scope, of_trees_that_share_blocks_is_what_their_arrows_reach, .timeout = 60)
{
	struct generate_plan plan = {
		.entries = 400, .files = 8, .blocks = 4, .ways = 3, .seed = 5
	};
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct forest *forest;

	generate_forest(&plan, &files);
	forest = forest_load(&files, "trees", &diags);
	cr_assert(forest && diags.count == 0);
	check_scopes(forest);
	forest_free(forest);
	diags_fini(&diags);
	source_files_fini(&files);
}

#define REST \
	"block gate G\n" \
	"ask g: Yes a=yes > stop; No a=no > return; unsure > stop\n" \
	"end stop: none crisis\n" \
	"block shared B\n" \
	"end calm: none recover\n" \
	"tree one O\n" \
	"ask p: Left > end; Right > tree:two; unsure > end\n" \
	"end end: none recover\n" \
	"tree two T\n" \
	"ask q: Up > block:shared; Down > block:shared; unsure > only\n" \
	"end only: none accept\n" \
	"fact a: no | yes\n" \
	"rule R1: if-contact: [reply], needs: [a=no]\n"

/* "G1 G2 T1", and behind each the numbers of its parents. */
static void
write_scope(const struct scope *scope, struct str *out)
{
	for (uint32_t i = 0; i < scope->forest->entries_count; i++) {
		if (!scope->holds[i])
			continue;
		forest_add_number(scope->forest, out, i);
		str_add_char(out, '(');
		for (uint32_t j = 0; j < scope->parents[i].count; j++)
			forest_add_number(
			    scope->forest, out, scope->from[scope->parents[i].first + j]);
		str_add(out, ") ");
	}
}

static void
expect_scope(const char *tree, const char *wanted)
{
	struct small small;
	struct scope scope;
	struct str seen = { 0 };

	small_load(&small, REST);
	scope_open(&scope, small.forest, tree ? forest_find_tree(small.forest, tree) : NONE);
	write_scope(&scope, &seen);
	cr_expect_str_eq(str_text(&seen), wanted);
	str_fini(&seen);
	scope_close(&scope);
	small_free(&small);
}

Test(scope, ends_where_another_tree_begins)
{
	expect_scope("one", "G1() G2(G1) O1(G1) O2(O1) ");
}

Test(scope, tells_a_parent_once_whose_answers_lead_there_twice)
{
	expect_scope("two", "G1() G2(G1) T1(G1) T2(T1) B1(T1) ");
}

Test(scope, of_all_trees_has_their_arrows_to_each_other)
{
	expect_scope(NULL, "G1() G2(G1) O1() O2(O1) T1(O1) T2(T1) B1(T1) ");
}

Test(scope, names_the_target_of_an_answer)
{
	struct small small;
	struct scope scope;
	uint32_t one, gate;

	small_load(&small, REST);
	one = forest_find_tree(small.forest, "one");
	gate =
	    small.forest->entries[small.forest->trees[forest_find_tree(small.forest, "gate")].start]
		.answers.first;
	scope_open(&scope, small.forest, one);
	cr_expect(eq(u32, scope_target(&scope, gate + 1), small.forest->trees[one].start));
	scope_close(&scope);
	scope_open(&scope, small.forest, NONE);
	cr_expect(eq(u32, scope_target(&scope, gate + 1), NONE));
	cr_expect(ne(u32, scope_target(&scope, gate), NONE));
	scope_close(&scope);
	small_free(&small);
}

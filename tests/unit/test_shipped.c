/* SPDX-License-Identifier: ISC */
/* Every walk through the shipped trees, one by one: the gate comes first, and once; no walk is too
 * long to bear or too short to be careful; every rule holds on it, whatever tree was opened. How
 * long walks are is kept in walks.txt. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "golden.h"
#include "partway/bounds.h"
#include "partway/facts.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/str.h"
#include "partway/walk.h"

/* What a walk is about. FREE: nothing stood in the way at the gate. ORDER: the gate heard of one;
 * DENIED: it did not, but the tree that was opened is about orders. */
enum sort { FREE, ORDER, DENIED, TIES, STOP, SORTS };

/* How many questions a walk of each sort has, safety.md S4. */
static const struct {
	const char *name;
	size_t least, most;
} sorts[SORTS] = {
	[FREE] = { "nothing in the way", 5, BOUND_WALK },
	[ORDER] = { "an order", 3, 7 },
	[DENIED] = { "an order, denied first", 5, 9 },
	[TIES] = { "children, home or work", 5, 8 },
	[STOP] = { "a hard stop", 1, 5 },
};

/* Walks of one sort, by their questions. */
struct lengths {
	size_t walks, least, most;
};

static const struct forest *forest;
static struct lengths lengths[64][SORTS]; /* by the tree that the walk comes to */
static size_t walks;

static void
start(void)
{
	forest = forest_builtin();
	cr_assert(forest->trees_count < 64);
}

TestSuite(shipped, .init = start);

/* Calls VISIT for every walk of every tree that can be opened. */
static void
visit_all(void (*visit)(const struct walk *walk, void *context))
{
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			paths_visit(forest, tree, visit, NULL);
	cr_assert(walks > 1000, "%zu walks", walks);
}

static const char *
tree_id(uint32_t tree)
{
	return forest_text(forest, forest->trees[tree].id);
}

/* The walk as a reader of a failed test can take it: the tree, and the answers. */
static const char *
walk_text(const struct walk *walk)
{
	static struct str text;

	str_clear(&text);
	str_add(&text, tree_id(walk->tree));
	for (size_t i = 0; i < walk->taken; i++)
		str_add_format(&text, " > %s",
		    forest_text(forest, forest->answers[walk->steps[i].answer].say));
	return str_text(&text);
}

static bool
is_in(uint32_t entry, const char *id)
{
	return strcmp(tree_id(forest->entries[entry].tree), id) == 0;
}

/* True where the walk passes a tree or block whose id begins with START. */
static bool
passes(const struct walk *walk, const char *start_of_id)
{
	for (size_t i = 0; i <= walk->taken; i++) {
		uint32_t entry = i < walk->taken ? walk->steps[i].entry : walk->here;
		const char *id = tree_id(forest->entries[entry].tree);

		if (strncmp(id, start_of_id, strlen(start_of_id)) == 0)
			return true;
	}
	return false;
}

/* True where the walk goes on from the gate to the tree that was opened. */
static bool
goes_on(const struct walk *walk)
{
	for (size_t i = 0; i < walk->taken; i++)
		if (forest->answers[walk->steps[i].answer].go.index == GO_RETURN)
			return true;
	return false;
}

static enum sort
sort_of(const struct walk *walk)
{
	if (passes(walk, "order-") || passes(walk, "restraining-order"))
		return goes_on(walk) ? DENIED : ORDER;
	if (passes(walk, "ties"))
		return TIES;
	return goes_on(walk) ? FREE : STOP;
}

static void
check_length(const struct walk *walk, void *context)
{
	enum sort sort = sort_of(walk);

	(void)context;
	walks++;
	cr_expect(walk->taken >= sorts[sort].least && walk->taken <= sorts[sort].most,
	    "%zu questions, %s: %s", walk->taken, sorts[sort].name, walk_text(walk));
}

Test(shipped, no_walk_is_too_long_to_bear_or_too_short_to_be_careful)
{
	visit_all(check_length);
}

/* The gate's questions come first, each once, and none comes again; who goes on has heard them
 * all. */
static void
check_gate(const struct walk *walk, void *context)
{
	size_t asked = 0;

	(void)context;
	walks++;
	while (asked < walk->taken && is_in(walk->steps[asked].entry, "gate"))
		asked++;
	cr_expect(asked > 0, "%s", walk_text(walk));
	for (size_t i = asked; i < walk->taken; i++)
		cr_expect_eq(is_in(walk->steps[i].entry, "gate"), false, "%s", walk_text(walk));
	for (size_t i = 1; i < asked; i++)
		cr_expect(walk->steps[i - 1].entry < walk->steps[i].entry, "%s", walk_text(walk));
	if (goes_on(walk))
		cr_expect(asked >= 4 && asked <= 6, "%zu: %s", asked, walk_text(walk));
}

Test(shipped, the_gate_comes_first_and_once)
{
	visit_all(check_gate);
}

/* Without the proof: the rules themselves, on the walk as it was taken. */
static void
check_rules(const struct walk *walk, void *context)
{
	struct facts before = { 0 }, facts = { 0 };
	struct arrival arrival = { &forest->entries[walk->here], &before, &facts };
	struct str why = { 0 };

	(void)context;
	walks++;
	for (size_t i = 0; i < walk->taken; i++) {
		before = facts;
		facts_take(&facts, forest, &forest->answers[walk->steps[i].answer]);
	}
	for (size_t i = 0; i < forest->rules_count; i++)
		if (rule_applies(forest, &forest->rules[i], &arrival))
			cr_expect(rule_holds(forest, &forest->rules[i], &arrival, &why),
			    "rule %s, %s: %s", forest_text(forest, forest->rules[i].id),
			    str_text(&why), walk_text(walk));
	str_fini(&why);
}

Test(shipped, every_walk_of_every_tree_that_can_be_opened_obeys_the_rules)
{
	visit_all(check_rules);
}

/* --- figures ------------------------------------------------------------------------------------- */

static void
measure(const struct walk *walk, void *context)
{
	struct lengths *row = &lengths[walk_scenario(walk)][sort_of(walk)];

	(void)context;
	if (row->walks == 0 || walk->taken < row->least)
		row->least = walk->taken;
	if (walk->taken > row->most)
		row->most = walk->taken;
	row->walks++;
}

/* The walks of TREE, by where they come to and what they are about. */
static void
write_tree(struct str *out, uint32_t tree)
{
	uint64_t paths;

	memset(lengths, 0, sizeof(lengths));
	paths_visit(forest, tree, measure, NULL);
	paths_count(forest, tree, &paths);
	str_add_format(out, "%s: %llu walks\n", tree_id(tree), (unsigned long long)paths);
	for (uint32_t to = 0; to < forest->trees_count; to++)
		for (size_t sort = 0; sort < SORTS; sort++) {
			const struct lengths *row = &lengths[to][sort];

			if (row->walks > 0)
				str_add_format(out, "  %-18s %-24s %5zu   %2zu to %2zu\n",
				    to == tree ? "" : tree_id(to), sorts[sort].name, row->walks,
				    row->least, row->most);
		}
}

Test(shipped, how_many_walks_there_are_and_how_long_is_kept)
{
	struct str out = { 0 };

	str_add(&out,
	    "Walks of each tree that is opened: the tree that they come to, if it is another;\n"
	    "what they are about; how many, and with how many questions.\n\n");
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			write_tree(&out, tree);
	fputs(str_text(&out), stdout);
	golden_check_file("tests/unit/walks.txt", &out);
	str_fini(&out);
}

/* SPDX-License-Identifier: ISC */
/* Every arrow leads to an entry further down, so one pass over the entries finds what can be
 * reached, and the parts in their order. */
#include "walk/scope.h"

#include <stdlib.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/walk.h"

uint32_t
scope_target(const struct scope *scope, uint32_t answer)
{
	if (scope->tree == NONE && scope->forest->answers[answer].go.index == GO_RETURN)
		return NONE;
	return walk_target(scope->forest, scope->tree, answer);
}

/* True where ENTRY belongs on it once an arrow leads there. */
static bool
is_ours(const struct scope *scope, uint32_t entry)
{
	uint32_t part = scope->forest->entries[entry].tree;

	return scope->tree == NONE || part == scope->tree || scope->forest->trees[part].is_block;
}

/* Counts QUESTION among the parents of each entry that it leads to, which are shown then; where
 * FILL, writes it down. */
static void
follow(struct scope *scope, uint32_t question, bool fill)
{
	struct span answers = scope->forest->entries[question].answers;

	for (uint32_t i = 0; i < answers.count; i++) {
		uint32_t target = scope_target(scope, answers.first + i);
		struct span *parents;
		bool again = false;

		if (target == NONE || !is_ours(scope, target))
			continue;
		for (uint32_t j = 0; j < i && !again; j++)
			again = scope_target(scope, answers.first + j) == target;
		if (again)
			continue;
		parents = &scope->parents[target];
		if (fill)
			scope->from[parents->first + parents->count] = question;
		else
			scope->holds[target] = true;
		parents->count++;
	}
}

static void
find_entries(struct scope *scope)
{
	const struct forest *forest = scope->forest;
	uint32_t total = 0;

	for (uint32_t i = 0; i < forest->trees_count; i++)
		if (i == scope->tree || (scope->tree == NONE && !forest->trees[i].is_block))
			scope->holds[walk_opening(forest, i)] = true;
	for (uint32_t i = 0; i < forest->trees_count; i++)
		if (scope->tree == NONE && !forest->trees[i].is_block)
			scope->holds[forest->trees[i].start] = true;
	for (uint32_t i = 0; i < forest->entries_count; i++)
		if (scope->holds[i])
			follow(scope, i, false);
	for (uint32_t i = 0; i < forest->entries_count; i++) {
		scope->parents[i].first = total;
		total += scope->parents[i].count;
		scope->parents[i].count = 0;
	}
	scope->from = alloc_array(total + 1, sizeof(*scope->from));
	for (uint32_t i = 0; i < forest->entries_count; i++)
		if (scope->holds[i])
			follow(scope, i, true);
}

/* Parts come in the order of their entries, each of which stand together. */
static void
find_parts(struct scope *scope)
{
	const struct forest *forest = scope->forest;

	scope->parts = alloc_array(forest->trees_count, sizeof(*scope->parts));
	for (uint32_t i = 0; i < forest->entries_count; i++) {
		uint32_t part = forest->entries[i].tree;

		if (!scope->holds[i])
			continue;
		if (scope->part_count == 0 || scope->parts[scope->part_count - 1] != part)
			scope->parts[scope->part_count++] = part;
	}
}

void
scope_open(struct scope *scope, const struct forest *forest, uint32_t tree)
{
	*scope = (struct scope){ .forest = forest, .tree = tree };
	scope->holds = alloc_array(forest->entries_count, sizeof(*scope->holds));
	scope->parents = alloc_array(forest->entries_count, sizeof(*scope->parents));
	find_entries(scope);
	find_parts(scope);
}

void
scope_close(struct scope *scope)
{
	free(scope->parts);
	free(scope->holds);
	free(scope->parents);
	free(scope->from);
	*scope = (struct scope){ 0 };
}

uint32_t
scope_next(const struct scope *scope, uint32_t part, enum entry_kind kind, uint32_t *at)
{
	const struct forest *forest = scope->forest;
	struct span entries = forest->trees[part].entries;

	if (*at < entries.first)
		*at = entries.first;
	while (*at < entries.first + entries.count) {
		uint32_t entry = (*at)++;

		if (scope->holds[entry] && forest->entries[entry].kind == (uint32_t)kind)
			return entry;
	}
	return NONE;
}

/* SPDX-License-Identifier: ISC */
/* The outline of the map on the shipped forest, against models that are slow and simple. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/forest.h"
#include "partway/map.h"
#include "partway/paths.h"
#include "partway/str.h"
#include "partway/walk.h"

static const struct forest *forest;
static struct walk walk;
static struct map map;

static void
begin(const struct forest *of)
{
	forest = of;
	walk_init(&walk, forest);
	map_init(&map, forest);
}

static void
end(void)
{
	map_fini(&map);
	walk_fini(&walk);
}

static bool
is_question(uint32_t entry)
{
	return forest->entries[entry].kind == ENTRY_QUESTION;
}

/* Where answer ANSWER leads, read from the forest alone. */
static uint32_t
target(uint32_t tree, uint32_t answer)
{
	uint32_t go = forest->answers[answer].go.index;

	return go == GO_RETURN ? forest->trees[tree].start : go;
}

static uint32_t
opening(uint32_t tree)
{
	uint32_t first = forest->trees[tree].opens_with;

	return forest->trees[first == NONE ? tree : first].start;
}

static void
open_all(void)
{
	for (size_t row = 0; row < map.count; row++)
		if (map_is_closed(&map, row))
			cr_assert(map_toggle(&map, row));
}

static void
open_tree(uint32_t tree, size_t room)
{
	walk_open(&walk, tree);
	map_open(&map, &walk, room);
}

/* Calls CHECK for each tree that a reader can open, with all of its map open. */
static void
on_every_tree(void (*check)(uint32_t tree))
{
	int trees = 0;

	begin(forest_builtin());
	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		if (forest->trees[tree].is_block)
			continue;
		open_tree(tree, 0);
		open_all();
		check(tree);
		trees++;
	}
	cr_assert_gt(trees, 3);
	end();
}

/* --- what stands where */

/* Steps from the opening to each entry, by trying all answers again and again; NONE: no way. */
static uint32_t *
slow_steps(uint32_t tree)
{
	uint32_t *steps = alloc_array(forest->entries_count, sizeof(*steps));
	bool changed = true;

	memset(steps, 0xff, forest->entries_count * sizeof(*steps));
	steps[opening(tree)] = 0;
	while (changed) {
		changed = false;
		for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
			struct span answers = forest->entries[entry].answers;

			for (uint32_t i = 0; i < answers.count && steps[entry] != NONE; i++) {
				uint32_t to = target(tree, answers.first + i);

				if (steps[to] > steps[entry] + 1) {
					steps[to] = steps[entry] + 1;
					changed = true;
				}
			}
		}
	}
	return steps;
}

/* How many questions row ROW lies below. */
static uint32_t
questions_above(size_t row)
{
	uint32_t depth = map.rows[row].depth, questions = 0;

	while (row-- > 0) {
		if (map.rows[row].depth >= depth)
			continue;
		depth = map.rows[row].depth;
		questions += map.rows[row].kind == MAP_QUESTION;
	}
	return questions;
}

static void
check_questions(uint32_t tree)
{
	uint32_t *steps = slow_steps(tree);
	uint32_t *seen = alloc_array(forest->entries_count, sizeof(*seen));

	for (size_t row = 0; row < map.count; row++) {
		uint32_t entry = map.rows[row].entry;

		if (map.rows[row].kind != MAP_QUESTION)
			continue;
		cr_assert(is_question(entry));
		cr_assert_eq(questions_above(row), steps[entry], "row %zu", row);
		seen[entry]++;
	}
	for (uint32_t entry = 0; entry < forest->entries_count; entry++)
		cr_assert_eq(seen[entry], is_question(entry) && steps[entry] != NONE, "entry %u",
		    (unsigned)entry);
	free(steps);
	free(seen);
}

Test(map, every_question_stands_once_at_its_shallowest_place)
{
	on_every_tree(check_questions);
}

/* The row of ENTRY as a question or, if it starts a part, of that part. */
static size_t
standing_row(uint32_t entry)
{
	size_t row = 0;

	while (map.rows[row].entry != entry || map.rows[row].kind == MAP_WAY)
		cr_assert_lt(++row, map.count);
	return row;
}

/* True where a row right below question FROM, or below the part that ENTRY starts there, is
 * ENTRY. */
static bool
leads_to(uint32_t from, uint32_t entry)
{
	for (size_t row = 0; row < map.count; row++)
		if (map.rows[row].entry == entry && map.rows[row].from == from)
			return true;
	return false;
}

static void
check_ways(uint32_t tree)
{
	for (size_t row = 0; row < map.count; row++) {
		struct map_row *way = &map.rows[row];
		struct span answers = forest->entries[way->entry].answers;

		if (way->from != NONE)
			cr_assert_eq(target(tree, way->by), way->entry);
		if (way->kind == MAP_WAY)
			cr_assert_eq(map_leads_down(&map, row), standing_row(way->entry) > row);
		for (uint32_t i = 0; way->kind == MAP_QUESTION && i < answers.count; i++) {
			uint32_t to = target(tree, answers.first + i);

			cr_assert_eq(leads_to(way->entry, to), is_question(to));
		}
	}
}

Test(map, every_way_on_is_a_row_and_says_where_it_leads)
{
	on_every_tree(check_ways);
}

static void
check_endings(uint32_t tree)
{
	bool *seen = alloc_array(forest->entries_count, sizeof(*seen));

	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		struct span answers = forest->entries[entry].answers;
		uint32_t endings = 0;

		memset(seen, 0, forest->entries_count);
		for (uint32_t i = 0; i < answers.count; i++)
			seen[target(tree, answers.first + i)] = true;
		for (uint32_t to = 0; to < forest->entries_count; to++)
			endings += seen[to] && !is_question(to);
		cr_assert_eq(map_endings(&walk, entry), endings, "entry %u", (unsigned)entry);
	}
	free(seen);
}

Test(map, endings_are_counted_as_the_forest_has_them)
{
	on_every_tree(check_endings);
}

/* A line begins below a row of its depth or one less, and ends where a sister's row stands. */
static void
check_lines(uint32_t tree)
{
	(void)tree;
	for (size_t row = 0; row < map.count; row++) {
		for (uint32_t depth = 0; depth <= map.rows[row].depth; depth++) {
			size_t next = row + 1;

			while (next < map.count && map.rows[next].depth > depth)
				next++;
			cr_assert_eq(map.rows[row].lines >> depth & 1,
			    next < map.count && map.rows[next].depth == depth);
		}
	}
}

Test(map, lines_lead_to_the_next_row_of_their_depth)
{
	on_every_tree(check_lines);
}

/* --- the own path */

static size_t
count_rows(uint32_t entry, enum map_kind kind)
{
	size_t count = 0;

	for (size_t row = 0; row < map.count; row++)
		count += map.rows[row].entry == entry && map.rows[row].kind == kind;
	return count;
}

static void
check_own_rows(void)
{
	size_t endings = 0;

	for (size_t i = 0; i < walk.taken; i++)
		cr_assert_eq(count_rows(walk.steps[i].entry, MAP_QUESTION), 1u);
	for (size_t row = 0; row < map.count; row++)
		endings += map.rows[row].kind == MAP_ENDING;
	cr_assert_eq(endings, (size_t)walk_ended(&walk), "only the one that was reached");
	cr_assert_eq(map.rows[map_here(&map)].entry, walk.here);
	cr_assert(map_is_own(&map, map_here(&map)));
}

/* At each place of the path that LED took; then with everything closed that can be. */
static void
check_path(const struct walk *led, void *paths)
{
	walk_open(&walk, led->tree);
	for (size_t i = 0; i <= led->taken; i++) {
		map_open(&map, &walk, 0);
		check_own_rows();
		if (i < led->taken)
			walk_answer(
			    &walk, led->steps[i].answer - forest->entries[walk.here].answers.first);
	}
	for (size_t row = 0; row < map.count; row++)
		if (map_can_close(&map, row))
			map_toggle(&map, row);
	check_own_rows();
	++*(size_t *)paths;
}

Test(map, the_own_path_is_always_seen_and_no_ending_but_the_one_reached, .timeout = 60)
{
	size_t paths = 0;

	begin(forest_builtin());
	for (uint32_t tree = 0; tree < forest->trees_count; tree++)
		if (!forest->trees[tree].is_block)
			paths_visit(forest, tree, check_path, &paths);
	cr_assert_gt(paths, 2000u);
	end();
}

/* --- searching */

/* The longest word of TEXT, into WORD. */
static void
longest_word(const char *text, struct str *word)
{
	str_clear(word);
	while (*text) {
		size_t length = strcspn(text, " ");

		if (length > word->length) {
			str_clear(word);
			str_add_bytes(word, text, length);
		}
		text += length + (text[length] == ' ');
	}
}

/* Goes from match to match until it is at ENTRY. */
static void
check_found(uint32_t entry, const char *words)
{
	uint32_t first = map_find(&map, opening(walk.tree), false, words), found = first;

	cr_assert_neq(found, NONE, "%s", words);
	while (found != entry) {
		found = map_find(&map, found, true, words);
		cr_assert(map_matches(&map, found, words));
		cr_assert_neq(found, first, "%s", words);
	}
	cr_assert_eq(map.rows[map_reveal(&map, entry)].entry, entry);
}

static void
check_search(uint32_t tree)
{
	uint32_t *steps = slow_steps(tree);
	struct str words = { 0 };

	open_tree(tree, 0);
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		if (!is_question(entry) || steps[entry] == NONE)
			continue;
		str_clear(&words);
		forest_add_number(forest, &words, entry);
		cr_assert_eq(map_find(&map, opening(tree), false, str_text(&words)), entry);
		check_found(entry, str_text(&words));
		longest_word(forest_text(forest, forest->entries[entry].title), &words);
		check_found(entry, str_text(&words));
	}
	cr_assert_eq(map_find(&map, opening(tree), false, "qqqq"), NONE);
	cr_assert_eq(map_find(&map, opening(tree), true, ""), NONE);
	str_fini(&words);
	free(steps);
}

Test(map, each_question_is_found_by_its_number_and_by_a_word)
{
	on_every_tree(check_search);
}

/* SPDX-License-Identifier: ISC */
/* The rows of the map on a forest that is small enough to write all of them down. */
#include <criterion/criterion.h>
#include <string.h>

#include "partway/forest.h"
#include "partway/map.h"
#include "partway/str.h"
#include "partway/walk.h"
#include "small.h"

#define GATE \
	"block gate G\n" \
	"ask first: Yes > stop; No > return; unsure > stop\n" \
	"end stop: none crisis\n"

/* O1 goes on to O2, O3 and the block; O3 is nearer by O1 than by O2, O4 as near by both. */
static const char trees[] = GATE "tree one O\n"
				 "ask one: A > two; B > three; C > block:part; unsure > rest\n"
				 "ask two: A > three; B > four; unsure > rest\n"
				 "ask three: A > four; B > block:part; C > rest; unsure > rest\n"
				 "ask four: A > other; B > rest; unsure > rest\n"
				 "end rest: none recover\n"
				 "end other: none recover\n"
				 "block part P\n"
				 "ask inner: A > innermost; B > calm; unsure > calm\n"
				 "ask innermost: A > calm; B > calm; unsure > calm\n"
				 "end calm: none recover\n"
				 "fact a: no | yes\n"
				 "rule R1: if-contact: [message], needs: [a=no]\n";

static struct small small;
static const struct forest *forest;
static struct walk walk;
static struct map map;

static void
begin_small(const char *answers, size_t room)
{
	small_load(&small, trees);
	forest = small.forest;
	walk_init(&walk, forest);
	map_init(&map, forest);
	walk_open(&walk, forest_find_tree(forest, "one"));
	for (; *answers; answers++)
		walk_answer(&walk, (uint32_t)(*answers - '1'));
	map_open(&map, &walk, room);
}

static void
end_small(void)
{
	map_fini(&map);
	walk_fini(&walk);
	small_free(&small);
}

/* The rows as text: depth, "+" closed, then the number, with ">" for a way and "P" for a part. */
static void
check_rows(const char *wanted)
{
	struct str rows = { 0 };

	for (size_t i = 0; i < map.count; i++) {
		const struct map_row *row = &map.rows[i];

		str_add_format(&rows, "%u%s%s", (unsigned)row->depth,
		    map_is_closed(&map, i) ? "+" : "", row->kind == MAP_WAY ? ">" : "");
		if (map_names_part(&map, row))
			str_add(&rows, "P ");
		else
			forest_add_number(forest, &rows, row->entry);
		if (!map_names_part(&map, row))
			str_add_char(&rows, ' ');
	}
	cr_assert_str_eq(str_text(&rows), wanted);
	str_fini(&rows);
}

Test(map_rows, what_fits_is_open_but_other_parts)
{
	begin_small("2", 9);
	check_rows("0G1 1O1 2O2 3>O3 3O4 2O3 3>O4 3>P 2+P ");
	map_open(&map, &walk, 8);
	check_rows("0G1 1O1 2+O2 2+O3 2+P ");
	end_small();
}

/* O4 is three steps away by O2 and by O3: it is drawn where the reader passed. */
Test(map_rows, of_equally_short_ways_the_own_one_is_drawn)
{
	begin_small("221", 0);
	check_rows("0G1 1O1 2+O2 2O3 3>P 3O4 2+P ");
	end_small();
}

Test(map_rows, parts_and_questions_open_and_close_but_the_own_path_stays)
{
	begin_small("2", 0);
	cr_assert_not(map_toggle(&map, 0), "the own path");
	cr_assert(map_toggle(&map, 4));
	check_rows("0G1 1O1 2+O2 2+O3 2P 3P1 4P2 ");
	cr_assert_not(map_toggle(&map, 6), "nothing in it");
	cr_assert(map_toggle(&map, 2));
	check_rows("0G1 1O1 2O2 3>O3 3O4 2+O3 2P 3P1 4P2 ");
	cr_assert_not(map_toggle(&map, 3), "a way has nothing in it");
	cr_assert(map_toggle(&map, 6));
	cr_assert(map_toggle(&map, 2));
	check_rows("0G1 1O1 2+O2 2+O3 2+P ");
	end_small();
}

Test(map_rows, an_ending_that_was_reached_stands_below_its_question)
{
	begin_small("231", 0);
	cr_assert(!walk_ended(&walk));
	walk_answer(&walk, 2);
	map_open(&map, &walk, 0);
	check_rows("0G1 1O1 2+O2 2+O3 2P 3P1 4P2 5P3 ");
	cr_assert_eq(map_here(&map), 7u);
	end_small();
}

/* Not only hidden: gone from memory. */
Test(map_rows, wiping_leaves_nothing_of_the_walk)
{
	begin_small("221", SIZE_MAX);
	cr_assert_gt(map.count, 5u);
	map_wipe(&map);
	cr_assert_eq(map.count, 0u);
	for (size_t i = 0; i < map.capacity * sizeof(*map.rows); i++)
		cr_assert_eq(((unsigned char *)map.rows)[i], 0);
	for (size_t i = 0; i < forest->entries_count * sizeof(*map.places); i++)
		cr_assert_eq(((unsigned char *)map.places)[i], 0);
	end_small();
}

Test(map_rows, a_part_of_a_word_is_enough_in_small_or_capital_letters)
{
	begin_small("2", 0);
	cr_assert_eq(map.rows[map_reveal(&map, map_find(&map, walk.here, false, "NNERM"))].entry,
	    forest_find_entry(forest, forest_find_tree(forest, "part"), "innermost"));
	cr_assert(map_matches(&map, walk.here, "o1") && map_matches(&map, walk.here, "1"));
	cr_assert_not(
	    map_matches(&map, walk_opening(forest, walk.tree), "g"), "the mark alone is no number");
	end_small();
}

Test(map_rows, what_a_search_opened_is_closed_by_the_next_find)
{
	begin_small("2", 0);
	map_reveal(&map, map_find(&map, walk.here, false, "innermost"));
	check_rows("0G1 1O1 2+O2 2+O3 2P 3P1 4P2 ");
	map_reveal(&map, map_find(&map, walk.here, false, "four"));
	check_rows("0G1 1O1 2O2 3>O3 3O4 2+O3 2+P ");
	end_small();
}

/* From the row where it began, round the end and up to that row again. */
Test(map_rows, a_search_goes_on_from_where_it_began_and_wraps)
{
	uint32_t three;

	begin_small("2", 0);
	three = map.rows[3].entry;
	cr_assert_eq(map_find_start(&map, 3), three);
	cr_assert_eq(map_find(&map, three, false, "ask"), three);
	cr_assert_eq(map_find(&map, three, true, "three"), three);
	cr_assert_eq(map_find(&map, three, false, "two"), map.rows[2].entry);
	cr_assert(map_toggle(&map, 2));
	cr_assert_eq(map.rows[3].kind, MAP_WAY);
	cr_assert_eq(map_find_start(&map, 3), map.rows[4].entry, "a way is no question");
	end_small();
}

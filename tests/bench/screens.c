/* SPDX-License-Identifier: ISC */
/* First screens, and keys. All programs take turns in each round, in an order that changes, so that a
 * busy minute and a warm cache are the same for all. */
#include <stdlib.h>
#include <sys/resource.h>

#include "bench.h"
#include "forest_folder.h"
#include "partway/base.h"
#include "player.h"

#define TIMED_ROUNDS 31u            /* times vary */
#define COUNTED_ROUNDS BENCH_ROUNDS /* counts hardly do */
#define AHEAD (-10)                 /* of what else this machine does, where we may: a nice value */

static void
shuffle(size_t *order, size_t count)
{
	for (size_t i = count; i > 1; i--) {
		size_t other = (size_t)rand() % i, last = order[i - 1];

		order[i - 1] = order[other];
		order[other] = last;
	}
}

/* Each that is here, once a round. */
static void
take_turns(struct player *players, void (*measure)(struct player *), unsigned rounds)
{
	size_t *order = calloc(subjects_count, sizeof(*order));

	assert(order);
	for (size_t i = 0; i < subjects_count; i++)
		order[i] = i;
	for (unsigned round = 0; round < rounds; round++) {
		shuffle(order, subjects_count);
		for (size_t i = 0; i < subjects_count; i++)
			if (players[order[i]].is_here)
				measure(&players[order[i]]);
	}
	free(order);
}

void
bench_screens(struct report *report, const char *programs)
{
	struct player *players = calloc(subjects_count, sizeof(*players));
	struct folder folder;

	assert(players);
	folder_make(&folder);
	scenery_build(folder.path);
	setpriority(PRIO_PROCESS, 0, AHEAD);
	for (size_t i = 0; i < subjects_count; i++)
		player_init(&players[i], &subjects[i], programs, folder.path);
	take_turns(players, player_try, 1);
	take_turns(players, player_time_start, TIMED_ROUNDS);
	take_turns(players, player_count, COUNTED_ROUNDS);
	take_turns(players, player_warm, 1);
	take_turns(players, player_time_keys, TIMED_ROUNDS);
	take_turns(players, player_end, 1);
	setpriority(PRIO_PROCESS, 0, 0);
	folder_remove(&folder);
	players_tell(players, subjects_count, report);
	free(players);
}

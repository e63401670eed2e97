/* SPDX-License-Identifier: ISC */
/* One of those who are measured, with what was measured of it so far. */
#ifndef PARTWAY_BENCH_PLAYER_H
#define PARTWAY_BENCH_PLAYER_H

#include "bench.h"
#include "subjects.h"

enum value {
	START_TIME,
	START_BYTES,
	START_WRITES,
	START_CALLS,
	START_PROCESSOR,
	START_RSS,
	START_PSS,
	START_DIRTY,
	MOVE_TIME,
	MOVE_BYTES,
	MOVE_PROCESSOR,
	MOVE_WRITES,
	MOVE_CALLS,
	ANSWER_TIME,
	ANSWER_BYTES,
	ANSWER_PROCESSOR,
	ANSWER_WRITES,
	ANSWER_CALLS,
	VALUES
};

struct player {
	const struct subject *subject;
	struct play start, keys; /* how it is started for the one and the other */
	char start_path[4096], key_path[4096];
	bool is_here;
	struct stage stage;
	struct series values[VALUES];
	struct series own_bytes; /* see look_own_bytes(), of the first screen */
};

/* Looks for it. FOLDER is borrowed. */
void player_init(
    struct player *player, const struct subject *subject, const char *programs, const char *folder);
/* Each asserts that what must be seen is seen. A start and its end: */
void player_try(struct player *player); /* files are in memory then */
void player_time_start(struct player *player);
void player_count(struct player *player); /* system calls, of a start and of keys */
/* Starts and goes where keys are measured; then each key and back again; then the end. */
void player_warm(struct player *player);
void player_time_keys(struct player *player);
void player_end(struct player *player);

/* Adds the lines of all, in players.c. */
void players_tell(const struct player *players, size_t count, struct report *report);

#endif

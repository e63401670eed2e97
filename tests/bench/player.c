/* SPDX-License-Identifier: ISC */
/* Has a program play its part, and takes down what that took. Times and bytes are taken while it runs
 * freely; system calls are counted in runs of their own, whose times are worth nothing. */
#include "player.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "held.h"
#include "partway/base.h"

/* What was just linked is not yet on the disk, and would count as memory that is dirty. */
static void
settle(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

void
player_init(
    struct player *player, const struct subject *subject, const char *programs, const char *folder)
{
	const char *const *keys = subject->key_args[0] ? subject->key_args : subject->args;

	*player = (struct player){ .subject = subject };
	player->is_here = scenery_find(subject->args[0], programs, player->start_path)
	    && scenery_find(keys[0], programs, player->key_path)
	    && (!subject->needs || scenery_has(folder, subject->needs));
	settle(player->start_path);
	player->start = (struct play){ .path = player->start_path,
		.args = subject->args,
		.folder = folder,
		.typed = subject->typed,
		.humble = subject->humble };
	player->keys = player->start;
	player->keys.path = player->key_path;
	player->keys.args = keys;
}

/* Ends the run with what is on the screen, where that is not what was to be measured. */
static void
must_show(struct player *player, const struct cue *cue)
{
	bool shown = stage_plays(&player->stage, cue);

	if (!shown) {
		fprintf(stderr, "%s does not show \"%s\", but:\n%s", player->subject->who,
		    cue->text, look_screen(&player->stage));
		player_end(player);
	}
	assert(shown);
}

static void
must_start(struct player *player, const struct play *play)
{
	stage_start(&player->stage, play);
	must_show(player, &(struct cue){ .text = player->subject->sees });
}

void
player_end(struct player *player)
{
	if (player->stage.process > 0)
		stage_end(&player->stage);
	player->stage.process = 0;
}

void
player_try(struct player *player)
{
	must_start(player, &player->start);
	player_end(player);
}

void
player_time_start(struct player *player)
{
	struct held held;

	must_start(player, &player->start);
	series_add(&player->values[START_TIME], stage_time(&player->stage));
	series_add(&player->values[START_BYTES], (double)player->stage.bytes);
	series_add(&player->values[START_PROCESSOR], stage_processor(&player->stage));
	series_add(&player->own_bytes, look_own_bytes(&player->stage));
	if (held_read(player->stage.process, &held)) {
		series_add(&player->values[START_RSS], (double)held.resident);
		series_add(&player->values[START_PSS], (double)held.share);
		series_add(&player->values[START_DIRTY], (double)held.private);
	}
	player_end(player);
}

static bool
has_keys(const struct subject *subject)
{
	return subject->answer.keys || subject->move.keys;
}

void
player_warm(struct player *player)
{
	const struct subject *subject = player->subject;
	const struct cue *each[] = { &subject->answer, &subject->go_back, &subject->move,
		&subject->move_back };

	if (!has_keys(subject))
		return;
	must_start(player, &player->keys);
	for (size_t i = 0; i < ARRAY_LEN(subject->warm) && subject->warm[i].keys; i++)
		must_show(player, &subject->warm[i]);
	for (size_t i = 0; i < ARRAY_LEN(each); i++)
		if (each[i]->keys)
			must_show(player, each[i]);
}

/* TIME is the first of the five values of a key. The processor time of children is not known. */
static void
take_down(struct player *player, enum value time)
{
	const struct stage *stage = &player->stage;

	if (stage->counted) {
		series_add(&player->values[time + 3], (double)stage->writes);
		series_add(&player->values[time + 4], (double)stage->calls);
	} else {
		series_add(&player->values[time], 1e3 * stage_time(stage));
		series_add(&player->values[time + 1], (double)stage->bytes);
		if (!player->subject->key_args[0])
			series_add(&player->values[time + 2], 1e3 * stage_processor(stage));
	}
}

static void
measure_key(struct player *player, const struct cue *there, const struct cue *back, enum value time)
{
	if (!there->keys)
		return;
	must_show(player, there);
	take_down(player, time);
	must_show(player, back);
}

void
player_time_keys(struct player *player)
{
	const struct subject *subject = player->subject;

	measure_key(player, &subject->answer, &subject->go_back, ANSWER_TIME);
	measure_key(player, &subject->move, &subject->move_back, MOVE_TIME);
}

void
player_count(struct player *player)
{
	struct play start = player->start;

	start.counted = true;
	must_start(player, &start);
	series_add(&player->values[START_WRITES], (double)player->stage.writes);
	series_add(&player->values[START_CALLS], (double)player->stage.calls);
	player_end(player);
	player->keys.counted = true;
	player_warm(player);
	player_time_keys(player);
	player_end(player);
	player->keys.counted = false;
}

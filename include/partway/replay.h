/* SPDX-License-Identifier: ISC */
/* Replaying cases: each takes the answers that somebody wrote down, and must end where they say. */
#ifndef PARTWAY_REPLAY_H
#define PARTWAY_REPLAY_H

#include <stddef.h>
#include <stdint.h>

#include "partway/walk.h"

struct cases;
struct diags;
struct forest;
struct str;

struct replay {
	const struct forest *forest; /* borrowed, as are the findings */
	struct diags *diags;
	struct walk walk;
	size_t files, cases;        /* replayed so far */
	uint8_t *entries, *answers; /* one byte for each: 1 where a case has come by, or taken it */
};

/* FOREST must have passed the whole check. Findings go to DIAGS. */
void replay_init(struct replay *replay, const struct forest *forest, struct diags *diags);

void replay_fini(struct replay *replay);

/* Replays CASES, which were loaded with the same DIAGS; a finding for each that cannot be walked,
 * ends elsewhere, or ends where it never should.
 *
 * An answer is taken by its words, or by as many whole words of its beginning as no other answer
 * there begins with; case, extra spaces and marks at the end aside. "unsure" is the unsure one. */
void replay_cases(struct replay *replay, const struct cases *cases);

/* Adds "replayed 130 cases in 5 files, 118 of 118 endings, ...: 0 errors", then a line for each
 * question, answer and ending that no case takes. */
void replay_write(const struct replay *replay, struct str *out);

#endif

/* SPDX-License-Identifier: ISC */
/* When a visit with limits is warned of its end, and when it ends. Knows no clock: the time is
 * handed in, in milliseconds of any steady clock. Private to this folder. */
#ifndef LEAVE_DEADLINE_H
#define LEAVE_DEADLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "leave/leave.h"

#define DEADLINE_NEVER INT64_MAX

/* Starts as { 0 }: no limits. */
struct deadline {
	int64_t idle, warning; /* how long; idle 0: no limits */
	int64_t end;           /* of the visit */
	int64_t heard;         /* when the last input came */
	bool asked;            /* whether anybody is there, since then */
	bool told;             /* that the visit is nearly over */
};

void deadline_begin(struct deadline *deadline, const struct leave_limits *limits, int64_t now);

/* There was input. */
void deadline_hear(struct deadline *deadline, int64_t now);

/* The warning that is due by NOW, which counts as given then; WAKE_INPUT: none is. Never two: who
 * is asked whether they are there is told of the rest when they answer, and who was told that the
 * end is near is not asked any more. */
enum wake deadline_due(struct deadline *deadline, int64_t now);

/* When the next warning is due; DEADLINE_NEVER: none will be, unless there is input. */
int64_t deadline_next(const struct deadline *deadline);

/* When all is over, if there is no more input. */
int64_t deadline_end(const struct deadline *deadline);

#endif

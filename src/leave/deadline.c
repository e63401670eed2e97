/* SPDX-License-Identifier: ISC */
/* The limits of a visit. No warning is shorter than its page says (LEAVE_WARNING), unless somebody
 * sets limits that are shorter still. */
#include "leave/deadline.h"

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

void
deadline_begin(struct deadline *deadline, const struct leave_limits *limits, int64_t now)
{
	*deadline = (struct deadline){ .idle = (int64_t)limits->idle * 1000,
		.warning =
		    (int64_t)(limits->idle < LEAVE_WARNING ? limits->idle : LEAVE_WARNING) * 1000,
		.end = now + (int64_t)limits->visit * 1000,
		.heard = now };
}

void
deadline_hear(struct deadline *deadline, int64_t now)
{
	deadline->heard = now;
	deadline->asked = false;
}

int64_t
deadline_next(const struct deadline *deadline)
{
	if (deadline->idle == 0 || deadline->asked || deadline->told)
		return DEADLINE_NEVER;
	return least(deadline->heard + deadline->idle, deadline->end - deadline->warning);
}

enum wake
deadline_due(struct deadline *deadline, int64_t now)
{
	if (now < deadline_next(deadline))
		return WAKE_INPUT;
	if (now >= deadline->end - deadline->warning) {
		deadline->told = true;
		return WAKE_LAST_MINUTE;
	}
	deadline->asked = true;
	return WAKE_STILL_THERE;
}

int64_t
deadline_end(const struct deadline *deadline)
{
	if (deadline->idle == 0)
		return DEADLINE_NEVER;
	return least(deadline->heard + deadline->idle + deadline->warning, deadline->end);
}

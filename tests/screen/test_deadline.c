/* SPDX-License-Identifier: ISC */
/* When a visit is warned, and when it ends: idle after 5 minutes, over after 90. Times are seconds
 * here. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "leave/deadline.h"

#define IDLE 300
#define VISIT 5400
#define BEGAN 1000 /* no clock begins at 0 with us */

static struct deadline deadline;

static void
begin(unsigned idle, unsigned visit)
{
	deadline_begin(
	    &deadline, &(struct leave_limits){ .idle = idle, .visit = visit }, BEGAN * 1000);
}

static enum wake
due(int64_t second)
{
	return deadline_due(&deadline, (BEGAN + second) * 1000);
}

static int64_t
end(void)
{
	return deadline_end(&deadline) / 1000 - BEGAN;
}

static int64_t
next(void)
{
	return deadline_next(&deadline) / 1000 - BEGAN;
}

static void
hear(int64_t second)
{
	deadline_hear(&deadline, (BEGAN + second) * 1000);
}

Test(deadline, without_limits_nothing_is_ever_due)
{
	deadline = (struct deadline){ 0 };
	cr_assert(eq(int, (int)due(1000000), (int)WAKE_INPUT));
	cr_assert(eq(i64, deadline_next(&deadline), DEADLINE_NEVER));
	cr_assert(eq(i64, deadline_end(&deadline), DEADLINE_NEVER));
}

Test(deadline, nobody_is_asked_once_and_gone_a_minute_later)
{
	begin(IDLE, VISIT);
	cr_assert(eq(i64, next(), IDLE));
	cr_assert(eq(int, (int)due(IDLE - 1), (int)WAKE_INPUT));
	cr_assert(eq(int, (int)due(IDLE), (int)WAKE_STILL_THERE));
	cr_assert(eq(int, (int)due(IDLE + 1), (int)WAKE_INPUT));
	cr_assert(eq(i64, deadline_next(&deadline), DEADLINE_NEVER));
	cr_assert(eq(i64, end(), IDLE + LEAVE_WARNING));
}

Test(deadline, a_key_is_worth_another_five_minutes)
{
	begin(IDLE, VISIT);
	hear(200);
	cr_assert(eq(int, (int)due(IDLE), (int)WAKE_INPUT));
	cr_assert(eq(int, (int)due(200 + IDLE), (int)WAKE_STILL_THERE));
	hear(530);
	cr_assert(eq(i64, end(), 530 + IDLE + LEAVE_WARNING));
	cr_assert(eq(int, (int)due(530 + IDLE), (int)WAKE_STILL_THERE), "asked again");
}

Test(deadline, the_end_of_a_visit_is_told_a_minute_before_whatever_is_typed)
{
	begin(IDLE, VISIT);
	for (int64_t second = 0; second < VISIT - LEAVE_WARNING; second += 20) {
		hear(second);
		cr_assert(eq(int, (int)due(second), (int)WAKE_INPUT));
	}
	cr_assert(eq(i64, next(), VISIT - LEAVE_WARNING));
	cr_assert(eq(int, (int)due(VISIT - LEAVE_WARNING), (int)WAKE_LAST_MINUTE));
	hear(VISIT - 10);
	cr_assert(eq(int, (int)due(VISIT - 1), (int)WAKE_INPUT), "told once");
	cr_assert(eq(i64, end(), VISIT));
}

/* What a page says stays true: the last minute is told of when the question is answered. */
Test(deadline, who_is_being_asked_is_not_told_of_the_end)
{
	begin(IDLE, VISIT);
	hear(VISIT - 90 - IDLE);
	cr_assert(eq(int, (int)due(VISIT - 90), (int)WAKE_STILL_THERE));
	cr_assert(eq(int, (int)due(VISIT - 60), (int)WAKE_INPUT));
	cr_assert(eq(i64, end(), VISIT - 30));
	hear(VISIT - 40);
	cr_assert(eq(int, (int)due(VISIT - 40), (int)WAKE_LAST_MINUTE));
}

Test(deadline, nobody_is_asked_in_the_last_minute)
{
	begin(IDLE, VISIT);
	hear(VISIT - IDLE - 30);
	cr_assert(eq(int, (int)due(VISIT - 60), (int)WAKE_LAST_MINUTE));
	cr_assert(eq(int, (int)due(VISIT - 30), (int)WAKE_INPUT));
	cr_assert(eq(i64, end(), VISIT));
}

Test(deadline, warnings_are_no_longer_than_the_limit_itself)
{
	begin(3, 40);
	cr_assert(eq(int, (int)due(3), (int)WAKE_STILL_THERE));
	cr_assert(eq(i64, end(), 6));
	hear(36);
	cr_assert(eq(int, (int)due(37), (int)WAKE_LAST_MINUTE));
	cr_assert(eq(i64, end(), 40));
}

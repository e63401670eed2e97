/* SPDX-License-Identifier: ISC */
/* The way to every state of the program, for tests that must hold in all of them. */
#include "visit.h"

#include <criterion/criterion.h>

#include "partway/base.h"

const struct state states[] = {
	{ "", "Before you start" },
	{ "2", "We keep" },
	{ "1", "Which is closest to your story?" },
	{ "11", "Are you afraid of being hurt?" },
	{ "112", "How long ago was it?" },
	{ "112b", "Enter keeps it" },
	{ "112bf", "How long ago was it?" },
	{ "1121", "Can you say it calmly?" },
	{ "112z", "This key does nothing here." },
	{ "11211", "Propose a pause, once" },
	{ "11211 ", "Say it once." },
	{ "11213", "Rest first" },
	{ "111", "Get safe first" },
	{ "112w", "A-1  Safety" },
	{ "11211w", "A-2  A pause" },
	{ "1121p", "Your answers: 2" },
	{ "1121p\r", "How long ago was it?" },
	{ "11211p", "Your answers: 3" },
	{ "112m", "YOU ARE HERE" },
	{ "112mj", "Reached from Q1" },
	{ "112m/", "Find:" },
	{ "112m/calm", "Find: calm" },
	{ "112m/calm\r", "Find: calm" },
	{ "11211s", "Save this page?" },
	{ "11211sy", "Saving" },
	{ "11211c", "Sent to the clipboard" },
	{ "11?", "Keys" },
	{ "11?1", "We keep" },
	{ "110", "In danger now?" },
	{ "1101", "Someone to Talk To" },
	{ "112q", "Leave?" },
	{ "112r", "Start again?" },
	{ "112ry", "Which is closest to your story?" },
	{ "112p0q", "Leave?" },
};
const size_t state_count = ARRAY_LEN(states);

struct pty *
visit(const struct pty_setup *setup, const struct state *state)
{
	struct pty *pty = pty_start(setup);

	cr_assert(pty_sees(pty, "Before you start"));
	pty_type(pty, state->keys);
	cr_assert(pty_sees(pty, state->shows), "keys %s do not show %s", state->keys, state->shows);
	return pty;
}

struct pty *
visit_at(const char *keys, const char *shows)
{
	return visit(&(struct pty_setup){ 0 }, &(struct state){ keys, shows });
}

void
visit_leave(struct pty *pty)
{
	cr_assert(pty_time_to_blank(pty, "x") >= 0);
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
}

/* SPDX-License-Identifier: ISC */
/* How time ends a visit, and what is on the screen then. The limits are those of quick.c. */
#include <stdio.h>
#include <string.h>

#include "box.h"
#include "partway/base.h"

#define IDLE 3.0
#define VISIT 40.0
#define ALLOWED 2.0 /* seconds that a limit may be late */

/* Fails unless a limit of LIMIT seconds was kept. */
static void
check_time(const char *what, double took, double limit)
{
	cr_assert(took > limit - 0.2 && took < limit + ALLOWED, "%s after %.2f s", what, took);
}

/* Idle on a terminal TERM after KEYS; PAGE is seen before. Returns when it ended. */
static double
idle(const char *term, const char *keys, const char *page)
{
	struct pty *pty = box_alone(BOX_QUICK, NULL, &(struct pty_setup){ .term = term });
	double start, asked, ended;

	cr_assert(pty_sees(pty, BOX_WELCOME));
	start = clock_now();
	pty_type(pty, keys);
	cr_assert(pty_sees(pty, page));
	cr_assert(pty_sees(pty, "Are you still there?"), "%s", pty_screen(pty));
	asked = clock_now() - start;
	cr_assert_eq(pty_end(pty), 0);
	ended = clock_now() - start;
	check_time("asked", asked, IDLE);
	check_time("ended", ended, 2 * IDLE);
	cr_assert(pty_is_blank(pty), "%s", pty_screen(pty));
	cr_assert(pty_has_bytes(pty, "\033[3J"));
	cr_assert(pty_seconds_used(pty) < 0.5, "it does not sleep");
	pty_free(pty);
	return ended;
}

Test(time, who_does_nothing_is_asked_and_gone, .timeout = 60)
{
	ROW(40, "idle");
	double screen = idle("xterm-256color", "1", "Before you start");
	double small = idle("vt100", "11", "Which is closest to your story?");
	double lines = idle("dumb", "1\n", "How private is this?");

	ROW_RESULT(
	    "asked after 3 s of silence, ended after %.1f s, %.1f s on vt100, %.1f s in line "
	    "mode; blank, the scrollback erased",
	    screen, small, lines);
}

/* Waits until the page with TEXT has come once more. */
static bool
says_again(struct pty *pty, const char *text)
{
	double end = clock_now() + ALLOWED;

	while (!pty_has_bytes(pty, text) && clock_now() < end)
		pty_take_output(pty, 50);
	return pty_has_bytes(pty, text);
}

Test(time, a_key_that_stays_is_no_answer, .timeout = 60)
{
	ROW(84, "the key that stays");
	static const struct {
		const char *term, *keys, *page, *stay, *again;
	} visits[] = {
		{ NULL, "1", "Before you start", "2", "1  Go on" },
		{ NULL, "1", "Before you start", "q", "1  Go on" },
		{ "dumb", "1\n", "How private is this?", "2\n", "1. Go on" },
		{ "dumb", "1\n", "How private is this?", "\n", "1. Go on" },
	};

	for (size_t i = 0; i < ARRAY_LEN(visits); i++) {
		struct pty *pty =
		    box_alone(BOX_QUICK, NULL, &(struct pty_setup){ .term = visits[i].term });
		int status;

		cr_assert(pty_sees(pty, BOX_WELCOME));
		pty_type(pty, visits[i].keys);
		cr_assert(pty_sees(pty, visits[i].page));
		cr_assert(pty_sees(pty, "Are you still there?"));
		pty_forget(pty);
		pty_type(pty, visits[i].stay);
		cr_assert(says_again(pty, visits[i].again), "visit %zu: %s", i, pty_screen(pty));
		cr_assert_not(pty_has_bytes(pty, "We keep"), "visit %zu", i);
		pty_type(pty, visits[i].term ? "x\n" : "x");
		status = pty_end(pty);
		cr_assert_eq(status, 0, "visit %zu: %d", i, status);
		cr_assert(pty_is_blank(pty));
		pty_free(pty);
	}
	ROW_RESULT("2, q, a line with 2 and an empty one: the page is there again, unanswered");
}

/* Types a key every two seconds, for as long as the visit lasts. */
Test(time, nobody_stays_for_ever, .timeout = 90)
{
	ROW(41, "cap");
	struct pty *pty = box_alone(BOX_QUICK, NULL, &(struct pty_setup){ 0 });
	double start = clock_now(), told = 0, typed = start;

	cr_assert(pty_sees(pty, BOX_WELCOME));
	while (told == 0 && clock_now() - start < VISIT + ALLOWED) {
		if (clock_now() - typed > 2) {
			typed = clock_now();
			pty_type(pty, "j");
		}
		pty_take_output(pty, 50);
		if (pty_has_bytes(pty, "This visit ends within a minute"))
			told = clock_now() - start;
	}
	check_time("told", told, VISIT - IDLE);
	pty_type(pty, "j");
	cr_assert(pty_sees(pty, BOX_WELCOME), "the page is there again");
	cr_assert_eq(pty_end(pty), 0);
	check_time("ended", clock_now() - start, VISIT);
	cr_assert(pty_is_blank(pty));
	ROW_RESULT("a key every 2 s: told after %.1f s, ended after %.1f s (40 s are set)", told,
	    clock_now() - start);
	pty_free(pty);
}

/* --- the screen after the end ------------------------------------------------------------------ */

struct terminal {
	const char *name;
	bool ansi;
	const char *blank; /* bytes that empty its screen */
};

static const struct terminal terminals[] = {
	{ "xterm", true, "\033[H\033[J" },
	{ "putty", true, "\033[H\033[J" },
	{ "screen", true, "\033[H\033[J" },
	{ "linux", true, "\033[H\033[J" },
	{ "vt100", true, "\033[H\033[J" },
	{ "vt52", false, "\033H\033J" },
};

/* Leaves by KEY, on a screen, or from the plain text of choice 2. */
static void
check_after(const struct terminal *terminal, bool plain, const char *key)
{
	struct pty *pty = box_alone(BOX_KIOSK, NULL, &(struct pty_setup){ .term = terminal->name });
	const char *bytes;
	size_t length;

	cr_assert(pty_sees(pty, BOX_WELCOME), "%s", terminal->name);
	pty_type(pty, plain ? "2" : "1");
	cr_assert(pty_sees(pty, "Before you start"), "%s", terminal->name);
	if (plain)
		cr_assert(pty_sees(pty, "Choose 1-2:"), "%s", terminal->name);
	if (plain || !terminal->ansi) {
		bytes = pty_bytes(pty, &length);
		cr_assert_eq(memmem(bytes, length, "\033[", 2) != NULL, terminal->ansi);
	}
	pty_forget(pty);
	pty_type(pty, key);
	cr_assert_eq(pty_end(pty), 0, "%s", terminal->name);
	bytes = pty_bytes(pty, &length);
	cr_assert(memmem(bytes, length, terminal->blank, strlen(terminal->blank)),
	    "%s: not blanked", terminal->name);
	cr_assert_not(
	    memmem(bytes, length, "\033[2J", 4), "%s: into the scrollback", terminal->name);
	cr_assert_eq(
	    memmem(bytes, length, "\033[3J", 4) != NULL, terminal->ansi, "%s", terminal->name);
	cr_assert_eq(
	    memmem(bytes, length, "\033[", 2) != NULL, terminal->ansi, "%s", terminal->name);
	cr_assert(!terminal->ansi || pty_is_blank(pty), "%s", terminal->name);
	pty_free(pty);
}

Test(time, nothing_is_on_the_screen_of_who_comes_next, .timeout = 60)
{
	ROW(52, "screen after exit");

	for (size_t i = 0; i < ARRAY_LEN(terminals); i++) {
		check_after(&terminals[i], false, "x");
		check_after(&terminals[i], false, "q");
		check_after(&terminals[i], true, "x\n");
		check_after(&terminals[i], true, "q\n");
		check_after(&terminals[i], true, "\004");
	}
	ROW_RESULT(
	    "xterm, putty, screen, linux, vt100 blank, ending with CSI 3 J; vt52 blank without a "
	    "CSI; the same from plain text, by x, q and Ctrl-D");
}

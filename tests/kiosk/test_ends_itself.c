/* SPDX-License-Identifier: ISC */
/* The program ends by itself: nobody is there any more, or nobody tells it so. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "box.h"
#include "partway/base.h"

/* A getch() loop would spin: read() says 0 at once, for ever. */
Test(ends, a_terminal_that_is_gone_without_a_signal_ends, .timeout = 60)
{
	ROW(76, "no SIGHUP");
	static const struct {
		const char *words;
		bool silent_end;
	} cases[] = { { NULL, true }, { "trap '' HUP;", false }, { "trap '' HUP;", true } };
	double most = 0, seconds = 0;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct pty *pty = box_alone(BOX_KIOSK, cases[i].words,
		    &(struct pty_setup){ .silent_end = cases[i].silent_end });
		double start;

		cr_assert(pty_sees(pty, BOX_WELCOME), "%s", pty_screen(pty));
		start = clock_now();
		pty_hang_up(pty);
		cr_assert_eq(pty_end(pty), 0, "case %zu", i);
		most = clock_now() - start > most ? clock_now() - start : most;
		seconds = pty_seconds_used(pty) > seconds ? pty_seconds_used(pty) : seconds;
		pty_free(pty);
	}
	cr_assert(most < 1 && seconds < 0.5, "%.2f s, %.2f s of CPU time", most, seconds);
	ROW_RESULT("ended after %.2f s, with %.2f s of CPU time in all", most, seconds);
}

Test(ends, who_has_gone_away_leaves_a_blank_screen, .timeout = 60)
{
	ROW(77, "idle end over ssh");
	static const char farewell[] = "\033[H\033[J\033[3J";
	struct pty *visit = box_visit(BOX_QUICK, NULL);
	struct box_session session;
	double start = clock_now(), took;
	const char *bytes;
	size_t length;

	box_find(box_port_of(pty_process(visit)), &session);
	pty_type(visit, "1");
	cr_assert(pty_sees(visit, "Before you start"));
	cr_assert(pty_sees(visit, "Are you still there?"));
	cr_assert_eq(pty_end(visit), 0, "the client's exit status");
	took = clock_now() - start;
	cr_assert(pty_is_blank(visit), "%s", pty_screen(visit));
	bytes = pty_bytes(visit, &length);
	cr_assert(length > strlen(farewell)
	    && memmem(bytes + length - 40, 40, farewell, strlen(farewell)));
	cr_assert(pty_has_bytes(visit, "\033[?1049l"));
	cr_assert(box_wait_end(&session, 1) >= 0);
	pty_free(visit);
	ROW_RESULT(
	    "after %.1f s (3 s and 3 s of warning): status 0, ordinary screen, blank, scrollback "
	    "erased",
	    took);
}

/* SPDX-License-Identifier: ISC */
/* The end of a visit, when the client goes in any way that it can, or the sshd that let it in:
 * nothing stays at the other end, and nobody else is disturbed. */
#include <signal.h>
#include <stdio.h>

#include "box.h"
#include "partway/base.h"

#define QUICK 1.0 /* seconds */

static void
kill_hard(struct pty *visit)
{
	kill(pty_process(visit), SIGKILL);
}

static void
terminate(struct pty *visit)
{
	kill(pty_process(visit), SIGTERM);
}

static void
tell_to_hang_up(struct pty *visit)
{
	kill(pty_process(visit), SIGHUP);
}

static void
type_escape(struct pty *visit)
{
	pty_type(visit, "\r~.");
}

/* When many pages have come, and more keys are under way. */
static void
kill_in_flood(struct pty *visit)
{
	size_t length = 0;

	pty_flood(visit);
	while (length < 50000 && pty_take_output(visit, 5000))
		pty_bytes(visit, &length);
	cr_assert(length >= 50000, "the flood has run dry");
	kill_hard(visit);
}

static const struct way {
	const char *name;
	void (*go)(struct pty *visit);
} ways[] = {
	{ "kill -9", kill_hard },
	{ "TERM", terminate },
	{ "HUP", tell_to_hang_up },
	{ "window closed", pty_hang_up },
	{ "~.", type_escape },
	{ "kill -9 in a flood of keys", kill_in_flood },
};

static double
time_to_end(const struct way *way)
{
	struct pty *visit = box_visit(BOX_KIOSK, NULL);
	struct box_session session;
	double took;

	box_find(box_port_of(pty_process(visit)), &session);
	way->go(visit);
	took = box_wait_end(&session, QUICK);
	cr_assert(took >= 0, "%s: something is left after %g s", way->name, QUICK);
	pty_free(visit);
	return took;
}

Test(ends, who_is_killed_leaves_nothing, .timeout = 120)
{
	ROW(37, "client killed");
	double most = 0;
	const char *slowest = "";

	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		double took = time_to_end(&ways[i]);

		if (took >= most) {
			most = took;
			slowest = ways[i].name;
		}
	}
	ROW_RESULT("6 ways, all gone after %.2f s at most (%s)", most, slowest);
}

/* --- the daemon -------------------------------------------------------------------------------- */

#define VISITS 3

struct house {
	struct pty *visits[VISITS];
	struct box_session sessions[VISITS];
};

static void
enter(struct house *house, const struct box_daemon *daemon)
{
	char options[48];

	snprintf(options, sizeof(options), "-p %d -o ConnectionAttempts=10", daemon->port);
	for (size_t i = 0; i < VISITS; i++) {
		house->visits[i] = box_visit(BOX_KIOSK, options);
		box_find(box_port_of(pty_process(house->visits[i])), &house->sessions[i]);
	}
}

/* Lets the daemon read its configuration anew: it is at another port then. */
static void
reload(struct box_daemon *daemon)
{
	struct program program = { 0 };
	struct str command = { 0 };

	daemon->port++;
	str_add_format(&command, "sed -i 's/^Port .*/Port %d/' %s", daemon->port, daemon->config);
	program_run(&program, str_text(&command), NULL);
	cr_assert_eq(program.status, 0);
	cr_assert_eq(kill(daemon->process, SIGHUP), 0);
	str_fini(&command);
	program_fini(&program);
}

/* Those inside go on as if nothing was; KEYS lead to a page with TEXT. */
static void
check_goes_on(struct house *house, const char *keys, const char *text)
{
	for (size_t i = 0; i < VISITS; i++) {
		pty_type(house->visits[i], keys);
		cr_assert(pty_sees(house->visits[i], text), "visit %zu has ended", i);
	}
}

static double
leave(struct house *house)
{
	double most = 0;

	for (size_t i = 0; i < VISITS; i++) {
		double took;

		pty_type(house->visits[i], "x");
		took = box_wait_end(&house->sessions[i], QUICK);
		cr_assert(took >= 0, "something of visit %zu is left", i);
		cr_assert_eq(pty_end(house->visits[i]), 0);
		most = took > most ? took : most;
		pty_free(house->visits[i]);
	}
	return most;
}

Test(ends, a_daemon_that_starts_again_disturbs_nobody, .timeout = 120)
{
	ROW(44, "daemon restart");
	struct box_daemon daemon = { .kiosk = BOX_KIOSK }, next = daemon;
	struct house early, late;
	double most, more;

	box_daemon(&daemon);
	enter(&early, &daemon);
	reload(&daemon);
	check_goes_on(&early, "1", "Before you start");
	enter(&late, &daemon);
	box_daemon_stop(&daemon);
	check_goes_on(&early, "b", BOX_WELCOME);
	check_goes_on(&late, "1", "Before you start");
	most = leave(&late);
	next.port = daemon.port;
	box_daemon(&next);
	enter(&late, &next);
	more = leave(&early);
	most = more > most ? more : most;
	more = leave(&late);
	ROW_RESULT("9 visits over a reload and a restart went on and left nothing after %.2f s",
	    more > most ? more : most);
}

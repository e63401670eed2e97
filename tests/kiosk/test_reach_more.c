/* SPDX-License-Identifier: ISC */
/* Further things that clients may ask for: what is new in OpenSSH, what is old, what is nothing. */
#include <criterion/criterion.h>
#include <libssh2.h>
#include <string.h>

#include "raw.h"
#include "partway/base.h"

TestSuite(more, .timeout = 120);

/* With how many words behind it. */
static const struct {
	const char *name;
	size_t words;
} in_a_session[] = { { "exec", 1 }, { "subsystem", 1 }, { "shell", 0 },
	{ "auth-agent-req@openssh.com", 0 }, { "env", 2 }, { "xon-xoff", 0 },
	{ "no@such.thing", 0 }, { "", 0 } };

Test(more, a_visit_starts_once)
{
	ROW(69, "more requests in a session");
	struct raw raw;
	pid_t program = raw_begin(&raw, BOX_KIOSK);

	for (size_t i = 0; i < ARRAY_LEN(in_a_session); i++) {
		struct str payload = { 0 };

		for (size_t word = 0; word < in_a_session[i].words; word++)
			raw_add_text(&payload, "sftp");
		cr_expect_eq(raw_ask(&raw, in_a_session[i].name, true, &payload), RAW_NO, "%s",
		    in_a_session[i].name);
		str_fini(&payload);
	}
	raw_check_visit(&raw, program);
	raw_close(&raw);
	ROW_RESULT(
	    "%zu requests behind the start: refused; the visit goes on", ARRAY_LEN(in_a_session));
}

static const char *const beside[] = { "keepalive@openssh.com", "hostkeys-prove-00@openssh.com",
	"no-more-sessions@openssh.com", "elevation-request@such.thing", "" };

/* Sides of windows, each with each. */
static const uint32_t sides[] = { 0, 1, 24, 65535, 65536, 1000000, UINT32_MAX };
#define SIDES ARRAY_LEN(sides)

Test(more, requests_beside_a_visit_change_nothing)
{
	ROW(70, "requests beside a session, windows");
	struct raw raw;
	pid_t program = raw_begin(&raw, BOX_KIOSK);

	for (size_t i = 0; i < ARRAY_LEN(beside); i++) {
		cr_expect_neq(raw_ask_globally(&raw, beside[i], false, NULL), RAW_LOST);
		cr_expect_neq(
		    raw_ask_globally(&raw, beside[i], true, NULL), RAW_LOST, "%s", beside[i]);
	}
	for (size_t i = 0; i < SIDES * SIDES; i++) {
		struct str payload = { 0 };

		raw_add_number(&payload, sides[i % SIDES]);
		raw_add_number(&payload, sides[i / SIDES]);
		raw_add_number(&payload, 0); /* pixels */
		raw_add_number(&payload, 0);
		cr_expect_eq(raw_ask(&raw, "window-change", false, &payload), RAW_YES);
		str_fini(&payload);
	}
	raw_check_visit(&raw, program);
	raw_close(&raw);
	ROW_RESULT(
	    "%zu answered; %zu sizes of the window, the last one the largest: the visit goes on",
	    ARRAY_LEN(beside), SIDES * SIDES);
}

/* A channel that is open for one direction only ends like any other visit without keys. */
Test(more, half_a_channel_ends)
{
	ROW(71, "half-closed channel");
	struct box_session sessions[2];
	struct raw raws[2];
	double ends[2];

	for (size_t i = 0; i < 2; i++) {
		raw_begin(&raws[i], BOX_QUICK);
		raw_find(&raws[i], &sessions[i]);
	}
	cr_expect(raw_ask(&raws[0], "eow@openssh.com", false, NULL) == RAW_YES);
	cr_expect(raw_type(&raws[0], "?b?b", 4)); /* it may write, and nobody reads */
	cr_expect(libssh2_channel_send_eof(raws[1].channel) == 0);
	for (size_t i = 0; i < 2; i++)
		ends[i] = box_wait_gone(sessions[i].program, 30);
	cr_expect(ends[0] >= 0, "nobody reads, and the program runs on");
	cr_expect(ends[1] >= 0, "nobody can type, and the program runs on");
	raw_close(&raws[0]);
	raw_close(&raws[1]);
	ROW_RESULT("no more reading, no more typing: the program ends when nobody is there, after "
		   "%.1f and %.1f s",
	    ends[0], ends[0] + ends[1]);
}

static const char *const names[] = { "LC_ALL", "LANG", "LD_PRELOAD", "TERMINFO", "HOSTILE" };

Test(more, what_openssh_sends_along_stays_behind)
{
	ROW(72, "SendEnv, SetEnv, compression");
	struct program client = { 0 };
	struct pty *visit;
	pid_t program;

	visit = box_visit(BOX_KIOSK,
	    "-C -o SendEnv=* -o SetEnv='LC_ALL=hostile LANG=hostile"
	    " LD_PRELOAD=hostile TERMINFO=hostile HOSTILE=hostile'");
	program = box_check_visit(visit);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *value = box_environment(program, names[i]);

		cr_expect(!value || strcmp(value, "C.UTF-8") == 0, "%s=%s", names[i], value);
	}
	box_run(&client, "$K -C -v true 2>&1 | grep -o 'compression: [a-z@.]*'");
	cr_expect(strstr(str_text(&client.out), "compression: none\ncompression: none\n"));
	program_fini(&client);
	pty_free(visit);
	ROW_RESULT(
	    "%zu names: none of them; -C: \"compression: none\" both ways", ARRAY_LEN(names));
}

/* SPDX-License-Identifier: ISC */
/* What a client may ask of a visit that goes on: more sessions, more terminals, signals, breaks. */
#include <criterion/criterion.h>
#include <libssh2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "raw.h"
#include "partway/base.h"

TestSuite(session, .timeout = 60);

Test(session, a_connection_has_one)
{
	ROW(16, "second channel");
	struct program client = { 0 };
	char options[120], command[160];
	struct pty *visit;
	struct raw raw;
	pid_t program;

	snprintf(options, sizeof(options), "-o ControlMaster=yes -o ControlPath=%s/control-%d",
	    box_folder(), (int)getpid());
	visit = box_visit(BOX_KIOSK, options);
	snprintf(command, sizeof(command), /* it must not connect anew instead */
	    "$K -o ProxyCommand=false -o LogLevel=INFO -S %s/control-%d id", box_folder(),
	    (int)getpid());
	box_run(&client, command);
	cr_expect_eq(client.status, 255);
	cr_expect_str_eq(str_text(&client.out), "");
	cr_expect(strstr(str_text(&client.err), "refused") != NULL, "%s", str_text(&client.err));
	box_check_visit(visit);
	pty_free(visit);

	program = raw_begin(&raw, BOX_KIOSK);
	for (size_t i = 0; i < 20; i++)
		cr_expect(raw_open_type(&raw, "session", NULL) == NULL);
	raw_check_visit(&raw, program);
	raw_close(&raw);
	program_fini(&client);
	ROW_RESULT("refused, for OpenSSH's ControlMaster and 20 times raw; the visit goes on");
}

Test(session, a_visit_has_one_terminal)
{
	ROW(17, "two ptys");
	double start;
	struct str pty = { 0 };
	struct raw raw;

	raw_add_pty(&pty, "xterm", 80, 24);
	raw_connect(&raw, BOX_KIOSK);
	raw_open(&raw);
	cr_expect(raw_ask(&raw, "pty-req", true, &pty) == RAW_YES);
	start = clock_now();
	cr_expect(raw_ask(&raw, "pty-req", true, &pty) == RAW_LOST);
	cr_expect(clock_now() - start < RAW_LIMIT_MS / 2000.0, "silent, not closed");
	raw_close(&raw);

	raw_visit(&raw, BOX_KIOSK, "xterm", 80, 24);
	cr_expect(raw_ask(&raw, "pty-req", true, &pty) == RAW_NO);
	cr_expect(raw_answers(&raw));
	raw_close(&raw);
	str_fini(&pty);
	ROW_RESULT("connection closed; in a visit: refused, and it goes on");
}

Test(session, a_client_sends_no_signals)
{
	ROW(18, "client signals");
	static const char *const signals[] = { "INT", "HUP", "TERM", "QUIT", "KILL", "USR1", "USR2",
		"ALRM", "ABRT", "SEGV", "PIPE", "FPE", "ILL", "9", "" };
	struct raw raw;
	pid_t program = raw_begin(&raw, BOX_KIOSK);

	for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
		struct str name = { 0 };

		raw_add_text(&name, signals[i]);
		cr_expect(raw_ask(&raw, "signal", true, &name) == RAW_NO, "%s", signals[i]);
		str_fini(&name);
	}
	raw_check_visit(&raw, program);
	raw_close(&raw);
	ROW_RESULT("%zu signals refused, the program runs on", ARRAY_LEN(signals));
}

/* Keys for the client itself: break, new keys, the list, suspend, the command line, and a forwarding
 * on that. Behind an escape that it takes, the next one needs no new line. */
static void
type_escapes(struct pty *visit, char escape)
{
	char keys[40] = "~B~R~\032~V~v~?";

	for (char *key = keys; *key; key++)
		if (*key == '~')
			*key = escape;
	pty_type(visit, keys);
	cr_expect(pty_sees(visit, "Supported escape sequences"));
	snprintf(keys, sizeof(keys), "%cC", escape);
	pty_type(visit, keys);
	cr_expect(pty_sees(visit, "ssh>"));
	snprintf(keys, sizeof(keys), "-R %d:127.0.0.1:1\r", box_free_port());
	pty_type(visit, keys);
}

static void
try_escapes(char escape)
{
	char options[80];
	struct pty *visit;
	pid_t program;

	snprintf(options, sizeof(options), "-e '%c' -o EnableEscapeCommandline=yes", escape);
	visit = box_visit(BOX_KIOSK, options);
	program = box_program(visit);
	type_escapes(visit, escape);
	cr_expect_eq(box_check_visit(visit), program);
	pty_type(visit, "x");
	cr_expect_eq(pty_end(visit), 0);
	pty_free(visit);
}

Test(session, breaks_and_escapes_do_nothing)
{
	ROW(19, "BREAK and ~ escapes");
	struct str length = { 0 };
	struct raw raw;
	pid_t program;

	try_escapes('~');
	try_escapes('%');
	program = raw_begin(&raw, BOX_KIOSK);
	raw_add_number(&length, 5000);
	for (size_t i = 0; i < 20; i++)
		cr_expect(raw_ask(&raw, "break", true, &length) != RAW_LOST);
	raw_check_visit(&raw, program);
	raw_close(&raw);
	str_fini(&length);
	ROW_RESULT(
	    "~B ~R ~^Z ~V ~v ~? ~C, with ~ and %%, and 20 raw breaks: the program is unaffected");
}

/* SPDX-License-Identifier: ISC */
/* What a client may ask the server to listen at: ports, sockets, windows, keys. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "raw.h"

TestSuite(listen, .timeout = 60);

/* Asks raw for a listener, in a visit that must go on. */
static void
expect_no_listener(const char *request, const struct str *payload)
{
	struct raw raw;
	pid_t program = raw_begin(&raw, BOX_KIOSK);

	cr_expect(raw_ask_globally(&raw, request, true, payload) == RAW_NO);
	raw_check_visit(&raw, program);
	raw_close(&raw);
}

Test(listen, at_no_port)
{
	ROW(10, "-R TCP");
	struct program client = { 0 };
	struct str payload = { 0 };
	int port = box_free_port();
	struct pty *visit;
	char text[200];

	snprintf(text, sizeof(text),
	    "for at in %d:127.0.0.1:1 0.0.0.0:%d:127.0.0.1:1 %d; do"
	    " $K -N -o ExitOnForwardFailure=yes -R $at || echo $?; done",
	    port, port, port);
	box_run(&client, text);
	cr_expect_str_eq(str_text(&client.out), "255\n255\n255\n");
	cr_expect(strstr(str_text(&client.err), "remote port forwarding failed"));
	snprintf(text, sizeof(text), "-R %d:127.0.0.1:1", port);
	visit = box_visit(BOX_KIOSK, text);
	box_check_visit(visit);
	raw_add_text(&payload, "127.0.0.1");
	raw_add_number(&payload, (uint32_t)port);
	expect_no_listener("tcpip-forward", &payload);
	expect_no_listener("cancel-tcpip-forward", &payload);
	snprintf(text, sizeof(text), "ss -Hltn 'sport = :%d'", port);
	box_run(&client, text);
	cr_expect_str_eq(str_text(&client.out), "");
	pty_free(visit);
	str_fini(&payload);
	program_fini(&client);
	ROW_RESULT(
	    "3 of OpenSSH: exit 255; raw: refused; no listener; a visit with -R goes on without");
}

Test(listen, at_no_socket)
{
	ROW(11, "-R unix socket");
	struct program client = { 0 };
	struct str payload = { 0 };
	char path[100];

	box_run(&client, "$K -N -o ExitOnForwardFailure=yes -R $T/socket:127.0.0.1:1");
	cr_expect_eq(client.status, 255);
	cr_expect(strstr(str_text(&client.err), "remote port forwarding failed"));
	cr_expect_eq(box_scratch_files(), 0);
	snprintf(path, sizeof(path), "%s/socket", box_scratch());
	raw_add_text(&payload, path);
	expect_no_listener("streamlocal-forward@openssh.com", &payload);
	cr_expect_eq(box_scratch_files(), 0);
	str_fini(&payload);
	program_fini(&client);
	ROW_RESULT("OpenSSH: exit 255; raw: refused; no socket file");
}

/* What REQUEST would leave in the program's environment as NAME is neither there behind that, asked
 * for raw, nor behind OpenSSH's OPTIONS. */
static void
expect_nothing_for(
    const char *name, const char *request, const struct str *payload, const char *options)
{
	struct pty *visit = box_visit(BOX_KIOSK, options);
	struct box_session session;
	struct raw raw;

	cr_expect_null(box_environment(box_program(visit), name));
	box_check_visit(visit);
	pty_free(visit);
	raw_connect(&raw, BOX_KIOSK);
	raw_open(&raw);
	cr_expect_eq(raw_ask(&raw, request, true, payload), RAW_NO, "%s", request);
	raw_start(&raw, "xterm", 80, 24);
	raw_find(&raw, &session);
	cr_expect_null(box_environment(session.program, name));
	raw_check_visit(&raw, session.program);
	raw_close(&raw);
}

Test(listen, for_no_windows)
{
	ROW(14, "X11");
	struct str payload = { 0 };

	str_add_bytes(&payload, "\0", 1); /* not for one window only */
	raw_add_text(&payload, "MIT-MAGIC-COOKIE-1");
	raw_add_text(&payload, "00112233445566778899aabbccddeeff");
	raw_add_number(&payload, 0);
	cr_assert(setenv("DISPLAY", "127.0.0.1:0", 1) == 0);
	expect_nothing_for("DISPLAY", "x11-req", &payload, "-Y -o XAuthLocation=/bin/true");
	str_fini(&payload);
	ROW_RESULT(
	    "-Y and raw x11-req: refused; no DISPLAY, no listener, no xauth; the visit goes on");
}

Test(listen, for_no_agent)
{
	ROW(15, "agent");
	expect_nothing_for("SSH_AUTH_SOCK", "auth-agent-req@openssh.com", NULL,
	    "-o ForwardAgent=/an/agent"); /* the client asks without looking for it */
	ROW_RESULT(
	    "-A and raw auth-agent-req: refused; no SSH_AUTH_SOCK, no socket; the visit goes on");
}

/* SPDX-License-Identifier: ISC */
/* Who may log in, and what becomes of the account where its program is gone. */
#include <criterion/criterion.h>
#include <libssh2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "raw.h"
#include "partway/base.h"

TestSuite(login, .timeout = 60);

/* The client's last words about NAME, with ? for the name. */
static void
try_name(const char *name, struct str *text)
{
	struct program client = { 0 };
	char command[120];

	snprintf(command, sizeof(command), "$K -l '%s' 2>&1 | sed 's/^%s@/?@/'", name, name);
	box_run(&client, command);
	str_add(text, str_text(&client.out));
	program_fini(&client);
}

/* Account partway-quick exists, has a shell that works and no password: only its name is wrong. */
static const char *const others[] = { "partway-quick", "root", "nobody", "sshd", "visitor",
	"PARTWAY-KIOSK", "partway-kiosk ", "partway-kiosk2", "0", "" };

Test(login, nobody_else)
{
	ROW(20, "other users");
	struct str first = { 0 };
	char *offered = NULL;

	try_name(others[0], &first);
	cr_expect(
	    strstr(str_text(&first), "?@127.0.0.1: Permission denied ("), "%s", str_text(&first));
	for (size_t i = 1; i < 5; i++) {
		struct str text = { 0 };

		try_name(others[i], &text);
		cr_expect_str_eq(str_text(&text), str_text(&first));
		str_fini(&text);
	}
	for (size_t i = 0; i < ARRAY_LEN(others); i++) {
		struct raw raw;
		const char *list;

		raw_greet(&raw, box_ports[BOX_KIOSK]);
		list = libssh2_userauth_list(raw.session, others[i], (unsigned)strlen(others[i]));
		cr_expect_not(
		    libssh2_userauth_authenticated(raw.session), "%s is let in", others[i]);
		cr_assert_not_null(list);
		cr_expect(!offered || strcmp(list, offered) == 0, "%s: %s", others[i], list);
		cr_expect(libssh2_userauth_password(raw.session, others[i], "") != 0);
		if (!offered)
			offered = strdup(list);
		raw_close(&raw);
	}
	free(offered);
	ROW_RESULT("%zu names refused, with the same text and methods", ARRAY_LEN(others));
	str_fini(&first);
}

/* Nobody can log in at an sshd of which SPOIL has spoilt the program; never another one starts. */
static void
expect_shut(const char *spoil)
{
	struct box_daemon daemon = { .kiosk = BOX_KIOSK, .before = spoil, .traced = true };
	struct program client = { 0 };

	box_daemon(&daemon);
	box_run(&client, "$K -tt -p $P; echo $?; $K -p $P id; echo $?; $K -p $P -s sftp; echo $?");
	cr_expect_str_eq(str_text(&client.out), "255\n255\n255\n", "%s", spoil);
	cr_expect(
	    strstr(str_text(&client.err), "Permission denied ("), "%s", str_text(&client.err));
	cr_expect_str_eq(box_executed(&daemon), "", "%s", spoil);
	box_daemon_stop(&daemon);
	program_fini(&client);
}

Test(login, no_program_no_visit)
{
	ROW(21, "program missing");

	expect_shut("mount -t tmpfs none /usr/local/libexec");
	expect_shut("mount -t tmpfs none /usr/local/libexec &&"
		    " install -m 644 /bin/dash /usr/local/libexec/partway-kiosk");
	expect_shut(
	    "mount -t tmpfs none /usr/local/libexec && mkdir /usr/local/libexec/partway-kiosk");
	ROW_RESULT("missing, not executable, a folder: login refused, nothing started");
}

/* Runs COMMAND on a terminal as an account without rights. */
static struct pty *
start_as_nobody(const char *command)
{
	struct str text = { 0 };
	struct pty *terminal;

	str_add_format(
	    &text, "exec setpriv --reuid=65534 --regid=65534 --clear-groups %s", command);
	terminal = pty_start(&(struct pty_setup){ .command = str_text(&text) });
	str_fini(&text);
	return terminal;
}

static const char *const switches[] = { "su partway-kiosk", "su -s /bin/sh partway-kiosk",
	"su - -s /bin/bash partway-kiosk", "su -s /bin/sh partway-kiosk -c" };

Test(login, another_account_gets_no_shell)
{
	ROW(73, "su from another account");

	for (size_t i = 0; i < ARRAY_LEN(switches); i++) {
		char command[160];
		struct pty *terminal;

		snprintf(command, sizeof(command), "%s%s", switches[i],
		    strstr(switches[i], "-c") ? " 'touch '$T/x'; id; sh'" : "");
		setenv("T", box_scratch(), 1);
		terminal = start_as_nobody(command);
		cr_assert(pty_sees(terminal, BOX_WELCOME), "%s: %s", command, pty_screen(terminal));
		cr_expect(box_answers(terminal), "%s", command);
		pty_type(terminal, "x");
		cr_expect_eq(pty_end(terminal), 0, "%s", command);
		cr_expect_not(pty_has_bytes(terminal, "uid="));
		cr_expect_eq(box_scratch_files(), 0);
		pty_free(terminal);
	}
	ROW_RESULT("%zu ways, with -s and -c: the welcome page; x ends it, no shell behind",
	    ARRAY_LEN(switches));
}

Test(login, nothing_to_guess)
{
	ROW(74, "passwords, keys and questions");
	static const char *const words[] = { "", "partway", "kiosk" };
	struct program client = { 0 };
	size_t tries = 0;
	struct raw raw;

	raw_greet(&raw, box_ports[BOX_KIOSK]);
	for (; tries < 3; tries++)
		cr_expect(
		    libssh2_userauth_password(raw.session, box_accounts[BOX_KIOSK], words[tries])
		    != 0);
	cr_expect_not(libssh2_userauth_authenticated(raw.session));
	raw_close(&raw);
	box_run(&client,
	    "ssh-keygen -q -t ed25519 -N '' -f $T/key;"
	    " for method in publickey password keyboard-interactive hostbased; do"
	    " $K -v -i $T/key -o PreferredAuthentications=$method true 2>&1"
	    " | grep -c 'using \"none\"'; done; rm $T/key*");
	cr_expect_str_eq(str_text(&client.out), "1\n1\n1\n1\n"); /* what comes first lets them in */
	program_fini(&client);
	ROW_RESULT("%zu passwords refused; every OpenSSH client is let in by \"none\"", tries);
}

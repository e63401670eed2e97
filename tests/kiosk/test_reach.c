/* SPDX-License-Identifier: ISC */
/* What a client may ask for instead of a visit: commands, files, the far ends of other programs.
 * The sshd has the installed configuration and is traced: nothing but the kiosk may ever be started,
 * whatever the command. */
#include <criterion/criterion.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>

#include "box.h"
#include "partway/base.h"

#define NO_TERMINAL "This service needs a terminal (ssh -t).\n"

TestSuite(reach, .timeout = 90);

/* Starts the sshd of a row. */
static struct box_daemon
start_traced(void)
{
	struct box_daemon daemon = { .kiosk = BOX_KIOSK, .traced = true };

	box_daemon(&daemon);
	return daemon;
}

/* How many programs were started; each must have been the kiosk. */
static size_t
count_started(const struct box_daemon *daemon)
{
	const char *program = getpwnam(box_accounts[BOX_KIOSK])->pw_shell, *list, *end;
	size_t count = 0;

	for (list = box_executed(daemon); (end = strchr(list, '\n')); list = end + 1, count++)
		cr_assert(strncmp(list, program, (size_t)(end - list)) == 0, "started: %s", list);
	return count;
}

/* Runs COMMAND, which must be told that it needs a terminal, and get nothing else. */
static void
expect_refused(const char *command)
{
	struct program client = { 0 };

	box_run(&client, command);
	cr_expect_str_eq(str_text(&client.err), NO_TERMINAL, "%s", command);
	cr_expect_str_eq(str_text(&client.out), "", "%s", command);
	cr_expect_eq(client.status, 2, "%s", command);
	cr_expect(box_scratch_files() == 0, "%s", command);
	program_fini(&client);
}

Test(reach, a_command_is_not_run)
{
	ROW(1, "remote command");
	struct box_daemon daemon = start_traced();

	expect_refused("$K -p $P id");
	expect_refused("$K -p $P /bin/sh");
	expect_refused("echo 'touch '$T/x | $K -p $P");
	expect_refused("echo 'touch '$T/x | $K -T -p $P sh -s");
	expect_refused("$K -n -p $P ''");
	ROW_RESULT("one line on stderr, exit 2; started: %zu kiosks in 5 tries, nothing else",
	    count_started(&daemon));
}

Test(reach, a_command_with_a_terminal_is_a_visit)
{
	ROW(2, "command with tty");
	struct box_daemon daemon = start_traced();
	char options[80];
	struct box_session session;
	struct pty *visit;

	snprintf(options, sizeof(options), "-tt -p %d -o RemoteCommand='id; sh'", daemon.port);
	visit = box_visit(BOX_KIOSK, options);
	box_find(box_port_of(pty_process(visit)), &session);
	box_check_alone(&session);
	cr_expect_not(pty_has_bytes(visit, "uid="));
	cr_expect(box_answers(visit));
	pty_type(visit, "x");
	cr_expect_eq(pty_end(visit), 0);
	cr_expect(box_wait_end(&session, 5) >= 0);
	cr_expect(count_started(&daemon) == 1);
	pty_free(visit);
	ROW_RESULT("the welcome page; the command is ignored; started: 1 kiosk, nothing else");
}

Test(reach, no_shell_reads_a_command)
{
	ROW(3, "shell metacharacters");
	struct box_daemon daemon = start_traced();

	expect_refused("$K -p $P \"\\$(touch $T/x); \\`touch $T/y\\`\"");
	expect_refused("$K -p $P \"; touch $T/x & touch $T/y | touch $T/z\"");
	expect_refused("$K -p $P \"$(printf '\\n')touch $T/x\" '>' $T/y");
	ROW_RESULT("no file; started: %zu kiosks in 3 tries, nothing else", count_started(&daemon));
}

Test(reach, no_shell_imports_a_function)
{
	ROW(4, "function import");
	struct box_daemon daemon = start_traced();

	expect_refused("$K -p $P \"() { :;}; touch $T/x\"");
	expect_refused("export LC_ALL=\"() { :;}; touch $T/x\"; TERM=$LC_ALL $K -p $P"
		       " -o SendEnv=LC_ALL -o SetEnv=BASH_FUNC_kiosk%%=\"'$LC_ALL'\" kiosk");
	ROW_RESULT("no file; started: %zu kiosks in 2 tries, no shell", count_started(&daemon));
}

Test(reach, no_subsystem_gives_files)
{
	ROW(5, "sftp");
	struct box_daemon daemon = start_traced();
	struct program client = { 0 };

	box_run(&client,
	    "echo 'ls /' | sftp -q $F -P $P -b - kiosk; $K -p $P -s sftp;"
	    " $K -p $P -s internal-sftp; $K -tt -p $P -s sftp");
	cr_expect_eq(client.status, 255);
	cr_expect_str_eq(str_text(&client.out), "");
	cr_expect(strstr(str_text(&client.err), "subsystem request failed") != NULL);
	cr_expect(count_started(&daemon) == 0);
	expect_refused("$K -p $P internal-sftp");
	box_run(&client,
	    "echo 'get /etc/passwd' $T/x |"
	    " sftp -q $F -P $P -s /usr/lib/openssh/sftp-server -b - kiosk");
	cr_expect_neq(client.status, 0);
	cr_expect(box_scratch_files() == 0);
	cr_expect(count_started(&daemon) == 2);
	program_fini(&client);
	ROW_RESULT(
	    "4 ways to ask for the subsystem: refused, nothing started; 2 commands: the kiosk");
}

static const char *const copies[] = { "kiosk:/etc/passwd $T/down", "/etc/passwd kiosk:$T/up",
	"-r kiosk:/etc/pam.d $T" };

Test(reach, no_file_is_copied)
{
	ROW(6, "scp both protocols, both ways");
	struct box_daemon daemon = start_traced();

	for (size_t i = 0; i < 2 * ARRAY_LEN(copies); i++) {
		struct program client = { 0 };
		char command[100];

		snprintf(
		    command, sizeof(command), "scp -%c -q $F -P $P %s", "sO"[i % 2], copies[i / 2]);
		box_run(&client, command);
		cr_expect_neq(client.status, 0, "%s", command);
		cr_expect(box_scratch_files() == 0, "%s", command);
		cr_expect_str_eq(str_text(&client.out), "", "%s", command);
		program_fini(&client);
	}
	ROW_RESULT("nothing transferred in %zu tries; started: %zu kiosks, nothing else",
	    2 * ARRAY_LEN(copies), count_started(&daemon));
}

static const char *const helpers[] = { "rsync --server --sender -logDtpre.iLsfxCIvu . /etc",
	"git-upload-pack /", "git-receive-pack /", "mosh-server new -s -c 8", "tmux -C attach",
	"scp -f /etc/passwd", "cvs server", "svnserve -t", "bash -l", "sh -c id",
	"/usr/lib/openssh/sftp-server", "exec sh" };

Test(reach, no_far_end_of_a_program_is_started)
{
	ROW(7, "other helpers");
	struct box_daemon daemon = start_traced();

	for (size_t i = 0; i < ARRAY_LEN(helpers); i++) {
		char command[100];

		snprintf(command, sizeof(command), "$K -n -p $P '%s'", helpers[i]);
		expect_refused(command);
	}
	ROW_RESULT("%zu helpers: each as row 1; started: %zu kiosks, nothing else",
	    ARRAY_LEN(helpers), count_started(&daemon));
}

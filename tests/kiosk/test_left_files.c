/* SPDX-License-Identifier: ISC */
/* What a visit leaves in files and logs, under the mounts that the unit of systemd gives it: sshd alone
 * would note each login in wtmp and lastlog, whatever its configuration says. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "box.h"
#include "partway/base.h"

/* As partway-kiosk@.service has it: nothing can be written, and logs are out of reach. Before that,
 * records of logins as a machine keeps them, a /dev of its own, and the syslog that listens there. */
#define UNIT_MOUNTS \
	"set -e; mkdir $D/dev $D/log $D/run $D/run/sshd; " \
	"touch $D/log/wtmp $D/log/btmp $D/log/lastlog $D/run/utmp; " \
	"mount --bind $D/run /run; " \
	"mount -t tmpfs none $D/dev; mkdir $D/dev/pts; ln -s pts/ptmx $D/dev/ptmx; " \
	"mount --rbind /dev/pts $D/dev/pts; " \
	"for n in null zero random urandom tty; do touch $D/dev/$n; mount --bind /dev/$n " \
	"$D/dev/$n; done; " \
	"touch $D/dev/log; mount --bind $T/log $D/dev/log; mount --move $D/dev /dev; " \
	"for m in /etc /home /root /tmp /usr/local /var /run /mnt; do " \
	"mount --bind $m $m; mount -o remount,bind,ro $m; done; " \
	"mount --bind $D/log /var/log; mount -o remount,bind,ro /var/log; " \
	"mount -t tmpfs -o mode=000 none /var/log"
#define UNIT_SAYS \
	"grep -qx InaccessiblePaths=-/var/log src/kiosk/etc/partway-kiosk@.service && " \
	"grep -qx ProtectSystem=strict src/kiosk/etc/partway-kiosk@.service"

/* Words of the pages and answers of the visit below, and the names that the trees have for them. */
static const char *const words[] = { "suicide", "hurting", "relationship", "healthy", "gate", "G1",
	"G6", "danger", "welcome", "notice" };

/* A whole visit: up to the page that the answers lead to, and why. */
static void
visit_and_leave(const struct box_daemon *daemon, struct box_session *session)
{
	static const struct box_step steps[] = { { "1", "Before you start" },
		{ "1", "Which is closest" }, { "1", "Is any of this true" }, { "2", "G6" },
		{ "w", "Why this advice" } };
	struct pty *visit;
	char options[24];

	snprintf(options, sizeof(options), "-p %d", daemon->port);
	visit = box_visit(daemon->kiosk, options);
	box_find(box_port_of(pty_process(visit)), session);
	box_walk(visit, steps, ARRAY_LEN(steps));
	pty_type(visit, "x");
	cr_assert_eq(pty_end(visit), 0);
	cr_assert(box_wait_end(session, 1) >= 0);
	pty_free(visit);
}

/* --- files ------------------------------------------------------------------------------------- */

static bool
is_traced(void *context)
{
	return box_status(((const struct box_daemon *)context)->process, "TracerPid") > 0;
}

/* Writes all that the daemon and its sessions do to files from now on to trace.PROCESS. */
static pid_t
trace(struct box_daemon *daemon)
{
	char out[80], process[16];
	pid_t tracer;

	snprintf(out, sizeof(out), "%s/trace", daemon->folder);
	snprintf(process, sizeof(process), "%d", (int)daemon->process);
	tracer = fork();
	if (tracer == 0) {
		execlp("strace", "strace", "-ff", "-qq", "-e",
		    "trace=%file,write,ftruncate,fchmod,fchown,fsetxattr", "-e", "signal=none",
		    "-o", out, "-p", process, (char *)NULL);
		_exit(127);
	}
	cr_assert(box_wait(is_traced, daemon, 10) >= 0, "no strace");
	return tracer;
}

#define OPENED_FOR_WRITING \
	"grep -hE '^(open|openat|openat2|creat)\\(.*(O_WRONLY|O_RDWR|O_CREAT)' %s/trace.* | " \
	"grep -v ' = -1 ' | grep -vE " \
	"'\"(/dev/(null|ptmx|tty|pts/[0-9]+)|/proc/self/oom_score_adj)\"'"
#define CHANGED \
	"grep -hE " \
	"'^(mk|rename|link|symlink|unlink|rmdir|f?truncate|f?chmod|f?l?chown|utime|futime|f?l?" \
	"setxattr)' " \
	"%s/trace.* | grep -v ' = -1 ' | grep -vE " \
	"'^(ch(own|mod)\\(\"/dev/pts/[0-9]+\"|fchmod\\(0, 0600\\))'"
/* Of the program: from the first page on there is nothing but writing to the terminal. */
#define AFTER_THE_START "sed '1,/^write(1,/d; /^write(1,/d; /^[+]/d' %s/trace.%d"
#define PAGES "grep -c '^write(1,' %s/trace.%d"

/* What the shell says to COMMAND, in which %s is the daemon's folder and %d the program. */
static const char *
ask(struct program *program, const char *command, const struct box_daemon *daemon, pid_t id)
{
	struct str text = { 0 };

	for (const char *at = command; *at; at++)
		if (at[0] == '%' && at[1] == 's') {
			str_add(&text, daemon->folder);
			at++;
		} else if (at[0] == '%' && at[1] == 'd') {
			str_add_format(&text, "%d", (int)id);
			at++;
		} else {
			str_add_char(&text, *at);
		}
	box_run(program, str_text(&text));
	str_fini(&text);
	return str_text(&program->out);
}

/* An end of syslog, at $T/log. */
static int
listen_for_logs(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int log = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s/log", box_scratch());
	cr_assert(bind(log, (struct sockaddr *)&address, sizeof(address)) == 0);
	return log;
}

static void
begin(struct box_daemon *daemon)
{
	setenv("T", box_scratch(), 1);
	box_must_run(UNIT_SAYS);
	box_daemon(daemon);
}

Test(left, nothing_is_written_to_any_file, .timeout = 90)
{
	ROW(48, "files");
	struct box_daemon daemon = { .kiosk = BOX_KIOSK, .before = UNIT_MOUNTS };
	struct program said = { 0 };
	struct box_session session;
	pid_t tracer;
	int pages;

	listen_for_logs();
	begin(&daemon);
	tracer = trace(&daemon);
	visit_and_leave(&daemon, &session);
	kill(tracer, SIGTERM);
	cr_assert(box_wait_gone(daemon.process, 0) < 0, "sshd has ended");
	pages = atoi(ask(&said, PAGES, &daemon, session.program));
	cr_assert(pages >= 6, "%d pages were traced", pages);
	cr_assert_str_eq(ask(&said, OPENED_FOR_WRITING, &daemon, 0), "");
	cr_assert_str_eq(ask(&said, CHANGED, &daemon, 0), "");
	cr_assert_str_eq(ask(&said, AFTER_THE_START, &daemon, session.program), "");
	ROW_RESULT(
	    "%d processes opened only terminals for writing; from its first page on the program "
	    "named no file, and wrote to its terminal alone",
	    atoi(ask(&said, "ls %s/trace.* | wc -l", &daemon, 0)));
}

/* --- logs -------------------------------------------------------------------------------------- */

/* What has been logged; returns how many messages. */
static unsigned
read_logs(int log, struct str *text)
{
	char bytes[4096];
	unsigned count = 0;
	ssize_t got;

	for (; (got = recv(log, bytes, sizeof(bytes), 0)) > 0; count++) {
		str_add_bytes(text, bytes, (size_t)got);
		str_add_char(text, '\n');
	}
	return count;
}

Test(left, no_log_tells_of_a_visit, .timeout = 90)
{
	ROW(49, "logs");
	struct box_daemon silent = { .kiosk = BOX_KIOSK, .before = UNIT_MOUNTS };
	struct box_daemon chatty = {
		.kiosk = BOX_KIOSK, .before = UNIT_MOUNTS, .edits = "s/^LogLevel .*/LogLevel INFO/"
	};
	struct str text = { 0 };
	struct program said = { 0 };
	struct box_session session;
	unsigned count;
	int log = listen_for_logs();

	begin(&silent);
	visit_and_leave(&silent, &session);
	count = read_logs(log, &text);
	cr_assert(count == 0, "logged: %s", str_text(&text));
	cr_assert_str_eq(
	    ask(&said, "find %s/log %s/run -type f -size +0", &silent, 0), "", "records of logins");
	begin(&chatty);
	visit_and_leave(&chatty, &session);
	count = read_logs(log, &text);
	cr_assert(strstr(str_text(&text), "Accepted none"), "nobody logs: this row sees nothing");
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		cr_assert(!strcasestr(str_text(&text), words[i]), "logged: %s", str_text(&text));
		setenv("WORD", words[i], 1);
		cr_assert_str_eq(
		    ask(&said, "grep -rliFw -e \"$WORD\" $KIOSK_BOX/over/var/up", &silent, 0), "",
		    "%s", words[i]);
	}
	ROW_RESULT(
	    "wtmp, btmp, lastlog, utmp empty; 0 messages to syslog; %u at LogLevel INFO, without a "
	    "word of the pages",
	    count);
}

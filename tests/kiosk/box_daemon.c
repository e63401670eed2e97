/* SPDX-License-Identifier: ISC */
/* One more sshd of a kiosk, for a row that needs one for itself or with something changed. It has
 * mounts of its own, and ends with the test. */
#include "box.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sched.h>
#include <unistd.h>

#define LIMIT 10.0

/* Tests have different process ids, and connections go out from higher ports. */
int
box_free_port(void)
{
	static int tried;
	bool is_free = false;
	int port = 0;

	while (!is_free) {
		struct sockaddr_in address = { .sin_family = AF_INET };
		int probe = socket(AF_INET, SOCK_STREAM, 0);

		cr_assert(tried < 1000);
		port = 3000 + (getpid() * 16 + tried++) % 28000;
		address.sin_port = htons((uint16_t)port);
		is_free = bind(probe, (struct sockaddr *)&address, sizeof(address)) == 0;
		close(probe);
	}
	return port;
}

static void
write_config(struct box_daemon *daemon)
{
	struct program sed = { 0 };
	struct str command = { 0 };

	snprintf(daemon->folder, sizeof(daemon->folder), "%s/daemon-XXXXXX", box_folder());
	cr_assert(mkdtemp(daemon->folder));
	snprintf(daemon->config, sizeof(daemon->config), "%s/sshd_config", daemon->folder);
	str_add_format(&command, "sed -e 's/^Port .*/Port %d/' -e '%s' %s/sshd_config.%s >%s",
	    daemon->port, daemon->edits ? daemon->edits : "", box_folder(),
	    box_accounts[daemon->kiosk], daemon->config);
	program_run(&sed, str_text(&command), NULL);
	cr_assert(sed.status == 0, "%s: %s", str_text(&command), str_text(&sed.err));
	str_fini(&command);
	program_fini(&sed);
}

/* In the child. */
static void
become_sshd(const struct box_daemon *daemon)
{
	char trace[80];

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (unshare(CLONE_NEWNS) != 0) /* inside.sh has made all mounts private */
		_exit(126);
	setenv("D", daemon->folder, 1);
	if (daemon->before && system(daemon->before) != 0)
		_exit(125);
	snprintf(trace, sizeof(trace), "%s/trace", daemon->folder);
	if (daemon->traced)
		execlp("strace", "strace", "-D", "-f", "--seccomp-bpf", "-qq", "-e", "trace=execve",
		    "-e", "signal=none", "-o", trace, "/usr/sbin/sshd", "-D", "-f", daemon->config,
		    (char *)NULL);
	else
		execl("/usr/sbin/sshd", "/usr/sbin/sshd", "-D", "-f", daemon->config, (char *)NULL);
	_exit(127);
}

static bool
listens_at(void *context)
{
	struct box_daemon *daemon = context;
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)daemon->port),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	int probe = socket(AF_INET, SOCK_STREAM, 0);
	bool does = connect(probe, (struct sockaddr *)&address, sizeof(address)) == 0;

	cr_assert(waitpid(daemon->process, NULL, WNOHANG) == 0, "no sshd with %s", daemon->config);
	close(probe);
	return does;
}

void
box_daemon(struct box_daemon *daemon)
{
	char port[8];

	if (daemon->port == 0)
		daemon->port = box_free_port();
	write_config(daemon);
	daemon->process = fork();
	if (daemon->process == 0)
		become_sshd(daemon);
	cr_assert(box_wait(listens_at, daemon, LIMIT) >= 0, "sshd does not listen");
	snprintf(port, sizeof(port), "%d", daemon->port);
	setenv("P", port, 1);
}

void
box_daemon_stop(struct box_daemon *daemon)
{
	kill(daemon->process, SIGTERM);
	waitpid(daemon->process, NULL, 0);
}

const char *
box_executed(const struct box_daemon *daemon)
{
	static struct program list;
	char command[200];

	cr_assert(daemon->traced);
	snprintf(command, sizeof(command),
	    "sed -n 's/^[0-9 ]*execve(\"\\([^\"]*\\)\".*/\\1/p' %s/trace | grep -v "
	    "'^/usr/sbin/sshd$'",
	    daemon->folder);
	program_run(&list, command, NULL);
	return str_text(&list.out);
}

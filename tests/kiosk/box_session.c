/* SPDX-License-Identifier: ISC */
/* Who is at the other end of a connection: /proc tells, since client and server are on one machine.
 * A client's port leads to the server's socket, that to the sshd which hold it, and they to the
 * program. */
#include <arpa/inet.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "box.h"
#include "box_proc.h"

#define LIMIT 10.0 /* seconds for a session to appear */

struct search {
	pid_t client;
	int port;
	struct box_session *session;
};

static bool
has_port(void *context)
{
	struct search *search = context;
	char path[40];
	struct proc_link link;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/net/tcp", (int)search->client); /* of its network */
	file = fopen(path, "r");
	cr_assert(file);
	while (!search->port && proc_next_link(file, &link))
		if (link.state == PROC_OPEN && proc_holds(search->client, link.inode))
			search->port = (int)link.local;
	fclose(file);
	return search->port != 0;
}

int
box_port_of(pid_t client)
{
	struct search search = { .client = client };

	cr_assert(
	    box_wait(has_port, &search, LIMIT) >= 0, "process %d has no connection", (int)client);
	return search.port;
}

/* The inode of the server's end, or 0. Tests have addresses of their own, with the same ports; a few
 * clients have others. */
static unsigned long
server_end(int port)
{
	in_addr_t own = inet_addr(box_address()), tests = inet_addr("127.1.0.0"),
		  mask = inet_addr("255.255.0.0");
	FILE *file = fopen("/proc/net/tcp", "r");
	unsigned long inode = 0;
	struct proc_link link;
	bool found = false;

	cr_assert(file);
	while (!found && proc_next_link(file, &link)) {
		if ((int)link.remote != port
		    || (link.state != PROC_OPEN && link.state != PROC_CLOSING))
			continue;
		found = link.from == own;
		if (found || (link.from & mask) != tests)
			inode = link.inode;
	}
	fclose(file);
	return inode;
}

void
box_look(int port, struct box_session *session)
{
	unsigned long inode = server_end(port);
	DIR *folder = opendir("/proc");
	char name[PROC_NAME] = "";
	pid_t id;

	cr_assert(folder);
	*session = (struct box_session){ 0 };
	while (inode && (id = proc_next(folder)))
		if (proc_holds(id, inode) && session->sshds < BOX_SSHDS)
			session->sshd[session->sshds++] = id;
	rewinddir(folder);
	while ((id = proc_next(folder)))
		if (!proc_is_sshd_of(session, id) && proc_is_sshd_of(session, proc_parent(id, name))
		    && strcmp(name, "sshd") != 0)
			session->program = id;
	closedir(folder);
}

static bool
has_program(void *context)
{
	struct search *search = context;

	box_look(search->port, search->session);
	return search->session->program != 0;
}

void
box_find(int port, struct box_session *session)
{
	struct search search = { .port = port, .session = session };

	cr_assert(box_wait(has_program, &search, LIMIT) >= 0,
	    "no program runs for the client at port %d", port);
}

pid_t
box_program(const struct pty *visit)
{
	struct box_session session;

	box_find(box_port_of(pty_process(visit)), &session);
	return session.program;
}

double
box_wait_end(const struct box_session *session, double seconds)
{
	double most = box_wait_gone(session->program, seconds);

	for (size_t i = 0; i < session->sshds && most >= 0; i++) {
		double more = box_wait_gone(session->sshd[i], seconds - most);

		most = more < 0 ? -1 : most + more;
	}
	return most;
}

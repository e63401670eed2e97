/* SPDX-License-Identifier: ISC */
/* What a session has, and what it must not have. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "box.h"
#include "box_proc.h"

const char *
box_terminal(pid_t program)
{
	static char target[64];
	char path[40];
	ssize_t length;

	snprintf(path, sizeof(path), "/proc/%d/fd/0", (int)program);
	length = readlink(path, target, sizeof(target) - 1);
	cr_assert(length > 0, "process %d has no standard input", (int)program);
	target[length] = '\0';
	return target;
}

const char *
box_environment(pid_t id, const char *name)
{
	static char text[8192];
	size_t length = strlen(name), got;
	char path[40];
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/environ", (int)id);
	file = fopen(path, "r");
	cr_assert(file, "%s", path);
	got = fread(text, 1, sizeof(text) - 1, file);
	fclose(file);
	text[got] = '\0';
	for (const char *at = text; at < text + got; at += strlen(at) + 1)
		if (strncmp(at, name, length) == 0 && at[length] == '=')
			return at + length + 1;
	return NULL;
}

static bool
listens(pid_t id)
{
	FILE *file = fopen("/proc/net/tcp", "r"), *unix_file = fopen("/proc/net/unix", "r");
	unsigned long inode;
	bool found = false;
	char line[400];
	struct proc_link link;

	cr_assert(file && unix_file);
	while (!found && proc_next_link(file, &link))
		found = link.state == PROC_LISTENING && proc_holds(id, link.inode);
	while (!found && fgets(line, sizeof(line), unix_file)) /* of flags, 10000 is "listens" */
		found = sscanf(line, "%*s %*s %*s 00010000 %*s %*s %lu", &inode) == 1
		    && proc_holds(id, inode);
	fclose(file);
	fclose(unix_file);
	return found;
}

static bool
may_leave_core(pid_t id)
{
	char path[40], line[200];
	bool may = false;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/limits", (int)id);
	file = fopen(path, "r");
	cr_assert(file);
	while (fgets(line, sizeof(line), file))
		if (strncmp(line, "Max core file size", 18) == 0)
			may = strspn(line + 18, " 0") < 20;
	fclose(file);
	return may;
}

void
box_check_alone(const struct box_session *session)
{
	DIR *folder = opendir("/proc");
	char name[PROC_NAME] = "";
	pid_t id, parent;

	cr_assert(folder);
	while ((id = proc_next(folder))) {
		parent = proc_parent(id, name);
		cr_assert(parent != session->program, "the program has started %s", name);
		if (proc_is_sshd_of(session, parent) && id != session->program)
			cr_assert(proc_is_sshd_of(session, id), "sshd has started %s, too", name);
	}
	closedir(folder);
	for (size_t i = 0; i < session->sshds; i++)
		cr_assert(!listens(session->sshd[i]), "sshd listens for this session");
	cr_assert(!listens(session->program), "the program listens");
	cr_assert(!may_leave_core(session->program), "the program may leave a core file");
	cr_assert(box_scratch_files() == 0, "there are new files in %s", box_scratch());
}

pid_t
box_check_visit(struct pty *visit)
{
	struct box_session session;

	pty_type(visit, "\014");
	cr_assert(box_answers(visit), "the visit answers no key");
	box_find(box_port_of(pty_process(visit)), &session);
	box_check_alone(&session);
	return session.program;
}

long
box_status(pid_t id, const char *name)
{
	char path[40], line[200];
	size_t length = strlen(name);
	long number = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)id);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, name, length) == 0 && line[length] == ':')
			number = atol(line + length + 1);
	if (file)
		fclose(file);
	return number;
}

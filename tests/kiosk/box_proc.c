/* SPDX-License-Identifier: ISC */
/* Reading /proc: nothing here waits, and a process that is gone meanwhile has nothing. */
#include "box_proc.h"

#include <ctype.h>
#include <stdlib.h>
#include <unistd.h>

#include "box.h"

bool
proc_next_link(FILE *file, struct proc_link *link)
{
	char line[400];

	while (fgets(line, sizeof(line), file))
		if (sscanf(line, " %*d: %*[0-9A-F]:%x %x:%x %x %*s %*s %*s %*d %*d %lu",
			&link->local, &link->from, &link->remote, &link->state, &link->inode)
		    == 5)
			return true;
	return false;
}

/* The inode of the socket behind descriptor NAME of the process, or 0. */
static unsigned long
socket_behind(pid_t id, const char *name)
{
	char path[320], target[64];
	unsigned long inode = 0;
	ssize_t length;

	snprintf(path, sizeof(path), "/proc/%d/fd/%s", (int)id, name);
	length = readlink(path, target, sizeof(target) - 1);
	if (length <= 0)
		return 0;
	target[length] = '\0';
	return sscanf(target, "socket:[%lu]", &inode) == 1 ? inode : 0;
}

bool
proc_holds(pid_t id, unsigned long inode)
{
	char path[40];
	struct dirent *entry;
	bool found = false;
	DIR *folder;

	snprintf(path, sizeof(path), "/proc/%d/fd", (int)id);
	folder = opendir(path);
	while (inode && folder && !found && (entry = readdir(folder)))
		found = socket_behind(id, entry->d_name) == inode;
	if (folder)
		closedir(folder);
	return found;
}

pid_t
proc_next(DIR *folder)
{
	struct dirent *entry;

	while ((entry = readdir(folder)))
		if (isdigit((unsigned char)*entry->d_name))
			return (pid_t)atoi(entry->d_name);
	return 0;
}

pid_t
proc_parent(pid_t id, char name[PROC_NAME])
{
	char path[40];
	int parent = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)id);
	file = fopen(path, "r");
	if (file && fscanf(file, "%*d (%31[^)]) %*c %d", name, &parent) != 2)
		parent = 0;
	if (file)
		fclose(file);
	return parent;
}

bool
proc_is_sshd_of(const struct box_session *session, pid_t id)
{
	for (size_t i = 0; i < session->sshds; i++)
		if (session->sshd[i] == id)
			return true;
	return false;
}

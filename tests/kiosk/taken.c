/* SPDX-License-Identifier: ISC */
/* Reads /proc. sshd says in its command line whose connection it has: "sshd: NAME [priv]" is the one
 * that stays root, "sshd: NAME@pts/1" the other. */
#include "taken.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "box.h"

/* The first bytes of a file of process ID, as a string; "" where it is gone. */
static const char *
read_of(pid_t id, const char *name, char text[4096])
{
	char path[64];
	size_t length = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)id, name);
	file = fopen(path, "re");
	if (file) {
		length = fread(text, 1, 4095, file);
		fclose(file);
	}
	text[length] = '\0';
	return text;
}

static enum taken_part
part_of(pid_t id, const char *account)
{
	size_t length = strlen(account);
	char text[4096];

	read_of(id, "cmdline", text);
	if (strncmp(text, "sshd: ", 6) == 0 && strncmp(text + 6, account, length) == 0) {
		if (strcmp(text + 6 + length, " [priv]") == 0)
			return TAKEN_MONITOR;
		if (text[6 + length] == '@')
			return TAKEN_SSHD;
	}
	return strcmp(text, account) == 0 ? TAKEN_PROGRAM : TAKEN_PARTS;
}

void
taken_find(struct taken *taken, const char *account)
{
	DIR *folder = opendir("/proc");
	struct dirent *entry;

	cr_assert(folder);
	taken->count = 0;
	while ((entry = readdir(folder))) {
		pid_t id = (pid_t)atoi(entry->d_name);
		enum taken_part part = id > 0 ? part_of(id, account) : TAKEN_PARTS;

		if (part == TAKEN_PARTS)
			continue;
		cr_assert(taken->count < TAKEN_MOST);
		taken->ids[taken->count] = id;
		taken->parts[taken->count++] = part;
	}
	closedir(folder);
}

size_t
taken_count(const struct taken *taken, enum taken_part part)
{
	size_t found = 0;

	for (size_t i = 0; i < taken->count; i++)
		found += taken->parts[i] == part;
	return found;
}

/* The sum of what smaps_rollup says of NAME. */
static long
add_up(const struct taken *taken, enum taken_part part, const char *name)
{
	char text[4096];
	long sum = 0;

	for (size_t i = 0; i < taken->count; i++) {
		const char *line = NULL;

		if (taken->parts[i] == part)
			line = strstr(read_of(taken->ids[i], "smaps_rollup", text), name);
		sum += line ? atol(line + strlen(name)) : 0;
	}
	return sum;
}

long
taken_memory(const struct taken *taken, enum taken_part part)
{
	return add_up(taken, part, "\nPss:");
}

long
taken_private(const struct taken *taken, enum taken_part part)
{
	return add_up(taken, part, "\nPrivate_Clean:") + add_up(taken, part, "\nPrivate_Dirty:");
}

double
taken_time(const struct taken *taken)
{
	char text[4096];
	double sum = 0;

	for (size_t i = 0; i < taken->count; i++)
		sum += atof(read_of(taken->ids[i], "schedstat", text)) / 1e9;
	return sum;
}

double
taken_gone(const struct taken *taken, double seconds)
{
	double start = clock_now();

	for (size_t i = 0; i < taken->count; i++) {
		double left = start + seconds - clock_now();

		if (left < 0 || box_wait_gone(taken->ids[i], left) < 0)
			return -1;
	}
	return clock_now() - start;
}

/* SPDX-License-Identifier: ISC */
/* From /proc, as proc(5) describes it. */
#include "held.h"

#include <dirent.h>
#include <stdio.h>
#include <time.h>

static bool
read_memory(pid_t process, struct held *held)
{
	char path[64], line[256];
	unsigned found = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", (int)process);
	file = fopen(path, "re");
	while (file && fgets(line, sizeof(line), file)) {
		found += sscanf(line, "Rss: %ld", &held->resident) == 1;
		found += sscanf(line, "Pss: %ld", &held->share) == 1;
		found += sscanf(line, "Private_Dirty: %ld", &held->private) == 1;
	}
	if (file)
		fclose(file);
	return found == 3;
}

static long
count_files(pid_t process)
{
	char path[64];
	long count = 0;
	DIR *folder;

	snprintf(path, sizeof(path), "/proc/%d/fd", (int)process);
	folder = opendir(path);
	for (struct dirent *entry; folder && (entry = readdir(folder));)
		count += entry->d_name[0] != '.';
	if (folder)
		closedir(folder);
	return count;
}

bool
held_read(pid_t process, struct held *held)
{
	*held = (struct held){ .files = count_files(process) };
	return read_memory(process, held);
}

double
held_time(pid_t process)
{
	struct timespec time;
	clockid_t clock;

	if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0)
		return 0;
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

long
held_sleeps(pid_t process)
{
	char path[64], line[256], state = 0;
	long count = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)process);
	file = fopen(path, "re");
	while (file && fgets(line, sizeof(line), file)) {
		sscanf(line, "State: %c", &state);
		sscanf(line, "voluntary_ctxt_switches: %ld", &count);
	}
	if (file)
		fclose(file);
	return state == 'S' ? count : -1;
}

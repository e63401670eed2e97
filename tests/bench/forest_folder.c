/* SPDX-License-Identifier: ISC */
/* Some of what is measured takes minutes and gigabytes. So a process of its own waits for the end of
 * the one that measures, also for one by a signal, and clears up behind it. */
#include "forest_folder.h"

#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "partway/base.h"

#define TRIES 200 /* whoever wrote into it may still be about to end */

static int
remove_one(const char *path, const struct stat *stat, int type, struct FTW *where)
{
	(void)stat;
	(void)type;
	(void)where;
	remove(path);
	return 0;
}

void
folder_empty(const char *path)
{
	nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

_Noreturn static void
keep(const char *path, int maker)
{
	char nothing;

	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	while (read(maker, &nothing, 1) > 0)
		;
	for (int i = 0; i < TRIES && access(path, F_OK) == 0; i++) {
		folder_empty(path);
		usleep(10000);
	}
	_exit(0);
}

void
folder_make(struct folder *folder)
{
	const char *below = getenv("TMPDIR");
	int ends[2];

	snprintf(folder->path, sizeof(folder->path), "%s/partway-bench-XXXXXX",
	    below && *below ? below : "/tmp");
	if (pipe2(ends, O_CLOEXEC) != 0 || !mkdtemp(folder->path))
		die("no folder to measure in");
	folder->keeper = fork();
	if (folder->keeper == 0) {
		close(ends[1]);
		keep(folder->path, ends[0]);
	}
	close(ends[0]);
	folder->alive = ends[1];
}

void
folder_remove(struct folder *folder)
{
	close(folder->alive);
	waitpid(folder->keeper, NULL, 0);
}

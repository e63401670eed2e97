/* SPDX-License-Identifier: ISC */
/* A folder for what is measured, which goes away with whoever made it, however that ends. */
#ifndef PARTWAY_BENCH_FOREST_FOLDER_H
#define PARTWAY_BENCH_FOREST_FOLDER_H

#include <sys/types.h>

struct folder {
	char path[200];
	int alive; /* a pipe's end: closed with its maker */
	pid_t keeper;
};

/* Below TMPDIR, or /tmp. */
void folder_make(struct folder *folder);

/* Removes it, with all that is in it. */
void folder_remove(struct folder *folder);

/* Removes PATH, with all that is in it. */
void folder_empty(const char *path);

#endif

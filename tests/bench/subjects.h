/* SPDX-License-Identifier: ISC */
/* Who is measured: partway, floors, and the programs that people would take instead. */
#ifndef PARTWAY_BENCH_SUBJECTS_H
#define PARTWAY_BENCH_SUBJECTS_H

#include "stage.h"

struct subject {
	const char *who;
	const char *args[20]; /* its name, looked for beside partway and in PATH, and arguments */
	const char *key_args[4];  /* where keys are measured with others */
	const char *typed, *sees; /* before its start; on its first page */
	bool humble;              /* see struct play */
	bool is_peer;             /* a target: partway is no slower to show its first screen */
	const char *needs;        /* a file of the scenery that may be missing; NULL: none */
	/* To the page where keys are measured, then over and over: */
	struct cue warm[3], answer, go_back, move, move_back;
};

extern const struct subject subjects[];
extern const size_t subjects_count;

/* Fills FOLDER with something to show for each. */
void scenery_build(const char *folder);
/* True: PATH is where program NAME is. PROGRAMS: where those that were built are. */
bool scenery_find(const char *name, const char *programs, char path[4096]);
/* True: the scenery has the file. */
bool scenery_has(const char *folder, const char *name);

#endif

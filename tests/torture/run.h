/* SPDX-License-Identifier: ISC */
/* One run of a program under hostile circumstances, and what every run promises whatever it is given:
 * an exit status that is documented, clean words, an end within a second and 64 MB. */
#ifndef PARTWAY_TORTURE_RUN_H
#define PARTWAY_TORTURE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "partway/str.h"

/* What is left out is 0 or NULL. */
struct start {
	const char *program;          /* beside the real one: "stage1"; else "partway" */
	const char *arguments;        /* with one space between them; no quotes */
	const char *input;            /* on standard input */
	const char *const *variables; /* "NAME=VALUE", ended by NULL; LC_ALL is C.UTF-8 otherwise */
	const char *folder;           /* to run in; else that of the test */
	void (*within)(void);         /* called in the new process, with its descriptors */
};

/* Starts as { 0 }. */
struct run {
	struct str out, err; /* standard output, standard error */
	int status;          /* of its exit, or 1000 and the number of a signal; -1: it hung */
	double seconds;      /* of the processor */
	long kilobytes;      /* of memory, at most */
};

/* Runs it to its end; what runs for long hangs, and is ended. */
void run_program(struct run *run, const struct start *start);

/* Fails the test where the run broke a promise; NAME is for the message. */
void run_promises(const struct run *run, const char *name);

/* Both; and fails where the exit status is not STATUS. */
void run_expect(struct run *run, const struct start *start, int status);

void run_fini(struct run *run);

/* The path of PROGRAM beside the real one; the caller frees it. */
char *run_path(const char *program);

/* A folder of this test alone, empty at first: its path. It is removed by scratch_close(). */
void scratch_open(void);
void scratch_close(void);
const char *scratch(void);

/* The path of NAME in it; valid until the next call but two. */
const char *scratch_path(const char *name);

/* Writes LENGTH bytes to the file NAME in it, whose folder is there. */
void scratch_write(const char *name, const char *bytes, size_t length);

/* Makes a folder t in it, with a small sound forest, which has a tree x. */
void scratch_forest(void);

/* Puts what the file NAME in it holds in OUT; false: there is none. */
bool scratch_read(const char *name, struct str *out);

#endif

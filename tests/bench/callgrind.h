/* SPDX-License-Identifier: ISC */
/* How many instructions a program executes, by callgrind: its own and those of its libraries, the
 * dynamic linker's too, none of the kernel's. On a terminal of its own, in an environment of its own,
 * with keys that are typed one by one, each when the program has shown the last one and sleeps: so the
 * same program takes the same number each time. */
#ifndef PARTWAY_BENCH_CALLGRIND_H
#define PARTWAY_BENCH_CALLGRIND_H

/* What is left out is 0 or NULL. */
struct callgrind {
	const char *program;
	const char *arguments[4];
	const char
	    *within; /* the one function whose instructions are counted, with all that it calls */
	/* Bytes, each a key that changes the screen; the last one ends the program. NULL: it ends by
	 * itself. */
	const char *keys;
};

/* Runs it; its notes go to the file SCRATCH, which is taken away again. Does not return where the
 * program does something else than is said here: die(). */
double callgrind_run(const struct callgrind *run, const char *scratch);

#endif
